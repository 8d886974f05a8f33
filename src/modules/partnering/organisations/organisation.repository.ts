import type { FeedState } from "../../../persistence/feed-state";
import { KeptAnswers } from "../../../persistence/kept-answers";
import { RecordColumns } from "../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import { type EmbeddedLists, ReadLists } from "../../../persistence/embedded-list";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import type { PageRequest } from "../../shared/page";
import type { Region } from "../../shared/region";
import type { Register } from "../../shared/register";
import { EVERYTHING, type Wanted } from "../../shared/wanted";
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
  readonly adviserId?: string | null;
  readonly withoutAdviser?: boolean | null;
  readonly archived?: boolean | null;
}

export type OrganisationOrderField = "NAME" | "CREATED_AT" | "UPDATED_AT";

export interface OrganisationOrder {
  readonly field: OrganisationOrderField;
  readonly descending: boolean;
}

interface OrderColumn {
  readonly sql: string;
  readonly property: keyof Organisation;
}

const ORDER_COLUMNS: Readonly<Record<OrganisationOrderField, OrderColumn>> = {
  NAME: { sql: "o.legal_name", property: "legalName" },
  CREATED_AT: { sql: "o.created_at", property: "createdAt" },
  UPDATED_AT: { sql: "o.updated_at", property: "updatedAt" },
};

export interface OrganisationName {
  readonly id: string;
  readonly legalName: string;
  readonly tradeNames: string[];
}

/** So many are compared by nothing but their sectors. */
const COMPARED_BY_SECTOR = 500;

/** What can be known of an organisation at first sight. */
export type OrganisationFirstFacts = Pick<
  Organisation,
  "id" | "region" | "sizeClass" | "legalPersonality" | "foundedOn"
>;

/** An organisation, and the identifier by which it was found: its own, or that of an entry that was merged into it. */
export type LeadingOrganisation = Organisation & { readonly foundBy: string };

/** The first page of a catalogue is what most people see of it; one of a hundred with all its lists takes half a megabyte. */
const MOST_PAGES_KEPT = 50;

/** A part of a text, in either case; what it is compared with is no pattern. */
function containing(column: string, placeholder: string): string {
  return `position(lower(${placeholder}) in lower(${column})) > 0`;
}

export class OrganisationRepository {
  private readonly columns: RecordColumns;
  private readonly pages = new KeptAnswers<readonly Organisation[]>(MOST_PAGES_KEPT);

  constructor(
    private readonly store: Store,
    private readonly feed: FeedState,
    /** What other modules keep of an organisation. */
    private readonly lists: EmbeddedLists,
  ) {
    this.columns = new RecordColumns(store.dataSource, Organisation, "o", ["id", "region"]);
  }

  findMany(ids: readonly string[]): Promise<Organisation[]> {
    return this.store.read<Organisation>(
      "organisations-by-id",
      `select ${this.columns.select()} from organisation o where o.id = any($1::uuid[])`,
      [ids],
    );
  }

  /** A few plain columns instead of whole records: long rankings ask for hundreds at once. */
  firstFacts(ids: readonly string[]): Promise<OrganisationFirstFacts[]> {
    return this.store.read<OrganisationFirstFacts>(
      "organisation-first-facts",
      `select o.id, o.region, o.size_class as "sizeClass", o.legal_personality as "legalPersonality",
              o.founded_on as "foundedOn"
         from organisation o where o.id = any($1::uuid[])`,
      [ids],
    );
  }

  /** An entry that was merged leads on to the organisation that it now is. */
  async findByNumber(register: Register, registryNumber: string): Promise<Organisation[]> {
    const [entry] = await this.store.read<{ id: string }>(
      "organisation-by-number",
      "select o.id from organisation o where o.register = $1 and o.registry_number = $2",
      [register, registryNumber],
    );
    return entry ? this.leadingTo([entry.id]) : [];
  }

