import { dayProblems } from "../../shared/calendar";
import type { InputProblem } from "../../shared/domain-error";
import type { Language } from "../../shared/language";
import { optionalTextProblems, textProblems } from "../../shared/text";
import { readinessProblems } from "../needs/need.rules";
import { pastDayProblems } from "../organisations/organisation.rules";
import { type Wording, wordingProblems } from "../wording";

/** Without evidence a capability is claimed; with a proof that has not expired it is evidenced. */
export const CAPABILITY_STATUSES = ["CLAIMED", "EVIDENCED"] as const;
export type CapabilityStatus = (typeof CAPABILITY_STATUSES)[number];

export interface CapabilityFields {
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  readonly translations: readonly Wording[];
  readonly summary: string | null;
  readonly readinessLevel: number | null;
}

export function capabilityProblems(capability: CapabilityFields): InputProblem[] {
  return [
    ...textProblems(capability.title, "title", "input.title"),
    ...textProblems(capability.text, "text", "input.text"),
    ...optionalTextProblems(capability.summary, "summary", "input.summary"),
    ...wordingProblems(capability.language, capability.translations, "input.translations"),
    ...readinessProblems(capability.readinessLevel),
  ];
}

export interface EvidenceFields {
  readonly title: string;
  readonly issuedOn: string;
  readonly expiresOn?: string | null | undefined;
  readonly reference?: string | null | undefined;
  readonly sha256?: string | null | undefined;
}

/** Most proofs of one capability. */
export const MOST_EVIDENCE = 100;

export function evidenceProblems(evidence: EvidenceFields, today: string): InputProblem[] {
  const { issuedOn, expiresOn, sha256 } = evidence;
  const problems = [
    ...textProblems(evidence.title, "title", "input.title"),
    ...optionalTextProblems(evidence.reference, "line", "input.reference"),
    ...pastDayProblems(issuedOn, today, "input.issuedOn"),
    ...(expiresOn ? dayProblems(expiresOn, "input.expiresOn") : []),
  ];
  if (expiresOn && expiresOn < issuedOn)
    problems.push({
      field: "input.expiresOn",
      message: `It cannot expire on ${expiresOn} before it was issued on ${issuedOn}.`,
    });
  if (sha256 && !/^[0-9a-f]{64}$/i.test(sha256))
    problems.push({ field: "input.sha256", message: "A SHA-256 is written as 64 hexadecimal digits." });
  return problems;
}
