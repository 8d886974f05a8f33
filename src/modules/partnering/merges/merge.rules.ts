import { sortedJson } from "../../shared/sorted-json";
import type { Organisation } from "../organisations/organisation.entity";

/** Fields that are the survivor's where it has said something, else the merged one's. */
const FILLED = ["legalForm", "legalPersonality", "foundedOn", "website", "introductionCapacity"] as const;
/** Fields that become what both have said. */
const UNITED = ["tradeNames", "languages", "declaredSectors"] as const;
const MERGED_FIELDS = [...FILLED, ...UNITED, "presentation"] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];
export type MergedProfile = Pick<Organisation, MergedField>;

export const FIELD_ORIGINS = ["MERGED", "BOTH"] as const;
export type FieldOriginName = (typeof FIELD_ORIGINS)[number];

/** Where a field of the survivor came from, with what it was before; fields that are not told of are its own. */
export interface FieldOrigin {
  readonly field: MergedField;
  readonly origin: FieldOriginName;
  readonly before: unknown;
  readonly after: unknown;
}

/** As many as a profile may have. */
const MOST_TRADE_NAMES = 20;

/** What the survivor says after the merge. */
export function mergedProfile(
  survivor: MergedProfile & Pick<Organisation, "legalName">,
  merged: MergedProfile & Pick<Organisation, "legalName">,
): MergedProfile {
  const names = united(survivor.tradeNames, [merged.legalName, ...merged.tradeNames]);
  return {
    legalForm: survivor.legalForm ?? merged.legalForm,
    legalPersonality: survivor.legalPersonality ?? merged.legalPersonality,
    foundedOn: survivor.foundedOn ?? merged.foundedOn,
    website: survivor.website ?? merged.website,
    introductionCapacity: survivor.introductionCapacity ?? merged.introductionCapacity,
    tradeNames: names.filter((name) => name !== survivor.legalName).slice(0, MOST_TRADE_NAMES),
    languages: united(survivor.languages, merged.languages),
    declaredSectors: united(survivor.declaredSectors, merged.declaredSectors),
    presentation: { ...merged.presentation, ...survivor.presentation },
  };
}

/** The fields that differ, each with its origin. */
export function originsOf(before: MergedProfile, after: MergedProfile): FieldOrigin[] {
  return MERGED_FIELDS.filter((field) => !equal(before[field], after[field])).map((field) => ({
    field,
    origin: isEmpty(before[field]) ? "MERGED" : "BOTH",
    before: before[field],
    after: after[field],
  }));
}

/**
 * What the survivor says after the two are parted. A field that nobody has changed since is what it was; of one that was
 * changed, lists lose what came from the other one alone, and anything else stays as somebody wrote it.
 */
export function partedProfile(
  current: MergedProfile,
  origins: readonly FieldOrigin[],
): Partial<MergedProfile> {
  return Object.fromEntries(
    origins.map(({ field, before, after }) => [field, parted(current[field], before, after)]),
  );
}

function parted(current: unknown, before: unknown, after: unknown): unknown {
  if (equal(current, after)) return before;
  if (Array.isArray(current) && Array.isArray(before) && Array.isArray(after))
    return current.filter((one) => before.includes(one) || !after.includes(one));
  return isTexts(current) && isTexts(before) && isTexts(after)
    ? partedTexts(current, before, after)
    : current;
}

type Texts = Readonly<Record<string, string>>;

function partedTexts(current: Texts, before: Texts, after: Texts): Texts {
  const entries = Object.entries(current);
  return Object.fromEntries(entries.filter(([name, text]) => name in before || after[name] !== text));
}

function isTexts(value: unknown): value is Texts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return value === null || Object.keys(value as object).length === 0;
}

function united<T>(ones: readonly T[], others: readonly T[]): T[] {
  return [...new Set([...ones, ...others])];
}

function equal(a: unknown, b: unknown): boolean {
  return sortedJson(a) === sortedJson(b);
}
