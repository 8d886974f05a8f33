import type { Transaction } from "../../persistence/store";
import { DomainError } from "../shared/domain-error";

const OPEN = "i.state in ('DRAFT', 'SENT', 'ACKNOWLEDGED')";

/** Whoever dismisses a candidate that is being introduced for the need decides first about the introduction. */
export async function refuseWhileIntroducedFor(
  tx: Transaction,
  needId: string,
  candidateId: string,
  field: string,
): Promise<void> {
  refuseOpen(
    await tx.query<{ state: string }>(
      `select i.state from introduction i where i.need_id = $1 and i.candidate_id = $2 and ${OPEN} limit 1`,
      [needId, candidateId],
    ),
    field,
  );
}

/** The same for whoever keeps two organisations apart, whoever sought whom. */
export async function refuseWhileIntroduced(
  tx: Transaction,
  one: string,
  other: string,
  field: string,
): Promise<void> {
  refuseOpen(
    await tx.query<{ state: string }>(
      `select i.state from introduction i
        where (i.seeker_id = $1 and i.candidate_id = $2 or i.seeker_id = $2 and i.candidate_id = $1) and ${OPEN}
        limit 1`,
      [one, other],
    ),
    field,
  );
}

function refuseOpen([open]: readonly { state: string }[], field: string): void {
  if (!open) return;
  throw new DomainError(
    "CONFLICT",
    `The two organisations have an introduction that is ${open.state} already. Withdraw it first.`,
    { field },
  );
}
