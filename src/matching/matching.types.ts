import type { LivingLexicon } from "./lexicon/living-lexicon";

/** Languages in which needs and capabilities are written. */
export type Language = "en" | "fr" | "nl";

/** One wording of a need or a profile. `lang` is detected when it is not given. */
export interface MatchText {
  readonly lang?: Language;
  readonly title?: string;
  readonly text?: string;
}

/**
 * What can be found: in the server one capability of an organisation, in a file run one line.
 * The engine keeps its words and facts, never its text.
 */
export interface MatchProfile extends MatchText {
  readonly id: string;
  /** Profiles of one owner are folded into the best of them. Default: the profile's own id. */
  readonly owner?: string;
  /** The same content in other languages; words of all of them count once each. */
  readonly translations?: readonly MatchText[];
  readonly keywords?: readonly string[];
  /** Labels of broader concepts or of the class the profile stands in; weigh less than its own words. */
  readonly broader?: readonly string[];
  readonly group?: string;
  readonly region?: string;
  readonly sectors?: readonly string[];
  readonly cooperationKinds?: readonly string[];
  /** Technology readiness level, 1 to 9. */
  readonly readinessLevel?: number;
  /** A capability with a reference, patent, certificate, project or publication is evidenced. */
  readonly evidenced?: boolean;
  /** Day on which the owner last confirmed its profile, as yyyy-mm-dd. */
  readonly confirmedOn?: string;
}

export type RequirementLevel = "MUST" | "SHOULD" | "COULD";

export interface MatchRequirement {
  readonly id: string;
  readonly level: RequirementLevel;
  readonly text: string;
}

export interface MatchNeed extends MatchText {
  readonly id?: string;
  readonly translations?: readonly MatchText[];
  readonly keywords?: readonly string[];
  readonly requirements?: readonly MatchRequirement[];
  readonly sectors?: readonly string[];
  readonly cooperationKinds?: readonly string[];
  /** Technology readiness level wished at least, 1 to 9. */
  readonly readinessLevel?: number;
}

/** Everything that adds to a score. */
export type Signal =
  | "WORDING"
  | "REQUIREMENTS"
  | "SECTORS"
  | "COOPERATION"
  | "READINESS"
  | "EVIDENCE"
  | "FRESHNESS"
  | "RECIPROCITY";

/**
 * Relative importance of each signal, 0 to 10. Normalised over the signals that the need gives reason to use,
 * so 2:1 and 4:2 rank alike; a signal at 0 is left out.
 */
export type SignalWeights = Readonly<Record<Signal, number>>;

/** What a filter or a signal may ask of a profile besides its words and its owner. */
export type ProfileFacts = Omit<
  MatchProfile,
  "id" | "owner" | "title" | "text" | "translations" | "keywords" | "broader" | "group"
>;

export interface RankOptions {
  /** How many owners at most, 1 to 200. Default 50. */
  readonly limit?: number;
  /** Hard filter. Called only for profiles that could enter the list, so it may be as dear as a Set look-up. */
  readonly accept?: (facts: ProfileFacts) => boolean;
  /** Owners whose profiles are left out. */
  readonly withoutOwners?: readonly string[];
  /** Departures from the default weights. */
  readonly weights?: Partial<SignalWeights>;
  /** The day for which freshness is judged, yyyy-mm-dd. Without it freshness is left out. */
  readonly today?: string;
  /** By owner, how well what the asker offers answers a need of theirs, 0..1. Without it reciprocity is left out. */
  readonly reciprocal?: ReadonlyMap<string, number>;
}

export interface Contribution {
  readonly signal: Signal;
  /** Share of the score, 0..100, four decimals; the contributions of a hit add up to its score exactly. */
  readonly points: number;
  /** The signal's own strength before weighting, 0..1. */
  readonly strength: number;
}

export interface Hit {
  readonly profileId: string;
  readonly owner: string;
  /** 0..100, four decimals, comparable between needs. */
  readonly score: number;
  readonly contributions: readonly Contribution[];
}

export interface Ranking {
  /** Best first; equal scores by owner, so that the order never depends on the order of insertion. */
  readonly hits: readonly Hit[];
  /** Grows with every change of the index. */
  readonly indexVersion: number;
}

export type Coverage = "MET" | "PARTIALLY_MET" | "UNMET" | "UNKNOWN";

export interface RequirementCoverage {
  readonly requirementId: string;
  readonly level: RequirementLevel;
  readonly coverage: Coverage;
  /** The owner's profile that covers it best, when any covers something of it. */
  readonly profileId?: string;
  readonly evidenced?: boolean;
  /** Share of the requirement's meaningful words that the profile answers, 0..1. */
  readonly share: number;
}

/** How a word of the need met a word of the profile. */
export type MatchKind = "SAME" | "INFLECTION" | "TYPO" | "SYNONYM" | "TRANSLATION" | "BROADER" | "RELATED";

/** What would have to be true of a profile, and the score that it would have then. */
export interface Change {
  /** Words of the need to be offered too, a requirement to be met, or a fact to be known of the profile. */
  readonly kind:
    "TERMS" | "REQUIREMENT" | "EVIDENCE" | "CONFIRMATION" | "SECTORS" | "COOPERATION" | "READINESS";
  readonly terms?: readonly string[];
  readonly requirementId?: string;
  readonly score: number;
}

