const LETTERS_ALIKE: readonly (readonly [RegExp, string])[] = [
  [/ph/g, "f"],
  [/th/g, "t"],
  [/ch|ck|[cq]/g, "k"],
  [/[yj]/g, "i"],
  [/z/g, "s"],
  [/(.)\1/g, "$1"],
];

/** What is left of a word when the spelling habits of the three languages are levelled: `physique`, `fysiek`: `fisik`. */
export function spellingSkeleton(stem: string): string {
  return LETTERS_ALIKE.reduce((word, [pattern, letter]) => word.replace(pattern, letter), stem);
}

function trigrams(skeleton: string): Set<string> {
  const marked = `_${skeleton}_`;
  const grams = new Set<string>();
  for (let start = 0; start + 3 <= marked.length; start++) grams.add(marked.slice(start, start + 3));
  return grams;
}

/** Dice coefficient of the trigrams of two words' skeletons, 0..1: how much they look like cognates. */
export class Cognates {
  private readonly grams = new Map<string, ReadonlySet<string>>();

  similarity(left: string, right: string): number {
    const [a, b] = [this.gramsOf(left), this.gramsOf(right)];
    let shared = 0;
    for (const gram of a) if (b.has(gram)) shared++;
    return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
  }

  private gramsOf(stem: string): ReadonlySet<string> {
    const known = this.grams.get(stem);
    if (known !== undefined) return known;
    const grams = trigrams(spellingSkeleton(stem));
    this.grams.set(stem, grams);
    return grams;
  }
}
