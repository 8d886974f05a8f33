import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { DateTimeScalar } from "../../../graphql/scalars";
import type { MachineScope } from "../../../security/machine-scope";

export const MachineScopeEnum = publicEnum<MachineScope>(
  "MachineScope",
  "A group of operations that a machine key opens. Keys read what anyone signed in may read, and nothing more.",
  {
    CATALOGUE_READ: "Needs and capabilities by list, search and identifier: cleared summaries, no names.",
    SUGGESTIONS_READ: "Partner suggestions for a text, from cleared summaries alone.",
  },
);

@ObjectType("MachineKey", {
  description: "What a front-end or a script signs in with. Administrators.",
  simpleResolvers: true,
})
export class MachineKeyType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => ID, { description: "The machine: the same for keys that followed one another." })
  machineId: string;
  @Field(() => String, { description: "What it is for." }) name: string;
  @Field(() => [MachineScopeEnum], { description: "What it opens." }) scopes: MachineScope[];
  @Field(() => DateTimeScalar, { description: "When it was made." }) createdAt: Date;
  @Field(() => DateTimeScalar, { description: "Until when it is good." }) expiresAt: Date;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was last used, to the minute; null if never.",
  })
  lastUsedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was revoked; null if it was not." })
  revokedAt: Date | null;
}

export const MachineKeyConnection = connectionType("MachineKey", MachineKeyType, "machine keys");

@ObjectType("MachineKeyPayload", { description: "The key after a change.", simpleResolvers: true })
export class MachineKeyPayload {
  @Field(() => MachineKeyType, { description: "The key as it now is." }) machineKey: MachineKeyType;
}

@ObjectType("IssuedMachineKeyPayload", {
  description: "A new key with its secret. Whoever made it, once.",
  simpleResolvers: true,
})
export class IssuedMachineKeyPayload {
  @Field(() => MachineKeyType, { description: "The new key." }) machineKey: MachineKeyType;
  @Field(() => String, {
    nullable: true,
    description:
      "What the machine sends as bearer token, told this once; null when an idempotency key is repeated.",
  })
  token: string | null;
}

@InputType("CreateMachineKeyInput", { description: "A key for a new machine." })
export class CreateMachineKeyInput {
  @Field(() => String, { description: "What it is for, up to 200 characters." }) name: string;
  @Field(() => [MachineScopeEnum], { description: "What it opens: at least one." }) scopes: MachineScope[];
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Until when it is good: at most 730 days. Default: 365 days.",
  })
  expiresAt?: Date | null;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it makes nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType("RotateMachineKeyInput", { description: "A key to be followed by a new one." })
export class RotateMachineKeyInput {
  @Field(() => ID, { description: "The key in use." }) machineKeyId: string;
  @Field(() => Int, {
    nullable: true,
    description: "For how many days the old key stays good: 0 to 30. Default: 7.",
  })
  overlapDays?: number | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Until when the new key is good: at most 730 days. Default: 365 days.",
  })
  expiresAt?: Date | null;
}

@InputType("RevokeMachineKeyInput", { description: "A key that ends now." })
export class RevokeMachineKeyInput {
  @Field(() => ID, { description: "The key." }) machineKeyId: string;
  @Field(() => String, { nullable: true, description: "Why; kept in the audit log." }) reason?: string | null;
}
