import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "./child.mjs";

const LONGEST_START_MS = 60_000;
const isRoot = process.getuid?.() === 0;

/**
 * A PostgreSQL of the bench's own on loopback, in a temporary folder, or in one that is kept for the next run. PostgreSQL
 * does not run as root, so root starts it as the user `postgres`.
 */
export async function startPostgres(keptFolder) {
  const folder = keptFolder
    ? makeFolder(join(keptFolder, "postgres"))
    : mkdtempSync(join(tmpdir(), "bench-pg-"));
  const data = join(folder, "data");
  const password = passwordOf(folder);
  if (isRoot) giveToPostgres(folder);
  if (!existsSync(join(data, "PG_VERSION"))) initialise(data, folder);
  const port = await freePort();
  const stop = run(data, port);
  const url = `postgres://bench:${password}@127.0.0.1:${port}/postgres`;
  await waitForPostgres(url).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    url: url.replace(/postgres$/, "bench"),
    adminUrl: url,
    processId: Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]),
    async stop() {
      await stop();
      if (!keptFolder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makeFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}

function passwordOf(folder) {
  const file = join(folder, "password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

function giveToPostgres(folder) {
  const id = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  const [user, group] = [id("-u"), id("-g")];
  chownSync(folder, user, group);
  chownSync(join(folder, "password"), user, group);
}

function initialise(data, folder) {
  const args = ["-D", data, "-U", "bench", "--auth=scram-sha-256", `--pwfile=${join(folder, "password")}`];
  const options = ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
  const [command, before] = asPostgres(join(binaries(), "initdb"));
  execFileSync(command, [...before, ...args, ...options], {
    cwd: "/",
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** The shell waits for the end of its input, which comes also when the bench is killed, and then stops the server. */
function run(data, port) {
  const script = '"$@" <&- & server=$!; read _; kill -INT $server 2>/dev/null; wait $server';
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "shared_buffers=256MB",
  ];
  const postgres = [
    join(binaries(), "postgres"),
    "-D",
    data,
    ...settings.flatMap((setting) => ["-c", setting]),
  ];
  const [command, before] = asPostgres("sh");
  // A group of its own: an interrupt of the terminal reaches the bench, which stops the server last.
  const shell = spawn(command, [...before, "-c", script, "sh", ...postgres], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  const ended = new Promise((resolve) => shell.once("exit", resolve).once("error", resolve));
  return async () => {
    shell.stdin.end();
    await ended;
  };
}

function asPostgres(command) {
  return isRoot ? ["runuser", ["-u", "postgres", "--", command]] : [command, []];
}

function binaries() {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions
    .map((version) => join(root, version, "bin"))
    .find((bin) => existsSync(join(bin, "initdb")));
  if (found) return found;
  throw new Error(
    "No PostgreSQL is installed below /usr/lib/postgresql. Install it, or set BENCH_DATABASE_URL to an empty database.",
  );
}

async function waitForPostgres(url) {
  const until = Date.now() + LONGEST_START_MS;
  for (;;) {
    try {
      return await query(url, "select 1");
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

export async function query(url, sql, values = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Processor time of the server and its connections in milliseconds, as far as Linux tells. */
export function postgresCpuMs(processId) {
  if (!processId || !existsSync("/proc/self/stat")) return undefined;
  const ticks = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat && (stat.id === processId || stat.parent === processId))
    // Connections that have ended count as the server's children that were waited for.
    .reduce((sum, { id, ticks, ended }) => sum + ticks + (id === processId ? ended : 0), 0);
  return ticks * 10;
}

function statOf(id) {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, "utf8").split(") ")[1].split(" ");
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
    return {
      id: Number(id),
      parent: Number(fields[1]),
      ticks: user + system,
      ended: endedUser + endedSystem,
    };
  } catch {
    return undefined;
  }
}
