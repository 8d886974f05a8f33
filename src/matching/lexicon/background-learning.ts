import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { LexiconConcept } from "../matching.types";
import type { LearningOrder } from "./learning-worker";
import { learnIntoFolder, readLearntLexicon } from "./lexicon-folder";
import type { LivingLexicon } from "./living-lexicon";

/** Only there in the built program; where the sources run as they are, the thread that asks learns itself. */
const WORKER_FILE = join(__dirname, "learning-worker.js");
/** A lexicon that needs more is not learnt, and the one before stays in use. */
const LARGEST_HEAP_MB = 4_096;

/** Learns a lexicon in a thread of its own, so that searches go on meanwhile; the folder keeps what was learnt. */
export async function learnInBackground(
  pages: AsyncIterable<readonly LexiconConcept[]>,
  folder: string | undefined,
  fingerprint: string,
): Promise<LivingLexicon> {
  if (folder === undefined || !existsSync(WORKER_FILE)) return learnHere(pages, folder, fingerprint);
  const worker = new Worker(WORKER_FILE, { resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP_MB } });
  try {
    await askToLearn(worker, pages, { folder, fingerprint });
  } finally {
    await worker.terminate();
  }
  const learnt = readLearntLexicon(folder, fingerprint);
  if (learnt === undefined)
    throw new Error("What was learnt from the lexicon could not be kept in the cache folder.");
  return learnt;
}

async function learnHere(
  pages: AsyncIterable<readonly LexiconConcept[]>,
  folder: string | undefined,
  fingerprint: string,
): Promise<LivingLexicon> {
  const concepts: LexiconConcept[] = [];
  for await (const page of pages) concepts.push(...page);
  return learnIntoFolder(concepts, folder, fingerprint);
}

async function askToLearn(
  worker: Worker,
  pages: AsyncIterable<readonly LexiconConcept[]>,
  order: { readonly folder: string; readonly fingerprint: string },
): Promise<void> {
  const learnt = new Promise<void>((resolve, reject) => {
    worker.once("message", () => {
      resolve();
    });
    worker.once("error", reject);
    worker.once("exit", () => {
      reject(new Error("The thread that learnt the lexicon ended before it was done."));
    });
  });
  // Told below; a failure before that must not count as nobody's.
  learnt.catch(() => undefined);
  for await (const concepts of pages) worker.postMessage({ concepts } satisfies LearningOrder);
  worker.postMessage(order satisfies LearningOrder);
  await learnt;
}
