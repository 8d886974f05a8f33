import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../graphql/connections";
import { globalId, readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import type { NeedLoader } from "../needs/need.loader";
import { sectorsOf } from "../organisations/organisation.rules";
import type { OrganisationLoader } from "../organisations/organisation.loader";
import { INTRODUCTION_SIDES, type IntroductionSide } from "./introduction.entity";
import type { IntroductionAnswerService } from "./introduction-answer.service";
import type { IntroductionRecord } from "./introduction.repository";
import { acceptedAt, organisationOn } from "./introduction.rules";
import type { IntroductionService } from "./introduction.service";
import {
  AcceptIntroductionInput,
  AcknowledgeIntroductionInput,
  DeclineIntroductionInput,
  IntroductionConnection,
  IntroductionFilterInput,
  IntroductionPayload,
  IntroductionType,
  SendIntroductionInput,
  StartIntroductionInput,
  WithdrawIntroductionInput,
} from "./introduction.types";

type Payload = Promise<{ introduction: IntroductionRecord }>;

@Resolver(() => IntroductionType)
export class IntroductionResolver {
  constructor(
    private readonly service: IntroductionService,
    private readonly answers: IntroductionAnswerService,
    private readonly needLoader: NeedLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @Query(() => IntroductionConnection, {
    description: "Introductions that the viewer may see, newest first.",
  })
  async introductions(
    @Ctx() { viewer }: RequestContext,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Arg("filter", () => IntroductionFilterInput, { nullable: true, description: "Which ones." })
    filter: IntroductionFilterInput | null | undefined,
  ) {
    const page = readPage(args, { list: "introductions", values: ["ID"] });
    const { needId, organisationId, ...rest } = filter ?? {};
    const rows = await this.service.page(
      viewer,
      {
        ...rest,
        needId: needId ? readIdOf("Need", needId, "filter.needId") : null,
        organisationId: organisationId
          ? readIdOf("Organisation", organisationId, "filter.organisationId")
          : null,
      },
      page,
    );
    return pageOf(rows, page, ({ id }) => [id]);
  }

  @Mutation(() => IntroductionPayload, {
    description: "Drafts an introduction of a candidate to the organisation that has a need.",
  })
  startIntroduction(
    @Arg("input", () => StartIntroductionInput) input: StartIntroductionInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(
      this.service.start(viewer, {
        ...input,
        needId: readIdOf("Need", input.needId, "input.needId"),
        candidateId: readIdOf("Organisation", input.candidateId, "input.candidateId"),
      }),
    );
  }

  @Mutation(() => IntroductionPayload, {
    description: "Sends a draft to both sides, which have thirty days to answer.",
  })
  sendIntroduction(
    @Arg("input", () => SendIntroductionInput) input: SendIntroductionInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.send(viewer, target(input)));
  }

  @Mutation(() => IntroductionPayload, {
    description: "Takes an introduction back that is not yet accepted by both.",
  })
  withdrawIntroduction(
    @Arg("input", () => WithdrawIntroductionInput) input: WithdrawIntroductionInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.withdraw(viewer, target(input)));
  }

  @Mutation(() => IntroductionPayload, { description: "The candidate has read it." })
  acknowledgeIntroduction(
    @Arg("input", () => AcknowledgeIntroductionInput) input: AcknowledgeIntroductionInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.answers.acknowledge(viewer, target(input)));
  }

  @Mutation(() => IntroductionPayload, {
    description: "Accepts for one side. When both have accepted, each learns who the other is.",
  })
  acceptIntroduction(
    @Arg("input", () => AcceptIntroductionInput) input: AcceptIntroductionInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.answers.accept(viewer, target(input), input.side));
  }

  @Mutation(() => IntroductionPayload, { description: "Declines for one side, with a reason." })
  declineIntroduction(
    @Arg("input", () => DeclineIntroductionInput) input: DeclineIntroductionInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.answers.decline(viewer, target(input), input, input.side));
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: IntroductionRecord): string {
    return globalId("Introduction", id);
  }

  @FieldResolver()
  need(@Root() { needId }: IntroductionRecord, @Ctx() context: RequestContext) {
    return this.needLoader.byId(context).load(needId);
  }

  @FieldResolver()
  parties(@Root() introduction: IntroductionRecord, @Ctx() context: RequestContext) {
    return Promise.all(INTRODUCTION_SIDES.map((side) => this.party(side, introduction, context)));
  }

  @FieldResolver()
  awaits(@Root() introduction: IntroductionRecord): IntroductionSide[] {
    return this.service.awaits(introduction);
  }

  private async party(side: IntroductionSide, introduction: IntroductionRecord, context: RequestContext) {
    const organisation = await this.organisations.byId(context).load(organisationOn(side, introduction));
    const hasDeclined = introduction.declinedBy === side;
    return {
      side,
      organisationId: organisationOn(side, introduction),
      organisationRegion: side === "SEEKER" ? introduction.seekerRegion : introduction.candidateRegion,
      organisation,
      region: organisation?.region ?? null,
      sectors: organisation ? sectorsOf(organisation) : [],
      sizeClass: organisation?.sizeClass ?? null,
      acceptedAt: acceptedAt(side, introduction),
      declineReason: hasDeclined ? introduction.declineReason : null,
      declineComment: hasDeclined ? introduction.declineComment : null,
    };
  }
}

export function target({
  introductionId,
  expectedVersion,
}: {
  introductionId: string;
  expectedVersion: number;
}) {
  return {
    introductionId: readIdOf("Introduction", introductionId, "input.introductionId"),
    expectedVersion,
  };
}

export async function payload(change: Promise<IntroductionRecord>): Payload {
  return { introduction: await change };
}
