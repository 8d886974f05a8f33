import type { LexiconConcept } from "../matching.types";
import { forEachLanguage, type LanguageNumber } from "../text/languages";
import { ConceptReader, WordNumbers, type ConceptWords, type DutchFrequency } from "./concept-words";
import { latentCoordinates } from "../linear-algebra/latent-dimensions";
import { MEANING_DIMENSIONS, MeaningVectors } from "./meaning-vectors";
import { sparseMatrix } from "../linear-algebra/sparse-matrix";

/** Words of a single concept point where their companions do, and are folded in afterwards. */
const FEWEST_CONCEPTS = 2;
/** Fewer directions than concepts, or nothing is brought together; rows of a small lexicon end in zeros. */
const CONCEPTS_PER_DIRECTION = 3;
/** Vectors have length 1 and are kept as bytes with sign. */
const STEPS = 127;
/**
 * A word that no concept has counts like the rarest, this much squared. Without it, a text is taken for the little of it that
 * is known: Dutch occupations with imported lexica alone .230, without .217.
 */
const UNKNOWN_SHARE = 0.15;

/**
 * Where each word of a lexicon lies among all others: words that stand in labels and definitions of the same concepts, in
 * whatever language, point the same way.
 */
export interface LearntMeanings {
  /** By language, in the order of the rows; the languages' rows follow one another. */
  readonly stems: readonly (readonly string[])[];
  /** `MEANING_DIMENSIONS` for each row. */
  readonly vectors: Int8Array;
  /** ln(1 + concepts / concepts with the word). */
  readonly rarities: Float32Array;
}

function countConcepts(concepts: readonly ConceptWords[], words: number): Uint32Array {
  const counts = new Uint32Array(words);
  for (const concept of concepts) for (const word of concept.keys()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** Each word by its share of the concept's squared weight, rare words more; words by their column. */
function weighted(
  concept: ConceptWords,
  rarities: Float32Array,
  columns: Uint32Array,
): ReadonlyMap<number, number> {
  const amounts = [...concept].map(
    ([word, amount]) => [columns[word] ?? 0, amount * (rarities[word] ?? 0)] as const,
  );
  const length = Math.sqrt(amounts.reduce((sum, [, amount]) => sum + amount * amount, 0)) || 1;
  return new Map(amounts.map(([column, amount]) => [column, amount / length]));
}

/** The words of several concepts first, each by the number of its column. */
function columnsOf(counts: Uint32Array): { readonly columns: Uint32Array; readonly core: number } {
  const columns = new Uint32Array(counts.length);
  const core = counts.reduce((sum, count) => sum + (count >= FEWEST_CONCEPTS ? 1 : 0), 0);
  let [frequent, rare] = [0, core];
  counts.forEach((count, word) => {
    columns[word] = count >= FEWEST_CONCEPTS ? frequent++ : rare++;
  });
  return { columns, core };
}

/** One row of numbers as bytes, brought to length 1. */
function quantised(row: Float32Array): Float32Array {
  const squares = row.reduce((sum, value) => sum + value * value, 0);
  const factor = squares > 0 ? STEPS / Math.sqrt(squares) : 0;
  return row.map((value) => Math.round(factor * value));
}

export function learnMeanings(
  concepts: readonly LexiconConcept[],
  dutchFrequency: DutchFrequency,
): LearntMeanings {
  const numbers = new WordNumbers();
  const read = new ConceptReader(numbers, dutchFrequency).readAll(concepts);
  const counts = countConcepts(read, numbers.stems.length);
  const rarities = Float32Array.from(counts, (count) => Math.log(1 + concepts.length / count));
  const { columns, core } = columnsOf(counts);
  const rows = read.map((concept) => weighted(concept, rarities, columns));
  const directions = Math.min(MEANING_DIMENSIONS, Math.ceil(concepts.length / CONCEPTS_PER_DIRECTION));
  const { values, width } = latentCoordinates(sparseMatrix(rows, counts.length), core, directions);
  const order = forEachLanguage((language) => wordsOfLanguage(numbers, language));
  const vectors = new Int8Array(counts.length * MEANING_DIMENSIONS);
  order.flat().forEach((word, row) => {
    const start = (columns[word] ?? 0) * width;
    vectors.set(quantised(values.subarray(start, start + width)), row * MEANING_DIMENSIONS);
  });
  return {
    stems: order.map((words) => words.map((word) => numbers.stems[word] ?? "")),
    vectors,
    rarities: Float32Array.from(order.flat(), (word) => rarities[word] ?? 0),
  };
}

function wordsOfLanguage({ languages }: WordNumbers, language: LanguageNumber): number[] {
  return languages.flatMap((own, word) => (own === language ? [word] : []));
}

/** Look-ups over learnt meanings. */
export class Meanings {
  static readonly none = new Meanings({
    stems: [],
    vectors: new Int8Array(0),
    rarities: new Float32Array(0),
  });

  readonly vectors: MeaningVectors;
  readonly rarities: Float32Array;
  /** Squared length of a word that no concept has: it points nowhere, and makes the others count less. */
  readonly unknownSquare: number;
  private readonly rows;

  constructor({ stems, vectors, rarities }: LearntMeanings) {
    this.vectors = new MeaningVectors(vectors);
    this.rarities = rarities;
    const rarest = rarities.reduce((largest, rarity) => Math.max(largest, rarity), 0);
    this.unknownSquare = UNKNOWN_SHARE * (STEPS * rarest) ** 2;
    let next = 0;
    this.rows = forEachLanguage(
      (language) => new Map((stems[language] ?? []).map((stem) => [stem, next++] as const)),
    );
  }

  get isEmpty(): boolean {
    return this.rarities.length === 0;
  }

  /** The row of a word; undefined when no concept has it. */
  row(stem: string, language: LanguageNumber): number | undefined {
    return this.rows[language].get(stem);
  }
}
