import { crc32 } from "node:zlib";
import { ALL_LANGUAGES } from "../text/languages";
import type { Knowledge } from "./knowledge";
import type { LexiconAdjustments } from "./living-lexicon";

const HEXADECIMAL = 16;

const kept = new WeakMap<Knowledge, string>();

function computed(knowledge: Knowledge): string {
  let sum = 0;
  for (const language of ALL_LANGUAGES) {
    const words = knowledge.words(language);
    sum = crc32(words.join("\n"), sum);
    sum = crc32(
      Buffer.from(Uint32Array.from(words, (word) => knowledge.frequency(word, language)).buffer),
      sum,
    );
    sum = crc32(knowledge.stems(language).join("\n"), sum);
  }
  const { rows } = knowledge.meanings.vectors;
  return crc32(new Uint8Array(rows.buffer, rows.byteOffset, rows.length), sum).toString(HEXADECIMAL);
}

/** Tells apart what makes the terms and n-grams of an index: its words, how often labels have them, its stems, their meanings. */
export function identityOf(knowledge: Knowledge): string {
  const identity = kept.get(knowledge) ?? computed(knowledge);
  kept.set(knowledge, identity);
  return identity;
}

/** What was learnt, and after a full stop what was changed since, if anything was. */
export function versionOf(identity: string, adjustment: string): string {
  return adjustment === "" ? identity : `${identity}.${adjustment}`;
}

/** Names a set of changes; empty for none. */
export function adjustmentOf({ concepts, separations }: LexiconAdjustments): string {
  if (concepts.length === 0 && separations.length === 0) return "";
  const sorted = [...concepts].sort((a, b) => (a.id < b.id ? -1 : 1));
  const pairs = separations.map((pair) => JSON.stringify(pair)).sort();
  return crc32(JSON.stringify([sorted, pairs])).toString(HEXADECIMAL);
}
