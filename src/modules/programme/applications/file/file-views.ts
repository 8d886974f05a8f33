import { mayRead } from "../../../../security/disclosure";
import type { FileCircle, FileSubject } from "../../../../security/file-circle";
import type { Viewer } from "../../../../security/viewer";
import type { ApplicationDuty } from "../circle/application-duty.entity";
import {
  deciderCircle,
  evaluationCircle,
  fileCircle,
  nameCircle,
  officialCircle,
  recommendationCircle,
  taskCircle,
} from "../circle/application-circle.rules";
import {
  type ApplicationState,
  isDecided,
  type VerbName,
  WITH_THE_DIRECTORATE,
} from "../life/application-life.rules";
import type { ApplicationRecord } from "../circle/application.repository";
import type { ApplicationStep } from "../life/application-step.entity";
import type { EligibilityAssessment } from "./eligibility-assessment.entity";
import type { Evaluation } from "./evaluation.entity";

/** A part of a file with whoever reads it: parts have narrower circles than the file. */
type View<Part> = Part & FileSubject & { readonly file: ApplicationRecord };

export type StepView = View<ApplicationStep>;
export type PersonView = View<ApplicationDuty>;
export type EvaluationView = View<Evaluation>;
export type AssessmentView = View<EligibilityAssessment>;

function view<Part extends object>(file: ApplicationRecord, part: Part, circle: FileCircle): View<Part> {
  const { organisationId, organisationRegion } = file;
  return { ...part, file, organisationId, organisationRegion, circle };
}

/** Only those that the viewer may read: that there is another one must not show either. */
export function readable<Part extends FileSubject>(viewer: Viewer, views: readonly Part[]): Part[] {
  return views.filter((one) => mayRead(viewer, 4, one));
}

export function stepView(file: ApplicationRecord, step: ApplicationStep): StepView {
  return view(file, step, stepCircles[step.verb](file, step));
}

const everyReader = (file: ApplicationRecord) => fileCircle(file);
const ownEvaluator = (file: ApplicationRecord, { personId }: ApplicationStep) => ({
  ...evaluationCircle(file, personId),
  applicant: false,
});
const insideTheHouse = (file: ApplicationRecord) => deciderCircle(file);

/** Who reads that something happened to a file. */
const stepCircles: Readonly<
  Record<VerbName, (file: ApplicationRecord, step: ApplicationStep) => FileCircle>
> = {
  updateApplicationDraft: everyReader,
  submitApplication: everyReader,
  withdrawApplication: everyReader,
  answerInformationRequest: everyReader,
  decideAdmissibility: everyReader,
  requestInformation: everyReader,
  approveApplication: everyReader,
  refuseApplication: everyReader,
  assignEvaluator: insideTheHouse,
  releaseEvaluator: insideTheHouse,
  declareConflictOfInterest: ownEvaluator,
  submitEvaluation: ownEvaluator,
  recommendApplication: recommendationCircle,
  recordConsultation: recommendationCircle,
};

/** Before the decision the applicant reads no state that the recommendation has brought about. */
export function stateAtStep(viewer: Viewer, { toState, file }: StepView): ApplicationState | null {
  if (toState === "DRAFT") return null;
  const isHidden = viewer.belongsTo(file.organisationId) && !isDecided(file.state);
  return isHidden && WITH_THE_DIRECTORATE.includes(toState) ? "IN_EVALUATION" : toState;
}

export function personView(file: ApplicationRecord, duty: ApplicationDuty): PersonView {
  const named = file.duties.find(({ personId }) => personId === duty.personId);
  return view(file, duty, named ? nameCircle(file, named) : officialCircle(file));
}

/** What an evaluator declared, and why one was released: for the coordinator and the person. */
export function mayReadTask(
  viewer: Viewer,
  { file, personId, organisationId, organisationRegion }: PersonView,
): boolean {
  return mayRead(viewer, 4, { organisationId, organisationRegion, circle: taskCircle(file, personId) });
}

export function evaluationView(file: ApplicationRecord, evaluation: Evaluation): EvaluationView {
  return view(file, evaluation, evaluationCircle(file, evaluation.evaluatorId));
}

export function assessmentView(file: ApplicationRecord, assessment: EligibilityAssessment): AssessmentView {
  return view(file, assessment, deciderCircle(file));
}

/** The task of one evaluator. */
export function taskSubject(file: ApplicationRecord, evaluatorId: string): FileSubject {
  const { organisationId, organisationRegion } = file;
  return { organisationId, organisationRegion, circle: taskCircle(file, evaluatorId) };
}
