import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PARTS } from "./development-sets.mjs";

const folder = join(import.meta.dirname, "..", "..", "src", "matching", "wording");
const WEIGHTS = join(folder, "wording-weights.ts");
const CURVES = join(folder, "calibration-curves.ts");

/** Puts a new value where a table is declared, and leaves its comments alone. */
function replaceTable(file, name, content) {
  const source = readFileSync(file, "utf8");
  const declaration = new RegExp(`(export const ${name}: [^=]+= )[\\[{][^;]*[\\]}];`);
  if (!declaration.test(source)) throw new Error(`${file} declares no table ${name}.`);
  writeFileSync(
    file,
    source.replace(declaration, (_, start) => `${start}${content};`),
  );
}

export function writeWeights(name, weights) {
  const lines = PARTS.map((part, place) => `  ${part}: ${weights[place]},\n`);
  replaceTable(WEIGHTS, name, `{\n${lines.join("")}}`);
}

export function writeCurve(name, points) {
  const lines = points.map(([sum, share]) => `  [${sum}, ${share}],\n`);
  replaceTable(CURVES, name, `[\n${lines.join("")}]`);
}
