import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LexiconConcept } from "../../../matching";
import { packageRoot } from "../../shared/reference-data";
import type { Sector } from "../sectors/sector";
import { checkedConcept } from "./import/checked-concept";
import { type ConceptLine, conceptOf } from "./import/json-lines";
import type { LoadedSource } from "./loading/loading-report";
import type { Imported } from "./loading/imported-concept";
import { OWN_SOURCE } from "./lexicon-source.entity";

/** Raised when what is stored of a label changes (its key, its normal form): databases then load the lexicon again. */
const STORED_FORM = 1;

const sectorsByPrefix: Readonly<Record<string, Sector>> = {
  ict: "ICT",
  bio: "BIOTECHNOLOGY",
  env: "ENVIRONMENT",
  hea: "HEALTH",
};

/** The lexicon that comes with the program: a concept a line, a file a sector and some of general words. */
export interface OwnLexicon {
  readonly source: LoadedSource & { readonly contentHash: string };
  concepts(): LexiconConcept[];
  /** The same as a source says it. */
  imported(): Imported[];
}

const FOLDER = join(packageRoot(), "seeds", "reference", "lexicon");

/** The files of our own lexicon, in the order in which they are read. */
export function ownLexiconFiles(folder = FOLDER): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .sort()
    .map((file) => join(folder, file));
}

export function readOwnLexicon(folder = FOLDER): OwnLexicon {
  const files = ownLexiconFiles(folder).map((file) => readFileSync(file, "utf8"));
  return ownLexiconOf(() => files.flatMap(linesIn), hashOf(files));
}

/** A lexicon of one's own that stands in no file, for trials. */
export function ownLexiconFrom(concepts: readonly LexiconConcept[]): OwnLexicon {
  return ownLexiconOf(() => [...concepts] as ConceptLine[], hashOf([JSON.stringify(concepts)]));
}

function ownLexiconOf(lines: () => ConceptLine[], contentHash: string): OwnLexicon {
  return {
    source: { name: OWN_SOURCE, licence: "Apache-2.0", contentHash },
    concepts: () => lines() as LexiconConcept[],
    imported: () =>
      lines().flatMap((line, index) => {
        const sector = sectorsByPrefix[line.id.split(":")[0] ?? ""] ?? null;
        return [...checkedConcept({ ...conceptOf(line), sector }, { file: OWN_SOURCE, line: index + 1 })];
      }),
  };
}

function linesIn(content: string): ConceptLine[] {
  return content
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as ConceptLine);
}

function hashOf(contents: readonly string[]): string {
  const hash = createHash("sha256").update(String(STORED_FORM));
  for (const content of contents) hash.update(content);
  return hash.digest("hex").slice(0, 32);
}
