/**
 * Learns the weights of the wording (src/matching/wording/wording-weights.ts) and its calibration curves from judged sets,
 * and tells what they are worth for texts of a kind that they were not learnt from. Writes nothing without --write.
 *
 *   npm run tune -- --set dev/a --set dev/b --lexicon cpv.jsonl [--needs 150] [--no-own-lexicon] [--write]
 */
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { learnWeights } from "./coordinate-ascent.mjs";
import { PARTS, readLexica, readSet } from "./development-sets.mjs";
import { calibrationError, fitCurve } from "./isotonic.mjs";
import { meanQuality, setQuality } from "./ranking-quality.mjs";
import { writeCurve, writeWeights } from "./tables.mjs";

const root = join(import.meta.dirname, "..", "..");
const require = createRequire(import.meta.url);
const wording = join(root, "dist", "src", "matching", "wording");
const { shortTextWeights, longTextWeights } = require(join(wording, "wording-weights.js"));
const { strengthOn } = require(join(wording, "calibration.js"));

const { values: options } = parseArgs({
  options: {
    set: { type: "string", multiple: true, default: [] },
    lexicon: { type: "string", multiple: true, default: [] },
    needs: { type: "string", default: "150" },
    "own-lexicon": { type: "boolean", default: true },
    write: { type: "boolean", default: false },
  },
  allowNegative: true,
});
if (options.set.length === 0) throw new Error("Name at least one judged set with --set.");

const own = join(root, "seeds", "reference", "lexicon");
const ownFiles = readdirSync(own)
  .filter((file) => file.endsWith(".jsonl"))
  .sort()
  .map((file) => join(own, file));
const lexicon = await readLexica([...(options["own-lexicon"] ? ownFiles : []), ...options.lexicon]);
const cacheFolder = join(root, ".passerelle", "cache");

const say = (name, cells) =>
  process.stdout.write(`${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(14)).join("")}\n`);
const figure = (number) => number.toFixed(4);

async function readSets() {
  const sets = [];
  for (const folder of options.set) {
    process.stderr.write(`${folder} ...\n`);
    sets.push(await readSet(folder, { lexicon, cacheFolder, needCount: Number(options.needs) }));
  }
  return sets;
}

/** Learns from all other families, looks at this one. */
function withoutFamily(start, sets, family) {
  const others = sets.filter((set) => set.family !== family);
  const weights = learnWeights(start, others);
  return { weights, curve: fitCurve(weights, others) };
}

function tune(title, weightsName, curveName, present, sets) {
  if (sets.length === 0) return;
  const start = PARTS.map((part) => present[part]);
  const weights = learnWeights(start, sets);
  const curve = fitCurve(weights, sets);
  say(`\n${title}`, ["now", "learnt", "left out", "curve error"]);
  const families = new Map(
    [...new Set(sets.map(({ family }) => family))].map((family) => [
      family,
      withoutFamily(start, sets, family),
    ]),
  );
  let leftOut = 0;
  for (const set of sets) {
    const { weights: foreign, curve: foreignCurve } = families.get(set.family);
    const quality = setQuality(foreign, set);
    leftOut += quality / sets.length;
    const error = calibrationError((sum) => strengthOn(foreignCurve, sum), foreign, [set]);
    say(set.name, [setQuality(start, set), setQuality(weights, set), quality, error].map(figure));
  }
  say("mean", [meanQuality(start, sets), meanQuality(weights, sets), leftOut].map(figure));
  PARTS.forEach((part, place) => say(`  ${part}`, [start[place], weights[place]]));
  say("  curve", [curve.map(([sum, share]) => `${sum}:${share}`).join(" ")]);
  if (!options.write) return;
  writeWeights(weightsName, weights);
  writeCurve(curveName, curve);
}

const sets = await readSets();
const [short, long] = [sets.filter(({ isLong }) => !isLong), sets.filter(({ isLong }) => isLong)];
tune("short texts", "shortTextWeights", "shortTextCurve", shortTextWeights, short);
tune("long texts", "longTextWeights", "longTextCurve", longTextWeights, long);
