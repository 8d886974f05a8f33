import type { Transaction } from "../../../persistence/store";
import type { Language } from "../../shared/language";

/** Somebody who hears of an introduction by mail. */
export interface Recipient {
  readonly email: string;
  readonly language: Language;
}

/** Whom to write to for each side: the organisation's editors, or the advisers of its region where it has none. */
export class IntroductionParties {
  async recipientsFor(tx: Transaction, organisationId: string): Promise<Recipient[]> {
    const editors = await holders(tx, "r.role = 'SME_EDITOR' and r.organisation_id = $1", organisationId);
    if (editors.length > 0) return editors;
    const region = "(select o.region from organisation o where o.id = $1)";
    return holders(tx, `r.role = 'ADVISER' and r.region = ${region}`, organisationId);
  }
}

function holders(tx: Transaction, condition: string, organisationId: string): Promise<Recipient[]> {
  return tx.query<Recipient>(
    `select distinct p.email, p.language from person p join role_assignment r on r.person_id = p.id
      where ${condition} and r.valid_from <= $2 and (r.valid_until is null or r.valid_until > $2)
        and p.deactivated_at is null order by p.email`,
    [organisationId, tx.now],
  );
}
