import { DateTime } from "luxon";
import { dayProblems } from "../../shared/calendar";
import { DomainError, type InputProblem } from "../../shared/domain-error";
import type { Language } from "../../shared/language";
import { optionalTextProblems, textProblems } from "../../shared/text";
import { type Wording, wordingProblems } from "../wording";

/** The life of a need: written, reviewed by an adviser, published, and ended in one of three ways. */
export const NEED_STATUSES = ["DRAFT", "IN_REVIEW", "PUBLISHED", "WITHDRAWN", "MET", "EXPIRED"] as const;
export type NeedStatus = (typeof NEED_STATUSES)[number];

export const needTransitions = {
  DRAFT: ["IN_REVIEW", "WITHDRAWN"],
  IN_REVIEW: ["PUBLISHED", "DRAFT", "WITHDRAWN"],
  PUBLISHED: ["WITHDRAWN", "MET", "EXPIRED"],
  WITHDRAWN: [],
  MET: [],
  EXPIRED: ["IN_REVIEW"],
} as const satisfies Record<NeedStatus, readonly NeedStatus[]>;

export function refuseTransition(from: NeedStatus, to: NeedStatus): void {
  if ((needTransitions[from] as readonly NeedStatus[]).includes(to)) return;
  const ways = needTransitions[from];
  throw new DomainError(
    "BAD_USER_INPUT",
    ways.length === 0
      ? `The need is ${from} and stays so; it cannot become ${to}.`
      : `The need is ${from} and cannot become ${to}; from here it becomes ${ways.join(" or ")}.`,
    { field: "input.needId" },
  );
}

export interface NeedFields {
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  readonly translations: readonly Wording[];
  readonly summary: string | null;
  readonly partnerSought: string | null;
  readonly readinessLevel: number | null;
  readonly deadline: string | null;
}

export function needProblems(need: NeedFields): InputProblem[] {
  return [
    ...textProblems(need.title, "title", "input.title"),
    ...textProblems(need.text, "text", "input.text"),
    ...optionalTextProblems(need.summary, "summary", "input.summary"),
    ...optionalTextProblems(need.partnerSought, "line", "input.partnerSought"),
    ...wordingProblems(need.language, need.translations, "input.translations"),
    ...readinessProblems(need.readinessLevel),
    ...(need.deadline === null ? [] : dayProblems(need.deadline, "input.deadline")),
  ];
}

/** Technology readiness levels are the nine of the European Commission and of ISO 16290. */
export function readinessProblems(level: number | null): InputProblem[] {
  if (level === null || (level >= 1 && level <= 9)) return [];
  return [
    {
      field: "input.readinessLevel",
      message: `There is no technology readiness level ${String(level)}. It goes from 1 to 9.`,
    },
  ];
}

/** A need whose deadline is over cannot be published. */
export function deadlineProblems(deadline: string | null, today: string): InputProblem[] {
  if (deadline === null || deadline >= today) return [];
  return [
    {
      field: "input.needId",
      message: `The need's deadline, ${deadline}, is over. Change it before publishing.`,
    },
  ];
}

/** Months after which a published need without a deadline is asked about again: what was sought then may be found. */
export const MONTHS_WITHOUT_DEADLINE = 12;

/** Last day on which a published need is suggested partners for. */
export function expiresOn({
  deadline,
  publishedAt,
}: {
  readonly deadline: string | null;
  readonly publishedAt: Date | null;
}): string | null {
  if (deadline !== null || publishedAt === null) return deadline;
  return DateTime.fromJSDate(publishedAt, { zone: "utc" })
    .plus({ months: MONTHS_WITHOUT_DEADLINE })
    .toISODate();
}

/** A renewal sets a later deadline than today's. */
export function renewalProblems(deadline: string, today: string): InputProblem[] {
  const problems = dayProblems(deadline, "input.deadline");
  if (problems.length > 0 || deadline > today) return problems;
  return [{ field: "input.deadline", message: `The new deadline, ${deadline}, is over. Give a later day.` }];
}
