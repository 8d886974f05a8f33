import { inLanguage, type Language } from "../../shared/language";
import type { RuleResult } from "./eligibility";
import { missingSentence, reasonSentence } from "./eligibility-sentences";
import type { RuleSet } from "./rule-set";

/** Rules with their answers, as people read them. */
export function shownRules(rules: readonly RuleResult[], texts: RuleSet["texts"], language: Language) {
  return rules.map((one) => {
    const text = texts[one.rule];
    return {
      ...one,
      text: text ? inLanguage(text, language) : "",
      explanation: reasonSentence(one.reason, language),
      missing: one.missing.map(({ fact, of }) => ({ fact, of, sentence: missingSentence(fact, language) })),
    };
  });
}
