import type { ConsultationOutcome, Duty } from "./application";

/** The life of a file. An information request leaves the state as it is and stops the clock. */
export const applicationTransitions = {
  DRAFT: ["SUBMITTED", "WITHDRAWN"],
  SUBMITTED: ["ADMISSIBLE", "INADMISSIBLE", "WITHDRAWN"],
  ADMISSIBLE: ["IN_EVALUATION", "WITHDRAWN"],
  INADMISSIBLE: [],
  IN_EVALUATION: ["RECOMMENDED", "NOT_RECOMMENDED", "WITHDRAWN"],
  RECOMMENDED: ["IN_CONSULTATION", "WITHDRAWN"],
  NOT_RECOMMENDED: ["IN_CONSULTATION", "WITHDRAWN"],
  IN_CONSULTATION: ["APPROVED", "REFUSED", "WITHDRAWN"],
  APPROVED: [],
  REFUSED: [],
  WITHDRAWN: [],
} as const satisfies Record<string, readonly string[]>;

export type FileState = keyof typeof applicationTransitions;
/** A draft is a record of its own type; from submission on there is an application. */
export type ApplicationState = Exclude<FileState, "DRAFT">;

/** Where files stand while the directorate and the delegation work on them. */
export const WITH_THE_DIRECTORATE: readonly ApplicationState[] = [
  "RECOMMENDED",
  "NOT_RECOMMENDED",
  "IN_CONSULTATION",
];

/** What a verb does to a file, who does it, and from where. */
export interface Verb {
  /** `APPLY`: the applicant's editors. */
  readonly duty: Duty | "APPLY";
  readonly from: readonly FileState[];
  /** Where it may lead; none: the state stays. */
  readonly to: readonly FileState[];
}

const BEFORE_THE_RECOMMENDATION = ["SUBMITTED", "ADMISSIBLE", "IN_EVALUATION"] as const;
const OPEN = [...BEFORE_THE_RECOMMENDATION, ...WITH_THE_DIRECTORATE] as const;

export const applicationVerbs = {
  updateApplicationDraft: { duty: "APPLY", from: ["DRAFT"], to: [] },
  submitApplication: { duty: "APPLY", from: ["DRAFT"], to: ["SUBMITTED"] },
  withdrawApplication: { duty: "APPLY", from: ["DRAFT", ...OPEN], to: ["WITHDRAWN"] },
  answerInformationRequest: { duty: "APPLY", from: OPEN, to: [] },
  decideAdmissibility: { duty: "COORDINATE", from: ["SUBMITTED"], to: ["ADMISSIBLE", "INADMISSIBLE"] },
  requestInformation: { duty: "COORDINATE", from: OPEN, to: [] },
  assignEvaluator: { duty: "COORDINATE", from: ["ADMISSIBLE", "IN_EVALUATION"], to: ["IN_EVALUATION"] },
  releaseEvaluator: { duty: "COORDINATE", from: ["ADMISSIBLE", "IN_EVALUATION"], to: [] },
  recommendApplication: {
    duty: "COORDINATE",
    from: ["IN_EVALUATION"],
    to: ["RECOMMENDED", "NOT_RECOMMENDED"],
  },
  declareConflictOfInterest: { duty: "EVALUATE", from: ["ADMISSIBLE", "IN_EVALUATION"], to: [] },
  submitEvaluation: { duty: "EVALUATE", from: ["IN_EVALUATION"], to: [] },
  recordConsultation: { duty: "RECORD", from: WITH_THE_DIRECTORATE, to: ["IN_CONSULTATION"] },
  approveApplication: { duty: "DECIDE", from: ["IN_CONSULTATION"], to: ["APPROVED"] },
  refuseApplication: { duty: "DECIDE", from: ["IN_CONSULTATION"], to: ["REFUSED"] },
} as const satisfies Record<string, Verb>;

export type VerbName = keyof typeof applicationVerbs;

export function isOpen(state: FileState): boolean {
  return applicationTransitions[state].length > 0;
}

export function isDecided(state: FileState): boolean {
  return state === "APPROVED" || state === "REFUSED";
}

/** Why the verb cannot be used in this state, in a sentence; undefined when it can. */
export function verbHindrance(verb: VerbName, state: FileState): string | undefined {
  const { from }: Verb = applicationVerbs[verb];
  if (from.includes(state)) return undefined;
  if (!isOpen(state))
    return `The application is ${state} and stays so; ${verb} is for one that is ${from.join(" or ")}.`;
  const ways = applicationTransitions[state].join(" or ");
  return `The application is ${state} and from here becomes ${ways}; ${verb} is for one that is ${from.join(" or ")}.`;
}

/** Where the evaluation has got to that the applicant knows of: whether the ministry has answered. */
export interface Shown {
  readonly state: ApplicationState;
  readonly consultationOutcome: ConsultationOutcome | null;
}

/**
 * What the applicant reads: IN_EVALUATION until the consultation is over, for the recommendation is not theirs to see
 * before the decision.
 */
export function stateForApplicant({ state, consultationOutcome }: Shown): ApplicationState {
  if (!WITH_THE_DIRECTORATE.includes(state)) return state;
  return state === "IN_CONSULTATION" && consultationOutcome !== null ? state : "IN_EVALUATION";
}
