import { createHash } from "node:crypto";
import { DomainError } from "../modules/shared/domain-error";
import { sortedJson } from "../modules/shared/sorted-json";
import type { Transaction } from "./store";

/**
 * Runs a create once per person and key: a repetition answers with what the first call made, and the same key with
 * another input is refused. Returns the identifier of the record.
 */
export async function onlyOnce(
  tx: Transaction,
  operation: string,
  input: { readonly idempotencyKey?: string | null | undefined },
  create: () => Promise<string>,
): Promise<string> {
  const key = input.idempotencyKey;
  if (key === null || key === undefined || tx.actor.personId === null) return create();
  if (key.trim() === "" || key.length > 200)
    throw new DomainError("BAD_USER_INPUT", "An idempotency key has 1 to 200 characters.", {
      field: "input.idempotencyKey",
    });
  // A second call with the key waits here until the first has committed, and then finds its row.
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`${tx.actor.personId}:${key}`]);
  const hash = createHash("sha256").update(sortedJson(input)).digest("hex");
  const [earlier] = await tx.query<{ operation: string; requestHash: string; subjectId: string }>(
    `select operation, request_hash as "requestHash", subject_id as "subjectId"
       from idempotency_key where person_id = $1 and key = $2`,
    [tx.actor.personId, key],
  );
  if (earlier) return repeated(earlier, operation, hash);
  const subjectId = await create();
  await tx.query(
    `insert into idempotency_key (person_id, key, operation, request_hash, subject_id, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [tx.actor.personId, key, operation, hash, subjectId, tx.now],
  );
  return subjectId;
}

function repeated(
  earlier: { operation: string; requestHash: string; subjectId: string },
  operation: string,
  hash: string,
): string {
  if (earlier.operation === operation && earlier.requestHash === hash) return earlier.subjectId;
  throw new DomainError(
    "IDEMPOTENCY_CONFLICT",
    "This idempotency key was used before with another input. Use a new key for a new record.",
    { field: "input.idempotencyKey" },
  );
}
