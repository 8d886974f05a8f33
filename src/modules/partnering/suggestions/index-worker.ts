import { parentPort, workerData } from "node:worker_threads";
import { type LearntPlace, readLearntLexicon } from "../../../matching";
import { type BuilderMessage, type KeptIn, LocalBuilder } from "./index-builder";
import { AUDIENCES } from "./index-content";

/** The thread that builds an index; see `index-builder`. Gives its bytes away instead of copying them. */
const { folder, fingerprint } = workerData as LearntPlace;
const lexicon = readLearntLexicon(folder, fingerprint);
if (lexicon === undefined)
  throw new Error("What was learnt from the lexicon is no longer in the cache folder.");
const builder = new LocalBuilder(lexicon);

parentPort?.on("message", (message: BuilderMessage) => {
  if (message.kind === "finish") void finish(message.keep);
  else builder.add(message);
});

async function finish(keep: KeptIn | undefined): Promise<void> {
  const snapshots = (await builder.finish(keep)).snapshots();
  const buffers = AUDIENCES.flatMap((audience) => Object.values(snapshots[audience])).map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
  parentPort?.postMessage(snapshots, buffers);
  parentPort?.close();
}
