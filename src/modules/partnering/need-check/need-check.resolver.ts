import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../graphql/request-context";
import type { NeedRecord } from "../needs/need.repository";
import { NeedType } from "../needs/need.types";
import { factSentence, findingSentence } from "./need-check-sentences";
import type { NeedCheckService } from "./need-check.service";
import { MissingNeedFact, NeedCheckType, NeedFindingType } from "./need-check.types";

@Resolver(() => NeedType)
export class CheckedNeedResolver {
  @FieldResolver(() => NeedCheckType, {
    nullable: true,
    description:
      "What is weak in it and what is missing, also of a draft. Level 3: for its own people and the advisers of its region.",
  })
  check(@Root() need: NeedRecord): { need: NeedRecord } {
    return { need };
  }
}

@Resolver(() => NeedCheckType)
export class NeedCheckResolver {
  constructor(private readonly service: NeedCheckService) {}

  @FieldResolver()
  async findings(
    @Root() { need }: { need: NeedRecord },
    @Ctx() { language }: RequestContext,
  ): Promise<NeedFindingType[]> {
    const findings = await this.service.findings(need);
    return findings.map((finding) => ({
      kind: finding.kind,
      sentence: findingSentence(finding, language),
      field: finding.passage?.field ?? null,
      start: finding.passage?.start ?? null,
      end: finding.passage?.end ?? null,
      passage: finding.passage?.text ?? null,
    }));
  }

  @FieldResolver()
  async missingFacts(
    @Root() { need }: { need: NeedRecord },
    @Ctx() { viewer, language }: RequestContext,
  ): Promise<MissingNeedFact[]> {
    const missing = await this.service.missing(viewer, need);
    return missing.map((one) => ({ ...one, sentence: factSentence(one.fact, language) }));
  }
}
