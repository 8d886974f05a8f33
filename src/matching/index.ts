export { createEngine, restoreCheckedEngine, restoreEngine } from "./engine";
export { learnInBackground } from "./lexicon/background-learning";
export { labelKey } from "./lexicon/label-key";
export { learntFile } from "./lexicon/learnt-file";
export { type LearntPlace, LivingLexicon } from "./lexicon/living-lexicon";
export { phrasesAt } from "./lexicon/phrases";
export { readLearntLexicon } from "./lexicon/lexicon-folder";
export { isWholeSnapshot } from "./snapshot/snapshot-format";
export type * from "./matching.types";
