import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import { DateTimeScalar } from "../../../graphql/scalars";
import type { Role } from "../../../security/role";
import type { Language } from "../../shared/language";
import type { Region } from "../../shared/region";
import { LanguageEnum, RegionEnum } from "../../shared/shared.types";
import { RoleEnum } from "../accounts.types";

@ObjectType("RoleAssignment", {
  description: "A role that a person holds, held, or will hold. Administrators.",
  simpleResolvers: true,
})
export class RoleAssignmentType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => RoleEnum, { description: "The role." }) role: Role;
  @Field(() => RegionEnum, { nullable: true, description: "For this region." }) region: Region | null;
  @Field(() => ID, { nullable: true, description: "For this organisation." }) organisationId: string | null;
  @Field(() => ID, { nullable: true, description: "For this body." }) bodyId: string | null;
  @Field(() => DateTimeScalar, { description: "From when it holds." }) validFrom: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: "Until when; null without an end." })
  validUntil: Date | null;
}

@ObjectType("Person", { description: "Somebody who signs in. Administrators.", simpleResolvers: true })
export class PersonType {
  @Field(() => ID, { description: "Opaque identifier; all records refer to the person by it." }) id: string;
  @Field(() => String, { description: "E-mail address, with which the person signs in." }) email: string;
  @Field(() => String, { description: "Name." }) name: string;
  @Field(() => LanguageEnum, { description: "The person's own language." }) language: Language;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the person was deactivated; null while active.",
  })
  deactivatedAt: Date | null;
  @Field(() => DateTimeScalar, { description: "When the account was made." }) createdAt: Date;
  @Field(() => Int, { description: "Version to name as `expectedVersion` in a change." }) version: number;
}

export const PersonConnection = connectionType("Person", PersonType, "people");

@ObjectType("PersonPayload", { description: "The person after a change.", simpleResolvers: true })
export class PersonPayload {
  @Field(() => PersonType, { description: "The person as it now is." }) person: PersonType;
}

@InputType("PeopleFilter", { description: "Which people; every criterion given must hold." })
export class PeopleFilterInput {
  @Field(() => String, { nullable: true, description: "Part of the e-mail address." }) email?: string | null;
  @Field(() => RoleEnum, { nullable: true, description: "Holds this role, now or later." })
  role?: Role | null;
  @Field(() => ID, { nullable: true, description: "Belongs to this organisation." })
  organisationId?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Deactivated ones instead of active ones." })
  deactivated?: boolean | null;
}

@InputType("AssignRoleInput", { description: "A role for a person." })
export class AssignRoleInput {
  @Field(() => ID, { description: "The person." }) personId: string;
  @Field(() => RoleEnum, { description: "The role." }) role: Role;
  @Field(() => RegionEnum, { nullable: true, description: "For this region; advisers need one." })
  region?: Region | null;
  @Field(() => ID, { nullable: true, description: "For this organisation; SME roles need one." })
  organisationId?: string | null;
  @Field(() => ID, { nullable: true, description: "For this body." }) bodyId?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "From when. Default: now." })
  validFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "Until when. Default: without an end." })
  validUntil?: Date | null;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it gives nothing twice.",
  })
  idempotencyKey?: string | null;
}

@InputType("EndRoleInput", { description: "A role that ends now." })
export class EndRoleInput {
  @Field(() => ID, { description: "The role assignment." }) roleAssignmentId: string;
  @Field(() => String, { nullable: true, description: "Why; kept in the audit log." }) reason?: string | null;
}

@InputType()
abstract class PersonChangeInput {
  @Field(() => ID, { description: "The person." }) personId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
  @Field(() => String, { nullable: true, description: "Why; kept in the audit log." }) reason?: string | null;
}

@InputType("DeactivatePersonInput", { description: "Somebody who may no longer sign in." })
export class DeactivatePersonInput extends PersonChangeInput {}

@InputType("ReactivatePersonInput", { description: "Somebody who may sign in again." })
export class ReactivatePersonInput extends PersonChangeInput {}
