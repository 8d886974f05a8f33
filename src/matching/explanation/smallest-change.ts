import type { Change, MatchNeed, ProfileFacts, RankOptions } from "../matching.types";
import type { WordingEvidence } from "../wording/wording-evidence";

/** What the score would be with other evidence or facts. */
export type ScoreOf = (evidence: WordingEvidence, facts: ProfileFacts) => number;

/** A word of the need that the profile does not answer in full, and what `answer` would gain by it. */
export interface MissingWord {
  readonly word: string;
  readonly gain: number;
}

/** A profile as it stands, with all that could be asked of its owner. */
export interface Standpoint {
  readonly evidence: WordingEvidence;
  readonly facts: ProfileFacts;
  readonly missingWords: readonly MissingWord[];
  /** What remains, 0..1, of all that a profile says when it says so many words more. */
  readonly diluted: (words: number) => number;
  /** By the place of a requirement, its number of meaningful words. */
  readonly requirementWords: readonly number[];
}

/** The same profile with more words in it: everything else that it says counts for less. */
function withMoreWords({ evidence, diluted }: Standpoint, words: number, gain: number): WordingEvidence {
  const left = diluted(words);
  return {
    ...evidence,
    answer: left * (evidence.answer + gain),
    similarity: left * evidence.similarity,
    meaning: left * evidence.meaning,
    profileCover: left * evidence.profileCover,
  };
}

/** So many words are put to an owner as one question; who lacks more offers something else. */
const MOST_WORDS = 5;

/** What could be true of the profile without its being said: each alone, with the score that it would give. */
function changesOfFacts(
  { evidence, facts }: Standpoint,
  need: MatchNeed,
  options: RankOptions,
  scoreOf: ScoreOf,
): Change[] {
  const withFacts = (further: Partial<ProfileFacts>): number => scoreOf(evidence, { ...facts, ...further });
  const { sectors, cooperationKinds, readinessLevel } = need;
  return [
    { kind: "EVIDENCE", score: withFacts({ evidenced: true }) },
    ...(options.today === undefined
      ? []
      : [{ kind: "CONFIRMATION" as const, score: withFacts({ confirmedOn: options.today }) }]),
    ...(sectors === undefined ? [] : [{ kind: "SECTORS" as const, score: withFacts({ sectors }) }]),
    ...(cooperationKinds === undefined
      ? []
      : [{ kind: "COOPERATION" as const, score: withFacts({ cooperationKinds }) }]),
    ...(readinessLevel === undefined
      ? []
      : [{ kind: "READINESS" as const, score: withFacts({ readinessLevel }) }]),
  ];
}

function changesOfRequirements(standpoint: Standpoint, need: MatchNeed, scoreOf: ScoreOf): Change[] {
  const { evidence, facts, requirementWords } = standpoint;
  return (need.requirements ?? []).map(({ id }, place) => {
    const longer = withMoreWords(standpoint, requirementWords[place] ?? 0, 0);
    const requirementShares = evidence.requirementShares.with(place, 1);
    return {
      kind: "REQUIREMENT",
      requirementId: id,
      score: scoreOf({ ...longer, requirementShares }, facts),
    };
  });
}

/** The most telling missing words together, one more each time. */
function changesOfWords(standpoint: Standpoint, scoreOf: ScoreOf): Change[] {
  const { facts, missingWords } = standpoint;
  const telling = [...missingWords].sort((a, b) => b.gain - a.gain || (a.word < b.word ? -1 : 1));
  return telling.slice(0, MOST_WORDS).map((_, place) => {
    const chosen = telling.slice(0, place + 1);
    const gain = chosen.reduce((sum, { gain: own }) => sum + own, 0);
    return {
      kind: "TERMS",
      terms: chosen.map(({ word }) => word),
      score: scoreOf(withMoreWords(standpoint, chosen.length, gain), facts),
    };
  });
}

/**
 * The least that would have to be true for a score above the given one: a fact, a requirement, a few words of the need. Only
 * what the signals measure counts; that a word also looks or means like others would raise the score a little more.
 */
export function smallestChange(
  standpoint: Standpoint,
  need: MatchNeed,
  options: RankOptions,
  scoreOf: ScoreOf,
  above: number,
): Change | undefined {
  const enough = [
    ...changesOfFacts(standpoint, need, options, scoreOf),
    ...changesOfRequirements(standpoint, need, scoreOf),
    ...changesOfWords(standpoint, scoreOf),
  ].filter(({ score }) => score > above);
  return enough.sort((a, b) => a.score - b.score)[0];
}
