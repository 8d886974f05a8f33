import { BUCKETS, type GramTable } from "../vocabulary/gram-table";
import { WORDING, type PreparedNeed } from "../need/prepared-need";

/**
 * Cosine between the character n-grams of a need and of a profile. It is linear in the profile's terms, so the products of
 * the need with each are added up.
 */
export class GramSimilarity {
  /** What the need has in each bucket, times the bucket's weight. */
  private readonly need = new Float32Array(BUCKETS);
  private readonly usedBuckets: number[] = [];
  private needNorm = 0;

  constructor(private readonly table: GramTable) {}

  load(need: PreparedNeed): void {
    for (const bucket of this.usedBuckets) this.need[bucket] = 0;
    this.usedBuckets.length = 0;
    this.addUp(need);
    let squares = 0;
    for (const bucket of this.usedBuckets) {
      const amount = this.need[bucket] ?? 0;
      const weighted = amount * (this.table.weights[bucket] ?? 0);
      squares += amount * weighted;
      this.need[bucket] = weighted;
    }
    this.needNorm = Math.sqrt(squares);
  }

  /** Product of the need's vector with a term's. */
  product(term: number): number {
    const { starts, buckets } = this.table;
    const [data, end] = [buckets.data, starts.at(term + 1)];
    let product = 0;
    for (let place = starts.at(term); place < end; place++) product += this.need[data[place] ?? 0] ?? 0;
    return product;
  }

  /** From the sum over a profile's terms of sqrt(tf) times product, and the length of the profile's vector. */
  cosine(productSum: number, profileNorm: number): number {
    const norms = this.needNorm * profileNorm;
    return norms > 0 ? Math.min(1, productSum / norms) : 0;
  }

  /** How much of each n-gram the need has, buckets in the order in which they are met. */
  private addUp({ groups }: PreparedNeed): void {
    for (const group of groups) {
      if (group.requirement !== WORDING) continue;
      for (const { buckets, weight } of group.gramSources) this.addSource(buckets, weight * group.weight);
    }
  }

  private addSource(buckets: readonly number[], amount: number): void {
    for (const bucket of buckets) {
      const before = this.need[bucket] ?? 0;
      if (before === 0) this.usedBuckets.push(bucket);
      this.need[bucket] = before + amount;
    }
  }
}
