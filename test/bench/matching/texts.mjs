// What is searched and asked for: judged sets, and invented profiles with invented needs.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../prepare.mjs";

const built = createRequire(join(root, "dist", "src", "cli", "main.js"));
const { syntheticProfiles } = built("../seeding/synthetic/synthetic-profiles");
const { characterOf } = built("../seeding/synthetic/synthetic-character");
const { needRowsOf } = built("../seeding/synthetic/synthetic-needs");
export const { createEngine, restoreEngine } = built("../matching");

/** Words a need is cut to, in turn: from a line to a paragraph. */
const LENGTHS = [5, 8, 12, 16, 20, 25, 30, 41];
const ANOTHER_SEED = 77;

const rows = (file) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => withoutNulls(JSON.parse(line)));

const withoutNulls = (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

export function readLexicon(files) {
  const own = join(root, "seeds", "reference", "lexicon");
  const ownFiles = readdirSync(own).filter((file) => file.endsWith(".jsonl"));
  return [...ownFiles.sort().map((file) => join(own, file)), ...files].flatMap(rows);
}

/** Folders with profiles.jsonl, needs.jsonl and qrels.tsv below a folder. */
export function judgedSets(folder, needs) {
  if (folder === undefined || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "qrels.tsv")))
    .map((name) => readSet(join(folder, name), name, needs));
}

function readSet(folder, name, most) {
  const grades = new Map();
  for (const line of readFileSync(join(folder, "qrels.tsv"), "utf8").split(/\r?\n/)) {
    const [need, profile, grade] = line.split("\t");
    if (profile === undefined || !Number.isFinite(Number(grade))) continue;
    if (!grades.has(need)) grades.set(need, new Map());
    grades.get(need).set(profile, Number(grade));
  }
  const withoutSector = ({ sector, ...row }) => row;
  const all = rows(join(folder, "needs.jsonl")).map(withoutSector);
  return {
    name,
    profiles: rows(join(folder, "profiles.jsonl")).map(withoutSector),
    all,
    needs: all
      .filter(({ id }) => [...(grades.get(id)?.values() ?? [])].some((grade) => grade > 0))
      .slice(0, most),
    grades,
  };
}

/** Everything a row says in its own language, as other libraries are given it. */
export const textOf = ({ title = "", text = "", keywords = [], broader = [], group = "" }) =>
  [title, text, ...keywords, ...broader, group].filter(Boolean).join(" ");

export function inventedProfiles(count) {
  return [...syntheticProfiles(count, 1)].map(({ id, lang, title, text }) => ({ id, lang, title, text }));
}

/** Needs of other firms than those of the profiles, cut to 5 to 41 words. */
export function inventedNeeds(count) {
  const needs = [];
  const now = new Date(0);
  for (let number = 0; needs.length < count; number++) {
    for (const { id, language, title, text } of needRowsOf(characterOf(ANOTHER_SEED, number), now, now)
      .need) {
      const words = `${title}. ${text}`.split(/\s+/).slice(0, LENGTHS[needs.length % LENGTHS.length]);
      needs.push({ id, lang: language.toLowerCase(), text: words.join(" ") });
    }
  }
  return needs.slice(0, count);
}

/** One letter dropped or two swapped in every fourth word of five letters or more; the same on every run. */
export function mistyped(needs) {
  let state = 12345;
  const random = (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  const spoil = (word) => {
    if (word.length < 5 || random(4) !== 0) return word;
    const place = 1 + random(word.length - 2);
    const dropped = word.slice(0, place) + word.slice(place + 1);
    const swapped = word.slice(0, place) + word[place + 1] + word[place] + word.slice(place + 2);
    return random(2) === 0 ? dropped : swapped;
  };
  return needs.map((need) => ({ ...need, text: need.text.split(" ").map(spoil).join(" ") }));
}
