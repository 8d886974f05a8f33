import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../../../graphql/scalars";
import type { Role } from "../../../security/role";
import type { Language } from "../../shared/language";
import type { Region } from "../../shared/region";
import { LanguageEnum, RegionEnum } from "../../shared/shared.types";
import { RoleEnum, ViewerType } from "../accounts.types";
import { SessionPayload } from "../sign-in/sign-in.types";

@ObjectType("Invitation", {
  description: "A role that waits for whoever reads the mails of an address. Whoever invited.",
  simpleResolvers: true,
})
export class InvitationType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => String, { description: "Address to which the invitation is mailed." }) email: string;
  @Field(() => LanguageEnum, { description: "Language of the mail." }) language: Language;
  @Field(() => RoleEnum, { description: "The role that is offered." }) role: Role;
  @Field(() => RegionEnum, { nullable: true, description: "For this region." }) region: Region | null;
  @Field(() => ID, { nullable: true, description: "For this organisation." }) organisationId: string | null;
  @Field(() => ID, { nullable: true, description: "For this body." }) bodyId: string | null;
  @Field(() => DateTimeScalar, { description: "Until when it can be accepted, once." }) expiresAt: Date;
}

@ObjectType("InvitationPayload", { description: "An invitation that is on its way.", simpleResolvers: true })
export class InvitationPayload {
  @Field(() => InvitationType, { description: "The invitation; its code is in the mail alone." })
  invitation: InvitationType;
}

@ObjectType("AcceptInvitationPayload", {
  description: "Who was let in. Whoever accepted, once.",
  simpleResolvers: true,
})
export class AcceptInvitationPayload {
  @Field(() => SessionPayload, {
    nullable: true,
    description: "A session for somebody who is new; null for whoever was signed in already.",
  })
  session: SessionPayload | null;
  @Field(() => ViewerType, { nullable: true, description: "The person, with the new role." })
  viewer: ViewerType | null;
}

@InputType("InviteInput", { description: "A role, and the address of somebody to hold it." })
export class InviteInput {
  @Field(() => String, { description: "Address to which the invitation is mailed." }) email: string;
  @Field(() => RoleEnum, { description: "The role that is offered." }) role: Role;
  @Field(() => RegionEnum, { nullable: true, description: "For this region; advisers need one." })
  region?: Region | null;
  @Field(() => ID, { nullable: true, description: "For this organisation; SME roles need one." })
  organisationId?: string | null;
  @Field(() => ID, { nullable: true, description: "For this body." }) bodyId?: string | null;
  @Field(() => LanguageEnum, { nullable: true, description: "Language of the mail. Default: the caller's." })
  language?: Language | null;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it mails nothing twice.",
  })
  idempotencyKey?: string | null;
}

@InputType("AcceptInvitationInput", {
  description: "The code of an invitation; somebody new gives name and password, others sign in before.",
})
export class AcceptInvitationInput {
  @Field(() => String, { description: "The code from the mail; good once, for seven days." }) token: string;
  @Field(() => String, { nullable: true, description: "Name of somebody new." }) name?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Password of somebody new: 12 to 200 characters, a sentence is good.",
  })
  password?: string | null;
  @Field(() => LanguageEnum, {
    nullable: true,
    description: "Language of somebody new. Default: that of the invitation.",
  })
  language?: Language | null;
}
