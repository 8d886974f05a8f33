import { rankBy } from "./ranking-quality.mjs";

/** A person looks at so many; what is further down would drown them. */
const DEPTH = 30;
const POINTS = 14;

/** Sums and whether they were judged right, each set with the same weight in all. */
function observations(weights, sets) {
  return sets.flatMap(({ lists }) => {
    const seen = lists.flatMap(({ candidates }) => rankBy(weights, candidates, DEPTH));
    return seen.map(({ sum, grade }) => ({ sum, right: grade > 0 ? 1 : 0, weight: 1 / seen.length }));
  });
}

/** Neighbouring observations in groups: fine where many are, and fine where many right ones are, at the upper end. */
function inGroups(sorted, count) {
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const totalRight = sorted.reduce((sum, { weight, right }) => sum + weight * right, 0);
  const groups = Array.from({ length: count }, () => ({ weight: 0, sum: 0, right: 0 }));
  let [passed, passedRight] = [0, 0];
  for (const { sum, right, weight } of sorted) {
    const share = (passed / total + (2 * passedRight) / totalRight) / 3;
    const group = groups[Math.min(count - 1, Math.floor(count * share))];
    group.weight += weight;
    group.sum += weight * sum;
    group.right += weight * right;
    passed += weight;
    passedRight += weight * right;
  }
  return groups.filter(({ weight }) => weight > 0);
}

/** Pool adjacent violators: neighbours whose shares fall are merged until all shares grow. */
function poolViolators(groups) {
  const pooled = [];
  for (const group of groups) {
    let last = { ...group };
    while (pooled.length > 0 && pooled.at(-1).right / pooled.at(-1).weight >= last.right / last.weight) {
      const before = pooled.pop();
      last = {
        weight: before.weight + last.weight,
        sum: before.sum + last.sum,
        right: before.right + last.right,
      };
    }
    pooled.push(last);
  }
  return pooled;
}

/** Isotonic regression from wording sums to the share judged right, as points of a broken line from (0, 0). */
export function fitCurve(weights, sets) {
  const sorted = observations(weights, sets).sort((a, b) => a.sum - b.sum);
  const points = poolViolators(inGroups(sorted, POINTS)).map(({ weight, sum, right }) => [
    Number((sum / weight).toFixed(3)),
    Number((right / weight).toFixed(4)),
  ]);
  return [[0, 0], ...points.filter(([sum, share]) => sum > 0 && share > 0)];
}

/** Mean distance between what is promised and what is found, over ten bands. */
export function calibrationError(strengthOf, weights, sets) {
  const bands = Array.from({ length: 10 }, () => ({ weight: 0, promised: 0, right: 0 }));
  for (const { sum, right, weight } of observations(weights, sets)) {
    const promised = strengthOf(sum);
    const band = bands[Math.min(9, Math.floor(promised * 10))];
    band.weight += weight;
    band.promised += weight * promised;
    band.right += weight * right;
  }
  const total = bands.reduce((sum, { weight }) => sum + weight, 0);
  return bands.reduce((sum, { promised, right }) => sum + Math.abs(promised - right), 0) / total;
}
