import type { Store, Transaction } from "../../../persistence/store";
import type { Language } from "../../shared/language";

/** Somebody who may have a password, found by e-mail address. */
export interface Account {
  readonly personId: string;
  readonly email: string;
  readonly language: Language;
  readonly isDemo: boolean;
  readonly deactivatedAt: Date | null;
  readonly passwordHash: string | null;
}

const SELECT = `select p.id as "personId", p.email, p.language, p.is_demo as "isDemo",
    p.deactivated_at as "deactivatedAt", c.password_hash as "passwordHash"
  from person p left join credential c on c.person_id = p.id`;

export class AccountRepository {
  constructor(private readonly store: Store) {}

  async byEmail(email: string): Promise<Account | undefined> {
    const [account] = await this.store.read<Account>(
      "account-by-email",
      `${SELECT} where lower(p.email) = lower($1)`,
      [email],
    );
    return account;
  }

  async byId(personId: string): Promise<Account | undefined> {
    const [account] = await this.store.read<Account>("account-by-id", `${SELECT} where p.id = $1`, [
      personId,
    ]);
    return account;
  }

  /** Holds person and password until the transaction ends. */
  async stillHasPassword(tx: Transaction, personId: string, passwordHash: string | null): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from person p join credential c on c.person_id = p.id
        where p.id = $1 and c.password_hash = $2 and p.deactivated_at is null for share of p, c`,
      [personId, passwordHash],
    );
    return rows.length > 0;
  }

  async setPassword(tx: Transaction, personId: string, passwordHash: string): Promise<void> {
    await tx.query(
      `insert into credential (person_id, password_hash, changed_at) values ($1, $2, $3)
         on conflict (person_id) do update set password_hash = $2, changed_at = $3`,
      [personId, passwordHash, tx.now],
    );
  }
}
