import type { Trilingual } from "../../../shared/language";
import { readReference } from "../../../shared/reference-data";

/** What an applicant signs; a new wording is a new version, and files keep the one that was signed. */
export interface Declaration {
  readonly version: number;
  readonly text: Trilingual;
}

const DECLARATIONS = readReference<readonly Declaration[]>("declarations.json");

/** The newest wording is the one that is signed. */
export function declarationInForce(): Declaration {
  const newest = DECLARATIONS.at(-1);
  if (!newest) throw new Error("The reference data hold no declaration.");
  return newest;
}

export function declarationOf(version: number): Declaration | undefined {
  return DECLARATIONS.find((one) => one.version === version);
}
