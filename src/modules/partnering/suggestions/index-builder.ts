import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { LearntPlace, LivingLexicon } from "../../../matching";
import type { NeedRecord } from "../needs/need.repository";
import { AUDIENCES, IndexContent, type IndexSnapshots } from "./index-content";
import type { RankedCapability } from "./index-profiles";
import { SnapshotFolder, type SnapshotPlace } from "./snapshot-folder";

/** Only there in the built program; where the sources run as they are, the index is built in this thread. */
const WORKER_FILE = join(__dirname, "index-worker.js");

export type BuilderMessage =
  | { readonly kind: "capabilities"; readonly records: readonly RankedCapability[] }
  | { readonly kind: "needs"; readonly records: readonly NeedRecord[] }
  | { readonly kind: "finish"; readonly keep?: KeptIn | undefined };

/** Where snapshots of what was built are left, and what they say of themselves. */
export interface KeptIn {
  readonly folder: string;
  readonly place: SnapshotPlace;
}

/** Builds a content from what the database says. Pages must be small: each is copied to the other thread while this one waits. */
export interface IndexBuilder {
  add(message: Exclude<BuilderMessage, { kind: "finish" }>): void;
  finish(keep?: KeptIn): Promise<IndexContent>;
}

/** In another thread where that can find what the lexicon taught; else here. */
export function indexBuilder(lexicon: LivingLexicon): IndexBuilder {
  const { place } = lexicon;
  return place === undefined || !existsSync(WORKER_FILE)
    ? new LocalBuilder(lexicon)
    : new WorkerBuilder(lexicon, place);
}

/** An index orders its postings anew for every batch, and keeps no text of it. */
const ADDED_AT_ONCE = 40_000;
/** Enough needs to tell how needs are worded. */
const LEARNT_NEEDS = 20_000;

/** Orders its postings once, whatever the number of pages. */
export class LocalBuilder implements IndexBuilder {
  private readonly capabilities: RankedCapability[] = [];
  private readonly needs: NeedRecord[] = [];
  private readonly content: IndexContent;

  constructor(lexicon: LivingLexicon) {
    this.content = IndexContent.empty(lexicon);
  }

  add(message: Exclude<BuilderMessage, { kind: "finish" }>): void {
    if (message.kind === "capabilities") for (const record of message.records) this.capabilities.push(record);
    else for (const record of message.records) this.needs.push(record);
    if (this.capabilities.length >= ADDED_AT_ONCE) this.flush();
  }

  async finish(keep?: KeptIn): Promise<IndexContent> {
    this.flush();
    this.content.addNeeds(this.needs);
    this.content.learnNeeds(this.needs.slice(0, LEARNT_NEEDS));
    if (keep) await new SnapshotFolder(keep.folder).write(this.content.snapshots(), keep.place);
    return this.content;
  }

  private flush(): void {
    this.content.addCapabilities(this.capabilities.splice(0));
  }
}

class WorkerBuilder implements IndexBuilder {
  private readonly worker: Worker;
  private readonly finished: Promise<IndexSnapshots>;

  constructor(
    private readonly lexicon: LivingLexicon,
    workerData: LearntPlace,
  ) {
    this.worker = new Worker(WORKER_FILE, { workerData });
    this.finished = new Promise((resolve, reject) => {
      this.worker.once("message", resolve);
      this.worker.once("error", reject);
      this.worker.once("exit", () => {
        reject(new Error("The thread that builds the index ended before it was done."));
      });
    });
    this.finished.catch(() => undefined);
  }

  add(message: BuilderMessage): void {
    this.worker.postMessage(message);
  }

  async finish(keep?: KeptIn): Promise<IndexContent> {
    this.worker.postMessage({ kind: "finish", keep } satisfies BuilderMessage);
    const content = IndexContent.restored(asBuffers(await this.finished), this.lexicon);
    if (content === undefined) throw new Error("The index was built with another lexicon than this one.");
    return content;
  }
}

/** Bytes that come from another thread are plain Uint8Arrays. */
function asBuffers(snapshots: IndexSnapshots): IndexSnapshots {
  const buffer = ({ buffer: bytes, byteOffset, length }: Buffer) => Buffer.from(bytes, byteOffset, length);
  const [internal, open] = AUDIENCES.map((audience) => ({
    capabilities: buffer(snapshots[audience].capabilities),
    needs: buffer(snapshots[audience].needs),
  }));
  return { INTERNAL: internal ?? snapshots.INTERNAL, PUBLIC: open ?? snapshots.PUBLIC };
}
