const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Distinct hashed character n-grams of `_stem_`, lengths from `shortest` to `longest`, as numbers below 2^bits. */
export function characterGrams(
  stem: string,
  shortest: number,
  longest: number,
  bits: number,
): readonly number[] {
  const marked = `_${stem}_`;
  const shift = 32 - bits;
  const grams = new Set<number>();
  for (let start = 0; start + shortest <= marked.length; start++) {
    let hash = FNV_OFFSET;
    const last = Math.min(longest, marked.length - start);
    for (let length = 1; length <= last; length++) {
      hash = Math.imul(hash ^ marked.charCodeAt(start + length - 1), FNV_PRIME);
      // The low bits of FNV mix badly; the product spreads them before the high ones are taken.
      if (length >= shortest) grams.add(Math.imul(hash ^ (hash >>> 15), FNV_PRIME) >>> shift);
    }
  }
  return [...grams];
}
