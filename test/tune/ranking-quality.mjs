const DEPTH = 10;

const gain = (grade) => 2 ** grade - 1;

function discountedGain(grades) {
  return grades.slice(0, DEPTH).reduce((sum, grade, place) => sum + gain(grade) / Math.log2(place + 2), 0);
}

export function sumOf(weights, features) {
  return features.reduce((sum, feature, place) => sum + weights[place] * feature, 0);
}

/** The best candidates in the order that these weights give. */
export function rankBy(weights, candidates, count) {
  return candidates
    .map((candidate) => ({ ...candidate, sum: sumOf(weights, candidate.features) }))
    .sort((a, b) => b.sum - a.sum || (a.id < b.id ? -1 : 1))
    .slice(0, count);
}

/** nDCG@10 of one list. */
function quality(weights, { candidates, grades }) {
  const ideal = discountedGain([...grades].sort((a, b) => b - a));
  return discountedGain(rankBy(weights, candidates, DEPTH).map(({ grade }) => grade)) / ideal;
}

export function setQuality(weights, { lists }) {
  return lists.reduce((sum, list) => sum + quality(weights, list), 0) / lists.length;
}

/** Every set counts alike, however many needs it has. */
export function meanQuality(weights, sets) {
  return sets.reduce((sum, set) => sum + setQuality(weights, set), 0) / Math.max(1, sets.length);
}
