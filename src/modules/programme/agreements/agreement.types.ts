import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { Node } from "../../../graphql/node";
import { DateScalar, DateTimeScalar } from "../../../graphql/scalars";
import { IntroductionSideEnum, IntroductionType } from "../../partnering/introductions/introduction.types";
import { NeedType } from "../../partnering/needs/need.types";
import { OrganisationType } from "../../partnering/organisations/organisation.types";
import type { CooperationKind } from "../../shared/cooperation-kind";
import { CooperationKindEnum, MoneyInput, MoneyType } from "../../shared/shared.types";
import { MissionType } from "../missions/planning/mission.types";
import type { AgreementParty, AgreementState } from "./agreement.rules";

export const AgreementStateEnum = publicEnum<AgreementState>("AgreementState", "Where an agreement stands.", {
  NEGOTIATING: "The two talk; neither or one of them has confirmed a signature.",
  SIGNED: "Both parties have confirmed the signature.",
  ACTIVE: "What was agreed on is being done.",
  ENDED: "Over, or given up before it was active.",
});

@ObjectType("AgreementProof", {
  description:
    "Where a party keeps a document that proves the agreement. For its people and the advisers of its region (level 3).",
  simpleResolvers: true,
})
export class AgreementProofType {
  @Field(() => String, { nullable: true, description: "Title of the document. Level 3." }) title:
    string | null;
  @Field(() => DateScalar, { nullable: true, description: "Date of the document. Level 3." }) datedOn:
    string | null;
  @Field(() => String, {
    nullable: true,
    description: "SHA-256 of the document, 64 hexadecimal digits. Level 3.",
  })
  sha256: string | null;
  @Field(() => String, { nullable: true, description: "Where the party keeps it. Level 3." }) reference:
    string | null;
}

@ObjectType("AgreementFollowUp", {
  description: "What an agreement brought a party. For its people and the advisers of its region (level 3).",
  simpleResolvers: true,
})
export class AgreementFollowUpType {
  @Field(() => IntroductionSideEnum, { description: "Which party tells." }) party: AgreementParty;
  @Field(() => Int, { description: "Months after the signature: 6, 12 or 24." }) month: number;
  @Field(() => MoneyType, { nullable: true, description: "Turnover that came of it. Level 3." })
  turnover: MoneyType | null;
  @Field(() => Int, { nullable: true, description: "Jobs that came of it. Level 3." }) jobs: number | null;
  @Field(() => String, { nullable: true, description: "Products that came of it. Level 3." }) products:
    string | null;
  @Field(() => DateTimeScalar, { description: "When this was told." }) recordedAt: Date;
}

@ObjectType("AgreementPartyInfo", { description: "One party to an agreement.", simpleResolvers: true })
export class AgreementPartyType {
  @Field(() => IntroductionSideEnum, { description: "Which one, as in the introduction." })
  party: AgreementParty;
  @Field(() => OrganisationType, { nullable: true, description: "Who it is." })
  organisation: OrganisationType | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it confirmed the signature." })
  confirmedAt: Date | null;
}

@ObjectType("Agreement", {
  implements: Node,
  description:
    "What two enterprises agree on, with the chain that it came from. For the people of both and the advisers of their regions.",
  simpleResolvers: true,
})
export class AgreementType extends Node {
  @Field(() => CooperationKindEnum, { description: "Its kind." }) kind: CooperationKind;
  @Field(() => AgreementStateEnum, { description: "Where it stands." }) state: AgreementState;
  @Field(() => String, { description: "What it is about." }) title: string;
  @Field(() => [AgreementPartyType], { description: "Both parties, the seeker first." })
  parties: AgreementPartyType[];
  @Field(() => NeedType, { nullable: true, description: "The need that it came from." })
  need: NeedType | null;
  @Field(() => Boolean, { description: "Whether an adviser had shortlisted the candidate for that need." })
  fromSuggestion: boolean;
  @Field(() => IntroductionType, { nullable: true, description: "The introduction that it came from." })
  introduction: IntroductionType | null;
  @Field(() => MissionType, {
    nullable: true,
    description: "The mission on which it was prepared; null for those who may not see that mission.",
  })
  mission: MissionType | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "Day of signature, as the first party to confirm says.",
  })
  signedOn: string | null;
  @Field(() => DateScalar, { nullable: true, description: "First day on which it is active." })
  activeFrom: string | null;
  @Field(() => DateScalar, { nullable: true, description: "Day on which it ended." }) endedOn: string | null;
  @Field(() => String, { nullable: true, description: "Why it ended." }) endReason: string | null;
  @Field(() => [AgreementProofType], {
    description: "Proofs of the parties whose documents the viewer may know.",
  })
  proofs: AgreementProofType[];
  @Field(() => [AgreementFollowUpType], {
    description: "What came of it, of the parties whose figures the viewer may know.",
  })
  followUps: AgreementFollowUpType[];
  @Field(() => DateScalar, {
    nullable: true,
    description: "Day of the next follow-up that a party has not told of.",
  })
  nextFollowUpOn: string | null;
  @Field(() => Int, { description: "Version to name as `expectedVersion` in a change." }) version: number;
}

