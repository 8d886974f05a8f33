import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { DateScalar, DateTimeScalar } from "../../../graphql/scalars";
import type { IntroductionSide } from "./introduction.entity";
import type { IntroductionOutcome } from "./introduction-follow-up.rules";
import { IntroductionChangeInput, IntroductionSideEnum } from "./introduction.types";

export const IntroductionOutcomeEnum = publicEnum<IntroductionOutcome>(
  "IntroductionOutcome",
  "What came of an accepted introduction.",
  {
    NOT_IN_TOUCH: "The two have not been in touch yet.",
    IN_TALKS: "They talk.",
    PROJECT: "They prepare a project together.",
    AGREEMENT: "They have come to an agreement; nothing more is asked.",
    NOTHING: "Nothing came of it; nothing more is asked.",
  },
);

const SIDE = "For which side; needed by those who answer for both.";

@ObjectType("NonDisclosureAgreement", {
  description:
    "What the two sides of an introduction have promised to keep to themselves. For their people and the advisers of their regions.",
  simpleResolvers: true,
})
export class NonDisclosureAgreementType {
  @Field(() => DateScalar, { description: "Day of signature." }) signedOn: string;
  @Field(() => String, { description: "Who signed for the seeker." }) seekerSignatory: string;
  @Field(() => String, { description: "Who signed for the candidate." }) candidateSignatory: string;
  @Field(() => DateTimeScalar, { description: "When it was recorded." }) recordedAt: Date;
}

@ObjectType("ReleasedDocument", {
  description:
    "A document that one side lets the other read of under their non-disclosure agreement: what it is and where, not the document. For the people of both and the advisers of the owner's region.",
  simpleResolvers: true,
})
export class ReleasedDocumentType {
  @Field(() => ID, { description: "Identifier of the document." }) id: string;
  @Field(() => IntroductionSideEnum, { description: "Whose document it is." }) side: IntroductionSide;
  @Field(() => String, { description: "Title." }) title: string;
  @Field(() => String, { nullable: true, description: "What is in it." }) description: string | null;
  @Field(() => DateScalar, { nullable: true, description: "Date of the document." }) datedOn: string | null;
  @Field(() => String, { description: "Media type, such as `application/pdf`." }) mediaType: string;
  @Field(() => Int, { description: "Size in bytes." }) sizeBytes: number;
  @Field(() => String, {
    description: "SHA-256 of the document: whoever gets it can check that it is this one.",
  })
  sha256: string;
  @Field(() => String, { description: "Where its owner keeps it: a private link, or a place." })
  reference: string;
  @Field(() => DateTimeScalar, { description: "When it was released." }) releasedAt: Date;
}

@ObjectType("IntroductionFollowUp", {
  description:
    "What one side tells of what came of an introduction. For its people and the advisers of its region (level 3).",
  simpleResolvers: true,
})
export class IntroductionFollowUpType {
  @Field(() => IntroductionSideEnum, { description: "Who tells." }) side: IntroductionSide;
  @Field(() => DateTimeScalar, { description: "When it was told." }) recordedAt: Date;
  @Field(() => Boolean, { nullable: true, description: "Whether the two have met. Level 3." })
  met: boolean | null;
  @Field(() => IntroductionOutcomeEnum, { nullable: true, description: "What came of it. Level 3." })
  outcome: IntroductionOutcome | null;
  @Field(() => String, { nullable: true, description: "What comes next. Level 3." }) nextStep: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "When that is; the side is asked again then. Level 3.",
  })
  nextStepOn: string | null;
  @Field(() => String, { nullable: true, description: "What else there is to say. Level 3." })
  comment: string | null;
}

@ObjectType("IntroductionMessage", {
  description:
    "What one side wrote to the other through an introduction. For the people of both and the advisers of their regions.",
  simpleResolvers: true,
})
export class IntroductionMessageType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => IntroductionSideEnum, { description: "Who wrote." }) side: IntroductionSide;
  @Field(() => Boolean, { description: "Whether an adviser wrote for that side." }) byAdviser: boolean;
  @Field(() => String, { description: "What was written." }) text: string;
  @Field(() => DateTimeScalar, { description: "When it was written." }) writtenAt: Date;
}

export const IntroductionMessageConnection = connectionType(
  "IntroductionMessage",
  IntroductionMessageType,
  "messages",
);

@ObjectType("IntroductionMessagePayload", {
  description: "A message that was written.",
  simpleResolvers: true,
})
export class IntroductionMessagePayload {
  @Field(() => IntroductionMessageType, { description: "The message." }) message: IntroductionMessageType;
}

@InputType("RecordNonDisclosureAgreementInput", {
  description: "A non-disclosure agreement that both sides of an accepted introduction have signed.",
})
export class RecordNonDisclosureAgreementInput extends IntroductionChangeInput {
  @Field(() => DateScalar, { description: "Day of signature, today at the latest." }) signedOn: string;
  @Field(() => String, { description: "Who signed for the seeker, up to 200 characters." })
  seekerSignatory: string;
  @Field(() => String, { description: "Who signed for the candidate, up to 200 characters." })
  candidateSignatory: string;
  @Field(() => IntroductionSideEnum, { nullable: true, description: SIDE }) side?: IntroductionSide | null;
}

@InputType("ReleaseDocumentInput", { description: "A document to let the other side read of." })
export class ReleaseDocumentInput extends IntroductionChangeInput {
  @Field(() => ID, { description: "A document that the viewer's organisation has registered." })
  documentId: string;
}

@InputType("WithdrawDocumentReleaseInput", {
  description: "A released document of which the other side is to read no longer.",
})
export class WithdrawDocumentReleaseInput extends ReleaseDocumentInput {}

@InputType("WriteIntroductionMessageInput", { description: "A message to the other side." })
export class WriteIntroductionMessageInput {
  @Field(() => ID, { description: "The introduction." }) introductionId: string;
  @Field(() => String, {
    description: "What the other side reads, up to 20,000 characters. Name nobody before both have accepted.",
  })
  text: string;
  @Field(() => IntroductionSideEnum, { nullable: true, description: SIDE }) side?: IntroductionSide | null;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType("RecordIntroductionFollowUpInput", { description: "What came of an accepted introduction." })
export class RecordIntroductionFollowUpInput extends IntroductionChangeInput {
  @Field(() => Boolean, { description: "Whether the two have met." }) met: boolean;
  @Field(() => IntroductionOutcomeEnum, { description: "What came of it so far." })
  outcome: IntroductionOutcome;
  @Field(() => String, { nullable: true, description: "What comes next, up to 500 characters." })
  nextStep?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "When that is, after today: the side is asked again then, without it after 90 days.",
  })
  nextStepOn?: string | null;
  @Field(() => String, { nullable: true, description: "What else there is to say." }) comment?: string | null;
  @Field(() => IntroductionSideEnum, { nullable: true, description: SIDE }) side?: IntroductionSide | null;
}
