const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const MOST_BITS = 16;

/** A family of hashed n-grams: their lengths, and the number of bits of the hash. */
export interface GramKind {
  readonly shortest: number;
  readonly longest: number;
  /** 16 at most. */
  readonly bits: number;
}

/** By gram, the call that met it last: tells what is distinct without a Set. */
const lastCall = new Uint32Array(2 ** MOST_BITS);
let call = 0;

function nextCall(): number {
  call = (call + 1) >>> 0;
  if (call === 0) lastCall.fill(0);
  return (call ||= 1);
}

/** Distinct hashed character n-grams of `_stem_`, as numbers below 2^bits. */
export function characterGrams(stem: string, { shortest, longest, bits }: GramKind): readonly number[] {
  const marked = `_${stem}_`;
  const shift = 32 - bits;
  const own = nextCall();
  const grams: number[] = [];
  for (let start = 0; start + shortest <= marked.length; start++) {
    let hash = FNV_OFFSET;
    const last = Math.min(longest, marked.length - start);
    for (let length = 1; length <= last; length++) {
      hash = Math.imul(hash ^ marked.charCodeAt(start + length - 1), FNV_PRIME);
      if (length < shortest) continue;
      // The low bits of FNV mix badly; the product spreads them before the high ones are taken.
      const gram = Math.imul(hash ^ (hash >>> 15), FNV_PRIME) >>> shift;
      if (lastCall[gram] === own) continue;
      lastCall[gram] = own;
      grams.push(gram);
    }
  }
  return grams;
}
