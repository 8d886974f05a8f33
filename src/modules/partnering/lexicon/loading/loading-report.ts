import type { ImportProblem } from "./imported-concept";

export interface LoadedSource {
  readonly name: string;
  readonly licence: string;
  /** Of the file, where the same file need not be loaded twice. */
  readonly contentHash?: string;
}

export interface LoadingReport {
  readonly source: string;
  concepts: number;
  /** Concepts that are new, that another source had already, and that this source had already. */
  added: number;
  merged: number;
  known: number;
  labels: number;
  links: number;
  /** Labels that the source said before and does not say any more. */
  removedLabels: number;
  problems: ImportProblem[];
  /** All of them, also those that are not told. */
  problemCount: number;
}

export interface LoadingOptions {
  readonly now: Date;
  /** Says what would happen, and changes nothing. */
  readonly dryRun: boolean;
  readonly onProgress?: (concepts: number) => void;
}
