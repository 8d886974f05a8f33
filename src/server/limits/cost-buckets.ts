interface Bucket {
  points: number;
  at: number;
}

export interface BucketSize {
  readonly capacity: number;
  /** Points a second. */
  readonly restoreRate: number;
}

export interface Withdrawal {
  readonly granted: boolean;
  readonly available: number;
  /** Seconds until it would be granted; 0 when it was. */
  readonly waitSeconds: number;
}

/** Buckets that are kept; one that is full again is the same as none. */
const KEPT_AT_MOST = 50_000;

/** Points of people and addresses. Kept by each node for itself: with three nodes a person has three buckets. */
export class CostBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly nowMs: () => number) {}

  /** Takes points, or none of them when there are not enough. */
  take(key: string, points: number, size: BucketSize): Withdrawal {
    const bucket = this.filled(key, size);
    const granted = bucket.points >= points;
    if (granted) bucket.points -= points;
    const missing = granted ? 0 : points - bucket.points;
    return {
      granted,
      available: Math.floor(bucket.points),
      waitSeconds: Math.ceil(missing / size.restoreRate),
    };
  }

  private filled(key: string, { capacity, restoreRate }: BucketSize): Bucket {
    const now = this.nowMs();
    const known = this.buckets.get(key);
    if (known) {
      known.points = Math.min(capacity, known.points + ((now - known.at) / 1_000) * restoreRate);
      known.at = now;
      return known;
    }
    if (this.buckets.size >= KEPT_AT_MOST) this.forgetSome();
    const bucket = { points: capacity, at: now };
    this.buckets.set(key, bucket);
    return bucket;
  }

  /** The tenth that was made first: most of them have been full again for long. */
  private forgetSome(): void {
    let left = KEPT_AT_MOST / 10;
    for (const key of this.buckets.keys()) {
      if (left-- <= 0) return;
      this.buckets.delete(key);
    }
  }
}
