import type { MatchNeed } from "../matching.types";
import { forEachLanguage, LANGUAGES } from "../text/languages";
import type { ProfileIndex } from "./profile-index";

/** More words make the question slower and no clearer. */
const MOST_WORDS_A_LANGUAGE = 60;

/** What an owner's profiles say, word by word, as a question; its order is that of the profiles' words. */
export function offerOf(index: ProfileIndex, owner: string): MatchNeed | undefined {
  const numbers = new Set<number>();
  for (const profile of index.profilesOf(owner))
    for (const word of index.forward.wordsOf(profile)) numbers.add(word);
  const wordings = forEachLanguage((language) => ({
    lang: LANGUAGES[language],
    // Every word as a sentence of its own: none is said before another.
    keywords: [...numbers]
      .filter((word) => index.words.language(word) === language)
      .slice(0, MOST_WORDS_A_LANGUAGE)
      .map((word) => index.words.spelling(word)),
  })).filter(({ keywords }) => keywords.length > 0);
  const [first, ...others] = wordings;
  if (first === undefined) return undefined;
  return { ...first, translations: others.map(({ lang, keywords }) => ({ lang, text: keywords.join(" ") })) };
}
