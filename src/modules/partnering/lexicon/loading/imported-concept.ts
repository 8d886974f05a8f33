import type { Sector } from "../../sectors/sector";
import type { LabelFields } from "../label.rules";

/** Where something was read, for whoever has to mend it. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** What one place of a file says of one concept. A file may speak of a concept at several places. */
export interface ImportedConcept {
  /** How the source calls it; unique in the source. */
  readonly key: string;
  readonly labels: readonly LabelFields[];
  /** Keys of broader concepts. */
  readonly broader: readonly string[];
  /** Keys of concepts of which this is the broader one. */
  readonly narrower: readonly string[];
  readonly sector: Sector | null;
  readonly definition: string | null;
  readonly place: Place;
}

/** A line that could not be used, or a part of one. */
export interface ImportProblem extends Place {
  /** A full sentence that names file and line. */
  readonly message: string;
}

/** What a reader of files gives: a concept, or what is wrong with a place. */
export type Imported = ImportedConcept | ImportProblem;

export function isProblem(imported: Imported): imported is ImportProblem {
  return "message" in imported;
}

export function problemAt(place: Place, fault: string): ImportProblem {
  return { ...place, message: `${place.file}, line ${String(place.line)}: ${fault}.` };
}
