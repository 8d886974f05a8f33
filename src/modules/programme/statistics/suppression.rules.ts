/** Figures below this are not told, zero neither. */
export const SMALLEST_TOLD = 5;

/**
 * Which cells of a row of figures are hidden, when their total is known as well. Every small one is; and as many more,
 * smallest first, as it takes that at least two are hidden and that they add up to five: so that no hidden figure comes
 * back by subtracting the others from the total, and no hidden rest is small itself.
 */
export function hiddenCells(cells: readonly number[]): boolean[] {
  const hidden = cells.map((count) => count < SMALLEST_TOLD);
  if (!hidden.includes(true)) return hidden;
  const further = cells
    .map((count, index) => ({ count, index }))
    .filter(({ index }) => !hidden[index])
    .sort((a, b) => a.count - b.count || a.index - b.index);
  for (const { index } of further) {
    if (isProtected(cells, hidden)) break;
    hidden[index] = true;
  }
  return hidden;
}

function isProtected(cells: readonly number[], hidden: readonly boolean[]): boolean {
  const counts = cells.filter((_, index) => hidden[index]);
  return counts.length >= 2 && counts.reduce((sum, count) => sum + count, 0) >= SMALLEST_TOLD;
}

export function told(count: number): number | null {
  return count < SMALLEST_TOLD ? null : count;
}

/** The middle of some numbers of days; the mean of both where there are two. */
export function medianOf(days: readonly number[]): number | null {
  if (days.length === 0) return null;
  const sorted = [...days].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return (lower + upper) / 2;
}
