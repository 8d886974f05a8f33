/**
 * Plants flaws, one at a time, in a copy of the sources, and asks whether the test that should notice does:
 * `npm run test:planted`, or with a part of a name to plant those alone. Minutes, so it is no part of `npm run check`; with
 * `--check` it only looks whether the sources still have the place of every flaw.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { flaws } from "./flaws.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const COPIED = [
  "src",
  "test",
  "migrations",
  "schema",
  "seeds",
  "package.json",
  "tsconfig.json",
  "jest.config.cjs",
  ".swcrc",
];
if (process.argv[2] === "--check") process.exit(reportLost());
const wanted = process.argv[2] ?? "";

const copy = mkdtempSync(join(tmpdir(), "passerelle-planted-"));
for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));

let survivors = 0;
try {
  const chosen = flaws.filter(({ name }) => name.includes(wanted));
  const sound = new Map();
  for (const flaw of chosen) {
    const verdict = isSound(flaw, sound) ? planted(flaw) : "UNSOUND: the test fails without the flaw";
    if (verdict !== "caught") survivors += 1;
    console.log(`${verdict.padEnd(10)} ${flaw.name.padEnd(58)} ${flaw.test}`);
  }
  console.log(`\n${chosen.length - survivors} of ${chosen.length} planted flaws were caught.`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = survivors === 0 ? 0 : 1;

/** Names the flaws that can no longer be planted; the exit code. */
function reportLost() {
  const lost = flaws.filter(({ file, find }) => !hasPlace(readFileSync(join(root, file), "utf8"), find));
  for (const { name, file } of lost) console.log(`${file} has no place, or several, for: ${name}`);
  return lost.length === 0 ? 0 : 1;
}

function hasPlace(source, find) {
  return source.split(find).length === 2;
}

/** A test that fails anyway catches nothing. */
function isSound({ test, titled = "" }, known) {
  const key = `${test} ${titled}`;
  if (!known.has(key)) known.set(key, passes(test, titled));
  return known.get(key);
}

function planted({ file, find, replace, test, titled }) {
  const path = join(copy, file);
  const source = readFileSync(path, "utf8");
  if (!hasPlace(source, find)) return "NOT FOUND";
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  try {
    return passes(test, titled) ? "SURVIVED" : "caught";
  } finally {
    writeFileSync(path, source);
  }
}

function passes(test, titled) {
  const only = titled ? ["-t", titled] : [];
  const jest = join(copy, "node_modules", "jest", "bin", "jest.js");
  const { status } = spawnSync(
    process.execPath,
    [jest, test, "--silent", "--bail", "--testTimeout=180000", ...only],
    {
      cwd: copy,
      stdio: "ignore",
      timeout: 300_000,
    },
  );
  return status === 0;
}
