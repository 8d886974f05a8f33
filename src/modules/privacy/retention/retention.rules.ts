import type { Trilingual } from "../../shared/language";
import { readReference } from "../../shared/reference-data";

export const RETENTION_CODES = [
  "SESSIONS",
  "PASSWORD_CODES",
  "INVITATIONS",
  "MAILS",
  "REPEATED_CALLS",
  "MACHINE_KEYS",
  "MATCH_RUNS",
  "FORMER_ACCOUNTS",
  "FORMER_CONTACTS",
  "TRAVELLERS",
  "CONSENT_PROOFS",
  "INCIDENTS",
  "EVALUATION_WORDS",
  "DECISION_REASONS",
  "AUDIT_REASONS",
] as const;
export type RetentionCode = (typeof RETENTION_CODES)[number];

/** For how long something is kept after it is over: data, which the controllers of both sides agree on. */
export interface RetentionRule {
  readonly code: RetentionCode;
  readonly days: number;
  readonly meaning: Trilingual;
}

export const retentionRules = readReference<readonly RetentionRule[]>("retention-rules.json");

const DAY_MS = 86_400_000;

/** What was over before this moment has been kept long enough. */
export function keptUntil({ days }: RetentionRule, now: Date): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

/** The hour of least use on both sides of the ocean: 03:00 UTC is the night in Brussels and the late evening in Montréal. */
const HOUR = 3;

export function nextRun(now: Date): Date {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), HOUR);
  return new Date(today > now.getTime() ? today : today + DAY_MS);
}
