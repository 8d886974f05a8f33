/** Judged profiles of one need with their grades; what is not in it was not judged right. */
export type Judgements = ReadonlyMap<string, number>;

export interface Metrics {
  readonly ndcg10: number;
  readonly map: number;
  readonly recall100: number;
  readonly mrr: number;
  readonly precision5: number;
}

const NDCG_DEPTH = 10;
const RECALL_DEPTH = 100;
const PRECISION_DEPTH = 5;

/** Gain 2^grade - 1: a profile of grade 3 is worth seven of grade 1. */
function gain(grade: number): number {
  return 2 ** grade - 1;
}

function discountedGain(grades: readonly number[]): number {
  return grades
    .slice(0, NDCG_DEPTH)
    .reduce((sum, grade, place) => sum + gain(grade) / Math.log2(place + 2), 0);
}

function ndcg(grades: readonly number[], judgements: Judgements): number {
  const ideal = discountedGain([...judgements.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : discountedGain(grades) / ideal;
}

/** Mean over the right profiles of the precision at the place of each; those not in the list count 0. */
function averagePrecision(grades: readonly number[], right: number): number {
  let found = 0;
  let sum = 0;
  grades.forEach((grade, place) => {
    if (grade > 0) sum += ++found / (place + 1);
  });
  return sum / right;
}

function countRight(grades: readonly number[]): number {
  return grades.filter((grade) => grade > 0).length;
}

/** Metrics of one list, best first, for a need that has at least one right profile. */
export function measure(profileIds: readonly string[], judgements: Judgements): Metrics {
  const grades = profileIds.map((id) => judgements.get(id) ?? 0);
  const right = countRight([...judgements.values()]);
  const firstRight = grades.findIndex((grade) => grade > 0);
  return {
    ndcg10: ndcg(grades, judgements),
    map: averagePrecision(grades, right),
    recall100: countRight(grades.slice(0, RECALL_DEPTH)) / right,
    mrr: firstRight === -1 ? 0 : 1 / (firstRight + 1),
    precision5: countRight(grades.slice(0, PRECISION_DEPTH)) / PRECISION_DEPTH,
  };
}

export const METRIC_NAMES = [
  "ndcg10",
  "map",
  "recall100",
  "mrr",
  "precision5",
] as const satisfies readonly (keyof Metrics)[];

/** Mean of each metric; all 0 for an empty list. */
export function meanMetrics(all: readonly Metrics[]): Metrics {
  const mean = (name: keyof Metrics): number =>
    all.reduce((sum, metrics) => sum + metrics[name], 0) / Math.max(1, all.length);
  return {
    ndcg10: mean("ndcg10"),
    map: mean("map"),
    recall100: mean("recall100"),
    mrr: mean("mrr"),
    precision5: mean("precision5"),
  };
}
