import { columnsOf } from "../../../persistence/columns";
import type { Store, Transaction } from "../../../persistence/store";
import type { RoleWish } from "../people/role-assignment.rules";
import { Invitation } from "./invitation.entity";

const IS_OPEN = "accepted_at is null and withdrawn_at is null";

export class InvitationRepository {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, Invitation, "i");
  }

  /** One that can still be accepted. */
  async openByToken(tokenHash: string, now: Date): Promise<Invitation | undefined> {
    const [invitation] = await this.store.read<Invitation>(
      "invitation-by-token",
      `select ${this.columns} from invitation i where i.token_hash = $1 and ${IS_OPEN} and i.expires_at > $2`,
      [tokenHash, now],
    );
    return invitation;
  }

  openFor(tx: Transaction, email: string): Promise<Invitation[]> {
    return tx.query<Invitation>(
      `select ${this.columns} from invitation i
        where i.email = $1 and ${IS_OPEN} and i.expires_at > $2 order by i.created_at, i.id for update of i`,
      [email, tx.now],
    );
  }

  /** Whoever comes second finds nothing to accept. */
  async accept(tx: Transaction, id: string, personId: string): Promise<boolean> {
    const accepted = await tx.query(
      `update invitation set accepted_at = $2, accepted_by = $3
        where id = $1 and ${IS_OPEN} and expires_at > $2 returning id`,
      [id, tx.now, personId],
    );
    return accepted.length > 0;
  }

  /** An invitation to the same role takes the place of an earlier one: a mail that was lost opens nothing. */
  async withdrawEarlier(tx: Transaction, email: string, wish: RoleWish): Promise<void> {
    await tx.query(
      `update invitation set withdrawn_at = $6
        where email = $1 and role = $2 and region is not distinct from $3
          and organisation_id is not distinct from $4 and body_id is not distinct from $5 and ${IS_OPEN}`,
      [email, wish.role, wish.region, wish.organisationId, wish.bodyId, tx.now],
    );
  }
}

/** Invitations rest on the rights of whoever sent them. */
export async function withdrawInvitationsOf(tx: Transaction, personId: string): Promise<void> {
  await tx.query(`update invitation set withdrawn_at = $2 where invited_by = $1 and ${IS_OPEN}`, [
    personId,
    tx.now,
  ]);
}
