import type { DataSource } from "typeorm";
import { type AuditEntry, CHAIN_START, chainHash, entryMac, reasonDigest } from "./audit-entry";
import { AUDIT_COLUMNS } from "./audit-rows";

const PAGE = 2_000;

export interface AuditFinding {
  /** Number of the seal, or null where an entry has none. */
  readonly number: string | null;
  readonly entryId: string | null;
  readonly finding: string;
}

export interface AuditVerification {
  readonly sealed: number;
  /** Committed after the sealer's last turn. */
  readonly unsealed: number;
  /** Entries whose reason was erased, as it may be; what they say besides is whole. */
  readonly erasedReasons: number;
  /** Hash of the last link: noted elsewhere, it shows later that no tail was cut off. */
  readonly head: string;
  readonly findings: readonly AuditFinding[];
}

interface SealRow extends Omit<AuditEntry, "id"> {
  readonly id: string | null;
  readonly number: string;
  readonly entryId: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly mac: string;
  /** The reason as it stands in its own table; null when there is none or it was erased. */
  readonly reasonText: string | null;
}

/**
 * Walks the whole chain and finds every entry that was changed, removed, inserted or swapped; that the end was cut off
 * shows only to whoever noted an earlier head.
 */
export async function verifyAudit(
  dataSource: DataSource,
  key: string,
  notedHead?: string,
): Promise<AuditVerification> {
  const findings: AuditFinding[] = [];
  let isHeadThere = notedHead === undefined || notedHead === CHAIN_START;
  let expected = 1n;
  let head = CHAIN_START;
  let erasedReasons = 0;
  for await (const row of seals(dataSource)) {
    findings.push(...checkLink(row, String(expected), head), ...checkEntry(row, key));
    expected = BigInt(row.number) + 1n;
    head = row.hash;
    isHeadThere ||= head === notedHead;
    if (row.reasonDigest !== null && row.reasonText === null) erasedReasons += 1;
  }
  if (!isHeadThere) findings.push(CUT_OFF);
  const tail = await unsealedEntries(dataSource);
  findings.push(
    ...tail
      .filter((entry) => entryMac(entry, key) !== entry.mac)
      .map(({ id }) => ({
        number: null,
        entryId: id,
        finding: "The entry was not written by the application.",
      })),
  );
  return { sealed: Number(expected - 1n), unsealed: tail.length, erasedReasons, head, findings };
}

const CUT_OFF: AuditFinding = {
  number: null,
  entryId: null,
  finding: "The chain does not hold the head that was noted: its end was cut off or replaced.",
};

function checkLink(row: SealRow, expected: string, head: string): AuditFinding[] {
  const place = { number: row.number, entryId: row.entryId };
  const findings: AuditFinding[] = [];
  if (row.number !== expected)
    findings.push({ ...place, finding: `Links are missing before this one: ${expected} was expected.` });
  if (row.previousHash !== head)
    findings.push({ ...place, finding: "It does not follow the link before it." });
  return findings;
}

function checkEntry(row: SealRow, key: string): AuditFinding[] {
  const place = { number: row.number, entryId: row.entryId };
  if (row.id === null) return [{ ...place, finding: "The entry was removed." }];
  const entry: AuditEntry = { ...row, id: row.id };
  if (chainHash(row.previousHash, row.number, entry, key) !== row.hash)
    return [{ ...place, finding: "The entry was changed after it was sealed." }];
  if (entryMac(entry, key) !== row.mac)
    return [{ ...place, finding: "The entry was not written by the application." }];
  if (row.reasonText !== null && reasonDigest(entry.id, row.reasonText, key) !== row.reasonDigest)
    return [{ ...place, finding: "The reason was changed." }];
  return [];
}

async function* seals(dataSource: DataSource): AsyncGenerator<SealRow> {
  let after = "0";
  for (;;) {
    const rows = await dataSource.query<SealRow[]>(
      `select s.number::text as number, s.entry_id as "entryId", s.previous_hash as "previousHash", s.hash, e.mac,
              ${AUDIT_COLUMNS}, w.reason as "reasonText"
         from audit_seal s left join audit_entry e on e.id = s.entry_id left join audit_reason w on w.entry_id = e.id
        where s.number > $1 order by s.number limit ${String(PAGE)}`,
      [after],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}

function unsealedEntries(dataSource: DataSource): Promise<(AuditEntry & { mac: string })[]> {
  return dataSource.query(
    `select ${AUDIT_COLUMNS}, e.mac from audit_entry e
      where not exists (select 1 from audit_seal s where s.entry_id = e.id) order by e.position`,
  );
}
