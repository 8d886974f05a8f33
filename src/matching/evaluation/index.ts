export { joinReliability, type ReliabilityBand } from "./calibration-check";
export { evaluateSet, type EvaluationOptions, type SetEvaluation } from "./evaluate-set";
export type { LineProblem } from "./json-lines";
export { meanMetrics, METRIC_NAMES, type Metrics } from "./metrics";
export { type NeedRanking, type RankedFiles, type RankFilesOptions } from "./rank-files";
export { rankFilesInThreads } from "./rank-threads";
export { runLines, runStatistics, type RunStatistics } from "./run-file";
