import type { Hit, MatchNeed, RankOptions } from "../matching.types";
import type { ProfileIndex } from "../index/profile-index";
import { calibratedStrength, wordingSum } from "./calibration";
import type { NeedPreparation } from "./need-preparation";
import { composeScore } from "./score";
import { strengths, usedSignals } from "./signals";
import { signalShares } from "./weights";
import type { WordingEvidence } from "./wording-evidence";
import type { WordingJudgement } from "./wording-judgement";

const DEFAULT_LIMIT = 50;
/** A server asks for 200 at most; a file run may want more. */
const LARGEST_LIMIT = 1_000;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Best score first; equal scores by owner and then by profile, so that the order never depends on the order of insertion. */
export function byScoreThenOwner(a: Hit, b: Hit): number {
  return b.score - a.score || compareText(a.owner, b.owner) || compareText(a.profileId, b.profileId);
}

/** From hits in order: the first of each owner. */
function bestOfEachOwner(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>();
  return hits.filter(({ owner }) => !seen.has(owner) && seen.add(owner));
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
    return bestOfEachOwner(this.hits(evidence, need, options)).slice(0, limit);
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
    )[0];
  }

  /** In order. */
  private hits(evidence: readonly WordingEvidence[], need: MatchNeed, options: RankOptions): Hit[] {
    const shares = signalShares(usedSignals(need, options, this.index.facts), options.weights);
    const isLong = this.hasLongTexts();
    const hits = evidence.map((item): Hit => {
      const facts = this.index.facts.of(item.profile);
      const wording = calibratedStrength(wordingSum(item, isLong), isLong);
      const judged = { facts, wording, requirementShares: item.requirementShares };
      const score = composeScore(shares, (signal) => strengths[signal](judged, need, options));
      return { profileId: facts.id, owner: facts.owner, ...score };
    });
    return hits.sort(byScoreThenOwner);
  }
}
