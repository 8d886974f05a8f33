import { Arg, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from "type-graphql";
import { LARGEST_PAGE } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import type { RequestContext } from "../../../graphql/request-context";
import { badInput } from "../../shared/domain-error";
import type { Language } from "../../shared/language";
import type { Region } from "../../shared/region";
import { LanguageEnum, RegionEnum } from "../../shared/shared.types";
import { NeedType } from "../needs/need.types";
import type { Sector } from "../sectors/sector";
import { SectorEnum } from "../sectors/sector.types";
import type { GapService, Grouping } from "./gap.service";

export const GroupingEnum = publicEnum<Grouping>(
  "SupplyAndDemandGrouping",
  "By what supply and demand are counted.",
  {
    SECTOR: "By sector; a record of two sectors counts in both.",
    REGION: "By the organisation's region.",
    LANGUAGE: "By the language of the text.",
  },
);

@ObjectType("SupplyAndDemand", {
  description: "Published needs and capabilities of one group.",
  simpleResolvers: true,
})
export class SupplyAndDemandType {
  @Field(() => SectorEnum, { nullable: true, description: "The sector, when grouped by it." })
  sector: Sector | null;
  @Field(() => RegionEnum, {
    nullable: true,
    description: "The region, when grouped by it; null also for neither.",
  })
  region: Region | null;
  @Field(() => LanguageEnum, { nullable: true, description: "The language, when grouped by it." })
  language: Language | null;
  @Field(() => Int, { description: "Published needs." }) needs: number;
  @Field(() => Int, { description: "Capabilities." }) capabilities: number;
}

@ObjectType("UnmatchedNeed", {
  description: "A published need that nobody answers well.",
  simpleResolvers: true,
})
export class UnmatchedNeedType {
  @Field(() => NeedType, { description: "The need." }) need: NeedType;
  @Field(() => Float, { description: "Score of its best partner, 0 to 100; 0 when there is none." })
  bestScore: number;
}

@Resolver()
export class GapResolver {
  constructor(private readonly service: GapService) {}

  @Query(() => [UnmatchedNeedType], {
    description: "Published needs whose best partner scores below a threshold.",
  })
  unmatchedNeeds(
    @Ctx() { viewer }: RequestContext,
    @Arg("region", () => RegionEnum, { nullable: true, description: "Needs of this region alone." })
    region: Region | null,
    @Arg("belowScore", () => Float, { defaultValue: 30, description: "The threshold, at most 100." })
    belowScore: number,
    @Arg("first", () => Int, { defaultValue: 20, description: "How many: 1 to 100." }) first: number,
  ) {
    if (first < 1 || first > LARGEST_PAGE)
      throw badInput("first", `The argument first is ${String(first)} and takes 1 to 100.`);
    return this.service.unmatchedNeeds(viewer, region, belowScore, first);
  }

  @Query(() => [SupplyAndDemandType], { description: "Published needs against capabilities, by group." })
  supplyAndDemand(
    @Arg("groupBy", () => [GroupingEnum], {
      defaultValue: ["SECTOR", "REGION"],
      description: "By what to count.",
    })
    groupBy: Grouping[],
  ) {
    return this.service.supplyAndDemand(groupBy);
  }
}
