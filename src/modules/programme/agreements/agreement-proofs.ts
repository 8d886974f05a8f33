import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../../persistence/store";
import { dayProblems } from "../../shared/calendar";
import type { InputProblem } from "../../shared/domain-error";
import { asTyped, textProblems } from "../../shared/text";
import { AgreementProof } from "./agreement-proof.entity";

export interface NewProof {
  readonly title: string;
  readonly datedOn: string;
  readonly sha256: string;
  readonly reference: string;
}

export function proofProblems({ title, datedOn, sha256, reference }: NewProof, path: string): InputProblem[] {
  return [
    ...textProblems(title, "title", `${path}.title`),
    ...dayProblems(datedOn, `${path}.datedOn`),
    ...digestProblems(sha256, `${path}.sha256`),
    ...textProblems(reference, "line", `${path}.reference`),
  ];
}

function digestProblems(sha256: string, field: string): InputProblem[] {
  if (/^[0-9a-f]{64}$/.test(sha256)) return [];
  return [
    { field, message: `${asTyped(sha256)} is no SHA-256: give its 64 hexadecimal digits in small letters.` },
  ];
}

export async function writeProof(
  tx: Transaction,
  agreementId: string,
  organisationId: string,
  { title, datedOn, sha256, reference }: NewProof,
): Promise<void> {
  const proof = { id: uuidv7(), agreementId, organisationId, title, datedOn, sha256, reference };
  await tx.manager.insert(AgreementProof, { ...proof, recordedAt: tx.now });
}
