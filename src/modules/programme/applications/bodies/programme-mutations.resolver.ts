import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { readIdOf } from "../../../../graphql/global-id";
import type { RequestContext } from "../../../../graphql/request-context";
import { applicationTarget } from "../applicant/application-mutations.resolver";
import type { ApplicationRecord } from "../circle/application.repository";
import {
  ApproveApplicationInput,
  AssignEvaluatorInput,
  DecideAdmissibilityInput,
  DeclareConflictOfInterestInput,
  RecommendApplicationInput,
  RecordConsultationInput,
  RefuseApplicationInput,
  ReleaseEvaluatorInput,
  RequestInformationInput,
  SubmitEvaluationInput,
} from "./bodies.inputs";
import { ApplicationPayload } from "../file/application.types";
import type { CoordinationService } from "./coordination.service";
import type { DecisionService } from "./decision.service";
import type { EvaluationService } from "./evaluation.service";
import { shownTask } from "./shown-task";
import { EvaluationTaskPayload } from "../file/file-parts.types";

type Payload = Promise<{ application: ApplicationRecord | null }>;

/** What the agency's coordinator and its evaluators do. */
@Resolver()
export class AgencyMutations {
  constructor(
    private readonly coordination: CoordinationService,
    private readonly evaluation: EvaluationService,
  ) {}

  @Mutation(() => ApplicationPayload, {
    description: "Admits an application or does not; the eligibility that this rests on is frozen.",
  })
  decideAdmissibility(
    @Arg("input", () => DecideAdmissibilityInput) input: DecideAdmissibilityInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const { admissible, reasons } = input;
    return payload(
      this.coordination.decideAdmissibility(viewer, applicationTarget(input), admissible, reasons),
    );
  }

  @Mutation(() => ApplicationPayload, {
    description: "Names an evaluator; with the second one the evaluation begins.",
  })
  assignEvaluator(
    @Arg("input", () => AssignEvaluatorInput) input: AssignEvaluatorInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const personId = readIdOf("Person", input.personId, "input.personId");
    return payload(this.coordination.assignEvaluator(viewer, applicationTarget(input), personId));
  }

  @Mutation(() => ApplicationPayload, { description: "Releases an evaluator who has not submitted." })
  releaseEvaluator(
    @Arg("input", () => ReleaseEvaluatorInput) input: ReleaseEvaluatorInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const personId = readIdOf("Person", input.personId, "input.personId");
    return payload(
      this.coordination.releaseEvaluator(viewer, applicationTarget(input), personId, input.reasons),
    );
  }

  @Mutation(() => ApplicationPayload, {
    description: "Asks the applicant for information: stops the clocks and leaves the state.",
  })
  requestInformation(
    @Arg("input", () => RequestInformationInput) input: RequestInformationInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.coordination.requestInformation(viewer, applicationTarget(input), input.question));
  }

  @Mutation(() => ApplicationPayload, {
    description: "Recommends an application or does not, on two evaluations or more.",
  })
  recommendApplication(
    @Arg("input", () => RecommendApplicationInput) input: RecommendApplicationInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const { recommended, reasons } = input;
    return payload(this.coordination.recommend(viewer, applicationTarget(input), recommended, reasons));
  }

  @Mutation(() => EvaluationTaskPayload, {
    description: "Declares whether the evaluator has a conflict of interest; without one the file opens.",
  })
  async declareConflictOfInterest(
    @Arg("input", () => DeclareConflictOfInterestInput) input: DeclareConflictOfInterestInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    const { hasConflict, conflict } = input;
    const task = await this.evaluation.declare(viewer, applicationTarget(input), hasConflict, conflict);
    return { task: shownTask(task) };
  }

  @Mutation(() => EvaluationTaskPayload, { description: "Submits the grid, once and for good." })
  async submitEvaluation(
    @Arg("input", () => SubmitEvaluationInput) input: SubmitEvaluationInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    const { scores, comment } = input;
    const task = await this.evaluation.submit(viewer, applicationTarget(input), { scores, comment });
    return { task: shownTask(task) };
  }
}

/** What the delegation and the directorate do. */
@Resolver()
export class DirectorateMutations {
  constructor(private readonly decisions: DecisionService) {}

  @Mutation(() => ApplicationPayload, {
    description: "Records that the partner region's ministry is consulted, or how that came out.",
  })
  recordConsultation(
    @Arg("input", () => RecordConsultationInput) input: RecordConsultationInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.decisions.recordConsultation(viewer, applicationTarget(input), input));
  }

  @Mutation(() => ApplicationPayload, {
    description: "Approves an application; the eligibility that this rests on is frozen.",
  })
  approveApplication(
    @Arg("input", () => ApproveApplicationInput) input: ApproveApplicationInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.decisions.approve(viewer, applicationTarget(input), input.reasons));
  }

  @Mutation(() => ApplicationPayload, { description: "Refuses an application, with written reasons." })
  refuseApplication(
    @Arg("input", () => RefuseApplicationInput) input: RefuseApplicationInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.decisions.refuse(viewer, applicationTarget(input), input.reasons));
  }
}

async function payload(change: Promise<ApplicationRecord | null>): Payload {
  return { application: await change };
}
