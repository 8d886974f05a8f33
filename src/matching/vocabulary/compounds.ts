/** Shorter Dutch words are taken for simple. */
const SHORTEST_COMPOUND = 8;
const SHORTEST_PART = 3;
const MOST_PARTS = 3;
/** Letters that Dutch puts between the parts of a compound. */
const LINKS = ["", "s", "en", "e", "n"] as const;

/** How often a word is met; 0 for one that nobody knows. */
type WordFrequency = (word: string) => number;

/** How well the parts of a compound are known; the last one, which alone has an ending, otherwise than the others. */
export interface PartFrequency {
  readonly inner: WordFrequency;
  readonly last: WordFrequency;
}

interface Split {
  readonly parts: readonly string[];
  /** Product over the parts of log(1 + frequency). */
  readonly merit: number;
}

/** What a part may be that is written so before another one: as it is, and without the letters that link it. */
export function withoutLink(text: string): string[] {
  return LINKS.filter((link) => text.endsWith(link)).map((link) => text.slice(0, text.length - link.length));
}

/** The first part that ends at a place, without its linking letters, if it is known: the likeliest of its readings. */
function knownPart(text: string, frequency: WordFrequency): { part: string; merit: number } | undefined {
  let best: { part: string; merit: number } | undefined;
  for (const part of withoutLink(text)) {
    if (part.length < SHORTEST_PART) continue;
    const merit = Math.log(1 + frequency(part));
    if (merit > (best?.merit ?? 0)) best = { part, merit };
  }
  return best;
}

/** What is left of a shorter word without its ending says too little. */
const SHORTEST_INFLECTED = 4;

/** The same for words in the plural too, whose endings are mostly letters that link parts: for the last part of a compound. */
export function inflected(frequency: WordFrequency): WordFrequency {
  return (word) => {
    const forms = withoutLink(word).filter((form) => form === word || form.length >= SHORTEST_INFLECTED);
    return Math.max(...forms.map(frequency));
  };
}

/** The likeliest way to read a text as one known word or as several. */
export function knownParts(word: string, partsLeft: number, known: PartFrequency): Split | undefined {
  const merit = Math.log(1 + known.last(word));
  const several = partsLeft > 1 ? severalParts(word, partsLeft, known) : undefined;
  if (several !== undefined && several.merit > merit) return several;
  return merit > 0 ? { parts: [word], merit } : undefined;
}

function severalParts(word: string, partsLeft: number, known: PartFrequency): Split | undefined {
  let best: Split | undefined;
  for (let end = SHORTEST_PART; end <= word.length - SHORTEST_PART; end++) {
    const first = knownPart(word.slice(0, end), known.inner);
    if (first === undefined) continue;
    const rest = knownParts(word.slice(end), partsLeft - 1, known);
    if (rest === undefined || first.merit * rest.merit <= (best?.merit ?? 0)) continue;
    best = { parts: [first.part, ...rest.parts], merit: first.merit * rest.merit };
  }
  return best;
}

/** The two or three known words a Dutch word is made of; undefined when it is simple or its parts are unknown. */
export function splitCompound(word: string, frequency: WordFrequency): readonly string[] | undefined {
  if (word.length < SHORTEST_COMPOUND) return undefined;
  return severalParts(word, MOST_PARTS, { inner: frequency, last: inflected(frequency) })?.parts;
}
