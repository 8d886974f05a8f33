import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LexiconConcept } from "../matching";
import { packageRoot } from "../modules/shared/reference-data";

/** Our own lexicon: one file a sector and one of general words, a concept a line. */
export function readOwnLexicon(): LexiconConcept[] {
  const folder = join(packageRoot(), "seeds", "reference", "lexicon");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"))
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as LexiconConcept);
}
