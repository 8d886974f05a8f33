import { parentPort, workerData } from "node:worker_threads";
import { rankFiles, type RankFilesOptions, type Share } from "./rank-files";

/** The thread that ranks one share of the needs; see `rank-threads`. */
export interface RankWorkerData {
  readonly options: RankFilesOptions;
  readonly share: Share;
}

async function run({ options, share }: RankWorkerData): Promise<void> {
  parentPort?.postMessage(await rankFiles(options, share));
}

void run(workerData as RankWorkerData);
