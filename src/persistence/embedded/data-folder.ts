import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OperationalError } from "../../modules/shared/operational-error";

/** What the process that owns a data folder writes into its lock, for commands that run beside it. */
export interface DataFolderOwner {
  readonly pid: number;
  /** Distinguishes this run from an earlier process that had the same pid. */
  readonly run: string;
  /** Where the owner's embedded database listens. */
  readonly listen: EmbeddedAddress;
}

/** A Unix socket is a folder that holds `.s.PGSQL.5432`; where there is none, a port on loopback. */
export interface EmbeddedAddress {
  readonly host: string;
  readonly port: number;
}

/** The folder in which the embedded database and the secrets of one installation live. */
export class DataFolder {
  readonly databaseFolder: string;
  private readonly lockFile: string;

  constructor(readonly path: string) {
    this.databaseFolder = join(path, "database");
    this.lockFile = join(path, "lock.json");
  }

  create(): void {
    try {
      mkdirSync(this.path, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw new OperationalError(
        `The data folder ${this.path} cannot be created (${codeOf(error)}). Make its parent writable or set PASSERELLE_DATA_DIR.`,
      );
    }
  }

  /** The live process that holds this folder, if any. */
  owner(): DataFolderOwner | undefined {
    const owner = this.readLock();
    return owner && isAlive(owner.pid) ? owner : undefined;
  }

  /** PGlite lets a second process in silently and both then damage the data; so the folder has a lock of its own. */
  lock(listen: EmbeddedAddress): () => void {
    this.create();
    const mine: DataFolderOwner = { pid: process.pid, run: randomUUID(), listen };
    if (!this.tryLock(mine)) {
      const owner = this.readLock();
      if (owner && isAlive(owner.pid) && owner.pid !== process.pid) {
        throw new OperationalError(
          `The data folder ${this.path} is in use by process ${String(owner.pid)}. Stop that server or set PASSERELLE_DATA_DIR to another folder.`,
        );
      }
      this.removeLock();
      if (!this.tryLock(mine)) {
        throw new OperationalError(`The data folder ${this.path} was taken by another process. Try again.`);
      }
    }
    return () => {
      if (this.readLock()?.run === mine.run) this.removeLock();
    };
  }

  private tryLock(owner: DataFolderOwner): boolean {
    try {
      const file = openSync(this.lockFile, "wx", 0o600);
      writeFileSync(file, JSON.stringify(owner));
      closeSync(file);
      return true;
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false;
      throw new OperationalError(
        `The data folder ${this.path} is not writable (${codeOf(error)}). Change its owner or set PASSERELLE_DATA_DIR.`,
      );
    }
  }

  private removeLock(): void {
    try {
      unlinkSync(this.lockFile);
    } catch {
      // Another process removed it first: what matters is that it is gone.
    }
  }

  private readLock(): DataFolderOwner | undefined {
    try {
      return JSON.parse(readFileSync(this.lockFile, "utf8")) as DataFolderOwner;
    } catch {
      return undefined;
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
