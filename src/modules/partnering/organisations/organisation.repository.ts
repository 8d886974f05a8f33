import { columnsOf } from "../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import type { Store, Transaction } from "../../../persistence/store";
import type { PageRequest } from "../../shared/page";
import type { Region } from "../../shared/region";
import type { Register } from "../../shared/register";
import type { Sector } from "../sectors/sector";
import { Organisation, type SizeClass } from "./organisation.entity";

export interface OrganisationFilter {
  readonly region?: Region | null;
  readonly sectors?: readonly Sector[] | null;
  readonly sizeClasses?: readonly SizeClass[] | null;
  readonly register?: Register | null;
  readonly text?: string | null;
  readonly withCapabilities?: boolean | null;
  readonly withPublishedNeeds?: boolean | null;
  readonly confirmedBefore?: string | null;
  readonly archived?: boolean | null;
}

export type OrganisationOrderField = "NAME" | "CREATED_AT" | "UPDATED_AT";

export interface OrganisationOrder {
  readonly field: OrganisationOrderField;
  readonly descending: boolean;
}

const ORDER_COLUMNS: Readonly<Record<OrganisationOrderField, string>> = {
  NAME: "o.legal_name",
  CREATED_AT: "o.created_at",
  UPDATED_AT: "o.updated_at",
};

export interface OrganisationName {
  readonly id: string;
  readonly legalName: string;
  readonly tradeNames: string[];
}

/** A part of a text, in either case; what it is compared with is no pattern. */
function containing(column: string, placeholder: string): string {
  return `position(lower(${placeholder}) in lower(${column})) > 0`;
}

/** `null` means every organisation; otherwise only these. */
export type Visible = readonly string[] | null;

export class OrganisationRepository {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, Organisation, "o");
  }

  findMany(ids: readonly string[]): Promise<Organisation[]> {
    return this.store.read<Organisation>(
      "organisations-by-id",
      `select ${this.columns} from organisation o where o.id = any($1::uuid[])`,
      [ids],
    );
  }

  findByNumber(register: Register, registryNumber: string): Promise<Organisation[]> {
    return this.store.read<Organisation>(
      "organisation-by-number",
      `select ${this.columns} from organisation o where o.register = $1 and o.registry_number = $2`,
      [register, registryNumber],
    );
  }

  /** Names to look up as a person types; a large catalogue is narrowed by the longest part that names share. */
  async namesLike(text: string, visible: Visible, most: number): Promise<OrganisationName[]> {
    const select = `select o.id, o.legal_name as "legalName", o.trade_names as "tradeNames" from organisation o
      where o.archived_at is null and ($1::uuid[] is null or o.id = any($1::uuid[]))`;
    const all = await this.store.read<OrganisationName>(
      "organisation-names",
      `${select} limit ${String(most + 1)}`,
      [visible],
    );
    if (all.length <= most) return all;
    return this.store.read<OrganisationName>(
      "organisation-names-like",
      `${select} and (${containing("o.legal_name", "$2")} or $2 = any(o.trade_names)) limit ${String(most)}`,
      [visible, text],
    );
  }

  page(
    filter: OrganisationFilter,
    order: OrganisationOrder,
    page: PageRequest,
    visible: Visible,
  ): Promise<Organisation[]> {
    const conditions = this.conditions(filter, visible);
    const columns = [ORDER_COLUMNS[order.field], "o.id"];
    const paging = keysetPage(conditions, { columns, descending: order.descending }, page);
    const sql = `select ${this.columns} from organisation o where ${conditions.toSql()} ${paging}`;
    return this.store.read<Organisation>(statementName("organisations", sql), sql, conditions.values);
  }

  async count(filter: OrganisationFilter, visible: Visible): Promise<number> {
    const conditions = this.conditions(filter, visible);
    const sql = `select count(*)::int as count from organisation o where ${conditions.toSql()}`;
    const [row] = await this.store.read<{ count: number }>(
      statementName("organisation-count", sql),
      sql,
      conditions.values,
    );
    return row?.count ?? 0;
  }

  /** Reads one organisation and holds it until the transaction ends, so that changes follow one another. */
  lock(tx: Transaction, id: string): Promise<Organisation | null> {
    return tx.manager.findOne(Organisation, { where: { id }, lock: { mode: "pessimistic_write" } });
  }

  private conditions(filter: OrganisationFilter, visible: Visible): Conditions {
    const conditions = new Conditions()
      .always(filter.archived === true ? "o.archived_at is not null" : "o.archived_at is null")
      .withGiven(visible, (ids) => `o.id = any(${ids}::uuid[])`)
      .withGiven(filter.region, (region) => `o.region = ${region}`)
      .withGiven(filter.sectors, (sectors) => `o.declared_sectors && ${sectors}::text[]`)
      .withGiven(filter.sizeClasses, (classes) => `o.size_class = any(${classes}::text[])`)
      .withGiven(filter.register, (register) => `o.register = ${register}`)
      .withGiven(
        filter.confirmedBefore,
        (day) => `coalesce(o.profile_confirmed_on, '0001-01-01') < ${day}::date`,
      )
      .withGiven(
        filter.text,
        (text) => `${containing("o.legal_name", text)} or ${text} = any(o.trade_names)`,
      );
    if (filter.withCapabilities)
      conditions.always(
        "exists (select 1 from capability c where c.organisation_id = o.id and c.removed_at is null)",
      );
    if (filter.withPublishedNeeds)
      conditions.always(
        "exists (select 1 from need n where n.organisation_id = o.id and n.status = 'PUBLISHED')",
      );
    return conditions;
  }
}
