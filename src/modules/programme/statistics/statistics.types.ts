import { Field, InputType, Int, Float, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import { DateScalar, DateTimeScalar } from "../../../graphql/scalars";
import type { FunnelGrouping, FunnelStage } from "./funnel.rules";

export const FunnelGroupingEnum = publicEnum<FunnelGrouping>(
  "FunnelGrouping",
  "What figures are grouped by.",
  {
    SECTOR: "Sectors of the need, or of the enterprise; what has two counts in both.",
    REGION: "Region of the enterprise that has the need or applies.",
    DIRECTION: "From which side to which.",
    YEAR: "Years, compared with each other.",
  },
);

export const FunnelStageEnum = publicEnum<FunnelStage>("FunnelStage", "A stage on the way to an agreement.", {
  NEEDS: "Needs, by the day of publication.",
  SHORTLISTED: "Suggestions that an adviser shortlisted; days since the need was published.",
  INTRODUCTIONS: "Introductions sent; days since the need was published.",
  APPLICATIONS: "Applications submitted; days since the first introduction that they name.",
  MISSIONS: "Missions that departed; days since the application was submitted.",
  AGREEMENTS: "Agreements that both parties signed; days since the introduction was sent.",
});

@ObjectType("FunnelCell", { description: "A figure and the median of its days.", simpleResolvers: true })
export class FunnelCellType {
  @Field(() => FunnelStageEnum, { description: "The stage." }) stage: FunnelStage;
  @Field(() => Int, {
    nullable: true,
    description:
      "How many; null for figures below five, zero too, and for what would tell them by subtraction.",
  })
  count: number | null;
  @Field(() => Float, {
    nullable: true,
    description: "Median of the days since the stage before; null where it rests on fewer than five.",
  })
  medianDays: number | null;
}

@ObjectType("FunnelRow", { description: "The figures of one group.", simpleResolvers: true })
export class FunnelRowType {
  @Field(() => String, {
    nullable: true,
    description: "A sector, a region, a direction or a year; null in the row of totals.",
  })
  group: string | null;
  @Field(() => [FunnelCellType], { description: "One figure a stage, in order." }) cells: FunnelCellType[];
}

@ObjectType("ProgrammeFunnel", {
  description: "From needs to agreements in figures. Enterprises outside both regions are in none of them.",
  simpleResolvers: true,
})
export class ProgrammeFunnelType {
  @Field(() => FunnelGroupingEnum, { description: "What they are grouped by." }) groupBy: FunnelGrouping;
  @Field(() => Int, { nullable: true, description: "The year; null where years are compared." }) year:
    number | null;
  @Field(() => DateScalar, {
    description: "The last day whose events are counted: the end of a quarter, or of the year.",
  })
  countedUntil: string;
  @Field(() => [FunnelRowType], { description: "The groups, and last their totals; years have none." })
  rows: FunnelRowType[];
}

@ObjectType("AnnualReport", {
  description: "The report of a year in figures, as it was published: it never changes.",
  simpleResolvers: true,
})
export class AnnualReportType {
  @Field(() => Int, { description: "The year." }) year: number;
  @Field(() => DateScalar, { description: "The last day whose events are counted." }) pinnedOn: string;
  @Field(() => DateTimeScalar, { description: "When it was published." }) publishedAt: Date;
  @Field(() => String, { description: "As CSV, a line a figure." }) csv: string;
  @Field(() => String, { description: "As JSON." }) json: string;
  @Field(() => String, { description: "As Markdown, in the language asked for." }) markdown: string;
}

@ObjectType("AnnualReportPayload", {
  description: "The report after its publication.",
  simpleResolvers: true,
})
export class AnnualReportPayload {
  @Field(() => AnnualReportType, { description: "The report." }) annualReport: AnnualReportType;
}

@InputType("PublishAnnualReportInput", { description: "A year that is over." })
export class PublishAnnualReportInput {
  @Field(() => Int, { description: "The year." }) year: number;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}
