import { Field, InputType, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import { DateTimeScalar } from "../../../graphql/scalars";
import type { RetentionCode } from "./retention.rules";

export const RetentionCodeEnum = publicEnum<RetentionCode>("RetentionCode", "What is kept for a time.", {
  SESSIONS: "Sessions and refresh tokens, after they ended.",
  PASSWORD_CODES: "Codes for a new password, after they expired.",
  INVITATIONS: "Invitations, after they were accepted, withdrawn or expired.",
  MAILS: "Mails, after they were written.",
  REPEATED_CALLS: "Keys by which repeated calls are recognised, after their use.",
  MACHINE_KEYS: "Keys of machines, after they ended.",
  MATCH_RUNS: "Match runs with their candidates, after they ended.",
  FORMER_ACCOUNTS: "Names and addresses of account holders, after they were deactivated.",
  FORMER_CONTACTS: "Contacts of organisations, after these were archived.",
  TRAVELLERS: "Names and addresses of travellers, after their mission was closed, cancelled or never made.",
  CONSENT_PROOFS: "Consents, after they were withdrawn.",
  INCIDENTS: "Incidents, after they were closed.",
  EVALUATION_WORDS: "What evaluators wrote, after the file was closed; their scores stay.",
  DECISION_REASONS: "Reasons of what was done with a file, after it was closed; the steps stay.",
  AUDIT_REASONS: "Reasons in the audit log, after they were given; the entries stay.",
});

@ObjectType("RetentionOutcome", {
  description: "What one rule of retention finds, and what was done about it. Privacy officers.",
  simpleResolvers: true,
})
export class RetentionOutcomeType {
  @Field(() => RetentionCodeEnum, { description: "The rule." }) code: RetentionCode;
  @Field(() => String, { description: "What it is about, in the caller's language." }) meaning: string;
  @Field(() => Int, { description: "For how many days it is kept." }) days: number;
  @Field(() => DateTimeScalar, { description: "What was over before this moment was kept long enough." })
  keptUntil: Date;
  @Field(() => Int, { description: "How many records have been kept long enough." }) due: number;
  @Field(() => Int, { description: "How many records were deleted or erased; 0 in a dry run." })
  done: number;
}

@ObjectType("ApplyRetentionPayload", {
  description: "What was done. Privacy officers.",
  simpleResolvers: true,
})
export class ApplyRetentionPayload {
  @Field(() => [RetentionOutcomeType], { description: "Rule by rule." }) outcomes: RetentionOutcomeType[];
}

@InputType("ApplyRetentionInput", { description: "Which rules to apply now." })
export class ApplyRetentionInput {
  @Field(() => [RetentionCodeEnum], { nullable: true, description: "These rules. Default: all." })
  codes?: RetentionCode[] | null;
}
