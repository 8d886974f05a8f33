import {
  createEngine,
  type Language as MatchLanguage,
  type LexiconConcept,
  type LivingLexicon,
  type MatchText,
} from "../../../matching";
import { isContentWord } from "./content-word.rules";

const LANGUAGES = ["en", "fr", "nl"] as const satisfies readonly MatchLanguage[];

/** A text of a need or a capability, and what it is counted under. */
export interface CountedText extends MatchText {
  readonly lang: MatchLanguage;
  readonly group: string;
}

export interface LabelCounts {
  readonly group: string;
  readonly concepts: number;
  readonly labels: Readonly<Record<MatchLanguage, number>>;
  readonly acronyms: number;
  readonly variants: number;
}

export interface WordCoverage {
  readonly group: string;
  readonly language: MatchLanguage;
  /** Distinct content words, and those of them that some concept covers. */
  readonly words: number;
  readonly covered: number;
  /** Share of what is said with covered words: each word counts for every text that has it. */
  readonly shareOfUse: number;
}

/** How many concepts and labels there are of each prefix of the identifiers: a sector, or a field of general words. */
export function countLabels(concepts: readonly LexiconConcept[]): LabelCounts[] {
  return grouped(concepts, ({ id }) => id.split(":")[0] ?? "").map(([group, own]) => ({
    group,
    concepts: own.length,
    labels: {
      en: own.reduce(
        (sum, { en = [], inflections = {} }) => sum + en.length + (inflections.en?.length ?? 0),
        0,
      ),
      fr: own.reduce(
        (sum, { fr = [], inflections = {} }) => sum + fr.length + (inflections.fr?.length ?? 0),
        0,
      ),
      nl: own.reduce(
        (sum, { nl = [], inflections = {} }) => sum + nl.length + (inflections.nl?.length ?? 0),
        0,
      ),
    },
    acronyms: own.reduce((sum, { acronyms = {} }) => sum + Object.values(acronyms).flat().length, 0),
    variants: own.reduce((sum, { variants = {} }) => sum + Object.values(variants).flat().length, 0),
  }));
}

/** Which share of the content words of some texts a lexicon covers. */
export function coverWords(texts: readonly CountedText[], lexicon: LivingLexicon): WordCoverage[] {
  return grouped(texts, ({ group }) => group).flatMap(([group, own]) => {
    const engine = createEngine();
    engine.putAll(
      own.map(({ lang, title = "", text = "" }, index) => ({ id: String(index), lang, title, text })),
    );
    return LANGUAGES.flatMap((language) => {
      const words = engine.wordsUsed(language).filter(({ word }) => isContentWord(word));
      const covered = words.filter(({ word }) => lexicon.covers(word, language));
      const uses = (list: typeof words): number => list.reduce((sum, { profiles }) => sum + profiles, 0);
      const shareOfUse = words.length === 0 ? 0 : uses(covered) / uses(words);
      return words.length === 0
        ? []
        : [{ group, language, words: words.length, covered: covered.length, shareOfUse }];
    });
  });
}

function grouped<T>(items: readonly T[], groupOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const known = groups.get(groupOf(item));
    if (known) known.push(item);
    else groups.set(groupOf(item), [item]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
