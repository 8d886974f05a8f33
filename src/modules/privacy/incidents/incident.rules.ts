import { DomainError, type InputProblem } from "../../shared/domain-error";
import { textProblems } from "../../shared/text";

export const INCIDENT_STATES = ["RECORDED", "ASSESSED", "NOTIFIED", "CLOSED"] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** GDPR, articles 33 and 34: a risk is told to the authority, a high one to the people too. Law 25, article 3.5: serious injury. */
export type IncidentRisk = "NONE" | "RISK" | "HIGH";

export const incidentTransitions = {
  RECORDED: ["ASSESSED"],
  // New facts: it is assessed again.
  ASSESSED: ["ASSESSED", "NOTIFIED", "CLOSED"],
  NOTIFIED: ["ASSESSED", "NOTIFIED", "CLOSED"],
  CLOSED: [],
} as const satisfies Record<IncidentState, readonly IncidentState[]>;

/** GDPR, article 33 (1): within 72 hours of becoming aware of it. */
const HOURS_TO_NOTIFY = 72;

export function notifyBy(noticedAt: Date): Date {
  return new Date(noticedAt.getTime() + HOURS_TO_NOTIFY * 3_600_000);
}

export function refuseTransition(from: IncidentState, to: IncidentState): void {
  if ((incidentTransitions[from] as readonly IncidentState[]).includes(to)) return;
  throw new DomainError("BAD_USER_INPUT", `An incident that is ${from} cannot become ${to}.`, {
    field: "input.incidentId",
  });
}

export interface Notifications {
  readonly authorityNotifiedAt: Date | null;
  readonly peopleNotifiedAt: Date | null;
}

/** What has to be told before the incident may be closed. */
export function missingNotifications(risk: IncidentRisk | null, told: Notifications): InputProblem[] {
  const problems: InputProblem[] = [];
  if (risk !== "NONE" && told.authorityNotifiedAt === null)
    problems.push({
      field: "input.incidentId",
      message: "The authority has to be told of an incident with a risk before it is closed.",
    });
  if (risk === "HIGH" && told.peopleNotifiedAt === null)
    problems.push({
      field: "input.incidentId",
      message: "The people concerned have to be told of an incident with a high risk before it is closed.",
    });
  return problems;
}

export interface IncidentFacts {
  readonly description: string;
  readonly dataConcerned: string;
  readonly occurredAt?: Date | null | undefined;
  readonly noticedAt: Date;
  readonly peopleAffected?: number | null | undefined;
}

export function incidentProblems(facts: IncidentFacts, now: Date): InputProblem[] {
  const { description, dataConcerned, occurredAt, noticedAt, peopleAffected } = facts;
  return [
    ...textProblems(description, "text", "input.description"),
    ...textProblems(dataConcerned, "text", "input.dataConcerned"),
    ...momentProblems(noticedAt, now, "input.noticedAt"),
    ...(occurredAt ? momentProblems(occurredAt, noticedAt, "input.occurredAt") : []),
    ...countProblems(peopleAffected),
  ];
}

export function momentProblems(moment: Date, latest: Date, field: string): InputProblem[] {
  if (moment <= latest) return [];
  return [{ field, message: `The moment in ${field} is too late: nothing is known before it happens.` }];
}

export function countProblems(peopleAffected: number | null | undefined): InputProblem[] {
  if (peopleAffected === null || peopleAffected === undefined || peopleAffected >= 0) return [];
  return [{ field: "input.peopleAffected", message: "The number of people is 0 or more." }];
}
