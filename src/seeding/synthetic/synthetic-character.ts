import { LANGUAGES, type Language } from "../../modules/shared/language";
import type { Region } from "../../modules/shared/region";
import { PRIORITY_SECTORS, type PrioritySector } from "./phrases/priority-sector";
import { Random } from "./random";
import { rowIds, type RowIds } from "./synthetic-ids";
import { syntheticName } from "./synthetic-names";

/** What everything else of an invented organisation follows from; it depends on seed and number alone. */
export interface Character {
  readonly seed: number;
  /** From 0: even ones are of Brussels, odd ones of Quebec. */
  readonly number: number;
  readonly region: Region;
  /** Its place among those of its side, from 0. */
  readonly index: number;
  readonly name: string;
  readonly sector: PrioritySector;
  /** The language it writes in first, then others. */
  readonly languages: readonly [Language, ...Language[]];
  readonly ids: RowIds;
}

/** Draws for one purpose, so that a new field changes nothing that was drawn for another. */
const STREAMS = { character: 1, facts: 2, figures: 3, needs: 4, capabilities: 5, proofs: 6 } as const;

export function drawsFor(seed: number, number: number, purpose: keyof typeof STREAMS): Random {
  return new Random(seed, number, STREAMS[purpose]);
}

const FIRST_LANGUAGES: Readonly<Record<Region, readonly (readonly [Language, number])[]>> = {
  BRUSSELS: [
    ["FR", 9],
    ["NL", 7],
    ["EN", 4],
  ],
  QUEBEC: [
    ["FR", 15],
    ["EN", 5],
  ],
};

export function characterOf(seed: number, number: number): Character {
  const random = drawsFor(seed, number, "character");
  const region = number % 2 === 0 ? "BRUSSELS" : "QUEBEC";
  const language = random.weighted(FIRST_LANGUAGES[region]);
  const second = random.pick(
    LANGUAGES.filter((other) => other !== language && (other !== "NL" || region === "BRUSSELS")),
  );
  return {
    seed,
    number,
    region,
    index: Math.floor(number / 2),
    name: syntheticName(seed, number),
    sector: random.pick(PRIORITY_SECTORS),
    languages: random.isTrue(50) ? [language] : [language, second],
    ids: rowIds(seed, number),
  };
}
