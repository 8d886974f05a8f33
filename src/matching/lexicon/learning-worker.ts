import { parentPort } from "node:worker_threads";
import type { LexiconConcept } from "../matching.types";
import { learnIntoFolder } from "./lexicon-folder";

/** What the thread is told: concepts, page by page, then where to keep what it learnt from them. */
export type LearningOrder =
  | { readonly concepts: readonly LexiconConcept[] }
  | { readonly folder: string; readonly fingerprint: string };

/** The thread that learns a lexicon while the server answers; see `background-learning`. */
const concepts: LexiconConcept[] = [];

parentPort?.on("message", (order: LearningOrder) => {
  if ("concepts" in order) concepts.push(...order.concepts);
  else {
    learnIntoFolder(concepts, order.folder, order.fingerprint);
    parentPort?.postMessage("learnt");
    parentPort?.close();
  }
});
