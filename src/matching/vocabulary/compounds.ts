/** Shorter Dutch words are taken for simple. */
const SHORTEST_COMPOUND = 8;
const SHORTEST_PART = 3;
const MOST_PARTS = 3;
/** Letters that Dutch puts between the parts of a compound. */
const LINKS = ["", "s", "en", "e", "n"] as const;

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
function knownPart(
  text: string,
  frequency: (word: string) => number,
): { part: string; merit: number } | undefined {
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

/** How well the last part is known, as it is or without an ending: most endings of the plural are letters that link parts too. */
function lastFrequency(text: string, frequency: (word: string) => number): number {
  const known = withoutLink(text).filter((part) => part === text || part.length >= SHORTEST_INFLECTED);
  return Math.max(...known.map(frequency));
}

/** The likeliest way to read a text as one known word or as several. */
export function knownParts(
  word: string,
  partsLeft: number,
  frequency: (word: string) => number,
): Split | undefined {
  const whole = Math.log(1 + lastFrequency(word, frequency));
  const simple = whole > 0 ? { parts: [word], merit: whole } : undefined;
  return partsLeft === 1 ? simple : severalParts(word, partsLeft, frequency, simple);
}

function severalParts(
  word: string,
  partsLeft: number,
  frequency: (word: string) => number,
  simple?: Split,
): Split | undefined {
  let best = simple;
  for (let end = SHORTEST_PART; end <= word.length - SHORTEST_PART; end++) {
    const first = knownPart(word.slice(0, end), frequency);
    if (first === undefined) continue;
    const rest = knownParts(word.slice(end), partsLeft - 1, frequency);
    if (rest === undefined || first.merit * rest.merit <= (best?.merit ?? 0)) continue;
    best = { parts: [first.part, ...rest.parts], merit: first.merit * rest.merit };
  }
  return best;
}

/** The two or three known words a Dutch word is made of; undefined when it is simple or its parts are unknown. */
export function splitCompound(
  word: string,
  frequency: (word: string) => number,
): readonly string[] | undefined {
  if (word.length < SHORTEST_COMPOUND) return undefined;
  return severalParts(word, MOST_PARTS, frequency)?.parts;
}
