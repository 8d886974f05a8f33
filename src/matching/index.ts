export { createEngine, restoreCheckedEngine, restoreEngine } from "./engine";
export { labelKey } from "./lexicon/label-key";
export { LivingLexicon, type LexiconAdjustments } from "./lexicon/living-lexicon";
export { learnIntoFolder, readLearntLexicon } from "./lexicon/lexicon-folder";
export type * from "./matching.types";
