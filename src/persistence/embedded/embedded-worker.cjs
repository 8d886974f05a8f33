"use strict";
// Plain JavaScript so that the same file runs from `src` under Jest and from `dist` under Node: PGlite must be
// loaded outside any transpiler.
const { parentPort, workerData } = require("node:worker_threads");

async function start() {
  const { PGlite } = await import("@electric-sql/pglite");
  const { PGLiteSocketServer } = await import("@electric-sql/pglite-socket");
  const database = await PGlite.create(workerData.folder ?? "memory://");
  // One process and one connection: parallel workers do not exist in the embedded server.
  await database.exec("ALTER SYSTEM SET max_parallel_workers_per_gather = 0").catch(() => undefined);
  const server = new PGLiteSocketServer({ db: database, ...workerData.listen, maxConnections: 20 });
  await server.start();
  parentPort.on("message", async (message) => {
    if (message !== "stop") return;
    await server.stop();
    await database.close();
    parentPort.postMessage({ kind: "stopped" });
  });
  parentPort.postMessage({ kind: "ready" });
}

start().catch((error) =>
  parentPort.postMessage({ kind: "failed", message: error instanceof Error ? error.message : String(error) }),
);