  /** By identifiers, of entries that were merged too: whichever way each of them leads. */
  leadingTo(ids: readonly string[]): Promise<LeadingOrganisation[]> {
    return this.store.read<LeadingOrganisation>(
      "organisations-leading-on",
      `with recursive way (asked, id) as (
         select o.id, o.id from organisation o where o.id = any($1::uuid[])
         union
         select w.asked, m.merged_into from way w join organisation m on m.id = w.id where m.merged_into is not null
       )
       select ${this.columns.select()}, w.asked as "foundBy"
         from way w join organisation o on o.id = w.id where o.merged_into is null`,
      [ids],
    );
  }

  /** Some in use that declare one of the sectors. */
  inSectors(sectors: readonly Sector[], without: string): Promise<Organisation[]> {
    return this.store.read<Organisation>(
      "organisations-in-sectors",
      `select ${this.columns.select()} from organisation o
        where o.archived_at is null and o.id <> $2::uuid and o.declared_sectors && $1::text[]
        order by o.id limit ${String(COMPARED_BY_SECTOR)}`,
      [sectors, without],
    );
  }

  /** Names to look up as a person types; a large catalogue is narrowed by the longest part that names share. */
  async namesLike(viewer: Viewer, text: string, most: number): Promise<OrganisationName[]> {
    const visible = visibleTo(viewer);
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

  async page(
    viewer: Viewer,
    filter: OrganisationFilter,
    order: OrganisationOrder,
    page: PageRequest,
    wanted: Wanted = EVERYTHING,
  ): Promise<readonly Organisation[]> {
    const conditions = this.conditions(viewer, filter);
    const lists = new ReadLists(this.lists, viewer, wanted);
    const orderedBy = ORDER_COLUMNS[order.field];
    const ordering = { columns: [orderedBy.sql, "o.id"], descending: order.descending };
    const paging = keysetPage(conditions, ordering, page);
    const columns = this.columns.select(wanted, { also: [orderedBy.property] });
    const sql = `select ${columns}${lists.sql(conditions)} from organisation o where ${conditions.toSql()} ${paging}`;
    const name = statementName("organisations", sql);
    const question = JSON.stringify([name, conditions.values]);
    return this.pages.get(question, await this.feed.current(), async () =>
      lists.into(await this.store.read<Organisation>(name, sql, conditions.values)),
    );
  }

  async count(viewer: Viewer, filter: OrganisationFilter): Promise<number> {
    const conditions = this.conditions(viewer, filter);
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

  private conditions(viewer: Viewer, filter: OrganisationFilter): Conditions {
    const conditions = new Conditions()
      .always(
        filter.archived === true
          ? "o.archived_at is not null and o.merged_into is null"
          : "o.archived_at is null",
      )
      .withGiven(visibleTo(viewer), (ids) => `o.id = any(${ids}::uuid[])`)
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
    return byAdviser(conditions, viewer, filter);
  }
}

const LOOKED_AFTER = "select a.organisation_id from organisation_adviser a where a.ended_at is null";

/** Who looks after an organisation is the team's to know: nobody finds it out of one's own by a filter. */
function byAdviser(
  conditions: Conditions,
  viewer: Viewer,
  { adviserId, withoutAdviser }: OrganisationFilter,
): Conditions {
  if (!adviserId && !withoutAdviser) return conditions;
  conditions.withGiven(adviserId, (id) => `o.id in (${LOOKED_AFTER} and a.adviser_id = ${id}::uuid)`);
  if (withoutAdviser) conditions.always(`not exists (${LOOKED_AFTER} and a.organisation_id = o.id)`);
  if (!viewer.readsCatalogue) return conditions.always("false");
  return conditions.with(viewer.organisationIds, (own) => `o.id <> all(${own}::uuid[])`);
}

/** `null` means every organisation; otherwise only these. */
function visibleTo(viewer: Viewer): readonly string[] | null {
  return viewer.readsCatalogue ? null : viewer.organisationIds;
}

/** Whether the viewer may know of one organisation: of a counterpart too, which lists leave out. */
export function maySeeOrganisation(viewer: Viewer, organisationId: string): boolean {
  return viewer.mayKnow(organisationId);
}
