export { joinReliability, type ReliabilityBand } from "./calibration-check";
export { evaluateSet, type SetEvaluation } from "./evaluate-set";
export { meanMetrics, METRIC_NAMES, type Metrics } from "./metrics";
export { type RankedFiles } from "./rank-files";
export { rankFilesInThreads } from "./rank-threads";
export { runLines, runStatistics } from "./run-file";
