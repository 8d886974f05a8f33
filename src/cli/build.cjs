"use strict";

const { createHash } = require("node:crypto");
const fs = require("node:fs");
const { join, relative, dirname, extname, resolve, sep } = require("node:path");
const { pathToFileURL } = require("node:url");

const root = resolve(__dirname, "..", "..");
const dist = join(root, "dist");
const work = join(dist, ".building");
const lock = join(dist, ".building.lock");
const LONGEST_BUILD_MS = 180_000;
const web = join("src", "server", "explorer", "web");
const tabs = join("src", "server", "explorer", "tabs");
const viteConfig = join("src", "server", "explorer", "vite.config.mjs");

/**
 * What is built: from which files, into which folders of `dist`, and a file that must be there afterwards.
 * A part is built anew when the content of its files is no longer what its stamp says.
 */
const parts = {
  server: {
    sources: () => [
      ...filesBelow("src").filter(isServerSource),
      ...filesBelow("migrations"),
      ".swcrc",
      ownPath(),
    ],
    outputs: ["src", "migrations"],
    result: join("src", "cli", "main.js"),
    tools: ["@swc/core"],
    build: compileServer,
  },
  explorer: {
    sources: () => [...filesBelow(web), ...filesBelow(tabs), viteConfig, "package-lock.json", ownPath()],
    outputs: ["explorer"],
    result: join("explorer", "index.html"),
    tools: ["vite", "graphiql", "react", "react-dom"],
    build: bundleExplorer,
  },
};

/** Names of the parts that are missing or older than their sources. */
function staleParts(names = Object.keys(parts)) {
  return names.filter((name) => !isCurrent(name));
}

/** One sentence on what is not installed and the two ways out; nothing when these parts can be built. */
function describeMissingTools(names) {
  const missing = names.flatMap((name) => parts[name].tools).filter((tool) => !isInstalled(tool));
  if (missing.length === 0) return undefined;
  return (
    `The ${names.join(" and the ")} must be built, and the build tools are not installed (${missing.join(", ")}; ` +
    "NODE_ENV=production leaves them out): run `npm ci --include=dev && npm run build` here once, " +
    "or bring along the folder `dist` of a machine where the same sources were built."
  );
}

/** One build at a time: whoever comes second waits, and finds the work done. */
async function buildWhatIsStale(names) {
  fs.mkdirSync(dist, { recursive: true });
  await takeLock();
  try {
    const stale = staleParts(names);
    const obstacle = describeMissingTools(stale);
    if (obstacle) throw new Error(obstacle);
    if (stale.length > 0) await build(stale);
    else say("Everything is built already.\n");
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

async function build(names) {
  const started = Date.now();
  say(`Building the ${names.join(" and the ")} ... `);
  fs.rmSync(work, { recursive: true, force: true });
  fs.mkdirSync(work);
  try {
    await Promise.all(names.map(buildPart));
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  say(`done in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`);
}

/** Builds aside and swaps at the end: a running server and a failed build keep what was there. */
async function buildPart(name) {
  const { outputs, build: run } = parts[name];
  const stamp = stampOf(name);
  await run();
  fs.rmSync(stampFile(name), { force: true });
  for (const output of outputs) {
    const place = join(dist, output);
    if (fs.existsSync(place)) fs.renameSync(place, join(work, `old-${output}`));
    fs.renameSync(join(work, output), place);
  }
  fs.writeFileSync(stampFile(name), stamp);
}

async function takeLock() {
  for (;;) {
    try {
      return fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isLockAbandoned()) fs.rmSync(lock, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Its builder was killed; the age counts because another machine's process numbers say nothing here. */
function isLockAbandoned() {
  try {
    const tooOld = Date.now() - fs.statSync(lock).mtimeMs > LONGEST_BUILD_MS;
    const pid = Number(fs.readFileSync(lock, "utf8"));
    return tooOld || (pid > 0 && !isRunning(pid));
  } catch {
    return false;
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

async function compileServer() {
  const swc = require("@swc/core");
  await Promise.all(
    [...filesBelow("src").filter(isServerSource), ...filesBelow("migrations")].map((file) =>
      extname(file) === ".ts" ? compile(swc, file) : copy(file),
    ),
  );
}

async function compile(swc, file) {
  if (file.endsWith(".d.ts")) return;
  const target = file.replace(/\.ts$/, ".js");
  const output = join(work, target);
  const sourceFileName = relative(dirname(join(dist, target)), join(root, file));
  const { code, map } = await swc.transformFile(join(root, file), {
    cwd: root,
    configFile: join(root, ".swcrc"),
    sourceFileName: sourceFileName.split(sep).join("/"),
  });
  await fs.promises.mkdir(dirname(output), { recursive: true });
  const mapName = `${target.split(sep).at(-1)}.map`;
  await fs.promises.writeFile(output, `${code}\n//# sourceMappingURL=${mapName}\n`);
  await fs.promises.writeFile(`${output}.map`, map);
}

async function copy(file) {
  const output = join(work, file);
  await fs.promises.mkdir(dirname(output), { recursive: true });
  await fs.promises.copyFile(join(root, file), output);
}

async function bundleExplorer() {
  // React and Vite ask it whether this is for developers.
  process.env.NODE_ENV = "production";
  const vite = await import("vite");
  const { default: config } = await import(pathToFileURL(join(root, viteConfig)).href);
  const outDir = join(work, "explorer");
  await vite.build({ ...config, configFile: false, build: { ...config.build, outDir } });
}

/** TypeScript and what is loaded as it stands; the explorer's page and the scripts of this folder stay out. */
function isServerSource(file) {
  const isHere = dirname(join(root, file)) === __dirname;
  const extensions = isHere ? [".ts"] : [".ts", ".cjs", ".json"];
  return extensions.includes(extname(file)) && !file.startsWith(web + sep);
}

function isCurrent(name) {
  // A copy that was delivered without its sources has nothing to be compared with.
  const delivered = !fs.existsSync(join(root, web, "main.tsx"));
  if (!fs.existsSync(join(dist, parts[name].result))) return false;
  return delivered || readStamp(name) === stampOf(name);
}

function readStamp(name) {
  try {
    return fs.readFileSync(stampFile(name), "utf8");
  } catch {
    return undefined;
  }
}

function stampFile(name) {
  return join(dist, `${name}.stamp`);
}

/** By content, not by time: a checkout or a copy changes times only. */
function stampOf(name) {
  const hash = createHash("sha256");
  for (const file of parts[name].sources().sort()) {
    if (!fs.existsSync(join(root, file))) continue;
    hash
      .update(`${file.split(sep).join("/")}\0`)
      .update(fs.readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(folder) {
  if (!fs.existsSync(join(root, folder))) return [];
  return fs
    .readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)));
}

function ownPath() {
  return relative(root, __filename);
}

function isInstalled(tool) {
  return fs.existsSync(join(root, "node_modules", tool, "package.json"));
}

function say(text) {
  process.stderr.write(text);
}

function describe(error) {
  if (["EACCES", "EPERM", "EROFS"].includes(error.code))
    return `This user may not write below ${dist}. Build as its owner, or make it writable.`;
  // What follows is the compiler's own stack.
  return String(error.message ?? error).split(/\n+Caused by:/)[0];
}

module.exports = { describeMissingTools, staleParts };

if (require.main === module) {
  const names = process.argv.slice(2);
  buildWhatIsStale(names.length > 0 ? names : undefined).catch((error) => {
    say(`\nNothing was built: ${describe(error)}\n`);
    process.exitCode = 1;
  });
}
