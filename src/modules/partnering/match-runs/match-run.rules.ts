import { badInput, DomainError } from "../../shared/domain-error";
import type { MatchRun } from "./match-run.entity";

export const MATCH_RUN_STATES = ["QUEUED", "RUNNING", "DONE", "CANCELLED", "FAILED"] as const;
export type MatchRunState = (typeof MATCH_RUN_STATES)[number];

export const matchRunTransitions = {
  QUEUED: ["RUNNING", "CANCELLED", "FAILED"],
  RUNNING: ["DONE", "CANCELLED", "FAILED"],
  DONE: [],
  CANCELLED: [],
  FAILED: [],
} as const satisfies Record<MatchRunState, readonly MatchRunState[]>;

export function isUnfinished(state: MatchRunState): boolean {
  return matchRunTransitions[state].length > 0;
}

/** A refusal that says what became of the run instead. */
export function refuseCancelling({ state, endedAt }: Pick<MatchRun, "state" | "endedAt">): void {
  if ((matchRunTransitions[state] as readonly MatchRunState[]).includes("CANCELLED")) return;
  const when = endedAt?.toISOString().slice(0, 16).replace("T", " at ") ?? "";
  throw new DomainError(
    "CONFLICT",
    `${ENDS[state as keyof typeof ENDS]} on ${when} UTC: there is nothing left to cancel. Start a new run if you need one.`,
    { field: "input.matchRunId" },
  );
}

const ENDS = {
  DONE: "The run was finished",
  CANCELLED: "The run was cancelled already,",
  FAILED: "The run failed",
} as const;

/** Longer lists are looked at need by need. */
export const MOST_PARTNERS = 50;
export const USUAL_PARTNERS = 10;

export function checkPartners(partners: number): void {
  if (Number.isInteger(partners) && partners >= 1 && partners <= MOST_PARTNERS) return;
  throw badInput(
    "input.partnersPerNeed",
    `A run keeps 1 to ${String(MOST_PARTNERS)} partners for each need; ${String(partners)} were asked for.`,
  );
}

/** Two runs can be compared when both came to their end and covered the same needs. */
export function refuseComparing(from: MatchRun, to: MatchRun): void {
  for (const [field, run] of [
    ["from", from],
    ["to", to],
  ] as const)
    if (run.state !== "DONE")
      throw badInput(field, `The run is ${run.state}; runs are compared when they are DONE.`);
  if (from.id === to.id) throw badInput("to", "A run does not differ from itself. Name two runs.");
  if (from.requestedAt > to.requestedAt)
    throw badInput("to", "The second run is older than the first. Name them the other way round.");
  if (from.region !== to.region)
    throw badInput("to", "The two runs are about needs of different regions, which cannot be compared.");
}

/** After so many a run is given up. */
export const MOST_FAILURES = 5;
/** A worker that was not heard of for so long is gone: another one goes on. */
export const SILENT_AFTER_MS = 60_000;