export const AgreementConnection = connectionType("Agreement", AgreementType, "agreements");

@ObjectType("AgreementPayload", { description: "The agreement after a change.", simpleResolvers: true })
export class AgreementPayload {
  @Field(() => AgreementType, { description: "The agreement as it now is." }) agreement: AgreementType;
}

@InputType("AgreementFilter", { description: "Which agreements; every criterion given must hold." })
export class AgreementFilterInput {
  @Field(() => [AgreementStateEnum], { nullable: true, description: "In one of these states." })
  states?: AgreementState[] | null;
  @Field(() => ID, { nullable: true, description: "Of this organisation." }) organisationId?: string | null;
}

const PARTY = "For which party; needed by those who speak for both.";

@InputType("RecordAgreementInput", { description: "Talks of two organisations that were introduced." })
export class RecordAgreementInput {
  @Field(() => ID, { description: "The accepted introduction." }) introductionId: string;
  @Field(() => CooperationKindEnum, { description: "Its kind." }) kind: CooperationKind;
  @Field(() => String, { description: "What it is about. At most 300 characters." }) title: string;
  @Field(() => ID, { nullable: true, description: "The mission on which it was prepared." }) missionId?:
    string | null;
  @Field(() => IntroductionSideEnum, { nullable: true, description: PARTY }) party?: AgreementParty | null;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType("AgreementProofInput", {
  description: "A document that proves the agreement: where it is, not the document.",
})
export class AgreementProofInput {
  @Field(() => String, { description: "Title of the document." }) title: string;
  @Field(() => DateScalar, { description: "Date of the document." }) datedOn: string;
  @Field(() => String, { description: "SHA-256 of the document, 64 hexadecimal digits in small letters." })
  sha256: string;
  @Field(() => String, { description: "Where the party keeps it. At most 500 characters." })
  reference: string;
}

@InputType()
abstract class AgreementChangeInput {
  @Field(() => ID, { description: "The agreement." }) agreementId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
}

@InputType("SignAgreementInput", { description: "A signature that one party confirms." })
export class SignAgreementInput extends AgreementChangeInput {
  @Field(() => DateScalar, { description: "Day of signature: the same for both parties." }) signedOn: string;
  @Field(() => IntroductionSideEnum, { nullable: true, description: PARTY }) party?: AgreementParty | null;
  @Field(() => AgreementProofInput, { nullable: true, description: "Where the party keeps the document." })
  proof?: AgreementProofInput | null;
}

@InputType("RecordAgreementProofInput", { description: "A further document of a party." })
export class RecordAgreementProofInput extends AgreementProofInput {
  @Field(() => ID, { description: "The agreement." }) agreementId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
  @Field(() => IntroductionSideEnum, { nullable: true, description: PARTY }) party?: AgreementParty | null;
}

@InputType("ActivateAgreementInput", { description: "An agreement that is being carried out." })
export class ActivateAgreementInput extends AgreementChangeInput {
  @Field(() => DateScalar, { description: "First day on which it is active." }) activeFrom: string;
}

@InputType("EndAgreementInput", { description: "An agreement that is over, or is given up." })
export class EndAgreementInput extends AgreementChangeInput {
  @Field(() => String, { nullable: true, description: "Why; needed when it was not active yet." })
  reason?: string | null;
}

@InputType("RecordFollowUpInput", { description: "What an agreement brought one party." })
export class RecordFollowUpInput extends AgreementChangeInput {
  @Field(() => Int, { description: "Months after the signature: 6, 12 or 24." }) month: number;
  @Field(() => MoneyInput, { nullable: true, description: "Turnover that came of it." })
  turnover?: MoneyInput | null;
  @Field(() => Int, { nullable: true, description: "Jobs that came of it." }) jobs?: number | null;
  @Field(() => String, { nullable: true, description: "Products that came of it." }) products?: string | null;
  @Field(() => IntroductionSideEnum, { nullable: true, description: PARTY }) party?: AgreementParty | null;
}
