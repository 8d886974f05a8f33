"use strict";
// Runs the suite and a first start under other versions of Node, which npx fetches: `node check-node.cjs 22 24`.
const { spawn, spawnSync } = require("node:child_process");
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join, resolve } = require("node:path");

const root = resolve(__dirname, "..", "..");
const START_MS = 120_000;

function npxNode(version, args) {
  return ["npx", ["--yes", "-p", `node@${version}`, "node", ...args]];
}

function runsTheSuite(version) {
  const [command, args] = npxNode(version, [join(root, "node_modules", "jest", "bin", "jest.js")]);
  return spawnSync(command, args, { cwd: root, stdio: "inherit" }).status === 0;
}

/** Starts the server on a data folder of its own and waits for its welcome. */
function starts(version) {
  const folder = mkdtempSync(join(tmpdir(), "passerelle-node-"));
  const [command, args] = npxNode(version, [join(root, "src", "cli", "start.cjs"), "serve"]);
  const env = { ...process.env, PORT: "0", PASSERELLE_DATA_DIR: folder };
  const server = spawn(command, args, {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  return new Promise((done) => {
    const finish = (ok) => {
      clearTimeout(timer);
      try {
        process.kill(-server.pid, "SIGTERM");
      } catch {
        // It has ended already.
      }
      server.on("exit", () => rmSync(folder, { recursive: true, force: true }));
      done(ok);
    };
    const timer = setTimeout(() => finish(false), START_MS);
    server.stdout.on("data", (text) => String(text).includes("is ready") && finish(true));
    server.on("exit", () => finish(false));
  });
}

async function main() {
  const failed = [];
  for (const version of process.argv.slice(2)) {
    if (!(await starts(version))) failed.push(`the server does not start under Node ${version}`);
    else if (!runsTheSuite(version)) failed.push(`the suite fails under Node ${version}`);
  }
  for (const sentence of failed) console.error(sentence);
  process.exit(failed.length === 0 ? 0 : 1);
}

void main();
