import { DateTime } from "luxon";
import type { EligibilityFacts, FactUsed, Missing, RuleResult } from "./eligibility";
import type { RuleParameters } from "./rule-set";

/** At least one establishment in the region: the seat may be elsewhere. */
export function placeRule({ places }: EligibilityFacts, { region }: RuleParameters): RuleResult {
  const facts = places.map((place): FactUsed => ({
    name: "establishment",
    value: place.name,
    source: "PROFILE",
    date: null,
  }));
  const answer = { rule: "PLACE", facts, missing: [] as Missing[] } as const;
  if (places.some((place) => place.region === region))
    return { ...answer, outcome: "PASS", reason: "IN_REGION" };
  if (places.length === 0)
    return {
      ...answer,
      outcome: "UNDETERMINED",
      reason: "NO_PLACE_KNOWN",
      missing: [{ fact: "ESTABLISHMENT", of: null }],
    };
  const uncertain = places.filter(({ isUncertain }) => isUncertain);
  if (uncertain.length === 0) return { ...answer, outcome: "FAIL", reason: "OUTSIDE_REGION" };
  const missing = uncertain.map(({ name }): Missing => ({ fact: "POST_CODE", of: name }));
  return { ...answer, outcome: "UNDETERMINED", reason: "PLACE_UNCERTAIN", missing };
}

/** A legal entity for at least a year at the reference date. A year from 29 February is complete on 28 February. */
export function ageRule(facts: EligibilityFacts, { minimumAgeMonths }: RuleParameters): RuleResult {
  const { foundedOn, legalPersonality, asOf } = facts;
  const used: FactUsed[] = [
    ...(foundedOn === null
      ? []
      : [{ name: "foundedOn", value: foundedOn, source: "PROFILE", date: foundedOn } as const]),
    ...(legalPersonality === null
      ? []
      : [
          {
            name: "legalPersonality",
            value: legalPersonality ? "yes" : "no",
            source: "PROFILE",
            date: null,
          } as const,
        ]),
  ];
  const answer = { rule: "AGE", facts: used, missing: [] as Missing[] } as const;
  if (legalPersonality === false) return { ...answer, outcome: "FAIL", reason: "NO_LEGAL_ENTITY" };
  if (foundedOn !== null && completedOn(foundedOn, minimumAgeMonths ?? 0) > asOf)
    return { ...answer, outcome: "FAIL", reason: "TOO_YOUNG" };
  if (foundedOn !== null && legalPersonality) return { ...answer, outcome: "PASS", reason: "OLD_ENOUGH" };
  return {
    ...answer,
    outcome: "UNDETERMINED",
    reason: "AGE_UNKNOWN",
    missing: [
      ...(foundedOn === null ? [{ fact: "FOUNDED_ON", of: null } as const] : []),
      ...(legalPersonality === null ? [{ fact: "LEGAL_PERSONALITY", of: null } as const] : []),
    ],
  };
}

function completedOn(foundedOn: string, months: number): string {
  return DateTime.fromISO(foundedOn, { zone: "utc" }).plus({ months }).toISODate() ?? foundedOn;
}
