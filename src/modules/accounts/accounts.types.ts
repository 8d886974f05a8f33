import { Field, ID, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../graphql/enums";
import { ROLES, type Role } from "../../security/role";
import type { Language } from "../shared/language";
import type { Region } from "../shared/region";
import { LanguageEnum, RegionEnum } from "../shared/shared.types";
import type { BodyKind } from "./bodies/body.entity";

export const RoleEnum = publicEnum<Role>("Role", "What somebody may do in the programme.", ROLES);

export const BodyKindEnum = publicEnum<BodyKind>("BodyKind", "What kind of institution.", {
  AGENCY: "The agency that evaluates requests.",
  DIRECTORATE: "The directorate that decides on them.",
  DELEGATION: "The delegation through which the partner region is consulted.",
  MINISTRY: "The partner region's ministry.",
  ATTACHE_OFFICE: "An economic and commercial attaché's office.",
});

@ObjectType("Body", {
  description: "An institution of the programme. Anyone signed in.",
  simpleResolvers: true,
})
export class BodyType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => BodyKindEnum, { description: "What kind of institution." }) kind: BodyKind;
  @Field(() => RegionEnum, { nullable: true, description: "Its side of the programme." })
  region: Region | null;
  @Field(() => String, { description: "Its name in the caller's language." }) name: string;
  @Field(() => Int, { description: "Version to name as `expectedVersion` in a change." }) version: number;
}

@ObjectType("HeldRole", {
  description: "A role that the viewer holds now. The viewer alone.",
  simpleResolvers: true,
})
export class HeldRoleType {
  @Field(() => RoleEnum, { description: "The role." }) role: Role;
  @Field(() => RegionEnum, { nullable: true, description: "For this region." }) region: Region | null;
  @Field(() => ID, { nullable: true, description: "For this organisation." }) organisationId: string | null;
}

@ObjectType("Viewer", { description: "Who is asking. The viewer alone.", simpleResolvers: true })
export class ViewerType {
  @Field(() => ID, { description: "Opaque identifier of the person." }) id: string;
  @Field(() => String, { description: "The person's name." }) name: string;
  @Field(() => LanguageEnum, { nullable: true, description: "The person's own language." })
  language: Language | null;
  @Field(() => [HeldRoleType], { description: "Roles that the person holds now." }) roles: HeldRoleType[];
}
