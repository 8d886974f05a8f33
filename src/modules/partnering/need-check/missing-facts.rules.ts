import type { MatchNeed } from "../../../matching";
import { COOPERATION_KINDS } from "../../shared/cooperation-kind";
import { PRIORITY_SECTORS } from "../sectors/sector";
import type { CheckedNeed } from "./checked-need";
import { sentencesOf } from "./sentences-of-text";

/** What a need may leave unsaid. The first four are read by the ranking, the others by people alone. */
export const NEED_FACTS = [
  "REQUIREMENTS",
  "SECTORS",
  "COOPERATION_KINDS",
  "READINESS_LEVEL",
  "DEADLINE",
  "PARTNER_SOUGHT",
  "SUMMARY",
] as const;
export type NeedFact = (typeof NEED_FACTS)[number];

export interface FactsOfNeed extends CheckedNeed {
  readonly sectors: readonly string[];
  readonly readinessLevel: number | null;
  readonly deadline: string | null;
  readonly summary: string | null;
}

export function missingFacts(need: FactsOfNeed): NeedFact[] {
  const isThere: Readonly<Record<NeedFact, boolean>> = {
    REQUIREMENTS: need.requirements.length > 0,
    SECTORS: need.sectors.length > 0,
    COOPERATION_KINDS: need.cooperationKinds.length > 0,
    READINESS_LEVEL: need.readinessLevel !== null,
    DEADLINE: need.deadline !== null,
    PARTNER_SOUGHT: need.partnerSought !== null,
    SUMMARY: need.summary !== null,
  };
  return NEED_FACTS.filter((fact) => !isThere[fact]);
}

/** A low, a middle and a high level of readiness stand for all nine. */
const LEVELS = [3, 6, 9];
/** So many sentences of the need are tried as what it depends on. */
const SENTENCES = 4;

/** The same need with the fact known, for each plausible value; empty for what the ranking does not read. */
export function withFactKnown(asked: MatchNeed, fact: NeedFact): MatchNeed[] {
  switch (fact) {
    case "REQUIREMENTS":
      return sentencesOf(asked.text ?? "")
        .slice(0, SENTENCES)
        .map(({ text }) => ({ ...asked, requirements: [{ id: "0", level: "MUST", text }] }));
    case "SECTORS":
      return PRIORITY_SECTORS.map((sector) => ({ ...asked, sectors: [sector] }));
    case "COOPERATION_KINDS":
      return COOPERATION_KINDS.map((kind) => ({ ...asked, cooperationKinds: [kind] }));
    case "READINESS_LEVEL":
      return LEVELS.map((readinessLevel) => ({ ...asked, readinessLevel }));
    default:
      return [];
  }
}

/** How many places at the top are compared: what an adviser reads. */
export const COMPARED_PLACES = 10;

/**
 * How much two lists differ at their top, 0 to 1: one minus the mean share that the first 1, 2, ... 10 of both have in common, so that a
 * change at the head weighs most.
 */
export function difference(one: readonly string[], other: readonly string[]): number {
  const depth = Math.min(COMPARED_PLACES, Math.max(one.length, other.length));
  let shared = 0;
  for (let places = 1; places <= depth; places++) {
    const [first, second] = [new Set(one.slice(0, places)), other.slice(0, places)];
    shared += second.filter((id) => first.has(id)).length / Math.max(first.size, second.length);
  }
  return depth === 0 ? 0 : 1 - shared / depth;
}

export function newcomers(before: readonly string[], after: readonly string[]): number {
  const known = new Set(before.slice(0, COMPARED_PLACES));
  return after.slice(0, COMPARED_PLACES).filter((id) => !known.has(id)).length;
}
