import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isWholeSnapshot } from "../../../matching";
import type { FeedCursor } from "../../../persistence/change-feed";
import { AUDIENCES, type AudienceIndex, type IndexSnapshots } from "./index-content";
import type { Audience } from "./index-profiles";

/** Whose texts these are: readable by the server's own user alone. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const PARTS: readonly (keyof AudienceIndex)[] = ["capabilities", "needs"];
const CHECKSUM_END = 16;
/** Grows when other facts of a need or capability are indexed than before. */
const CONTENT_VERSION = 2;

/** What the snapshots of all audiences were made of. */
export interface SnapshotPlace {
  /** Changes after this position are not in them. */
  readonly cursor: FeedCursor;
  /** Tells apart databases that a data folder may be used with. */
  readonly database: string;
  /** The day for which it was judged whether evidence is still valid. */
  readonly day: string;
}

interface PlaceFile extends SnapshotPlace {
  /** The first bytes of each file, with its checksum: files of two different times are not taken for one set. */
  readonly files: Readonly<Record<string, string>>;
  readonly contentVersion: number;
}

/**
 * The folder that keeps the index between two runs: one file for each audience and each kind of text, so that the public ones
 * never hold what only advisers may read, and one that says where in the change feed they stand.
 */
export class SnapshotFolder {
  constructor(readonly folder: string) {}

  /** What is there, if it is whole. */
  async read(): Promise<{ snapshots: IndexSnapshots; place: SnapshotPlace } | undefined> {
    try {
      const place = JSON.parse(await readFile(this.pathOf("place.json"), "utf8")) as PlaceFile;
      if (place.contentVersion !== CONTENT_VERSION) return undefined;
      const read = async (name: string): Promise<Buffer> => {
        const bytes = await readFile(this.pathOf(name));
        if (place.files[name] !== headOf(bytes) || !isWholeSnapshot(bytes))
          throw new Error(`${name} is not whole.`);
        return bytes;
      };
      return { snapshots: await forEachFile(read), place };
    } catch {
      return undefined;
    }
  }

  /** Written beside and renamed, the place last. A folder that cannot be written to costs time at the next start, not answers. */
  async write(snapshots: IndexSnapshots, place: SnapshotPlace): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: FOLDER_MODE });
    await rm(this.pathOf("place.json"), { force: true });
    const files: Record<string, string> = {};
    for (const audience of AUDIENCES) {
      for (const part of PARTS) {
        const bytes = snapshots[audience][part];
        files[nameOf(audience, part)] = headOf(bytes);
        await this.replace(nameOf(audience, part), bytes);
      }
    }
    await this.replace(
      "place.json",
      JSON.stringify({ ...place, files, contentVersion: CONTENT_VERSION } satisfies PlaceFile),
    );
  }

  private async replace(name: string, content: Buffer | string): Promise<void> {
    const draft = this.pathOf(`${name}.${String(process.pid)}.tmp`);
    await writeFile(draft, content, { mode: FILE_MODE });
    await rename(draft, this.pathOf(name));
  }

  private pathOf(name: string): string {
    return join(this.folder, name);
  }
}

function nameOf(audience: Audience, part: keyof AudienceIndex): string {
  return `${audience.toLowerCase()}-${part}.snapshot`;
}

function headOf(bytes: Buffer): string {
  return bytes.toString("hex", 0, CHECKSUM_END);
}

async function forEachFile(read: (name: string) => Promise<Buffer>): Promise<IndexSnapshots> {
  const audience = async (name: Audience) => ({
    capabilities: await read(nameOf(name, "capabilities")),
    needs: await read(nameOf(name, "needs")),
  });
  return { INTERNAL: await audience("INTERNAL"), PUBLIC: await audience("PUBLIC") };
}
