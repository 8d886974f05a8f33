import { DateTime } from "luxon";
import { type Day, optionalDayProblems } from "../../shared/calendar";
import type { InputProblem } from "../../shared/domain-error";
import { optionalTextProblems } from "../../shared/text";

export const INTRODUCTION_OUTCOMES = ["NOT_IN_TOUCH", "IN_TALKS", "PROJECT", "AGREEMENT", "NOTHING"] as const;
export type IntroductionOutcome = (typeof INTRODUCTION_OUTCOMES)[number];

/** After these nothing more is asked. */
const FINAL: readonly IntroductionOutcome[] = ["AGREEMENT", "NOTHING"];

/** Days after the second acceptance at which both sides are asked what came of it. */
const FIRST_ASKED_AFTER_DAYS = 30;
/** Days to the next question, for a side that names no day of a next step. */
const ASKED_AGAIN_AFTER_DAYS = 90;
/** Days after which a side that was asked and has not told is reminded once more. */
export const REMINDED_AGAIN_AFTER_DAYS = 14;

export interface FollowUpFacts {
  readonly met: boolean;
  readonly outcome: IntroductionOutcome;
  readonly nextStep?: string | null | undefined;
  readonly nextStepOn?: Day | null | undefined;
  readonly comment?: string | null | undefined;
}

export function followUpProblems(facts: FollowUpFacts, today: Day): InputProblem[] {
  const { met, outcome, nextStep, nextStepOn } = facts;
  const problems = [
    ...optionalTextProblems(nextStep, "line", "input.nextStep"),
    ...optionalTextProblems(facts.comment, "text", "input.comment"),
    ...optionalDayProblems(nextStepOn, "input.nextStepOn"),
  ];
  const refuse = (field: string, message: string) => problems.push({ field: `input.${field}`, message });
  if (nextStepOn && nextStepOn <= today)
    refuse("nextStepOn", `The next step lies ahead; ${nextStepOn} does not, today is ${today}.`);
  if (nextStep && FINAL.includes(outcome))
    refuse("nextStep", `After ${outcome} no step follows. Leave it out, or name another outcome.`);
  if (nextStepOn && !nextStep) refuse("nextStep", "Say what happens on that day.");
  if (outcome === "NOT_IN_TOUCH" && met)
    refuse("outcome", "Who has met is in touch. Say what came of it, or that the two have not met.");
  return problems;
}

export function firstAskedOn(accepted: Day): Day {
  return later(accepted, FIRST_ASKED_AFTER_DAYS);
}

/** When the side is asked next; null after a final outcome. */
export function askedNextOn({ outcome, nextStepOn }: FollowUpFacts, today: Day): Day | null {
  if (FINAL.includes(outcome)) return null;
  return nextStepOn ?? later(today, ASKED_AGAIN_AFTER_DAYS);
}

export function later(day: Day, days: number): Day {
  return DateTime.fromISO(day, { zone: "utc" }).plus({ days }).toFormat("yyyy-MM-dd");
}