/** Where one owner stands for a need, listed or not. */
export interface Standing {
  readonly hit: Hit;
  /** Whether the hard filter lets any of its profiles through. */
  readonly isAccepted: boolean;
  readonly isListed: boolean;
  /** Its place among all that the filter lets through, itself included; undefined beyond the thousandth. */
  readonly rank?: number;
  readonly lastListed?: Hit;
  /** By signal, what the last listed one has more; the most first. */
  readonly missing: readonly Pick<Contribution, "signal" | "points">[];
  /** The smallest single change that would lift it over the last listed one, if any would. */
  readonly change?: Change;
}

/** Half-open range of UTF-16 code units in the text that was given. `text` counts main = 0, translations from 1. */
export interface TextRange {
  readonly text: number;
  readonly field: "title" | "text";
  readonly start: number;
  readonly end: number;
}

export interface MatchedTerm {
  readonly needTerm: string;
  readonly profileTerm: string;
  readonly kind: MatchKind;
  /** Part of the wording signal that this pair of terms gave, 0..1. */
  readonly share: number;
  readonly needRanges: readonly TextRange[];
  readonly profileRanges: readonly TextRange[];
}

/** One concept of a lexicon, as in the JSON Lines files of `seeds/reference/lexicon`. First labels are preferred. */
export interface LexiconConcept {
  readonly id: string;
  readonly en?: readonly string[];
  readonly fr?: readonly string[];
  readonly nl?: readonly string[];
  readonly broader?: readonly string[];
  readonly acronyms?: Partial<Record<Language, readonly string[]>>;
  /** By locale, e.g. `fr-CA`. */
  readonly variants?: Readonly<Record<string, readonly string[]>>;
  readonly inflections?: Partial<Record<Language, readonly string[]>>;
  readonly ambiguous?: Partial<Record<Language, readonly string[]>>;
  /** What the concept is, in a sentence or two; teaches which words go together. */
  readonly definitions?: Partial<Record<Language, string>>;
}

/** A single word in a language. */
export interface LexiconWord {
  readonly word: string;
  readonly lang: Language;
}

/** Two words that never stand for one another, in any of their forms. */
export interface SeparatedWords {
  readonly left: LexiconWord;
  readonly right: LexiconWord;
}

export interface EngineOptions {
  /** Concepts, or a lexicon that several engines share and that goes on changing. */
  readonly lexicon?: readonly LexiconConcept[] | LivingLexicon;
  /** Folder in which what was learnt from a lexicon is kept, named by the lexicon's hash; without it, nothing is kept. */
  readonly cacheFolder?: string;
  /**
   * Set where somebody builds the index anew elsewhere when it asks for it (`wantsRebuild`). Otherwise it orders its postings
   * anew by itself, which takes some seconds for a million profiles.
   */
  readonly isRebuiltElsewhere?: boolean;
}

/** A word as profiles write it, and how many of them have it. */
export interface UsedWord {
  readonly word: string;
  readonly profiles: number;
}

/** A need with its words analysed and expanded; valid for the index version at which it was prepared. */
export interface MatchingEngine {
  readonly size: number;
  readonly indexVersion: number;
  /** Grows with every change of the index, the lexicon or what is known of needs: until then a need is ranked the same. */
  readonly revision: number;
  /** Names what the lexicon taught and what was changed since: the same texts score alike under the same one. */
  readonly lexiconVersion: string;
  /** Inserts or replaces one profile; the next ranking sees it. */
  put(profile: MatchProfile): void;
  /** Inserts or replaces many at once, much faster than one by one. */
  putAll(profiles: Iterable<MatchProfile>): void;
  /** Does nothing when the id is unknown. */
  remove(profileId: string): void;
  /** Tells the engine how needs are written, so that words that every need has ("looking for a partner") weigh little. */
  learnNeeds(needs: Iterable<MatchNeed>): void;
  rank(need: MatchNeed, options?: RankOptions): Ranking;
  /** The hit of one owner whether it would be listed or not; `undefined` when the index does not hold it. */
  score(need: MatchNeed, owner: string, options?: RankOptions): Hit | undefined;
  /** Where one owner stands, listed or not, and what would change it; `undefined` when the index does not hold it. */
  standing(need: MatchNeed, owner: string, options?: RankOptions): Standing | undefined;
  /** All words of an owner's profiles as a question, to search what others need of it; `undefined` when it has none. */
  offerOf(owner: string): MatchNeed | undefined;
  /** How one owner's profiles cover the requirements of a need, in the order of the requirements. */
  coverRequirements(need: MatchNeed, owner: string): readonly RequirementCoverage[];
  /** Which words of the need met which words of this profile, best first, with character ranges in both. */
  alignTerms(need: MatchNeed, profile: MatchProfile): readonly MatchedTerm[];
  /** Identifiers of the profiles that have every meaningful word of one of the labels, in any form. */
  mentioning(labels: readonly { readonly lang: Language; readonly text: string }[]): readonly string[];
  /** The words of the profiles in one language, as they are written. */
  wordsUsed(language: Language): readonly UsedWord[];
  /** Postings of removed profiles pile up, or the mean length of the profiles has moved: it should be built anew. */
  readonly wantsRebuild: boolean;
  /** All that the index holds, as bytes from which `restoreEngine` makes the same engine again. */
  snapshot(): Buffer<ArrayBuffer>;
  /** The profiles of one owner. */
  idsOf(owner: string): readonly string[];
  /** Runs some searches of its own, so that the first caller does not pay for compilation. */
  warmUp(): void;
  /** The same, one search a step. */
  warmUpSteps(): Iterable<void>;
}
