import type { MatchKind } from "../matching.types";
import type { Knowledge } from "../lexicon/knowledge";
import { ALL_LANGUAGES, type LanguageNumber } from "../text/languages";
import { AlternativeSet } from "./alternative-set";
import type { Expansion } from "./expansion.types";
import { similarityGrams } from "../vocabulary/gram-table";
import { LEAST_SIMILARITY, type SpellingNeighbours } from "../vocabulary/spelling-neighbours";
import { synonymsOf } from "./synonyms";
import type { Terms } from "../vocabulary/terms";

/** Cosine from which a neighbour counts (.35 loses .0015, .5 more), how many (6: -.001, 24: equal) and how much. */
const NEIGHBOUR_SIMILARITY = LEAST_SIMILARITY;
const NEIGHBOURS = 12;
export const NEIGHBOUR_WEIGHT = 0.9;
/** Neighbours are also taken around translations that are more likely than this. */
const SURE_TRANSLATION = 0.4;
/** Without a translation: the same spelling in the other language, or a similar one. */
const SAME_SPELLING_WEIGHT = 0.8;
const COGNATE_SIMILARITY = 0.34;
/** A word for something broader promises less than was asked for; 0, .25 and .4 are equal but for Recall@100 (+.001, +.002). Short texts only. */
const BROADER_WEIGHT = 0.25;
/** Translations below this stay out of the n-gram comparison. */
const GRAM_TRANSLATION = 0.15;

/** How a stem is to be expanded. */
export interface ExpansionWishes {
  /** 1 for a whole word, less for a part of a compound or a corrected spelling. */
  readonly weight: number;
  /** How the stem came about: `SAME` as it stands in the need, `TYPO` by correction. */
  readonly kind: MatchKind;
  /** Whether words that mean about the same, or something broader, are asked for too. */
  readonly withOtherWords: boolean;
  /** Whether terms that are spelt alike are asked for too, in its own language and, where no translation is known, in others. */
  readonly withSpelling: boolean;
  /** How much a neighbour of the stem itself counts, beside its similarity. */
  readonly neighbourWeight: number;
}

/** A stem with its language, and how well it stands for the word that is expanded. */
interface WeightedStem {
  readonly stem: string;
  readonly language: LanguageNumber;
  readonly weight: number;
}

/** Grams of so many stems are kept; translations of one word are those of others too. */
const MOST_GRAMS_KEPT = 30_000;

/** Finds the index terms that answer a stem: itself, its neighbours, its translations with theirs, cognates, synonyms. */
export class StemExpansion {
  private readonly grams = new Map<string, readonly number[]>();

  constructor(
    private readonly terms: Terms,
    private readonly knowledge: Knowledge,
    private readonly neighbours: readonly SpellingNeighbours[],
  ) {}

  expand(stem: string, language: LanguageNumber, wishes: ExpansionWishes): Expansion {
    const found = new AlternativeSet(this.terms);
    const itself = { stem, language, weight: 1 };
    this.addStem(found, itself, wishes.kind);
    if (wishes.withSpelling) this.addNeighbours(found, itself, NEIGHBOUR_SIMILARITY, wishes.neighbourWeight);
    const translations = ALL_LANGUAGES.filter((other) => other !== language).flatMap((other) =>
      this.addFromLanguage(found, itself, other, wishes),
    );
    if (wishes.withOtherWords) {
      this.addSynonyms(found, itself);
      this.addBroader(found, itself);
    }
    const gramSources = [
      itself,
      ...translations.filter((translation) => translation.weight > GRAM_TRANSLATION),
    ].map((source) => ({ weight: source.weight, buckets: this.gramsOf(source.stem) }));
    return { stem, language, weight: wishes.weight, alternatives: found.list(), gramSources };
  }

  private gramsOf(stem: string): readonly number[] {
    const known = this.grams.get(stem);
    if (known !== undefined) return known;
    const grams = similarityGrams(stem);
    if (this.grams.size >= MOST_GRAMS_KEPT) this.grams.clear();
    this.grams.set(stem, grams);
    return grams;
  }

  private addStem(found: AlternativeSet, { stem, language, weight }: WeightedStem, kind: MatchKind): void {
    const term = this.terms.find(stem, language);
    if (term !== undefined && this.terms.isLive(term)) found.add(term, weight, kind);
  }

  private addNeighbours(
    found: AlternativeSet,
    { stem, language, weight }: WeightedStem,
    smallestSimilarity: number,
    neighbourWeight = NEIGHBOUR_WEIGHT,
  ): void {
    const anchor = this.terms.find(stem, language);
    const around = this.neighbours[language]?.around(stem, smallestSimilarity, NEIGHBOURS) ?? [];
    for (const { term, similarity } of around) {
      found.add(term, weight * neighbourWeight * similarity, "RELATED", anchor);
    }
  }

  /** Gives the translations into this language, whether the index has them or not. */
  private addFromLanguage(
    found: AlternativeSet,
    { stem, language }: WeightedStem,
    to: LanguageNumber,
    { withSpelling }: ExpansionWishes,
  ): WeightedStem[] {
    const translations = this.knowledge
      .translations(stem, language, to)
      .map((translation) => ({ ...translation, language: to }));
    if (translations.length === 0 && withSpelling) this.addCognates(found, stem, to);
    for (const translation of translations) {
      this.addStem(found, translation, "TRANSLATION");
      if (translation.weight > SURE_TRANSLATION) this.addNeighbours(found, translation, NEIGHBOUR_SIMILARITY);
    }
    return translations;
  }

  private addCognates(found: AlternativeSet, stem: string, language: LanguageNumber): void {
    this.addStem(found, { stem, language, weight: SAME_SPELLING_WEIGHT }, "TRANSLATION");
    this.addNeighbours(found, { stem, language, weight: 1 }, COGNATE_SIMILARITY);
  }

  private addBroader(found: AlternativeSet, { stem, language }: WeightedStem): void {
    for (const to of ALL_LANGUAGES) {
      for (const broader of this.knowledge.broader(stem, language, to))
        this.addStem(
          found,
          { stem: broader.stem, language: to, weight: BROADER_WEIGHT * broader.weight },
          "BROADER",
        );
    }
  }

  private addSynonyms(found: AlternativeSet, { stem, language }: WeightedStem): void {
    for (const synonym of synonymsOf(stem, language, this.knowledge)) {
      this.addStem(found, { ...synonym, language }, "SYNONYM");
    }
  }
}
