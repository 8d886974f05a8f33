import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { DateTimeScalar } from "../../../graphql/scalars";
import type { IncidentRisk, IncidentState } from "./incident.rules";

export const IncidentStateEnum = publicEnum<IncidentState>("IncidentState", "How far an incident has come.", {
  RECORDED: "It was written down.",
  ASSESSED: "Its risk for people was judged.",
  NOTIFIED: "The authority, or the people concerned, were told.",
  CLOSED: "What could be done was done.",
});

export const IncidentRiskEnum = publicEnum<IncidentRisk>("IncidentRisk", "What people may suffer from it.", {
  NONE: "Hardly anything: it stays in the register.",
  RISK: "A risk: the authority has to be told.",
  HIGH: "A high risk, or serious injury: the people concerned have to be told too.",
});

@ObjectType("PrivacyIncident", {
  description: "Something that went wrong with personal data. Privacy officers.",
  simpleResolvers: true,
})
export class PrivacyIncidentType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => IncidentStateEnum, { description: "How far it has come." }) state: IncidentState;
  @Field(() => String, { description: "What happened." }) description: string;
  @Field(() => String, { description: "Which data are concerned." }) dataConcerned: string;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it happened, if that is known." })
  occurredAt: Date | null;
  @Field(() => DateTimeScalar, { description: "When it was noticed." }) noticedAt: Date;
  @Field(() => DateTimeScalar, {
    description:
      "Until when the authority has to be told, if there is a risk: 72 hours after it was noticed.",
  })
  notifyBy: Date;
  @Field(() => Int, { nullable: true, description: "How many people are concerned, if that is known." })
  peopleAffected: number | null;
  @Field(() => IncidentRiskEnum, { nullable: true, description: "The risk; null until it is assessed." })
  risk: IncidentRisk | null;
  @Field(() => String, { nullable: true, description: "Why the risk was judged so." }) assessment:
    string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When the authority was told." })
  authorityNotifiedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When the people concerned were told." })
  peopleNotifiedAt: Date | null;
  @Field(() => String, { nullable: true, description: "What was done about it." }) measures: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was closed." }) closedAt: Date | null;
  @Field(() => Int, { description: "Version to name as `expectedVersion` in a change." }) version: number;
}

export const PrivacyIncidentConnection = connectionType("PrivacyIncident", PrivacyIncidentType, "incidents");

@ObjectType("PrivacyIncidentPayload", {
  description: "The incident after a change. Privacy officers.",
  simpleResolvers: true,
})
export class PrivacyIncidentPayload {
  @Field(() => PrivacyIncidentType, { description: "The incident as it now is." })
  incident: PrivacyIncidentType;
}

@InputType("RecordPrivacyIncidentInput", { description: "Something that went wrong with personal data." })
export class RecordPrivacyIncidentInput {
  @Field(() => String, { description: "What happened." }) description: string;
  @Field(() => String, { description: "Which data are concerned." }) dataConcerned: string;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it happened, if that is known." })
  occurredAt?: Date | null;
  @Field(() => DateTimeScalar, { description: "When it was noticed." }) noticedAt: Date;
  @Field(() => Int, { nullable: true, description: "How many people are concerned, if that is known." })
  peopleAffected?: number | null;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it records nothing twice.",
  })
  idempotencyKey?: string | null;
}

@InputType()
abstract class IncidentChangeInput {
  @Field(() => ID, { description: "The incident." }) incidentId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
}

@InputType("AssessPrivacyIncidentInput", { description: "What people may suffer from the incident." })
export class AssessPrivacyIncidentInput extends IncidentChangeInput {
  @Field(() => IncidentRiskEnum, { description: "The risk." }) risk: IncidentRisk;
  @Field(() => String, { description: "Why." }) assessment: string;
  @Field(() => Int, { nullable: true, description: "How many people are concerned, as is known now." })
  peopleAffected?: number | null;
}

@InputType("NotifyPrivacyIncidentInput", { description: "Who was told, and when." })
export class NotifyPrivacyIncidentInput extends IncidentChangeInput {
  @Field(() => DateTimeScalar, { nullable: true, description: "When the authority was told." })
  authorityNotifiedAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When the people concerned were told." })
  peopleNotifiedAt?: Date | null;
}

@InputType("ClosePrivacyIncidentInput", { description: "An incident about which all was done." })
export class ClosePrivacyIncidentInput extends IncidentChangeInput {
  @Field(() => String, { description: "What was done, so that it does not happen again." }) measures: string;
}
