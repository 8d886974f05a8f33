import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";

const require = createRequire(import.meta.url);
const dist = join(import.meta.dirname, "..", "..", "dist", "src", "matching");
const { assembleEngine } = require(join(dist, "engine-parts.js"));
const { readJsonLines } = require(join(dist, "evaluation", "json-lines.js"));
const { readConceptRow, readNeedRow, readProfileRow } = require(join(dist, "evaluation", "match-rows.js"));
const { parseJudgements } = require(join(dist, "evaluation", "evaluate-set.js"));

/** The parts of a profile's evidence whose weights are learnt, in this order. */
export const PARTS = ["answer", "similarity", "meaning", "profileCover", "feedback"];
/** As many profiles as an evaluation looks at. */
const LIST_LENGTH = 100;

export async function readLexica(files) {
  const read = await Promise.all(files.map((file) => readJsonLines(file, readConceptRow)));
  return read.flatMap(({ rows }) => rows);
}

/** Sets of one family hold the same kind of texts in other languages: they are left out together. */
function familyOf(name) {
  return name.includes("occup") ? "occupations" : name.split("-")[0];
}

/** A fixed order that has nothing to do with the file's. */
function hashOf({ id }) {
  return createHash("sha1").update(id).digest("hex");
}

/** The first needs, in the fixed order, that have a profile judged right. */
function chooseNeeds(needs, judgements, count) {
  return needs
    .filter(({ id }) => [...(judgements.get(id)?.values() ?? [])].some((grade) => grade > 0))
    .map((need) => [hashOf(need), need])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, count)
    .map(([, need]) => need);
}

function candidatesOf(parts, need, judged) {
  const prepared = parts.preparation.prepare(need);
  const evidence = parts.judgement.judge(prepared, LIST_LENGTH, {}, parts.hasLongTexts());
  return evidence.map((item) => {
    const id = parts.index.facts.id(item.profile);
    return { id, grade: judged.get(id) ?? 0, features: PARTS.map((part) => item[part]) };
  });
}

/** Ranks a set once and keeps what every candidate brings: weights are then tried without the engine. */
export async function readSet(folder, { lexicon, cacheFolder, needCount }) {
  const name = basename(resolve(folder));
  const judgements = parseJudgements(await readFile(join(folder, "qrels.tsv"), "utf8"));
  const profiles = await readJsonLines(join(folder, "profiles.jsonl"), readProfileRow);
  const needs = await readJsonLines(join(folder, "needs.jsonl"), readNeedRow);
  const parts = assembleEngine({ lexicon, cacheFolder });
  parts.index.putAll(profiles.rows);
  parts.boilerplate.learn(needs.rows);
  const lists = chooseNeeds(needs.rows, judgements, needCount).map((need) => {
    const judged = judgements.get(need.id);
    return { candidates: candidatesOf(parts, need, judged), grades: [...judged.values()] };
  });
  return { name, family: familyOf(name), isLong: parts.hasLongTexts(), lists };
}
