import type { DataSource, EntityManager } from "typeorm";
import type { Clock } from "../../modules/shared/clock";
import { type AuditEntry, CHAIN_START, chainHash } from "./audit-entry";
import { AUDIT_COLUMNS } from "./audit-rows";

/** Committed entries are sealed within a second. */
const INTERVAL_MS = 500;
const ENTRIES_A_TURN = 500;
/** Any number would do; this one is ours. One node seals at a time. */
const SEALER_LOCK = 7_246_013;

/**
 * Chains committed entries by hash. A chain inside each transaction would let one writer wait for the other; so one
 * sealer follows the commits, and verification reports what is not sealed yet.
 */
export class AuditSealer {
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly key: string,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.turn = this.turn.then(() => this.seal()).catch(this.onError);
    }, INTERVAL_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.turn;
  }

  /** Seals what is committed, in the order of its numbers, and returns how many entries that were. */
  async seal(): Promise<number> {
    let sealed = 0;
    for (;;) {
      const count = await this.dataSource.transaction((manager) => this.sealSome(manager));
      sealed += count;
      if (count < ENTRIES_A_TURN) return sealed;
    }
  }

  private async sealSome(manager: EntityManager): Promise<number> {
    const [lock] = await manager.query<{ locked: boolean }[]>(
      "select pg_try_advisory_xact_lock($1) as locked",
      [SEALER_LOCK],
    );
    if (!lock?.locked) return 0;
    const entries = await manager.query<AuditEntry[]>(
      `select ${AUDIT_COLUMNS} from audit_entry e
        where not exists (select 1 from audit_seal s where s.entry_id = e.id)
        order by e.position limit ${String(ENTRIES_A_TURN)}`,
    );
    if (entries.length > 0) await this.append(manager, entries);
    return entries.length;
  }

  private async append(manager: EntityManager, entries: readonly AuditEntry[]): Promise<void> {
    const [last] = await manager.query<{ number: string; hash: string }[]>(
      "select number, hash from audit_seal order by number desc limit 1",
    );
    let number = BigInt(last?.number ?? 0);
    let previous = last?.hash ?? CHAIN_START;
    const seals = entries.map((entry) => {
      number += 1n;
      const seal = {
        number: String(number),
        entryId: entry.id,
        previous,
        hash: chainHash(previous, String(number), entry, this.key),
      };
      previous = seal.hash;
      return seal;
    });
    await manager.query(
      `insert into audit_seal (number, entry_id, previous_hash, hash, sealed_at)
       select number, entry_id, previous_hash, hash, $5
         from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[]) as s(number, entry_id, previous_hash, hash)`,
      [
        seals.map((seal) => seal.number),
        seals.map(({ entryId }) => entryId),
        seals.map((seal) => seal.previous),
        seals.map(({ hash }) => hash),
        this.clock.now(),
      ],
    );
  }
}
