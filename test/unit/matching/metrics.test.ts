import { parseJudgements } from "../../../src/matching/evaluation/evaluate-set";
import { measure, meanMetrics } from "../../../src/matching/evaluation/metrics";

describe("metrics", () => {
  const judgements = new Map([
    ["a", 3],
    ["b", 1],
  ]);

  it("is 1 for the ideal list", () => {
    expect(measure(["a", "b"], judgements)).toEqual({
      ndcg10: 1,
      map: 1,
      recall100: 1,
      mrr: 1,
      precision5: 0.4,
    });
  });

  it("counts a grade of 3 as seven of grade 1", () => {
    const { ndcg10 } = measure(["b", "a"], judgements);
    const discount = 1 / Math.log2(3);
    expect(ndcg10).toBeCloseTo((1 + 7 * discount) / (7 + discount), 10);
  });

  it("halves for a first hit in second place", () => {
    expect(measure(["x", "a"], judgements)).toMatchObject({ map: 0.25, mrr: 0.5, recall100: 0.5 });
  });

  it("is 0 for nothing", () => {
    expect(measure([], judgements).ndcg10).toBe(0);
    expect(meanMetrics([]).map).toBe(0);
  });

  it("reads judgements", () => {
    expect(parseJudgements("n\tp\t2\r\nbroken\nn\tq\t0\n").get("n")).toEqual(
      new Map([
        ["p", 2],
        ["q", 0],
      ]),
    );
  });
});
