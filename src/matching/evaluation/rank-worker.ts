import { parentPort, workerData } from "node:worker_threads";
import { rankFiles, type RankedFiles, type RankFilesOptions, type Share } from "./rank-files";

/** The thread that ranks one share of the needs; see `rank-threads`. */
export interface RankWorkerData {
  readonly options: RankFilesOptions;
  readonly share: Share;
}

export type RankWorkerMessage =
  | { readonly kind: "progress"; readonly ranked: number; readonly of: number }
  | { readonly kind: "ranked"; readonly files: RankedFiles };

/** A message a need would cost more than it tells. */
const NEEDS_A_MESSAGE = 20;

function post(message: RankWorkerMessage): void {
  parentPort?.postMessage(message);
}

async function run({ options, share }: RankWorkerData): Promise<void> {
  const files = await rankFiles(options, share, (ranked, of) => {
    if (ranked % NEEDS_A_MESSAGE === 0 || ranked === of) post({ kind: "progress", ranked, of });
  });
  post({ kind: "ranked", files });
}

void run(workerData as RankWorkerData);
