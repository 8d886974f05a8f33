"use strict";

// Runs in Node versions that are too old for the rest: only old syntax here, and nothing required before the check.
if (!process.features.require_module && !isNodeNewEnough()) {
  fail(
    "Passerelle needs Node 20.19 or newer (22.12 or newer of Node 22); this is Node " +
      process.versions.node +
      ".",
  );
}

function isNodeNewEnough() {
  var version = process.versions.node.split(".").map(Number);
  return (
    (version[0] === 20 && version[1] >= 19) || (version[0] === 22 && version[1] >= 12) || version[0] > 22
  );
}

function fail(message) {
  process.stderr.write(message + "\n");
  process.exit(1);
}

const { spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");
const { join, resolve } = require("node:path");
const { describeMissingTools, staleParts } = require("./build.cjs");

const root = resolve(__dirname, "..", "..");

makeSureItIsInstalled();
makeSureItIsBuilt();
runProgram();

function makeSureItIsInstalled() {
  if (existsSync(join(root, "node_modules", "commander"))) return;
  fail("The packages that Passerelle stands on are not installed: run `npm ci` first.");
}

/** Only the server has the explorer; a command on files need not wait for it. */
function makeSureItIsBuilt() {
  const stale = staleParts(process.argv[2] === "serve" ? ["server", "explorer"] : ["server"]);
  if (stale.length === 0) return;
  const obstacle = describeMissingTools(stale);
  if (obstacle) fail(obstacle);
  buildIn(stale);
}

/** In a process of its own: the bundler's memory and environment must not stay with the server. */
function buildIn(stale) {
  const { status, error } = spawnSync(process.execPath, [join(__dirname, "build.cjs"), ...stale], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (error) fail(`The build could not be started: ${error.message}`);
  if (status !== 0) process.exit(1);
}

/** As if it had been named on the command line: arguments, signals and the exit code are its own. */
function runProgram() {
  process.argv[1] = join(root, "dist", "src", "cli", "main.js");
  require("node:module").runMain();
}
