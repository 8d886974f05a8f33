import { Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { globalId } from "../../../../graphql/global-id";
import type { RequestContext } from "../../../../graphql/request-context";
import type { VerbName } from "../life/application-life.rules";
import { isOpen } from "../life/application-life.rules";
import type { ApplicationLoader } from "../file/application.loader";
import type { ApplicationPartsRepository, Evaluator } from "../file/application-parts.repository";
import type { ApplicationRecord } from "../circle/application.repository";
import { ApplicationType } from "../file/application.types";
import { type EvaluationService, taskVersion } from "../bodies/evaluation.service";
import { type ShownTask, shownTask } from "../bodies/shown-task";
import {
  EvaluationTaskType,
  EvaluationType,
  EvaluatorCandidateType,
  FilePersonType,
  FileStepType,
  RelatedApplicationType,
} from "../file/file-parts.types";
import {
  type EvaluationView,
  evaluationView,
  mayReadTask,
  type PersonView,
  personView,
  readable,
  stateAtStep,
  type StepView,
  stepView,
  taskSubject,
} from "../file/file-views";
import { partnersOf } from "../file/partner-fields";
import type { RelatedApplication, RelatedFiles } from "../file/related-files";

/** What belongs to a file, each part for its own readers. */
@Resolver(() => ApplicationType)
export class ApplicationPartsResolver {
  constructor(
    private readonly loader: ApplicationLoader,
    private readonly related: RelatedFiles,
  ) {}

  @FieldResolver(() => FileStepType, {
    nullable: true,
    description: "The decision on admissibility, with its reasons. Level 4.",
  })
  admissibility(@Root() file: ApplicationRecord, @Ctx() context: RequestContext) {
    return this.latest(file, context, ["decideAdmissibility"]);
  }

  @FieldResolver(() => FileStepType, {
    nullable: true,
    description: "The agency's recommendation; for the applicant after the decision. Level 4.",
  })
  recommendation(@Root() file: ApplicationRecord, @Ctx() context: RequestContext) {
    return this.latest(file, context, ["recommendApplication"]);
  }

  @FieldResolver(() => FileStepType, {
    nullable: true,
    description:
      "The newest step of the ministry's consultation; for the applicant after the decision. Level 4.",
  })
  consultation(@Root() file: ApplicationRecord, @Ctx() context: RequestContext) {
    return this.latest(file, context, ["recordConsultation"]);
  }

  @FieldResolver(() => FileStepType, {
    nullable: true,
    description: "The decision of the directorate, with its reasons. Level 4.",
  })
  decision(@Root() file: ApplicationRecord, @Ctx() context: RequestContext) {
    return this.latest(file, context, ["approveApplication", "refuseApplication"]);
  }

  @FieldResolver(() => [FileStepType], {
    nullable: true,
    description: "Everything that happened to it and that the viewer may know of, in order. Level 4.",
  })
  async history(@Root() file: ApplicationRecord, @Ctx() context: RequestContext): Promise<StepView[]> {
    const steps = await this.loader.steps(context).load(file.id);
    return readable(
      context.viewer,
      steps.map((step) => stepView(file, step)),
    );
  }

  @FieldResolver(() => [FilePersonType], {
    nullable: true,
    description: "People named on it whom the viewer may know of. Level 4.",
  })
  async people(@Root() file: ApplicationRecord, @Ctx() context: RequestContext): Promise<PersonView[]> {
    const duties = await this.loader.duties(context).load(file.id);
    return readable(
      context.viewer,
      duties.map((duty) => personView(file, duty)),
    );
  }

  @FieldResolver(() => [EvaluationType], {
    nullable: true,
    description: "Evaluations that the viewer may read. Level 4.",
  })
  async evaluations(
    @Root() file: ApplicationRecord,
    @Ctx() context: RequestContext,
  ): Promise<EvaluationView[]> {
    const evaluations = await this.loader.evaluations(context).load(file.id);
    return readable(
      context.viewer,
      evaluations.map((evaluation) => evaluationView(file, evaluation)),
    );
  }

  @FieldResolver(() => [RelatedApplicationType], {
    nullable: true,
    description:
      "Other applications of the same enterprise, or of one linked to it by more than half of the capital. For the coordinator. Level 4.",
  })
  async relatedApplications(@Root() file: ApplicationRecord, @Ctx() { viewer }: RequestContext) {
    return readable(viewer, await this.related.of(file));
  }

  private async latest(
    file: ApplicationRecord,
    context: RequestContext,
    verbs: readonly VerbName[],
  ): Promise<StepView | null> {
    const steps = await this.history(file, context);
    return steps.findLast(({ verb }) => verbs.includes(verb)) ?? null;
  }
}

@Resolver(() => FileStepType)
export class FileStepResolver {
  constructor(private readonly loader: ApplicationLoader) {}

  @FieldResolver()
  operation(@Root() { verb }: StepView): string {
    return verb;
  }

  @FieldResolver()
  state(@Root() step: StepView, @Ctx() { viewer }: RequestContext) {
    return stateAtStep(viewer, step);
  }

  @FieldResolver()
  by(@Root() { file, personId }: StepView, @Ctx() context: RequestContext): Promise<PersonView | null> {
    return personOf(this.loader, file, personId, context);
  }
}

@Resolver(() => FilePersonType)
export class FilePersonResolver {
  constructor(private readonly loader: ApplicationLoader) {}

  @FieldResolver()
  personId(@Root() { personId }: PersonView): string {
    return globalId("Person", personId);
  }

  @FieldResolver()
  async name(@Root() { personId }: PersonView, @Ctx() context: RequestContext): Promise<string | null> {
    return (await this.loader.names(context).load(personId))?.name ?? null;
  }

  @FieldResolver()
  conflict(@Root() person: PersonView, @Ctx() { viewer }: RequestContext): string | null {
    return mayReadTask(viewer, person) ? person.conflict : null;
  }

  @FieldResolver()
  releaseReasons(@Root() person: PersonView, @Ctx() { viewer }: RequestContext): string | null {
    return mayReadTask(viewer, person) ? person.releaseReasons : null;
  }
}

@Resolver(() => EvaluationType)
export class EvaluationResolver {
  constructor(private readonly loader: ApplicationLoader) {}

  @FieldResolver()
  evaluator(@Root() { file, evaluatorId }: EvaluationView, @Ctx() context: RequestContext) {
    return personOf(this.loader, file, evaluatorId, context);
  }
}

@Resolver(() => RelatedApplicationType)
export class RelatedApplicationResolver {
  @FieldResolver()
  trackingNumber(@Root() { other }: RelatedApplication): string {
    return other.trackingNumber;
  }

  @FieldResolver()
  applicantName(@Root() { other }: RelatedApplication): string {
    return other.applicantName;
  }

  @FieldResolver()
  submittedAt(@Root() { other }: RelatedApplication): Date {
    return other.submittedAt;
  }

  @FieldResolver()
  isOpen(@Root() { other }: RelatedApplication): boolean {
    return isOpen(other.state);
  }
}

@Resolver(() => EvaluationTaskType)
export class EvaluationTaskResolver {
  constructor(
    private readonly service: EvaluationService,
    private readonly parts: ApplicationPartsRepository,
    private readonly loader: ApplicationLoader,
  ) {}

  @Query(() => [EvaluationTaskType], {
    description: "What the viewer was named for as an evaluator, newest first.",
  })
  async evaluationTasks(@Ctx() { viewer }: RequestContext) {
    return (await this.service.tasks(viewer)).map(shownTask);
  }

  @Query(() => [EvaluatorCandidateType], {
    description: "People who hold the role of an evaluator, for coordinators.",
  })
  async evaluatorCandidates(): Promise<EvaluatorCandidateType[]> {
    const people: Evaluator[] = await this.parts.evaluators();
    return people.map(({ personId, name }) => ({ personId: globalId("Person", personId), name }));
  }

  @FieldResolver(() => ID)
  applicationId(@Root() { file }: ShownTask): string {
    return globalId("Application", file.id);
  }

  @FieldResolver()
  trackingNumber(@Root() { file }: ShownTask): string {
    return file.trackingNumber;
  }

  @FieldResolver()
  applicantName(@Root() { file }: ShownTask): string {
    return file.applicantName;
  }

  @FieldResolver()
  applicantRegistryNumber(@Root() { file }: ShownTask): string {
    return file.applicantRegistryNumber;
  }

  @FieldResolver()
  targetedPartners(@Root() { file }: ShownTask, @Ctx() context: RequestContext) {
    return partnersOf(this.loader, file, context);
  }

  @FieldResolver()
  evaluator(@Root() { file, duty }: ShownTask): PersonView {
    return { ...personView(file, duty), ...taskSubject(file, duty.personId) };
  }

  @FieldResolver()
  version(@Root() { duty }: ShownTask): number {
    return taskVersion(duty);
  }

  @FieldResolver()
  application(@Root() { file }: ShownTask, @Ctx() context: RequestContext) {
    return this.loader.byId(context).load(file.id);
  }
}

/** Somebody who did something on the file, for those who may know of it; the applicant's people are not named. */
async function personOf(
  loader: ApplicationLoader,
  file: ApplicationRecord,
  id: string,
  context: RequestContext,
): Promise<PersonView | null> {
  const duties = await loader.duties(context).load(file.id);
  const duty = duties.find(({ personId }) => personId === id);
  const [person] = duty ? readable(context.viewer, [personView(file, duty)]) : [];
  return person ?? null;
}
