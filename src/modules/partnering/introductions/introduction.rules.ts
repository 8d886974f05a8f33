import { DateTime } from "luxon";
import type { Day } from "../../shared/calendar";
import { DomainError } from "../../shared/domain-error";
import type { Introduction, IntroductionSide } from "./introduction.entity";

/** The life of an introduction. It is accepted when both sides have accepted it. */
export const introductionTransitions = {
  DRAFT: ["SENT", "WITHDRAWN"],
  SENT: ["ACKNOWLEDGED", "ACCEPTED", "DECLINED", "EXPIRED", "WITHDRAWN"],
  ACKNOWLEDGED: ["ACCEPTED", "DECLINED", "EXPIRED", "WITHDRAWN"],
  ACCEPTED: [],
  DECLINED: [],
  EXPIRED: [],
  WITHDRAWN: [],
} as const satisfies Record<string, readonly string[]>;

export type IntroductionState = keyof typeof introductionTransitions;

export const DECLINE_REASONS = [
  "TOO_EARLY",
  "NOT_RELEVANT",
  "CAPACITY",
  "COMPETITOR",
  "ALREADY_IN_CONTACT",
  "OTHER",
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Days that both sides have to answer. */
export const DAYS_TO_ANSWER = 30;
/** Days before the end at which whoever has not answered is reminded. */
export const REMINDED_DAYS_BEFORE = 7;
/** The same two are not introduced again within this time, unless somebody says why. */
export const MONTHS_APART = 6;

const SIDES = ["SEEKER", "CANDIDATE"] as const;

export function refuseTransition(from: IntroductionState, to: IntroductionState): void {
  const ways: readonly IntroductionState[] = introductionTransitions[from];
  if (ways.includes(to)) return;
  const way = ways.length === 0 ? "and stays so" : `and from here becomes ${ways.join(" or ")}`;
  throw new DomainError("BAD_USER_INPUT", `The introduction is ${from} ${way}; it cannot become ${to}.`, {
    field: "input.introductionId",
  });
}

export function isOpen({ state }: Pick<Introduction, "state">): boolean {
  return introductionTransitions[state].length > 0;
}

export function organisationOn(
  side: IntroductionSide,
  { seekerId, candidateId }: Pick<Introduction, "seekerId" | "candidateId">,
): string {
  return side === "SEEKER" ? seekerId : candidateId;
}

export function acceptedAt(side: IntroductionSide, introduction: Introduction): Date | null {
  return side === "SEEKER" ? introduction.seekerAcceptedAt : introduction.candidateAcceptedAt;
}

/** When the side is asked next what came of it; null before both have accepted, and when it has told the outcome. */
export function askedOn(side: IntroductionSide, introduction: Introduction): Day | null {
  return side === "SEEKER" ? introduction.seekerAskedOn : introduction.candidateAskedOn;
}

/** Who has not answered; nobody in a draft, which its adviser still writes, or after the end. */
export function sidesToAnswer(introduction: Introduction): IntroductionSide[] {
  if (introduction.state !== "SENT" && introduction.state !== "ACKNOWLEDGED") return [];
  return SIDES.filter((side) => acceptedAt(side, introduction) === null);
}

/** Whose turn it is: to answer, or to tell what came of it when that is due. */
export function sidesAwaited(introduction: Introduction, today: Day): IntroductionSide[] {
  if (introduction.state !== "ACCEPTED") return sidesToAnswer(introduction);
  return SIDES.filter((side) => {
    const on = askedOn(side, introduction);
    return on !== null && on <= today;
  });
}

/** For whoever decided on an earlier version: what the others have done, as both sides may know it. */
export function changedMeanwhile(introduction: Introduction): DomainError {
  const { version } = introduction;
  return new DomainError(
    "CONFLICT",
    `Somebody else was first: ${whatHappened(introduction)}. It is now at version ${String(version)}; read it again and decide on what you find.`,
    { field: "input.expectedVersion", currentVersion: version },
  );
}

function whatHappened(introduction: Introduction): string {
  const { state, declinedBy, declineReason } = introduction;
  if (state === "DECLINED")
    return `the ${declinedBy === "SEEKER" ? "seeker" : "candidate"} declined the introduction (${declineReason ?? "OTHER"})`;
  const acceptedBy = SIDES.filter((side) => acceptedAt(side, introduction) !== null);
  if (state === "ACCEPTED") return "both sides have accepted the introduction";
  if (acceptedBy.length > 0 && isOpen(introduction))
    return `the ${acceptedBy[0] === "SEEKER" ? "seeker" : "candidate"} has accepted the introduction, which is ${state}`;
  return `the introduction is ${state}`;
}

export function refuseUnlessAccepted({ state }: Pick<Introduction, "state">): void {
  if (state === "ACCEPTED") return;
  throw new DomainError(
    "BAD_USER_INPUT",
    `The introduction is ${state}; this is for those that both sides have accepted.`,
    { field: "input.introductionId" },
  );
}

export function lastDayToAnswer(today: Day, days = DAYS_TO_ANSWER): Day {
  return DateTime.fromISO(today, { zone: "utc" }).plus({ days }).toISODate() ?? today;
}

/** The earlier introduction of the same two that stands in the way: an open one, or one that ended too recently. */
export function hindrance(earlier: readonly Introduction[], now: Date): Introduction | undefined {
  const since = DateTime.fromJSDate(now, { zone: "utc" }).minus({ months: MONTHS_APART }).toJSDate();
  return (
    earlier.find((one) => isOpen(one)) ?? earlier.find(({ endedAt }) => endedAt !== null && endedAt > since)
  );
}

/** An open introduction of the two hinders always; one that ended lately only without a reason to try again. */
export function refuseHindered(
  earlier: readonly Introduction[],
  now: Date,
  againBecause: string | null | undefined,
): void {
  const hindering = hindrance(earlier, now);
  if (!hindering) return;
  if (isOpen(hindering))
    throw new DomainError(
      "CONFLICT",
      `The two organisations have an introduction that is ${hindering.state} already.`,
      {
        field: "input.candidateId",
      },
    );
  if (againBecause) return;
  throw new DomainError(
    "BAD_USER_INPUT",
    `An introduction of the two organisations ended ${hindering.state} less than ${String(MONTHS_APART)} months ago. Say in againBecause why it is tried again.`,
    { field: "input.againBecause" },
  );
}
