import { createHmac } from "node:crypto";

/** What kind of row an audit entry is: a change, a read of a confidential file, or a disclosure across the border. */
export type AuditKind = "CHANGE" | "CONFIDENTIAL_READ" | "DISCLOSURE";

/** One row of the audit log. People are pseudonyms here: names live in the person table and can be erased. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly kind: AuditKind;
  readonly actorId: string | null;
  readonly actorRoles: readonly string[];
  readonly operation: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** In entries from before reasons had a table of their own. */
  readonly reason: string | null;
  /** Keyed digest of the reason, whose text can be erased without breaking the chain. */
  readonly reasonDigest: string | null;
  readonly beforeHash: string | null;
  readonly afterHash: string | null;
}

/** Everything that an entry says, in one text that is the same whenever and wherever it is made. */
function wholeText(entry: AuditEntry): string {
  return JSON.stringify([
    entry.id,
    entry.at.toISOString(),
    entry.kind,
    entry.actorId,
    entry.actorRoles,
    entry.operation,
    entry.subjectType,
    entry.subjectId,
    entry.reason,
    entry.beforeHash,
    entry.afterHash,
    // Left out where there is none: entries from before say the same as they did.
    ...(entry.reasonDigest === null ? [] : [entry.reasonDigest]),
  ]);
}

/** What the hash chain begins with. */
export const CHAIN_START = "0".repeat(64);

/** Proof that the application wrote this entry: made with a key that the database does not have. */
export function entryMac(entry: AuditEntry, key: string): string {
  return createHmac("sha256", key).update(wholeText(entry)).digest("hex");
}

/** Of a record's state: the same state has the same digest, and nobody without the key can try out what it was. */
export function stateDigest(text: string, key: string): string {
  return createHmac("sha256", key).update(`state\n${text}`).digest("hex");
}

/** Of a reason, which belongs to one entry: moved to another it does not fit. */
export function reasonDigest(entryId: string, reason: string, key: string): string {
  return createHmac("sha256", key).update(`reason\n${entryId}\n${reason}`).digest("hex");
}

/**
 * Link of the chain: each hash covers its entry and every one before it. It is keyed, so that whoever removed an entry
 * around the application cannot chain the rest anew.
 */
export function chainHash(previousHash: string, number: string, entry: AuditEntry, key: string): string {
  return createHmac("sha256", key)
    .update(`${previousHash}\n${number}\n${wholeText(entry)}`)
    .digest("hex");
}
