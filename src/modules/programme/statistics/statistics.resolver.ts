import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../graphql/request-context";
import type { Language } from "../../shared/language";
import { LanguageEnum } from "../../shared/shared.types";
import type { AnnualReport } from "./annual-report.entity";
import type { FunnelGrouping } from "./funnel.rules";
import type { StatisticsService } from "./statistics.service";
import {
  AnnualReportPayload,
  AnnualReportType,
  FunnelGroupingEnum,
  ProgrammeFunnelType,
  PublishAnnualReportInput,
} from "./statistics.types";

@Resolver()
export class StatisticsResolver {
  constructor(private readonly service: StatisticsService) {}

  @Query(() => ProgrammeFunnelType, {
    description:
      "From needs to agreements in figures, of one year by a criterion or year by year, with median times.",
  })
  programmeFunnel(
    @Arg("groupBy", () => FunnelGroupingEnum, { description: "What to group by." }) groupBy: FunnelGrouping,
    @Arg("year", () => Int, {
      nullable: true,
      description: "The year; default: that of the last quarter that is over. Not together with YEAR.",
    })
    year: number | null | undefined,
  ) {
    return this.service.funnel(groupBy, year ?? null);
  }

  @Query(() => AnnualReportType, {
    nullable: true,
    description: "The report of a year; null when none was published.",
  })
  annualReport(@Arg("year", () => Int, { description: "The year." }) year: number) {
    return this.service.report(year);
  }

  @Mutation(() => AnnualReportPayload, {
    description: "Publishes the report of a year that is over, once and for good.",
  })
  async publishAnnualReport(
    @Arg("input", () => PublishAnnualReportInput) input: PublishAnnualReportInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    return { annualReport: await this.service.publish(viewer, input) };
  }
}

@Resolver(() => AnnualReportType)
export class AnnualReportResolver {
  @FieldResolver()
  markdown(
    @Root() { markdown, markdownFr, markdownNl }: AnnualReport,
    @Arg("locale", () => LanguageEnum, { nullable: true, description: "Language. Default: the caller's." })
    locale: Language | null | undefined,
    @Ctx() { language }: RequestContext,
  ): string {
    return { EN: markdown, FR: markdownFr, NL: markdownNl }[locale ?? language];
  }
}
