"use strict";
// Plain JavaScript so that the same file runs from `src` under Jest and from `dist` under Node: PGlite must be
// loaded outside any transpiler.
const { readFileSync, writeFileSync } = require("node:fs");
const { parentPort, workerData } = require("node:worker_threads");

async function start() {
  const { PGlite } = await import("@electric-sql/pglite");
  const { PGLiteSocketServer } = await import("@electric-sql/pglite-socket");
  const database = await PGlite.create({ dataDir: workerData.folder ?? "memory://", ...initialData() });
  // One process and one connection: parallel workers do not exist in the embedded server.
  await database.exec("ALTER SYSTEM SET max_parallel_workers_per_gather = 0").catch(() => undefined);
  const server = new PGLiteSocketServer({ db: database, ...workerData.listen, maxConnections: 20 });
  await server.start();
  parentPort.on("message", async (message) => {
    if (message.pack) {
      const packed = await database.dumpDataDir("none");
      writeFileSync(message.pack, Buffer.from(await packed.arrayBuffer()));
      parentPort.postMessage({ kind: "packed" });
      return;
    }
    await server.stop();
    await database.close();
    parentPort.postMessage({ kind: "stopped" });
  });
  parentPort.postMessage({ kind: "ready" });
}

/** A data folder packed earlier, from which a database in memory starts much faster than from nothing. */
function initialData() {
  if (!workerData.snapshot) return {};
  return { loadDataDir: new Blob([readFileSync(workerData.snapshot)]) };
}

start().catch((error) =>
  parentPort.postMessage({ kind: "failed", message: error instanceof Error ? error.message : String(error) }),
);
