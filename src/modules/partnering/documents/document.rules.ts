import { optionalDayProblems } from "../../shared/calendar";
import type { InputProblem } from "../../shared/domain-error";
import { asTyped, optionalTextProblems, textProblems } from "../../shared/text";

/** An organisation with so many registered documents removes one first. */
export const DOCUMENTS_AT_MOST = 200;
const LARGEST_BYTES = 2_000_000_000;

export interface DocumentFacts {
  readonly title: string;
  readonly description?: string | null | undefined;
  readonly datedOn?: string | null | undefined;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly reference: string;
}

export function documentProblems(facts: DocumentFacts): InputProblem[] {
  return [
    ...textProblems(facts.title, "title", "input.title"),
    ...optionalTextProblems(facts.description, "summary", "input.description"),
    ...optionalDayProblems(facts.datedOn, "input.datedOn"),
    ...mediaTypeProblems(facts.mediaType),
    ...sizeProblems(facts.sizeBytes),
    ...digestProblems(facts.sha256),
    ...textProblems(facts.reference, "line", "input.reference"),
    ...referenceProblems(facts.reference),
  ];
}

/** A shelf mark is a text like any other; what a browser would follow leads to a page and runs nothing. */
function referenceProblems(reference: string): InputProblem[] {
  const scheme = /^\s*([a-z][a-z0-9+.-]+):\S/i.exec(reference)?.[1]?.toLowerCase();
  if (scheme === undefined || scheme === "https" || scheme === "http") return [];
  const message = `${asTyped(reference)} is no link to a page. Begin it with https://, or say in words where the document lies.`;
  return [{ field: "input.reference", message }];
}

function mediaTypeProblems(mediaType: string): InputProblem[] {
  if (mediaType.length <= 100 && /^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/.test(mediaType)) return [];
  const field = "input.mediaType";
  return [{ field, message: `${asTyped(mediaType)} is no media type. Write it as in «application/pdf».` }];
}

function sizeProblems(bytes: number): InputProblem[] {
  if (bytes > 0 && bytes <= LARGEST_BYTES) return [];
  return [
    { field: "input.sizeBytes", message: `A document has 1 to 2,000,000,000 bytes, not ${String(bytes)}.` },
  ];
}

function digestProblems(sha256: string): InputProblem[] {
  if (/^[0-9a-f]{64}$/.test(sha256)) return [];
  return [
    {
      field: "input.sha256",
      message: `${asTyped(sha256)} is no SHA-256: give its 64 hexadecimal digits in small letters.`,
    },
  ];
}
