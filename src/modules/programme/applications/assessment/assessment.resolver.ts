import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { globalId, readIdOf } from "../../../../graphql/global-id";
import type { RequestContext } from "../../../../graphql/request-context";
import { mayRead } from "../../../../security/disclosure";
import { reasonSentence } from "../../eligibility/eligibility-sentences";
import type { EligibilityService } from "../../eligibility/eligibility.service";
import { shownRules } from "../../eligibility/shown-rules";
import { deciderCircle } from "../circle/application-circle.rules";
import type { ApplicationLoader } from "../file/application.loader";
import type { ApplicationRecord } from "../circle/application.repository";
import { ApplicationType } from "../file/application.types";
import type { EligibilityDifference } from "./assessment.rules";
import type { AssessmentService } from "./assessment.service";
import {
  EligibilityAssessmentType,
  EligibilityDifferenceType,
  EligibilityReplayType,
} from "./assessment.types";
import { type AssessmentView, assessmentView, readable } from "../file/file-views";

@Resolver(() => ApplicationType)
export class ApplicationAssessmentsResolver {
  constructor(
    private readonly loader: ApplicationLoader,
    private readonly service: AssessmentService,
  ) {}

  @FieldResolver(() => [EligibilityAssessmentType], {
    nullable: true,
    description:
      "The frozen eligibility of each decision, oldest first. For the coordinator and the directorate. Level 4.",
  })
  async assessments(@Root() file: ApplicationRecord, @Ctx() context: RequestContext) {
    const assessments = await this.loader.assessments(context).load(file.id);
    return readable(
      context.viewer,
      assessments.map((assessment) => assessmentView(file, assessment)),
    );
  }

  @FieldResolver(() => [EligibilityDifferenceType], {
    nullable: true,
    description:
      "What would come out otherwise today, while the file is open; empty when nothing would. For the coordinator and the directorate. Level 4.",
  })
  async eligibilityDifferences(@Root() file: ApplicationRecord, @Ctx() { viewer }: RequestContext) {
    const { organisationId, organisationRegion } = file;
    const subject = { organisationId, organisationRegion, circle: deciderCircle(file) };
    if (!mayRead(viewer, 4, subject)) return [];
    const differences = await this.service.differences(file);
    return differences.map((difference) => ({ ...difference, ...subject }));
  }
}

@Resolver(() => EligibilityAssessmentType)
export class EligibilityAssessmentResolver {
  constructor(
    private readonly service: AssessmentService,
    private readonly eligibility: EligibilityService,
  ) {}

  @Query(() => EligibilityReplayType, {
    description:
      "Computes a frozen assessment once more from its own facts by its own versions. For the coordinator and the directorate.",
  })
  async replayEligibility(
    @Ctx() { viewer, language }: RequestContext,
    @Arg("assessmentId", () => ID, { description: "The frozen assessment." }) assessmentId: string,
  ) {
    const id = readIdOf("EligibilityAssessment", assessmentId, "assessmentId");
    const { assessment, application, replayed, isIdentical } = await this.service.replay(viewer, id);
    const { texts } = await this.eligibility.ruleSet(assessment.ruleSet, assessment.ruleSetVersion);
    return {
      frozen: assessmentView(application, assessment),
      outcome: replayed.outcome,
      rules: shownRules(replayed.rules, texts, language),
      isIdentical,
    };
  }

  @FieldResolver(() => ID, { nullable: true })
  id(@Root() { id }: AssessmentView): string {
    return globalId("EligibilityAssessment", id);
  }

  @FieldResolver()
  outcome(@Root() { result }: AssessmentView) {
    return result.outcome;
  }

  @FieldResolver()
  async rules(@Root() assessment: AssessmentView, @Ctx() { language }: RequestContext) {
    const { ruleSet, ruleSetVersion, result } = assessment;
    const { texts } = await this.eligibility.ruleSet(ruleSet, ruleSetVersion);
    return shownRules(result.rules, texts, language);
  }

  @FieldResolver()
  enterprises(@Root() { result }: AssessmentView) {
    return result.enterprises;
  }
}

@Resolver(() => EligibilityDifferenceType)
export class EligibilityDifferenceResolver {
  @FieldResolver()
  rules(@Root() { rules }: EligibilityDifference, @Ctx() { language }: RequestContext) {
    return rules.map((one) => ({
      ...one,
      explanation: one.reason === null ? null : reasonSentence(one.reason, language),
    }));
  }
}
