import { CostBuckets } from "../../../src/server/limits/cost-buckets";

const SIZE = { capacity: 100, restoreRate: 10 };

describe("a bucket of points", () => {
  let now = 0;
  let buckets: CostBuckets;

  beforeEach(() => {
    now = 0;
    buckets = new CostBuckets(() => now);
  });

  it("begins full and gives what it has", () => {
    expect(buckets.take("a", 60, SIZE)).toEqual({ granted: true, available: 40, waitSeconds: 0 });
    expect(buckets.take("a", 60, SIZE)).toEqual({ granted: false, available: 40, waitSeconds: 2 });
    expect(buckets.take("a", 40, SIZE)).toEqual({ granted: true, available: 0, waitSeconds: 0 });
  });

  it("is filled by time, never above its rim", () => {
    buckets.take("a", 100, SIZE);
    now = 1_500;
    expect(buckets.take("a", 0, SIZE).available).toBe(15);
    now = 1_000_000;
    expect(buckets.take("a", 0, SIZE).available).toBe(100);
  });

  it("belongs to one person", () => {
    buckets.take("a", 100, SIZE);
    expect(buckets.take("b", 100, SIZE).granted).toBe(true);
  });

  it("does not remember everybody for ever", () => {
    for (let person = 0; person < 120_000; person++) buckets.take(String(person), 1, SIZE);
    expect((buckets as unknown as { buckets: Map<string, unknown> }).buckets.size).toBeLessThanOrEqual(
      50_000,
    );
  });
});
