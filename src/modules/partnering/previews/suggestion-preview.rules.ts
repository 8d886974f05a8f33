/** What an edit does to the place of a candidate or a need. */
export const PREVIEW_MOVES = ["ENTERS", "LEAVES", "RISES", "FALLS", "STAYS"] as const;
export type PreviewMove = (typeof PREVIEW_MOVES)[number];

export interface Ranked {
  readonly rank: number;
  readonly score: number;
}

/** One place of two lists, before and after an edit. */
export interface Moved<One extends Ranked> {
  readonly move: PreviewMove;
  readonly before: One | undefined;
  readonly after: One | undefined;
  /** The one after, else the one before. */
  readonly shown: One;
}

/** Everybody who stands among the first so many before or after, by the place after. Whoever falls behind them leaves. */
export function movesBetween<One extends Ranked>(
  before: readonly One[],
  after: readonly One[],
  keyOf: (one: One) => string,
  places: number,
): Moved<One>[] {
  const isFirst = (one: One | undefined) => one !== undefined && one.rank <= places;
  const old = new Map(before.map((one) => [keyOf(one), one]));
  const young = new Map(after.map((one) => [keyOf(one), one]));
  return [...new Set([...young.keys(), ...old.keys()])].flatMap((key) => {
    const [one, other] = [old.get(key), young.get(key)];
    const shown = other ?? one;
    if (shown === undefined || (!isFirst(one) && !isFirst(other))) return [];
    return [{ move: moveOf(one?.rank, other?.rank, places), before: one, after: other, shown }];
  });
}

function moveOf(before = Infinity, after = Infinity, places: number): PreviewMove {
  if (before > places) return "ENTERS";
  if (after > places) return "LEAVES";
  if (before === after) return "STAYS";
  return after < before ? "RISES" : "FALLS";
}
