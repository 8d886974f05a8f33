import type { Knowledge } from "../lexicon/knowledge";
import type { LivingLexicon } from "../lexicon/living-lexicon";
import type { Archive } from "../snapshot/archive";
import { forEachLanguage, type LanguageNumber } from "../text/languages";
import type { WordSource } from "./corrections";
import { DeletionIndex } from "./deletion-index";
import type { SurfaceWords } from "../vocabulary/surface-words";

/** The words of the lexicon filed for correction, once for all engines that share the lexicon; filled when first asked. */
const lexiconDeletions = new WeakMap<Knowledge, Map<LanguageNumber, DeletionIndex>>();

function deletionsOf(knowledge: Knowledge, language: LanguageNumber): DeletionIndex {
  const byLanguage = lexiconDeletions.get(knowledge) ?? new Map<LanguageNumber, DeletionIndex>();
  lexiconDeletions.set(knowledge, byLanguage);
  const known = byLanguage.get(language);
  if (known !== undefined) return known;
  const deletions = new DeletionIndex();
  knowledge.words(language).forEach((word, number) => {
    deletions.add(word, number);
  });
  byLanguage.set(language, deletions);
  return deletions;
}

/** The words that are written right: those of the lexicon and those of the profiles. */
export class KnownWords implements WordSource {
  private readonly deletions = forEachLanguage(() => new DeletionIndex());
  private filed = 0;

  constructor(
    private readonly knowledge: LivingLexicon,
    private readonly profileWords: SurfaceWords,
  ) {}

  archive(archive: Archive): void {
    for (const deletions of this.deletions) deletions.archive(archive);
    this.filed = archive.value(this.filed);
  }

  frequency(word: string, language: LanguageNumber): number {
    return this.knowledge.frequency(word, language) + this.profileWords.frequency(word, language);
  }

  near(word: string, language: LanguageNumber): string[] {
    const inLexicon = deletionsOf(this.knowledge.settled, language).near(word);
    return this.spelt(inLexicon, this.upToDate(language).near(word), language);
  }

  further(word: string, language: LanguageNumber): string[] {
    const inLexicon = deletionsOf(this.knowledge.settled, language).further(word);
    return this.spelt(inLexicon, this.upToDate(language).further(word), language);
  }

  private spelt(
    inLexicon: readonly number[],
    inProfiles: readonly number[],
    language: LanguageNumber,
  ): string[] {
    const words = this.knowledge.words(language);
    return [
      ...inLexicon.map((number) => words[number] ?? ""),
      ...inProfiles.map((number) => this.profileWords.spelling(number)),
    ];
  }

  /** Files the words that came since the last question; those that the lexicon has are there already. */
  private upToDate(language: LanguageNumber): DeletionIndex {
    for (; this.filed < this.profileWords.count; this.filed++) {
      const word = this.profileWords.spelling(this.filed);
      const own = this.profileWords.language(this.filed);
      if (this.knowledge.settled.frequency(word, own) === 0) this.deletions[own].add(word, this.filed);
    }
    return this.deletions[language];
  }
}
