import { type ActivityClassification, type DerivedSector, sectorReferences } from "./sector";

export interface ActivityCodeFacts {
  readonly classification: ActivityClassification;
  readonly version: string;
  readonly code: string;
  readonly main: boolean;
}

/** Sectors that the activity codes hint at, each once, with the first code that gave the hint; main activities first. */
export function deriveSectors(codes: readonly ActivityCodeFacts[]): DerivedSector[] {
  const derived = new Map<string, DerivedSector>();
  const mainFirst = [...codes].sort((a, b) => Number(b.main) - Number(a.main));
  for (const { classification, version, code } of mainFirst) {
    const digits = code.replace(/\D/g, "");
    for (const { sector, activityCodes } of sectorReferences) {
      const hints = activityCodes[`${classification}:${version}`] ?? [];
      if (!derived.has(sector) && hints.some((hint) => digits.startsWith(hint)))
        derived.set(sector, { sector, classification, version, code });
    }
  }
  return [...derived.values()];
}
