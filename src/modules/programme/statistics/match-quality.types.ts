import { Field, Float, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import { DateScalar } from "../../../graphql/scalars";
import type { MatchQualityGrouping } from "./match-quality.rules";

export const MatchQualityGroupingEnum = publicEnum<MatchQualityGrouping>(
  "MatchQualityGrouping",
  "What figures about suggestions are grouped by.",
  {
    SECTOR: "Sectors of the need; what has two counts in both.",
    DIRECTION: "From which side to which.",
    LANGUAGE: "Language of the need.",
  },
);

const NULL =
  "null where this number or the rest of its total is below five, and where it would come back by subtraction";

@ObjectType("MatchQualityRow", { description: "The figures of one group.", simpleResolvers: true })
export class MatchQualityRowType {
  @Field(() => String, {
    nullable: true,
    description: "A sector, a direction or a language; null in the row of totals.",
  })
  group: string | null;
  @Field(() => Int, {
    nullable: true,
    description: `Verdicts that stand on suggestions which were among the first five; ${NULL}.`,
  })
  judged: number | null;
  @Field(() => Int, { nullable: true, description: `Those that were shortlisted; ${NULL}.` })
  shortlisted: number | null;
  @Field(() => Float, {
    nullable: true,
    description: `Precision at five, 0 to 1: the shortlisted ones' share. Suggestions that nobody judged are left out; ${NULL}.`,
  })
  precisionAtFive: number | null;
  @Field(() => Int, {
    nullable: true,
    description: `Introductions that both accepted, one declined or nobody answered in time; ${NULL}.`,
  })
  answered: number | null;
  @Field(() => Int, { nullable: true, description: `Those that both accepted; ${NULL}.` })
  accepted: number | null;
  @Field(() => Float, {
    nullable: true,
    description: `Acceptance, 0 to 1: the accepted ones' share; ${NULL}.`,
  })
  acceptance: number | null;
}

@ObjectType("MatchQuality", {
  description: "How good suggestions were, by what advisers and enterprises made of them.",
  simpleResolvers: true,
})
export class MatchQualityType {
  @Field(() => MatchQualityGroupingEnum, { description: "What they are grouped by." })
  groupBy: MatchQualityGrouping;
  @Field(() => Int, { description: "The year." }) year: number;
  @Field(() => DateScalar, {
    description: "The last day whose events are counted: the end of a quarter, or of the year.",
  })
  countedUntil: string;
  @Field(() => [MatchQualityRowType], { description: "The groups, and last their totals." })
  rows: MatchQualityRowType[];
}
