import { Arg, Int, Query, Resolver } from "type-graphql";
import type { MatchQualityGrouping } from "./match-quality.rules";
import type { MatchQuality, MatchQualityService } from "./match-quality.service";
import { MatchQualityGroupingEnum, MatchQualityType } from "./match-quality.types";

@Resolver()
export class MatchQualityResolver {
  constructor(private readonly service: MatchQualityService) {}

  @Query(() => MatchQualityType, {
    description: "How good suggestions were: precision at five and acceptance of introductions, of one year.",
  })
  matchQuality(
    @Arg("groupBy", () => MatchQualityGroupingEnum, { description: "What to group by." })
    groupBy: MatchQualityGrouping,
    @Arg("year", () => Int, {
      nullable: true,
      description: "The year; default: that of the last quarter that is over.",
    })
    year: number | null | undefined,
  ): Promise<MatchQuality> {
    return this.service.of(groupBy, year ?? null);
  }
}
