import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { daysBefore } from "../days";

/** Identifiers of version 7 from a fixed day on, so that the same demo firm has the same one everywhere. */
const FIRST_MOMENT = Date.UTC(2026, 0, 1);
const LOADED_AFTER_DAYS = 180;
const MONTH_MS = 30 * 86_400_000;

type DemoKind =
  | "organisation"
  | "establishment"
  | "contact"
  | "figures"
  | "owner"
  | "activity"
  | "need"
  | "requirement"
  | "capability"
  | "evidence";

/** The identifier of the row of a kind and key, or of the `position`-th row of that kind that belongs to the key. */
export function demoId(kind: DemoKind, key: string, position = 0): string {
  const hash = hashOf(kind, key);
  return uuidv7({ msecs: FIRST_MOMENT + momentOf(kind, hash), seq: position, random: hash.subarray(4, 20) });
}

/** When the row was made, half a year to four months before the demo data is loaded, in the identifiers' order. */
export function demoCreatedAt(kind: DemoKind, key: string, now: Date): Date {
  return new Date(daysBefore(now, LOADED_AFTER_DAYS).getTime() + momentOf(kind, hashOf(kind, key)));
}

/** Organisations registered in a first month, and wrote what they need and can in a second. */
function momentOf(kind: DemoKind, hash: Buffer): number {
  const isText = kind === "need" || kind === "capability";
  return (hash.readUInt32BE(0) % MONTH_MS) + (isText ? MONTH_MS : 0);
}

function hashOf(kind: DemoKind, key: string): Buffer {
  return createHash("sha256").update(`passerelle demo ${kind} ${key}`).digest();
}
