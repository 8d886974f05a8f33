import type { Hit, MatchNeed, ProfileFacts, RankOptions, Signal } from "../matching.types";
import type { ProfileIndex } from "../index/profile-index";
import { calibratedStrength, wordingSum } from "../wording/calibration";
import type { NeedPreparation } from "../need/need-preparation";
import { composeScore, scoreSteps } from "./score";
import { strengths, usedSignals, type JudgedProfile } from "./signals";
import { signalShares } from "./weights";
import type { WordingEvidence } from "../wording/wording-evidence";
import type { WordingJudgement } from "../wording/wording-judgement";

const DEFAULT_LIMIT = 50;
/** A server asks for 200 at most; a file run may want more. */
const LARGEST_LIMIT = 1_000;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A judged profile with its place in the order, before it is dressed as a hit. */
interface Ranked {
  readonly profile: number;
  readonly steps: number;
  readonly judged: JudgedProfile;
}

function boundedLimit(limit: number | undefined): number {
  if (limit === undefined || Number.isNaN(limit)) return DEFAULT_LIMIT;
  return Math.min(LARGEST_LIMIT, Math.max(1, Math.trunc(limit)));
}

/** Puts the signals together: from a need to hits with their contributions. */
export class Ranker {
  constructor(
    private readonly index: ProfileIndex,
    private readonly preparation: NeedPreparation,
    private readonly judgement: WordingJudgement,
    private readonly hasLongTexts: () => boolean,
  ) {}

  rank(need: MatchNeed, options: RankOptions): readonly Hit[] {
    const limit = boundedLimit(options.limit);
    const evidence = this.judgement.judge(
      this.preparation.prepare(need),
      limit,
      options,
      this.hasLongTexts(),
    );
    return this.hits(evidence, need, options, limit);
  }

  /** The best hit among these profiles, as `rank` would score them. */
  score(need: MatchNeed, profiles: readonly number[], options: RankOptions): Hit | undefined {
    const prepared = this.preparation.prepare(need);
    const isLong = this.hasLongTexts();
    const evidence = isLong
      ? this.judgement.judge(prepared, boundedLimit(options.limit), options, isLong, profiles)
      : this.judgement.evidenceFor(prepared, profiles);
    const asked = new Set(profiles);
    return this.hits(
      evidence.filter(({ profile }) => asked.has(profile)),
      need,
      options,
      1,
    )[0];
  }

  /** What one profile's words say, as `rank` would weigh them. */
  evidence(need: MatchNeed, profile: number, options: RankOptions): WordingEvidence | undefined {
    const prepared = this.preparation.prepare(need);
    const isLong = this.hasLongTexts();
    const evidence = isLong
      ? this.judgement.judge(prepared, boundedLimit(options.limit), options, isLong, [profile])
      : this.judgement.evidenceFor(prepared, [profile]);
    return evidence.find((one) => one.profile === profile);
  }

  /** The score that a profile would have with other words or facts. */
  scoring(need: MatchNeed, options: RankOptions): (evidence: WordingEvidence, facts: ProfileFacts) => number {
    const shares = signalShares(usedSignals(need, options, this.index.facts), options.weights);
    return (evidence, facts) => {
      const judged = { ...this.judged(evidence, options), facts };
      return composeScore(shares, (signal) => strengths[signal](judged, need, options)).score;
    };
  }

  /** The best profile of each owner, best owners first. */
  private hits(
    evidence: readonly WordingEvidence[],
    need: MatchNeed,
    options: RankOptions,
    limit: number,
  ): Hit[] {
    const { facts } = this.index;
    const shares = signalShares(usedSignals(need, options, facts), options.weights);
    const strengthsOf = (judged: JudgedProfile) => (signal: Signal) =>
      strengths[signal](judged, need, options);
    const ranked = evidence.map((item) => {
      const judged = this.judged(item, options);
      return { profile: item.profile, judged, steps: scoreSteps(shares, strengthsOf(judged)) };
    });
    return this.bestOfEachOwner(ranked, limit).map(({ profile, judged }) => ({
      profileId: facts.id(profile),
      owner: facts.owner(profile),
      ...composeScore(shares, strengthsOf(judged)),
    }));
  }

  private judged(evidence: WordingEvidence, { reciprocal }: RankOptions): JudgedProfile {
    const { facts } = this.index;
    const isLong = this.hasLongTexts();
    return {
      facts: facts.of(evidence.profile),
      wording: calibratedStrength(wordingSum(evidence, isLong), isLong),
      requirementShares: evidence.requirementShares,
      interest: reciprocal?.get(facts.owner(evidence.profile)) ?? 0,
    };
  }

  private bestOfEachOwner(ranked: Ranked[], limit: number): Ranked[] {
    const { numbers } = this.index;
    ranked.sort((a, b) => b.steps - a.steps || this.compareIdentifiers(a.profile, b.profile));
    const best: Ranked[] = [];
    const seen = new Set<number>();
    for (const candidate of ranked) {
      const owner = numbers.ownerNumber(candidate.profile);
      if (seen.has(owner)) continue;
      seen.add(owner);
      if (best.push(candidate) === limit) break;
    }
    return best;
  }

  /** Equal scores by owner and then by profile, so that the order never depends on the order of insertion. */
  private compareIdentifiers(a: number, b: number): number {
    const { facts } = this.index;
    return compareText(facts.owner(a), facts.owner(b)) || compareText(facts.id(a), facts.id(b));
  }
}
