import type { EngineOptions } from "./matching.types";
import { TermAlignment } from "./explanation/alignment";
import { Mentions } from "./index/mentions";
import { ProfileIndex } from "./index/profile-index";
import type { LivingLexicon } from "./lexicon/living-lexicon";
import { lexiconFor } from "./lexicon/shared-knowledge";
import { Boilerplate } from "./need/boilerplate";
import { TermRarity } from "./retrieval/term-rarity";
import { NeedPreparation } from "./need/need-preparation";
import { CandidateSearch } from "./retrieval/candidate-search";
import { WordingJudgement } from "./wording/wording-judgement";
import { Ranker } from "./ranking/ranker";
import { WordingScorer } from "./wording/wording-scorer";
import type { WordLanguages } from "./text/language-detection";
import { forEachLanguage } from "./text/languages";
import { Expander } from "./expansion/expander";
import { GramTable } from "./vocabulary/gram-table";
import { IndexedTerms } from "./vocabulary/indexed-terms";
import { KnownWords } from "./expansion/known-words";
import { SpellingNeighbours } from "./vocabulary/spelling-neighbours";
import { StemExpansion } from "./expansion/stem-expansion";
import { SurfaceWords } from "./vocabulary/surface-words";
import { Terms } from "./vocabulary/terms";
import { WarmUp } from "./warm-up";

/** What an engine is made of; built once, in this order, nowhere else. */
export interface EngineParts {
  readonly index: ProfileIndex;
  readonly boilerplate: Boilerplate;
  readonly preparation: NeedPreparation;
  readonly scorer: WordingScorer;
  readonly ranker: Ranker;
  readonly alignment: TermAlignment;
  readonly mentions: Mentions;
  readonly warmUp: WarmUp;
  readonly expander: Expander;
}

/** Mean number of words from which profiles count as long texts: abstracts rather than labels or offers. */
const LONG_TEXT_WORDS = 40;

/** The vocabulary and what is derived from it. */
function assembleVocabulary(lexicon: LivingLexicon) {
  const terms = new Terms((term, isLive) => {
    gramTable.countTerm(term, isLive);
    neighbours[terms.languages.at(term)]?.countTerm(term, isLive);
  });
  const gramTable = new GramTable(terms);
  const neighbours = forEachLanguage(() => new SpellingNeighbours(terms));
  const words = new SurfaceWords(new IndexedTerms(terms, lexicon.settled).of);
  return { terms, gramTable, neighbours, words };
}

export function assembleEngine(options: EngineOptions): EngineParts {
  const lexicon = lexiconFor(options);
  const isKnownWord: WordLanguages = (word, language) => lexicon.settled.frequency(word, language) > 0;
  const { terms, gramTable, neighbours, words } = assembleVocabulary(lexicon);
  const index = new ProfileIndex(terms, words, isKnownWord);
  const hasLongTexts = (): boolean => index.meanLength > LONG_TEXT_WORDS;
  const rarity = new TermRarity(index);
  const boilerplate = new Boilerplate(index, isKnownWord);
  const importance = boilerplate.importance.bind(boilerplate);
  const expander = new Expander(
    terms,
    lexicon,
    new KnownWords(lexicon, words),
    new StemExpansion(terms, lexicon, neighbours),
    {
      hasLongTexts,
      isUsualInNeeds: boilerplate.isUsual.bind(boilerplate),
    },
  );
  const preparation = new NeedPreparation(
    expander,
    importance,
    isKnownWord,
    () => index.version + boilerplate.revision + lexicon.revision,
  );
  const scorer = new WordingScorer(index, rarity, gramTable, lexicon.meanings);
  return {
    index,
    boilerplate,
    preparation,
    scorer,
    ranker: new Ranker(
      index,
      preparation,
      new WordingJudgement(index, new CandidateSearch(index, rarity), scorer, rarity),
      hasLongTexts,
    ),
    alignment: new TermAlignment(expander, rarity, importance, words.knownTerms.bind(words), isKnownWord),
    mentions: new Mentions(index),
    warmUp: new WarmUp(index),
    expander,
  };
}
