import { MACHINE_SCOPES, type MachineScope } from "../../../security/machine-scope";
import type { InputProblem } from "../../shared/domain-error";
import { textProblems } from "../../shared/text";

const DAY_MS = 86_400_000;
export const DEFAULT_DAYS = 365;
const MOST_DAYS = 730;
/** While a machine changes over, its old key and its new one are both good. */
export const MOST_LIVE_KEYS = 2;
export const DEFAULT_OVERLAP_DAYS = 7;
const MOST_OVERLAP_DAYS = 30;

export interface KeyFields {
  readonly name: string;
  readonly scopes: readonly MachineScope[];
  readonly expiresAt: Date;
}

export function keyProblems({ name, scopes, expiresAt }: KeyFields, now: Date): InputProblem[] {
  return [
    ...textProblems(name, "name", "input.name"),
    ...scopeProblems(scopes),
    ...expiryProblems(expiresAt, now),
  ];
}

export function expiryProblems(expiresAt: Date, now: Date): InputProblem[] {
  if (expiresAt > now && expiresAt.getTime() <= now.getTime() + MOST_DAYS * DAY_MS) return [];
  return [
    {
      field: "input.expiresAt",
      message: `A key expires in the future, at most ${String(MOST_DAYS)} days from now.`,
    },
  ];
}

export function overlapProblems(days: number): InputProblem[] {
  if (days >= 0 && days <= MOST_OVERLAP_DAYS) return [];
  return [
    {
      field: "input.overlapDays",
      message: `The old key stays good for 0 to ${String(MOST_OVERLAP_DAYS)} days.`,
    },
  ];
}

export function inDays(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

function scopeProblems(scopes: readonly MachineScope[]): InputProblem[] {
  if (scopes.length > 0) return [];
  const names = Object.keys(MACHINE_SCOPES).join(", ");
  return [{ field: "input.scopes", message: `A key without a scope opens nothing. Give some of ${names}.` }];
}
