import { DUTCH } from "../text/languages";
import { inflected, knownParts, withoutLink } from "../vocabulary/compounds";
import { nearest, type WordSource } from "./corrections";

/** A part of fewer letters is one error away from too many words. */
const SHORTEST_MISTYPED = 4;
/** Before the mistyped part, and behind it. */
const MOST_KNOWN_PARTS = 2;

/** A compound, or a piece of one, read as its parts. */
interface CompoundReading {
  /** As it should have been written. */
  readonly written: string;
  readonly parts: readonly string[];
  /** Product over the parts of log(1 + frequency). */
  readonly merit: number;
}

const NOTHING: CompoundReading = { written: "", parts: [], merit: 1 };

/**
 * A Dutch compound that has one error in one of its parts, with that one corrected: nobody has written the whole word
 * before, right or wrong. Undefined when it cannot be read so.
 */
export function readMistypedCompound(word: string, source: WordSource): CompoundReading | undefined {
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
  return best(found);
}

/** How a text can be read as known words; with a link at its end when another part follows. */
function readings(text: string, isFollowed: boolean, source: WordSource): CompoundReading[] {
  if (text === "") return [NOTHING];
  const inner = (part: string): number => source.frequency(part, DUTCH);
  return (isFollowed ? withoutLink(text) : [text]).flatMap((whole) => {
    const last = isFollowed ? inner : inflected(inner);
    const known = knownParts(whole, MOST_KNOWN_PARTS, { inner, last });
    return known === undefined ? [] : { ...known, written: text };
  });
}

function correctedParts(text: string, isFollowed: boolean, source: WordSource): CompoundReading[] {
  return (isFollowed ? withoutLink(text) : [text])
    .filter((part) => part.length >= SHORTEST_MISTYPED)
    .flatMap((part) =>
      nearest(part, DUTCH, source).map((corrected) => ({
        written: corrected + text.slice(part.length),
        parts: [corrected],
        merit: Math.log(1 + source.frequency(corrected, DUTCH)),
      })),
    );
}

function best(found: readonly CompoundReading[]): CompoundReading | undefined {
  return [...found].sort((a, b) => b.merit - a.merit)[0];
}

function joined(
  before: CompoundReading,
  corrected: CompoundReading,
  behind: CompoundReading,
): CompoundReading {
  return {
    written: before.written + corrected.written + behind.written,
    parts: [...before.parts, ...corrected.parts, ...behind.parts],
    merit: before.merit * corrected.merit * behind.merit,
  };
}
