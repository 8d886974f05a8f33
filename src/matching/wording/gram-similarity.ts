import { growingFloat32, growingUint32 } from "../index/growing-arrays";
import { BUCKETS, type GramTable } from "../vocabulary/gram-table";
import { WORDING, type PreparedNeed } from "../need/prepared-need";

/**
 * Cosine between the character n-grams of a need and of a profile. It is linear in the profile's terms, so the product of
 * the need with each distinct term is computed once and added up.
 */
export class GramSimilarity {
  /** What the need has in each bucket, times the bucket's weight. */
  private readonly need = new Float32Array(BUCKETS);
  private usedBuckets: number[] = [];
  private readonly products = growingFloat32();
  private readonly productStamps = growingUint32();
  private stamp = 0;
  private needNorm = 0;

  constructor(private readonly table: GramTable) {}

  load(need: PreparedNeed): void {
    const amounts = this.gramAmounts(need);
    for (const bucket of this.usedBuckets) this.need[bucket] = 0;
    let squares = 0;
    for (const [bucket, amount] of amounts) {
      const weight = this.table.weights[bucket] ?? 0;
      this.need[bucket] = amount * weight;
      squares += amount * amount * weight;
    }
    this.usedBuckets = [...amounts.keys()];
    this.needNorm = Math.sqrt(squares);
    this.products.lengthen(this.table.terms);
    this.productStamps.lengthen(this.table.terms);
    this.stamp++;
  }

  /** Product of the need's vector with a term's. */
  product(term: number): number {
    if (this.productStamps.data[term] === this.stamp) return this.products.data[term] ?? 0;
    const { starts, buckets } = this.table;
    const [data, end] = [buckets.data, starts.at(term + 1)];
    let product = 0;
    for (let place = starts.at(term); place < end; place++) product += this.need[data[place] ?? 0] ?? 0;
    this.products.data[term] = product;
    this.productStamps.data[term] = this.stamp;
    return this.products.at(term); // as stored: rounded alike the first time and later
  }

  /** From the sum over a profile's terms of sqrt(tf) times product, and the length of the profile's vector. */
  cosine(productSum: number, profileNorm: number): number {
    const norms = this.needNorm * profileNorm;
    return norms > 0 ? Math.min(1, productSum / norms) : 0;
  }

  private gramAmounts(need: PreparedNeed): Map<number, number> {
    const amounts = new Map<number, number>();
    for (const group of need.groups) {
      if (group.requirement !== WORDING) continue;
      for (const { buckets, weight } of group.gramSources) {
        for (const bucket of buckets) {
          amounts.set(bucket, (amounts.get(bucket) ?? 0) + weight * group.weight);
        }
      }
    }
    return amounts;
  }
}
