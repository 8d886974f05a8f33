import type { LabelPair } from "./bitext";

/** 3, 6 and 15 iterations differ by .007; the last ones change nothing. */
const ITERATIONS = 12;
/** Start value of any pair of words, and what looking alike adds to it. */
const PRIOR = 0.05;
const COGNATE_PRIOR = 2;

/** p(target | source) for every pair of words that some pair of labels holds. */
export interface AlignedPair {
  readonly source: number;
  readonly target: number;
  readonly probability: number;
}

/** The pairs of words that occur together, each once, and for every target word of every label its row of pairs. */
class CoOccurrences {
  readonly sources: number[] = [];
  readonly targets: number[] = [];
  /** Runs of cells that share one target word of one label. */
  readonly cells: number[] = [];
  readonly rowStarts: number[] = [0];
  /** By source word: a cell's number by its target word. */
  private readonly numbers: Map<number, number>[] = [];

  constructor(pairs: readonly LabelPair[]) {
    for (const { source, target } of pairs) {
      for (const targetWord of target) {
        for (const sourceWord of source) this.cells.push(this.obtain(sourceWord, targetWord));
        this.rowStarts.push(this.cells.length);
      }
    }
  }

  get largestSource(): number {
    return this.numbers.length - 1;
  }

  private obtain(source: number, target: number): number {
    const ofSource = (this.numbers[source] ??= new Map());
    const known = ofSource.get(target);
    if (known !== undefined) return known;
    ofSource.set(target, this.sources.length);
    this.targets.push(target);
    return this.sources.push(source) - 1;
  }
}

/** Each cell's value divided by the sum over its source word. */
function normaliseBySource(values: Float64Array, sources: readonly number[], sums: Float64Array): void {
  sums.fill(0);
  for (let cell = 0; cell < values.length; cell++) {
    const source = sources[cell] ?? 0;
    sums[source] = (sums[source] ?? 0) + (values[cell] ?? 0);
  }
  for (let cell = 0; cell < values.length; cell++)
    values[cell] = (values[cell] ?? 0) / (sums[sources[cell] ?? 0] ?? 1);
}

/** One round of expectation: every target word distributes itself over the source words of its label. */
function expectedCounts(
  { cells, rowStarts, sources }: CoOccurrences,
  probabilities: Float64Array,
): Float64Array<ArrayBuffer> {
  const counts = new Float64Array(sources.length);
  for (let row = 0; row + 1 < rowStarts.length; row++) {
    const [start, end] = [rowStarts[row] ?? 0, rowStarts[row + 1] ?? 0];
    let sum = 0;
    for (let place = start; place < end; place++) sum += probabilities[cells[place] ?? 0] ?? 0;
    for (let place = start; place < end; place++) {
      const cell = cells[place] ?? 0;
      counts[cell] = (counts[cell] ?? 0) + (probabilities[cell] ?? 0) / sum;
    }
  }
  return counts;
}

/** IBM model 1 by expectation maximisation, started from how alike two words look. */
export function alignWords(
  pairs: readonly LabelPair[],
  similarity: (source: number, target: number) => number,
): AlignedPair[] {
  const together = new CoOccurrences(pairs);
  let probabilities = Float64Array.from(
    together.sources,
    (source, cell) => PRIOR + COGNATE_PRIOR * similarity(source, together.targets[cell] ?? 0),
  );
  const sums = new Float64Array(together.largestSource + 1);
  normaliseBySource(probabilities, together.sources, sums);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    probabilities = expectedCounts(together, probabilities);
    normaliseBySource(probabilities, together.sources, sums);
  }
  return together.sources.map((source, cell) => ({
    source,
    target: together.targets[cell] ?? 0,
    probability: probabilities[cell] ?? 0,
  }));
}
