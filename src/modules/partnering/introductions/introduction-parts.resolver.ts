import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../graphql/connections";
import { globalId, readIdOf } from "../../../graphql/global-id";
import { groupLoader } from "../../../graphql/loading";
import type { RequestContext } from "../../../graphql/request-context";
import { mayRead } from "../../../security/disclosure";
import type { IntroductionConfidenceService } from "./introduction-confidence.service";
import type { IntroductionFollowUps } from "./introduction-follow-ups";
import type { IntroductionMessage } from "./introduction-message.entity";
import type { IntroductionMessages } from "./introduction-messages.service";
import type { IntroductionPartsRepository } from "./introduction-parts.repository";
import {
  IntroductionFollowUpType,
  IntroductionMessageConnection,
  IntroductionMessagePayload,
  IntroductionMessageType,
  NonDisclosureAgreementType,
  RecordIntroductionFollowUpInput,
  RecordNonDisclosureAgreementInput,
  ReleasedDocumentType,
  ReleaseDocumentInput,
  WithdrawDocumentReleaseInput,
  WriteIntroductionMessageInput,
} from "./introduction-parts.types";
import type { IntroductionRecord } from "./introduction.repository";
import { payload, target } from "./introduction.resolver";
import { isOfTheTwo, sideHeldBy } from "./introduction-side";
import { IntroductionPayload, IntroductionType } from "./introduction.types";

type Payload = Promise<{ introduction: IntroductionRecord }>;

/** What the two sides entrust to each other and tell of one another; nobody else reads any of it. */
@Resolver(() => IntroductionType)
export class IntroductionPartsResolver {
  private readonly agreementsOf;
  private readonly releasedTo;
  private readonly followUpsOf;

  constructor(repository: IntroductionPartsRepository) {
    const byIntroduction = ({ introductionId }: { introductionId: string }) => introductionId;
    this.agreementsOf = groupLoader((ids) => repository.agreementsOf(ids), byIntroduction);
    this.releasedTo = groupLoader((ids) => repository.releasedTo(ids), byIntroduction);
    this.followUpsOf = groupLoader((ids) => repository.followUpsOf(ids), byIntroduction);
  }

  @FieldResolver(() => NonDisclosureAgreementType, {
    nullable: true,
    description:
      "Their non-disclosure agreement, once it is recorded. For the people of both and the advisers of their regions.",
  })
  async nonDisclosureAgreement(@Root() introduction: IntroductionRecord, @Ctx() context: RequestContext) {
    if (!isOfTheTwo(context.viewer, introduction)) return null;
    const [agreement] = await this.agreementsOf(context).load(introduction.id);
    return agreement ?? null;
  }

  @FieldResolver(() => [ReleasedDocumentType], {
    description:
      "Documents that are released under the agreement, in the order of release: of both sides to their people, of the owner's alone to the advisers of its region.",
  })
  async documents(@Root() introduction: IntroductionRecord, @Ctx() context: RequestContext) {
    const { viewer, reads } = context;
    const isOfASide = viewer.belongsTo(introduction.seekerId) || viewer.belongsTo(introduction.candidateId);
    const released = await this.releasedTo(context).load(introduction.id);
    const readable = released.filter((document) => isOfASide || mayRead(viewer, 3, document));
    for (const document of readable) reads.note(viewer, 3, document);
    return readable.map((document) => ({
      ...document,
      id: globalId("Document", document.id),
      side: sideHeldBy(document.organisationId, introduction),
    }));
  }

  @FieldResolver(() => [IntroductionFollowUpType], {
    description:
      "What the sides told of what came of it, those whose word the viewer may read; oldest first.",
  })
  async followUps(@Root() introduction: IntroductionRecord, @Ctx() context: RequestContext) {
    const followUps = await this.followUpsOf(context).load(introduction.id);
    return followUps
      .filter((followUp) => mayRead(context.viewer, 3, followUp))
      .map((followUp) => ({ ...followUp, side: sideHeldBy(followUp.organisationId, introduction) }));
  }
}

@Resolver(() => IntroductionMessageType)
export class IntroductionPartsOperations {
  constructor(
    private readonly confidence: IntroductionConfidenceService,
    private readonly messages: IntroductionMessages,
    private readonly followUps: IntroductionFollowUps,
  ) {}

  @Query(() => IntroductionMessageConnection, {
    description:
      "What the two sides of an introduction wrote to each other, oldest first; nothing for those who are of neither.",
  })
  async introductionMessages(
    @Arg("introductionId", () => ID, { description: "The introduction." }) introductionId: string,
    @Ctx() { viewer }: RequestContext,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
  ) {
    const page = readPage(args, { list: "introductionMessages", values: ["ID"] });
    const id = readIdOf("Introduction", introductionId, "introductionId");
    return pageOf(await this.messages.page(viewer, id, page), page, (message) => [message.id]);
  }

  @Mutation(() => IntroductionMessagePayload, {
    description:
      "Writes to the other side through the introduction. Before both have accepted, advisers write for their side.",
  })
  async writeIntroductionMessage(
    @Arg("input", () => WriteIntroductionMessageInput) input: WriteIntroductionMessageInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ message: IntroductionMessage }> {
    const introductionId = readIdOf("Introduction", input.introductionId, "input.introductionId");
    return { message: await this.messages.write(viewer, { ...input, introductionId }) };
  }

  @Mutation(() => IntroductionPayload, {
    description:
      "Records the non-disclosure agreement of an accepted introduction; anew as long as no document was released.",
  })
  recordNonDisclosureAgreement(
    @Arg("input", () => RecordNonDisclosureAgreementInput) input: RecordNonDisclosureAgreementInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.confidence.recordAgreement(viewer, target(input), input));
  }

  @Mutation(() => IntroductionPayload, {
    description:
      "Lets the other side read of one document, under the recorded agreement. Only the owner's editors do so.",
  })
  releaseDocument(
    @Arg("input", () => ReleaseDocumentInput) input: ReleaseDocumentInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.confidence.release(viewer, target(input), documentOf(input)));
  }

  @Mutation(() => IntroductionPayload, {
    description: "Takes a release back: the other side reads of the document no longer.",
  })
  withdrawDocumentRelease(
    @Arg("input", () => WithdrawDocumentReleaseInput) input: WithdrawDocumentReleaseInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.confidence.withdrawRelease(viewer, target(input), documentOf(input)));
  }

  @Mutation(() => IntroductionPayload, {
    description: "Tells for one side what came of an accepted introduction.",
  })
  recordIntroductionFollowUp(
    @Arg("input", () => RecordIntroductionFollowUpInput) input: RecordIntroductionFollowUpInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.followUps.record(viewer, target(input), input));
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: IntroductionMessage): string {
    return globalId("IntroductionMessage", id);
  }
}

function documentOf({ documentId }: ReleaseDocumentInput): string {
  return readIdOf("Document", documentId, "input.documentId");
}
