import { columnsOf } from "../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import type { Store, Transaction } from "../../../persistence/store";
import type { PageRequest } from "../../shared/page";
import { MachineKey } from "./machine-key.entity";

export class MachineKeyRepository {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, MachineKey, "k");
  }

  page(page: PageRequest): Promise<MachineKey[]> {
    const conditions = new Conditions();
    const paging = keysetPage(conditions, { columns: ["k.created_at", "k.id"], descending: true }, page);
    const sql = `select ${this.columns} from machine_key k where ${conditions.toSql()} ${paging}`;
    return this.store.read<MachineKey>(statementName("machine-keys", sql), sql, conditions.values);
  }

  async count(): Promise<number> {
    const [row] = await this.store.read<{ count: number }>(
      "machine-key-count",
      "select count(*)::int as count from machine_key",
    );
    return row?.count ?? 0;
  }

  async live(id: string, now: Date): Promise<MachineKey | undefined> {
    const [key] = await this.store.read<MachineKey>(
      "machine-key",
      `select ${this.columns} from machine_key k where k.id = $1 and k.revoked_at is null and k.expires_at > $2`,
      [id, now],
    );
    return key;
  }

  /** Reads one key and holds all of its machine, so that rotations follow one another. */
  async lock(tx: Transaction, id: string): Promise<{ key: MachineKey; live: MachineKey[] } | undefined> {
    const keys = await tx.query<MachineKey>(
      `select ${this.columns} from machine_key k
        where k.machine_id = (select machine_id from machine_key where id = $1) order by k.id for update of k`,
      [id],
    );
    const key = keys.find((one) => one.id === id);
    return key && { key, live: keys.filter((one) => isLive(one, tx.now)) };
  }

  /** Says that a key was used; the caller does so once a minute at most. */
  async touch(tx: Transaction, id: string): Promise<void> {
    await tx.query("update machine_key set last_used_at = greatest(last_used_at, $2) where id = $1", [
      id,
      tx.now,
    ]);
  }
}

export function isLive(key: MachineKey, now: Date): boolean {
  return key.revokedAt === null && key.expiresAt > now;
}

/** Keys end with the account of whoever answers for them. */
export async function revokeKeysOf(tx: Transaction, personId: string): Promise<void> {
  await tx.query("update machine_key set revoked_at = $2 where created_by = $1 and revoked_at is null", [
    personId,
    tx.now,
  ]);
}
