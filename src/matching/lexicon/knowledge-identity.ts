import { crc32 } from "node:zlib";
import { ALL_LANGUAGES } from "../text/languages";
import type { Knowledge } from "./knowledge";

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
  const { vectors } = knowledge.meanings;
  return crc32(new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.length), sum).toString(HEXADECIMAL);
}

/** Tells apart what makes the terms and n-grams of an index: its words, how often labels have them, its stems, their meanings. */
export function identityOf(knowledge: Knowledge): string {
  const identity = kept.get(knowledge) ?? computed(knowledge);
  kept.set(knowledge, identity);
  return identity;
}
