import type { AlignedPair } from "./word-alignment";

/** .02 to .15 are equal, so few and likely ones are kept. */
const SMALLEST_WEIGHT = 0.1;
const MOST_TRANSLATIONS = 6;
/** A translation that is only just likely keeps half its weight. */
const CERTAINTY_FLOOR = 0.5;

/** From stems of one language to stems of another: those of source stem s stand from `starts[s]` to `starts[s + 1]`. */
export interface TranslationTable {
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float32Array;
}

/**
 * Divided by the best of the same word: a compound that means three words must ask for all three in full, not for a third
 * of each (.514 against .406 on the cross-language set).
 */
function translationWeight(probability: number, best: number): number {
  return Math.sqrt(probability / best) * Math.min(1, CERTAINTY_FLOOR + probability);
}

function bestOf(pairs: readonly AlignedPair[]): { readonly target: number; readonly weight: number }[] {
  const best = pairs.reduce((largest, { probability }) => Math.max(largest, probability), 0);
  return pairs
    .map(({ target, probability }) => ({ target, weight: translationWeight(probability, best) }))
    .filter(({ weight }) => weight >= SMALLEST_WEIGHT)
    .sort((a, b) => b.weight - a.weight || a.target - b.target)
    .slice(0, MOST_TRANSLATIONS);
}

export function buildTranslationTable(
  aligned: readonly AlignedPair[],
  sourceStems: number,
): TranslationTable {
  const bySource = Array.from({ length: sourceStems }, (): AlignedPair[] => []);
  for (const pair of aligned) bySource[pair.source]?.push(pair);
  const rows = bySource.map(bestOf);
  const starts = new Uint32Array(sourceStems + 1);
  rows.forEach((row, source) => (starts[source + 1] = (starts[source] ?? 0) + row.length));
  const entries = rows.flat();
  return {
    starts,
    targets: Uint32Array.from(entries, ({ target }) => target),
    weights: Float32Array.from(entries, ({ weight }) => weight),
  };
}
