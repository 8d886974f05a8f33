import type { Hit, MatchingEngine, MatchNeed, RankOptions } from "../../../matching";

/** A ranking of 200 takes about 100 kB. */
const MOST_KEPT = 100;

/** What a ranking is made from, besides the index: equal questions have equal answers. */
export type Ranked = Omit<RankOptions, "accept" | "reciprocal"> & {
  readonly need: MatchNeed;
  readonly region: string | undefined;
  readonly inSectors: readonly string[];
};

interface KeptRanking {
  readonly engine: MatchingEngine;
  readonly revision: number;
  readonly reciprocal: RankOptions["reciprocal"];
  readonly hits: readonly Hit[];
}

/**
 * The rankings of the last questions, good for as long as nothing that ranks has changed. A list is leafed through, looked at
 * again and explained, and each time the whole ranking is asked for.
 */
export class RecentRankings {
  private readonly kept = new Map<string, KeptRanking>();

  hits(
    engine: MatchingEngine,
    asked: Ranked,
    given: Pick<RankOptions, "accept" | "reciprocal">,
  ): readonly Hit[] {
    const { need, region, inSectors, ...options } = asked;
    const key = JSON.stringify([need, region, inSectors, options]);
    const known = this.kept.get(key);
    this.kept.delete(key);
    const isTrueStill =
      known?.engine === engine && known.revision === engine.revision && known.reciprocal === given.reciprocal;
    const hits = isTrueStill ? known.hits : engine.rank(need, { ...options, ...given }).hits;
    this.keep(key, { engine, revision: engine.revision, reciprocal: given.reciprocal, hits });
    return hits;
  }

  /** The one asked for longest ago makes room. */
  private keep(key: string, ranking: KeptRanking): void {
    const [oldest] = this.kept.keys();
    if (this.kept.size >= MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(key, ranking);
  }
}
