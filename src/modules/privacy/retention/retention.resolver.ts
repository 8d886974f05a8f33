import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../../graphql/request-context";
import { inLanguage, type Language } from "../../shared/language";
import type { RetentionOutcome, RetentionService } from "./retention.service";
import { ApplyRetentionInput, ApplyRetentionPayload, RetentionOutcomeType } from "./retention.types";

@Resolver()
export class RetentionResolver {
  constructor(private readonly service: RetentionService) {}

  @Query(() => [RetentionOutcomeType], {
    description: "A dry run: what has been kept long enough, rule by rule. Nothing is deleted.",
  })
  async retentionReport(@Ctx() { language }: RequestContext): Promise<RetentionOutcomeType[]> {
    return shown(await this.service.report(), language);
  }

  @Mutation(() => ApplyRetentionPayload, {
    description: "Deletes or erases what has been kept long enough, as the nightly job does.",
  })
  async applyRetention(
    @Arg("input", () => ApplyRetentionInput) { codes = null }: ApplyRetentionInput,
    @Ctx() { viewer, language }: RequestContext,
  ): Promise<ApplyRetentionPayload> {
    return { outcomes: shown(await this.service.apply(viewer.actor, codes), language) };
  }
}

function shown(outcomes: readonly RetentionOutcome[], language: Language): RetentionOutcomeType[] {
  return outcomes.map(({ rule: { code, days, meaning }, ...outcome }) => ({
    code,
    days,
    meaning: inLanguage(meaning, language),
    ...outcome,
  }));
}
