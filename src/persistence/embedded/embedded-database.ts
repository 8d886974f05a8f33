import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { OperationalError } from "../../modules/shared/operational-error";
import { DataFolder, type EmbeddedAddress } from "./data-folder";

/** An embedded PostgreSQL (PGlite) in a worker thread, reached by the ordinary driver. */
export interface EmbeddedDatabase {
  readonly address: EmbeddedAddress;
  /** Packs the data folder into a file, from which a database in memory can start. */
  pack(file: string): Promise<void>;
  stop(): Promise<void>;
}

const POSTGRES_PORT = 5432;

/**
 * Starts the embedded database of a data folder; without a folder the data live in memory and end with the process,
 * and may begin from a snapshot.
 */
export async function startEmbeddedDatabase(
  dataFolder: string | undefined,
  snapshot?: string,
): Promise<EmbeddedDatabase> {
  const folder = dataFolder === undefined ? undefined : new DataFolder(dataFolder);
  const place = await chooseAddress();
  let unlock: () => void = () => undefined;
  try {
    if (folder) unlock = folder.lock(place.address);
    const worker = await startWorker({ folder: folder?.databaseFolder, snapshot, listen: place.listen });
    return {
      address: place.address,
      pack: (file) => ask(worker, { pack: file }),
      stop: async () => {
        await stopWorker(worker);
        place.remove();
        unlock();
      },
    };
  } catch (error) {
    place.remove();
    unlock();
    throw error;
  }
}

interface Place {
  readonly address: EmbeddedAddress;
  readonly listen: Record<string, unknown>;
  remove(): void;
}

/** A private folder under the system's temporary one: a Unix socket path may have 107 bytes, a data folder's path more. */
async function chooseAddress(): Promise<Place> {
  if (process.platform === "win32") {
    const port = await freePort();
    const address = { host: "127.0.0.1", port };
    return { address, listen: address, remove: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), "passerelle-"));
  return {
    address: { host: folder, port: POSTGRES_PORT },
    listen: { path: join(folder, `.s.PGSQL.${String(POSTGRES_PORT)}`) },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === "object" && address ? address.port : POSTGRES_PORT);
      });
    });
    probe.on("error", reject);
  });
}

type WorkerMessage =
  { kind: "ready" } | { kind: "stopped" } | { kind: "packed" } | { kind: "failed"; message: string };

function startWorker(workerData: Record<string, unknown>): Promise<Worker> {
  const worker = new Worker(join(__dirname, "embedded-worker.cjs"), { workerData });
  return new Promise((resolve, reject) => {
    worker.once("message", (message: WorkerMessage) => {
      if (message.kind === "ready") resolve(worker);
      else {
        void worker.terminate();
        reject(new OperationalError(`The embedded database could not start: ${detail(message)}.`));
      }
    });
    worker.once("error", (error) => {
      reject(new OperationalError(`The embedded database could not start: ${error.message}.`));
    });
  });
}

function detail(message: WorkerMessage): string {
  return message.kind === "failed" ? message.message : message.kind;
}

function ask(worker: Worker, message: object): Promise<void> {
  const answered = new Promise<void>((resolve) => {
    worker.once("message", () => {
      resolve();
    });
  });
  worker.postMessage(message);
  return answered;
}

/** Stopping in order flushes the data; a worker that does not answer is ended, its data survive as after a crash. */
async function stopWorker(worker: Worker): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, 5_000);
    worker.once("message", () => {
      clearTimeout(timer);
      resolve();
    });
  });
  worker.postMessage({ stop: true });
  await stopped;
  await worker.terminate();
}
