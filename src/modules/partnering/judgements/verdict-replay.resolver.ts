import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import { inLanguage } from "../../shared/language";
import type { NeedLoader } from "../needs/need.loader";
import type { OrganisationLoader } from "../organisations/organisation.loader";
import { ABSENCE_REASONS } from "../suggestions/suggestion-sentences";
import { REPLAY_SENTENCES } from "./verdict-replay-sentences";
import type { VerdictReplay, VerdictReplayService } from "./verdict-replay.service";
import { VerdictReplayType } from "./verdict-replay.types";

@Resolver(() => VerdictReplayType)
export class VerdictReplayResolver {
  constructor(
    private readonly service: VerdictReplayService,
    private readonly needs: NeedLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @Query(() => VerdictReplayType, {
    description:
      "Computes a suggestion on which there is a verdict again, and tells what is different. Name the verdict, or the need and the organisation on which one stands.",
  })
  replayVerdict(
    @Ctx() { viewer }: RequestContext,
    @Arg("verdictId", () => ID, { nullable: true, description: "The verdict, also one that was undone." })
    verdictId: string | null | undefined,
    @Arg("needId", () => ID, { nullable: true, description: "The need." }) needId: string | null | undefined,
    @Arg("organisationId", () => ID, { nullable: true, description: "The organisation." })
    organisationId: string | null | undefined,
  ): Promise<VerdictReplay> {
    return this.service.replay(viewer, {
      verdictId: verdictId ? readIdOf("SuggestionVerdict", verdictId, "verdictId") : null,
      needId: needId ? readIdOf("Need", needId, "needId") : null,
      organisationId: organisationId ? readIdOf("Organisation", organisationId, "organisationId") : null,
    });
  }

  @FieldResolver()
  need(@Root() { needId }: VerdictReplay, @Ctx() context: RequestContext) {
    return this.needs.byId(context).load(needId);
  }

  @FieldResolver()
  organisation(@Root() { organisationId }: VerdictReplay, @Ctx() context: RequestContext) {
    return this.organisations.byId(context).load(organisationId);
  }

  @FieldResolver()
  scoreDifference(@Root() { scoreThen, scoreNow }: VerdictReplay): number {
    return Math.round((scoreNow - scoreThen) * 10_000) / 10_000;
  }

  @FieldResolver()
  reasonsNow(@Root() { reasons }: VerdictReplay, @Ctx() { language }: RequestContext) {
    return reasons.map((reason) => ({ reason, sentence: inLanguage(ABSENCE_REASONS[reason], language) }));
  }

  @FieldResolver()
  changes(@Root() { changes }: VerdictReplay, @Ctx() { language }: RequestContext) {
    return changes.map((one) => ({ ...one, sentence: inLanguage(REPLAY_SENTENCES[one.kind], language) }));
  }
}
