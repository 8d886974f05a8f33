import type { LanguageNumber } from "../text/languages";

/** Two labels of one concept in two languages, as numbers of stems. */
export interface LabelPair {
  readonly source: readonly number[];
  readonly target: readonly number[];
}

/** Numbers stems in order of first appearance. */
export class StemNumbers {
  readonly stems: string[] = [];
  private readonly numbers = new Map<string, number>();

  obtain(stem: string): number {
    const known = this.numbers.get(stem);
    if (known !== undefined) return known;
    this.numbers.set(stem, this.stems.length);
    return this.stems.push(stem) - 1;
  }
}

/** A concept's preferred labels, stemmed and numbered; one list for each reading of the label. */
export type LabelReadings = Readonly<Record<LanguageNumber, readonly (readonly number[])[]>>;

/** Longer labels are sentences, whose words align at random. */
const LONGEST_LABEL = 14;

/** All pairs of labels of two languages, or of different labels of one: what stands beside a word there is a synonym. */
export function pairLabels(
  concepts: readonly LabelReadings[],
  source: LanguageNumber,
  target: LanguageNumber,
): LabelPair[] {
  const isUsable = (label: readonly number[]): boolean => label.length > 0 && label.length <= LONGEST_LABEL;
  return concepts.flatMap((concept) =>
    concept[source]
      .filter(isUsable)
      .flatMap((left) =>
        concept[target]
          .filter((right) => isUsable(right) && right !== left)
          .map((right) => ({ source: left, target: right })),
      ),
  );
}
