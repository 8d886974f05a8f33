import { DUTCH } from "../text/languages";
import { knownParts, withoutLink } from "../vocabulary/compounds";
import { nearest, type WordSource } from "./corrections";

/** A part of fewer letters is one error away from too many words. */
const SHORTEST_MISTYPED = 4;
/** Before the mistyped part, and behind it. */
const MOST_KNOWN_PARTS = 2;

interface Reading {
  readonly parts: readonly string[];
  /** Product over the parts of log(1 + frequency). */
  readonly merit: number;
}

const NOTHING: Reading = { parts: [], merit: 1 };

/**
 * A Dutch compound that has one error in one of its parts, read as its parts with that one corrected: nobody has written
 * the whole word before, right or wrong. Undefined when it cannot be read so.
 */
export function partsOfMistyped(word: string, source: WordSource): readonly string[] | undefined {
  const places = Array.from({ length: word.length + 1 }, (_, place) => place);
  const before = places.map((place) => best(readings(word.slice(0, place), true, source)));
  const behind = places.map((place) => best(readings(word.slice(place), false, source)));
  const found = places.flatMap((start) =>
    places.flatMap((end) => {
      const [first, last] = [before[start], behind[end]];
      const isPart = end - start >= SHORTEST_MISTYPED && end - start < word.length;
      if (!isPart || first === undefined || last === undefined) return [];
      const middle = best(correctedParts(word.slice(start, end), end < word.length, source));
      return middle === undefined ? [] : joined(first, middle, last);
    }),
  );
  return best(found)?.parts;
}

/** How a text can be read as known words; with a link at its end when another part follows. */
function readings(text: string, isFollowed: boolean, source: WordSource): Reading[] {
  if (text === "") return [NOTHING];
  const frequency = (part: string): number => source.frequency(part, DUTCH);
  return (isFollowed ? withoutLink(text) : [text]).flatMap(
    (whole) => knownParts(whole, MOST_KNOWN_PARTS, frequency) ?? [],
  );
}

function correctedParts(text: string, isFollowed: boolean, source: WordSource): Reading[] {
  return (isFollowed ? withoutLink(text) : [text])
    .filter((part) => part.length >= SHORTEST_MISTYPED)
    .flatMap((part) => nearest(part, DUTCH, source))
    .map((part) => ({ parts: [part], merit: Math.log(1 + source.frequency(part, DUTCH)) }));
}

function best(found: readonly Reading[]): Reading | undefined {
  return [...found].sort((a, b) => b.merit - a.merit)[0];
}

function joined(before: Reading, corrected: Reading, behind: Reading): Reading {
  return {
    parts: [...before.parts, ...corrected.parts, ...behind.parts],
    merit: before.merit * corrected.merit * behind.merit,
  };
}
