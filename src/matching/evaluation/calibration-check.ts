import type { Judgements } from "./metrics";

/** Scores of one band, what they promise and what was found. */
export interface ReliabilityBand {
  /** Lower end of the band, in points. */
  readonly from: number;
  readonly profiles: number;
  /** Mean score, as a share. */
  readonly promised: number;
  /** Share that was judged right. */
  readonly observed: number;
}

interface JudgedList {
  readonly hits: readonly { readonly owner: string; readonly score: number }[];
  readonly grades: Judgements;
}

/** The curve was made from the 30 best of each need, so it is checked on as many. */
const DEPTH = 30;
const BAND_POINTS = 10;
const BANDS = 10;
const FULL_SCORE = 100;

/** Whether scores keep their promise: of profiles with 40 points, four of ten should be judged right. */
export function reliability(lists: readonly JudgedList[]): ReliabilityBand[] {
  const bands = Array.from({ length: BANDS }, () => ({ profiles: 0, score: 0, right: 0 }));
  for (const { hits, grades } of lists) {
    for (const { owner, score } of hits.slice(0, DEPTH)) {
      const band = bands[Math.min(BANDS - 1, Math.floor(score / BAND_POINTS))];
      if (band === undefined) continue;
      band.profiles++;
      band.score += score;
      if ((grades.get(owner) ?? 0) > 0) band.right++;
    }
  }
  return bands.map(({ profiles, score, right }, place) => ({
    from: place * BAND_POINTS,
    profiles,
    promised: profiles === 0 ? 0 : score / profiles / FULL_SCORE,
    observed: profiles === 0 ? 0 : right / profiles,
  }));
}

/** Bands of several sets as one. */
export function joinReliability(sets: readonly (readonly ReliabilityBand[])[]): ReliabilityBand[] {
  const [first = []] = sets;
  return first.map(({ from }, place) => {
    const bands = sets.flatMap((set) => set.slice(place, place + 1));
    const profiles = bands.reduce((sum, band) => sum + band.profiles, 0);
    const mean = (value: (band: ReliabilityBand) => number): number =>
      profiles === 0 ? 0 : bands.reduce((sum, band) => sum + band.profiles * value(band), 0) / profiles;
    return {
      from,
      profiles,
      promised: mean((band) => band.promised),
      observed: mean((band) => band.observed),
    };
  });
}
