import { IsNull } from "typeorm";
import { columnsOf } from "../../../persistence/columns";
import type { Store, Transaction } from "../../../persistence/store";
import type { Clock } from "../../shared/clock";
import type { Region } from "../../shared/region";
import { OrganisationAdviser } from "./organisation-adviser.entity";

export type OrganisationAdviserRecord = OrganisationAdviser & { readonly name: string };

/** Somebody who holds the role of an adviser, and of how many organisations. */
export interface AdviserRecord {
  readonly id: string;
  readonly name: string;
  readonly regions: Region[];
  readonly organisationCount: number;
}

/** Newest ones, of one organisation; and advisers of the programme. */
const SHOWN_AT_MOST = 100;

export class OrganisationAdviserRepository {
  private readonly columns: string;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.columns = columnsOf(store.dataSource, OrganisationAdviser, "a");
  }

  /** Who looks after each of several organisations and who did, newest first. */
  of(organisationIds: readonly string[]): Promise<OrganisationAdviserRecord[]> {
    return this.store.read<OrganisationAdviserRecord>(
      "advisers-of-organisations",
      `select ${this.columns}, p.name from unnest($1::uuid[]) wanted(id) cross join lateral (
           select * from organisation_adviser where organisation_id = wanted.id
            order by version desc limit ${String(SHOWN_AT_MOST)}) a
         join person p on p.id = a.adviser_id order by a.version desc`,
      [organisationIds],
    );
  }

  /** Everybody who holds the role now, by name. */
  advisers(region: Region | null): Promise<AdviserRecord[]> {
    return this.store.read<AdviserRecord>(
      "advisers",
      `select p.id, p.name, array_agg(distinct r.region) as regions,
              (select count(*)::int from organisation_adviser a
                where a.adviser_id = p.id and a.ended_at is null) as "organisationCount"
         from person p join role_assignment r on r.person_id = p.id
        where r.role = 'ADVISER' and ${HELD("$1")} and ($2::text is null or r.region = $2)
        group by p.id order by p.name, p.id limit ${String(SHOWN_AT_MOST)}`,
      [this.clock.now(), region],
    );
  }

  /** Whether somebody is an adviser of the region now; of any region for an organisation in neither. */
  async isAdviser(tx: Transaction, personId: string, region: Region | null): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from person p join role_assignment r on r.person_id = p.id
        where p.id = $2 and r.role = 'ADVISER' and ${HELD("$1")} and ($3::text is null or r.region = $3) limit 1`,
      [tx.now, personId, region],
    );
    return rows.length > 0;
  }

  standing(tx: Transaction, organisationId: string): Promise<OrganisationAdviser | null> {
    return tx.manager.findOneBy(OrganisationAdviser, { organisationId, endedAt: IsNull() });
  }
}

const HELD = (now: string) =>
  `p.deactivated_at is null and r.valid_from <= ${now} and (r.valid_until is null or r.valid_until > ${now})`;
