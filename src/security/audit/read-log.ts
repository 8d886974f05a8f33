import type { AuditRecord, Store } from "../../persistence/store";
import type { Clock } from "../../modules/shared/clock";
import type { ConfidentialReads } from "../confidential-reads";
import type { Viewer } from "../viewer";

/** Disclosures of a day that a node remembers; one forgotten is written down twice. */
const REMEMBERED_AT_MOST = 200_000;

/**
 * Writes down who read what is confidential, before the answer leaves. A file of level 3 gives a row each time it is
 * read. What crosses the border gives one a day for each reader and organisation: a list that is leafed through back and
 * forth is one disclosure, and a row for each look would make the log as unreadable as it would be long.
 */
export class ReadLog {
  private day = "";
  private readonly disclosedToday = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async record(viewer: Viewer, operation: string, reads: ConfidentialReads): Promise<void> {
    const { personId } = viewer;
    const disclosed = [...reads.disclosed].filter((id) => !this.isKnown(`${personId ?? ""}:${id}`));
    const records = [
      ...disclosed.map((id) => rowOf("DISCLOSURE", operation, id)),
      ...[...reads.confidential].map((id) => rowOf("CONFIDENTIAL_READ", operation, id)),
    ];
    if (records.length === 0) return;
    await this.store.transaction(viewer.actor, (tx) => tx.recordAll(records));
    for (const id of disclosed) this.remember(`${personId ?? ""}:${id}`);
  }

  private isKnown(disclosure: string): boolean {
    const today = this.clock.now().toISOString().slice(0, 10);
    if (today !== this.day) {
      this.day = today;
      this.disclosedToday.clear();
    }
    return this.disclosedToday.has(disclosure);
  }

  private remember(disclosure: string): void {
    if (this.disclosedToday.size >= REMEMBERED_AT_MOST) this.disclosedToday.clear();
    this.disclosedToday.add(disclosure);
  }
}

function rowOf(kind: "DISCLOSURE" | "CONFIDENTIAL_READ", operation: string, id: string): AuditRecord {
  return { kind, operation, subjectType: "Organisation", subjectId: id };
}
