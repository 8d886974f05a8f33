import { LANGUAGES, LANGUAGE_COUNT, type LanguageNumber } from "./languages";
import { stopWords } from "./stop-words";
import { wordsOf } from "./words";

/** A function word is the surest sign. */
const STOP_WORD_VOTE = 2;
/** A word that the lexicon knows, shared among the languages that have it. */
const KNOWN_WORD_VOTE = 1.5;
/** A spelling that is usual in one language and rare in the two others. */
const SPELLING_VOTE = 0.6;
/** The first words decide; a whole report is not read for it. */
const WORDS_READ = 60;

const spellings: readonly (readonly [RegExp, LanguageNumber])[] = [
  [/[éèêàçùâîôûœ]/, 1],
  [/(eaux?|eurs?|euse|elle|ique|isme|ière|aux|oire|erie|ités?)$/, 1],
  [/^(qu|ch[aeiou])/, 1],
  [/(ij|aa|uu|oe|ee[kln]|oo[rgnm]|sch|[ae]cht)/, 2],
  [/(heid|ing|lijk|lijke|tie|ties|sel|aar|ers|en|isch|ische)$/, 2],
  [/(th|wh|sh|ght|ck|ea[rdlnst]|oo[lkd])/, 0],
  [/(ing|ed|ly|ness|ment|ity|ies|ers?|tion|tions|y|al|ic)$/, 0],
];

/** Which languages know a word, as votes by language number; given by the lexicon. */
export type WordLanguages = (word: string, language: LanguageNumber) => boolean;

function addVotes(votes: number[], word: string, isKnown: WordLanguages): void {
  const knowing = LANGUAGES.map((_, language) => isKnown(word, language as LanguageNumber));
  const share = KNOWN_WORD_VOTE / Math.max(1, knowing.filter(Boolean).length);
  LANGUAGES.forEach((name, language) => {
    const stop = stopWords[name].has(word) ? STOP_WORD_VOTE : 0;
    votes[language] = (votes[language] ?? 0) + stop + (knowing[language] === true ? share : 0);
  });
  for (const [pattern, language] of spellings) {
    if (pattern.test(word)) votes[language] = (votes[language] ?? 0) + SPELLING_VOTE;
  }
}

/** The language with most votes; English when nothing speaks for any. */
export function detectLanguage(text: string, isKnown: WordLanguages): LanguageNumber {
  const votes = new Array<number>(LANGUAGE_COUNT).fill(0);
  for (const word of wordsOf(text).slice(0, WORDS_READ)) addVotes(votes, word, isKnown);
  const best = votes.indexOf(Math.max(...votes));
  return best as LanguageNumber;
}
