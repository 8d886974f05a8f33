import type { EngineOptions } from "./matching.types";
import { TermAlignment } from "./explanation/alignment";
import { Mentions } from "./index/mentions";
import { ProfileIndex } from "./index/profile-index";
import type { LivingLexicon } from "./lexicon/living-lexicon";
import { identityOf, versionOf } from "./lexicon/knowledge-identity";
import { lexiconFor } from "./lexicon/shared-knowledge";
import { Boilerplate } from "./need/boilerplate";
import { TermRarity } from "./retrieval/term-rarity";
import type { Archive } from "./snapshot/archive";
import { NeedPreparation } from "./need/need-preparation";
import { CandidateSearch } from "./retrieval/candidate-search";
import { WordingJudgement } from "./wording/wording-judgement";
import { Ranker } from "./ranking/ranker";
import { WordingScorer } from "./wording/wording-scorer";
import type { WordLanguages } from "./text/language-detection";
import { forEachLanguage, type LanguageNumber } from "./text/languages";
import { stemOf } from "./text/stemming";
import { Expander } from "./expansion/expander";
import { GramTable } from "./vocabulary/gram-table";
import { IndexedTerms } from "./vocabulary/indexed-terms";
import { KnownWords } from "./expansion/known-words";
import { gramRarities } from "./vocabulary/gram-rarity";
import { NEIGHBOUR_GRAMS, SpellingNeighbours } from "./vocabulary/spelling-neighbours";
import { StemExpansion } from "./expansion/stem-expansion";
import { SurfaceWords } from "./vocabulary/surface-words";
import { WordReadings } from "./expansion/word-readings";
import { Terms } from "./vocabulary/terms";
import { WarmUp } from "./warm-up";

/** What an engine is made of; built once, in this order, nowhere else. */
export interface EngineParts {
  readonly index: ProfileIndex;
  readonly boilerplate: Boilerplate;
  readonly preparation: NeedPreparation;
  readonly scorer: WordingScorer;
  readonly judgement: WordingJudgement;
  readonly hasLongTexts: () => boolean;
  readonly ranker: Ranker;
  readonly alignment: TermAlignment;
  readonly mentions: Mentions;
  readonly warmUp: WarmUp;
  readonly expander: Expander;
  /** Grows whenever the same need could be ranked otherwise. */
  revision(): number;
  /** Names what the lexicon taught: a snapshot is read only with the lexicon that it was made with. */
  lexiconIdentity(): string;
  /** The same, with what was changed since it was learnt. */
  lexiconVersion(): string;
  /** Everything that a snapshot holds, in a fixed order. */
  archive(archive: Archive): void;
}

/** Mean number of words from which profiles count as long texts: abstracts rather than labels or offers. */
const LONG_TEXT_WORDS = 40;

/** The vocabulary and what is derived from it. */
function assembleVocabulary({ settled }: LivingLexicon) {
  const terms = new Terms((term) => {
    gramTable.cover(term);
    neighbours[terms.language(term)].countTerm(term);
  });
  const gramTable = new GramTable(terms, settled);
  const neighbours = forEachLanguage(
    (language) => new SpellingNeighbours(terms, gramRarities(settled, NEIGHBOUR_GRAMS, [language])),
  );
  const words = new SurfaceWords(new IndexedTerms(terms, settled).of);
  return { terms, gramTable, neighbours, words };
}

export function assembleEngine(options: EngineOptions): EngineParts {
  const lexicon = lexiconFor(options);
  const isKnownWord: WordLanguages = (word, language) => lexicon.settled.frequency(word, language) > 0;
  const { terms, gramTable, neighbours, words } = assembleVocabulary(lexicon);
  const index = new ProfileIndex(terms, words, isKnownWord, options.isRebuiltElsewhere ?? false);
  const hasLongTexts = (): boolean => index.meanLength > LONG_TEXT_WORDS;
  const rarity = new TermRarity(index);
  const boilerplate = new Boilerplate(index, isKnownWord);
  const importance = boilerplate.importance.bind(boilerplate);
  const knownWords = new KnownWords(lexicon, words);
  const isLiveTerm = (word: string, language: LanguageNumber): boolean => {
    const term = terms.find(stemOf(word, language), language);
    return term !== undefined && terms.isLive(term);
  };
  const readings = new WordReadings(isLiveTerm, knownWords, boilerplate.needsWith.bind(boilerplate));
  const stems = new StemExpansion(terms, lexicon, neighbours);
  const expander = new Expander(terms, lexicon, readings, stems, hasLongTexts);
  const revision = (): number => index.version + boilerplate.revision + lexicon.revision;
  const preparation = new NeedPreparation(expander, importance, isKnownWord, revision);
  const scorer = new WordingScorer(index, rarity, gramTable, lexicon.meanings);
  const judgement = new WordingJudgement(index, new CandidateSearch(index, rarity), scorer, rarity);
  return {
    index,
    boilerplate,
    preparation,
    scorer,
    judgement,
    hasLongTexts,
    ranker: new Ranker(index, preparation, judgement, hasLongTexts),
    alignment: new TermAlignment(expander, rarity, importance, words.knownTerms.bind(words), isKnownWord),
    mentions: new Mentions(index),
    warmUp: new WarmUp(index),
    expander,
    revision,
    lexiconIdentity: () => identityOf(lexicon.settled),
    lexiconVersion: () => versionOf(identityOf(lexicon.settled), lexicon.adjustment),
    archive: (archive) => {
      for (const part of [index, gramTable, ...neighbours, scorer, knownWords, boilerplate])
        part.archive(archive);
    },
  };
}
