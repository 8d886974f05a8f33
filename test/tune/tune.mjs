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
const imported = await readLexica(options.lexicon);
const ownLexicon = options["own-lexicon"] ? await readLexica(ownFiles) : [];
/** Weights are to serve those who import lexica and those who do not. */
const lexica = [
  [...ownLexicon, ...imported],
  ...(ownLexicon.length > 0 && imported.length > 0 ? [ownLexicon] : []),
];
const cacheFolder = join(root, ".passerelle", "cache");

const say = (name, cells) =>
  process.stdout.write(`${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(14)).join("")}\n`);
const figure = (number) => number.toFixed(4);

async function readSets() {
  const sets = [];
  for (const lexicon of lexica) {
    for (const folder of options.set) {
      process.stderr.write(`${folder}, ${lexicon.length} concepts ...\n`);
      const set = await readSet(folder, { lexicon, cacheFolder, needCount: Number(options.needs) });
      sets.push({ ...set, name: lexicon === ownLexicon ? `${set.name}, own` : set.name });
    }
  }
  return sets;
}

/** Learns from all other families, looks at this one. */
function withoutFamily(start, sets, family) {
  const others = sets.filter((set) => set.family !== family);
  const weights = learnWeights(start, others);
  return { weights, curve: fitCurve(weights, others) };
}

/** What each set gives when everything is learnt without its family. */
function leaveFamiliesOut(start, sets) {
  const families = [...new Set(sets.map(({ family }) => family))];
  const learnt = new Map(families.map((family) => [family, withoutFamily(start, sets, family)]));
  return sets.map((set) => {
    const { weights, curve } = learnt.get(set.family);
    const error = calibrationError((sum) => strengthOn(curve, sum), weights, [set]);
    return { quality: setQuality(weights, set), error };
  });
}

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

function tune(title, weightsName, curveName, present, sets) {
  if (sets.length === 0) return;
  const start = PARTS.map((part) => present[part]);
  const learnt = learnWeights(start, sets);
  const leftOut = leaveFamiliesOut(start, sets);
  say(`\n${title}`, ["now", "learnt", "left out", "curve error"]);
  sets.forEach((set, place) => {
    const { quality, error } = leftOut[place];
    say(set.name, [setQuality(start, set), setQuality(learnt, set), quality, error].map(figure));
  });
  const [now, without] = [meanQuality(start, sets), mean(leftOut.map(({ quality }) => quality))];
  say("mean", [now, meanQuality(learnt, sets), without].map(figure));
  PARTS.forEach((part, place) => say(`  ${part}`, [start[place], learnt[place]]));
  // What loses on families that it has not seen was fitted to those that it has.
  const weights = without > now ? learnt : start;
  if (weights === start) say("  kept as they are", []);
  const curve = fitCurve(weights, sets);
  say("  curve", [curve.map(([sum, share]) => `${sum}:${share}`).join(" ")]);
  if (!options.write) return;
  writeWeights(weightsName, weights);
  writeCurve(curveName, curve);
}

const sets = await readSets();
const [short, long] = [sets.filter(({ isLong }) => !isLong), sets.filter(({ isLong }) => isLong)];
tune("short texts", "shortTextWeights", "shortTextCurve", shortTextWeights, short);
tune("long texts", "longTextWeights", "longTextCurve", longTextWeights, long);
