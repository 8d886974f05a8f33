import Fuse from "fuse.js";
import type { Language as MatchLanguage } from "../../../matching";
import type { Language } from "../../shared/language";
import type { PartnerIndex } from "../suggestions/partner-index";
import { isContentWord } from "./content-word.rules";
import type { LexiconKeeper } from "./lexicon-keeper";
import type { FoundLabel, LexiconRepository } from "./lexicon.repository";

/** A word that needs and capabilities use and no concept covers. */
export interface UncoveredTerm {
  readonly term: string;
  readonly language: Language;
  readonly needs: number;
  readonly capabilities: number;
  readonly frequency: number;
}

/** Labels that begin alike are compared with the word; one that begins otherwise is seldom what was meant. */
const BEGINNING = 4;
const LABELS_COMPARED = 150;
const MOST_SUGGESTIONS = 3;
/** Fuse.js: 0 is the same, 1 has nothing in common. */
const FURTHEST = 0.45;

/** The queue from which advisers learn which words the lexicon lacks, and what comes near them. */
export class UncoveredTerms {
  private readonly kept = new Map<
    Language,
    { readonly state: string; readonly terms: readonly UncoveredTerm[] }
  >();

  constructor(
    private readonly index: PartnerIndex,
    private readonly keeper: LexiconKeeper,
    private readonly repository: LexiconRepository,
  ) {}

  /** The most frequent first, then by the alphabet; from internal text, so for those alone who may read it. */
  list(language: Language): readonly UncoveredTerm[] {
    const state = this.state();
    const known = this.kept.get(language);
    if (known?.state === state) return known.terms;
    const terms = this.compute(language);
    this.kept.set(language, { state, terms });
    return terms;
  }

  /** The labels that are spelt most like each word, in any language. */
  async suggestions(terms: readonly string[]): Promise<Map<string, FoundLabel[]>> {
    const beginnings = [...new Set(terms.map(beginningOf))];
    const labels = await this.repository.labelsBeginning(beginnings, LABELS_COMPARED);
    return new Map(
      terms.map((term) => [
        term,
        nearest(
          term,
          labels.filter(({ beginning }) => beginning === beginningOf(term)),
        ),
      ]),
    );
  }

  private compute(language: Language): UncoveredTerm[] {
    const name = language.toLowerCase() as MatchLanguage;
    const { needs, capabilities } = this.index.of("INTERNAL");
    const counts = new Map<string, { needs: number; capabilities: number }>();
    const count = (word: string) => {
      const known = counts.get(word) ?? { needs: 0, capabilities: 0 };
      counts.set(word, known);
      return known;
    };
    for (const { word, profiles } of needs.wordsUsed(name)) count(word).needs = profiles;
    for (const { word, profiles } of capabilities.wordsUsed(name)) count(word).capabilities = profiles;
    return [...counts]
      .filter(([word]) => isContentWord(word) && !this.keeper.current.covers(word, name))
      .map(([term, { needs: inNeeds, capabilities: inCapabilities }]) => ({
        ...{ term, language, needs: inNeeds, capabilities: inCapabilities },
        frequency: inNeeds + inCapabilities,
      }))
      .sort((a, b) => b.frequency - a.frequency || (a.term < b.term ? -1 : 1));
  }

  private state(): string {
    const { needs, capabilities } = this.index.of("INTERNAL");
    const { generation } = this.keeper;
    return [needs.indexVersion, capabilities.indexVersion, generation, this.keeper.current.revision].join(
      " ",
    );
  }
}

function beginningOf(term: string): string {
  return term.slice(0, BEGINNING);
}

function nearest(term: string, labels: readonly FoundLabel[]): FoundLabel[] {
  const fuse = new Fuse(labels, {
    keys: ["text"],
    threshold: FURTHEST,
    ignoreDiacritics: true,
    distance: 50,
  });
  const found: FoundLabel[] = [];
  for (const { item } of fuse.search(term.slice(0, 32))) {
    if (!found.some(({ conceptId }) => conceptId === item.conceptId)) found.push(item);
    if (found.length === MOST_SUGGESTIONS) break;
  }
  return found;
}
