import Decimal from "decimal.js";
import { labelKey, type Language as MatchLanguage } from "../../../matching";
import type { Language } from "../../shared/language";
import type { CheckedNeed, CheckedRequirement } from "./checked-need";
import { type NeedFinding, passageOf } from "./need-finding";
import { readUnit } from "./units.rules";

type Comparison = ">=" | ">" | "<=" | "<" | "=";

/** What one requirement allows of one measure, in base units. */
interface Bound {
  readonly place: number;
  readonly measure: string;
  readonly comparison: Comparison;
  readonly value: Decimal;
}

const COMPARISONS = { AT_LEAST: ">=", AT_MOST: "<=", EQUAL: "=" } as const;

/** How a text compares, in three languages; the longest first. */
const WORDS: readonly (readonly [Comparison, string])[] = [
  [
    ">=",
    "≥|>=|=>|at least|no less than|minimum(?: of)?|min\\.?|au moins|au minimum|minimum de|minstens|ten minste|minimaal|minimum van",
  ],
  [
    "<=",
    "≤|<=|=<|at most|no more than|maximum(?: of)?|max\\.?|up to|au plus|au maximum|jusqu'à|maximum de|hoogstens|ten hoogste|maximaal|tot",
  ],
  [">", ">|more than|above|over|greater than|plus de|supérieure? à|au-dessus de|meer dan|boven|groter dan"],
  [
    "<",
    "<|less than|below|under|smaller than|moins de|inférieure? à|au-dessous de|minder dan|onder|kleiner dan",
  ],
  ["=", "=|exactly|exactement|précisément|precies|exact"],
];
const NUMBER = "(-?\\d+(?:[.,]\\d+)?)";
const UNIT = "([^\\s\\d,;()][^\\s,;()]*)?";
const compared = WORDS.map(
  ([comparison, words]) =>
    [comparison, new RegExp(`(?<![\\p{L}\\p{N}<>=])(?:${words})\\s*${NUMBER}\\s*${UNIT}`, "iu")] as const,
);

/** Requirements that no partner can meet together: bounds of the same measure, in units that can be compared, which leave nothing. */
export function contradictionFindings({ requirements, language }: CheckedNeed): NeedFinding[] {
  const bounds = requirements.flatMap((one, place) => boundOf(one, place, language) ?? []);
  return bounds.flatMap((later, index) => {
    const earlier = bounds
      .slice(0, index)
      .find((one) => one.measure === later.measure && exclude(one, later));
    const text = requirements[later.place]?.text ?? "";
    const field = `requirements.${String(later.place)}.text`;
    if (!earlier) return [];
    return [
      {
        kind: "CONTRADICTORY_REQUIREMENTS" as const,
        passage: passageOf(field, text, 0, text.length),
        about: requirements[earlier.place]?.text ?? "",
      },
    ];
  });
}

function boundOf(requirement: CheckedRequirement, place: number, language: Language): Bound | undefined {
  const { measure, operator, value, unit } = requirement;
  if (measure !== null && operator !== null && value !== null)
    return toBound(place, measure, COMPARISONS[operator], value, unit, language);
  return boundInText(requirement.text, place, language);
}

/** «flow of at least 10 m3/h»: what is compared are the words around. */
function boundInText(text: string, place: number, language: Language): Bound | undefined {
  for (const [comparison, pattern] of compared) {
    const found = pattern.exec(text);
    if (!found?.[1]) continue;
    const around = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
    const value = found[1].replace(",", ".");
    const unit = found[2]?.replace(/[.:]$/, "") ?? null;
    const bound = toBound(place, around, comparison, value, unit, language);
    return bound.measure.startsWith(" ") ? undefined : bound;
  }
  return undefined;
}

function toBound(
  place: number,
  measure: string,
  comparison: Comparison,
  value: string,
  unit: string | null,
  language: Language,
): Bound {
  const { dimension, factor } = readUnit(unit);
  const stems = labelKey(measure, language.toLowerCase() as MatchLanguage)
    .split(" ")
    .sort();
  return {
    place,
    measure: `${stems.join(" ")} ${dimension}`,
    comparison,
    value: new Decimal(value).mul(factor),
  };
}

function exclude(one: Bound, other: Bound): boolean {
  return leavesNothing(one, other) || leavesNothing(other, one);
}

/** Whether everything that the first allows lies above what the second allows. */
function leavesNothing(low: Bound, high: Bound): boolean {
  if (low.comparison.startsWith("<") || high.comparison.startsWith(">")) return false;
  if (low.value.gt(high.value)) return true;
  const touches = low.value.eq(high.value);
  return touches && (low.comparison === ">" || high.comparison === "<");
}
