import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import {
  learnLexica,
  type OnRanked,
  rankFiles,
  type RankedFiles,
  type RankFilesOptions,
  type Share,
} from "./rank-files";
import type { RankWorkerData, RankWorkerMessage } from "./rank-worker";

/** Only there in the built program; where the sources run as they are, one thread does all. */
const WORKER_FILE = join(__dirname, "rank-worker.js");

function rankInWorker(options: RankFilesOptions, share: Share, onRanked: OnRanked): Promise<RankedFiles> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER_FILE, { workerData: { options, share } satisfies RankWorkerData });
    worker.on("message", (message: RankWorkerMessage) => {
      if (message.kind === "progress") onRanked(message.ranked, message.of);
      else resolve(message.files);
    });
    worker.once("error", reject);
  });
}

/** Puts the shares together again, in the order of the needs. */
function joinShares(shares: readonly RankedFiles[]): RankedFiles {
  const [first] = shares;
  if (first === undefined) throw new Error("There must be at least one share of the needs.");
  const needs = shares.reduce((sum, share) => sum + share.rankings.length, 0);
  const rankings = Array.from({ length: needs }, (_, place) => {
    const ranking = shares[place % shares.length]?.rankings[Math.floor(place / shares.length)];
    if (ranking === undefined) throw new Error("The shares of the needs do not fit together.");
    return ranking;
  });
  return { ...first, rankings, indexSeconds: Math.max(...shares.map((share) => share.indexSeconds)) };
}

/**
 * Ranks files with several threads, each with an index of its own; the result is the same as with one. The lexicon's
 * tables are learnt before the threads start, so that these find them in the cache folder.
 */
export async function rankFilesInThreads(
  options: RankFilesOptions,
  threads: number,
  onRanked: OnRanked = () => undefined,
): Promise<RankedFiles> {
  if (threads <= 1 || !existsSync(WORKER_FILE)) return rankFiles(options, undefined, onRanked);
  await learnLexica(options);
  const shares = Array.from({ length: threads }, (_, number) => ({ number, of: threads }));
  const joined = joinedProgress(threads, onRanked);
  return joinShares(
    await Promise.all(shares.map((share) => rankInWorker(options, share, joined(share.number)))),
  );
}

/** Adds up what the threads tell of themselves; the total is known once all have begun. */
function joinedProgress(threads: number, onRanked: OnRanked): (thread: number) => OnRanked {
  const told = new Map<number, readonly [number, number]>();
  return (thread) => (ranked, of) => {
    told.set(thread, [ranked, of]);
    if (told.size < threads) return;
    const sum = (place: 0 | 1): number => [...told.values()].reduce((total, one) => total + one[place], 0);
    onRanked(sum(0), sum(1));
  };
}
