import { columnsOf, RecordColumns } from "../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import { asJson, type EmbeddedList } from "../../../persistence/embedded-list";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import type { Day } from "../../shared/calendar";
import type { CooperationKind } from "../../shared/cooperation-kind";
import type { Language } from "../../shared/language";
import { type PageRequest, READ_OF_INNER_LIST } from "../../shared/page";
import type { Region } from "../../shared/region";
import { EVERYTHING, type Wanted } from "../../shared/wanted";
import { type OrganisationSubject, TOLD_BY_ORGANISATION } from "../organisations/organisation-change";
import type { Organisation, SizeClass } from "../organisations/organisation.entity";
import type { Sector } from "../sectors/sector";
import { Need } from "./need.entity";
import { MONTHS_WITHOUT_DEADLINE, type NeedStatus } from "./need.rules";
import { NeedVersion } from "./need-version.entity";
import { Requirement } from "./requirement.entity";

/** A need together with what anyone may know of its organisation. */
export type NeedRecord = Need & OrganisationSubject & { readonly organisationSizeClass: SizeClass | null };

export interface NeedFilter {
  readonly statuses?: readonly NeedStatus[] | null;
  readonly sectors?: readonly Sector[] | null;
  readonly region?: Region | null;
  readonly organisationId?: string | null;
  readonly cooperationKinds?: readonly CooperationKind[] | null;
  readonly language?: Language | null;
  readonly deadlineBefore?: string | null;
}

export type NeedOrderField = "CREATED_AT" | "UPDATED_AT";

export interface NeedOrder {
  readonly field: NeedOrderField;
  readonly descending: boolean;
}

const ORDER_COLUMNS: Readonly<Record<NeedOrderField, string>> = {
  CREATED_AT: "n.id",
  UPDATED_AT: "n.updated_at",
};

export class NeedRepository {
  /** The first needs of an organisation, as part of its own statement. */
  readonly ofOrganisation: EmbeddedList;
  private readonly columns: RecordColumns;
  private readonly requirementColumns: string;
  private readonly versionColumns: string;

  constructor(private readonly store: Store) {
    const always = ["id", "organisationId", "organisationRegion"];
    this.columns = new RecordColumns(store.dataSource, Need, "n", always, {
      organisationRegion: "o.region",
      organisationSizeClass: "o.size_class",
      organisationArchived: "o.archived_at is not null",
    });
    this.ofOrganisation = {
      sql: (viewer, wanted, conditions) =>
        asJson(`select ${this.columns.select(wanted, { known: TOLD_BY_ORGANISATION })} from need n where n.organisation_id = o.id
          and ${this.visible(viewer, conditions.ofPart()).toSql()} order by n.id limit ${String(READ_OF_INNER_LIST)}`),
      records: (json, around, wanted) => {
        const { id: organisationId, region: organisationRegion } = around as Organisation;
        const known = { organisationId, organisationRegion };
        return this.columns.fromJson(json as NeedRecord[] | null, wanted, known);
      },
    };
    this.requirementColumns = columnsOf(store.dataSource, Requirement, "r");
    this.versionColumns = columnsOf(store.dataSource, NeedVersion, "v");
  }

  findMany(ids: readonly string[]): Promise<NeedRecord[]> {
    return this.store.read<NeedRecord>(
      "needs-by-id",
      `select ${this.columns.select()} from need n join organisation o on o.id = n.organisation_id where n.id = any($1::uuid[])`,
      [ids],
    );
  }

  /** Published needs of organisations in use, page by page in the order of their identifiers. */
  published(after: string, limit: number): Promise<NeedRecord[]> {
    return this.store.read<NeedRecord>(
      "needs-published",
      `select ${this.columns.select()} from need n join organisation o on o.id = n.organisation_id
        where n.status = 'PUBLISHED' and o.archived_at is null and n.id > $1::uuid order by n.id limit $2`,
      [after, limit],
    );
  }

  requirementsOf(needIds: readonly string[]): Promise<Requirement[]> {
    return this.store.read<Requirement>(
      "requirements-of-needs",
      `select ${this.requirementColumns} from requirement r where r.need_id = any($1::uuid[]) order by r.position`,
      [needIds],
    );
  }

  /** Newest first, as many as anybody reads. */
  versionsOf(needIds: readonly string[]): Promise<NeedVersion[]> {
    return this.store.read<NeedVersion>(
      "versions-of-needs",
      `select ${this.versionColumns} from unnest($1::uuid[]) wanted(id) cross join lateral (
         select * from need_version v where v.need_id = wanted.id order by v.version desc limit 100) v
        order by v.version desc`,
      [needIds],
    );
  }

  /** Published needs whose last day is over, some at a time. */
  overdue(today: Day, limit: number): Promise<{ id: string }[]> {
    return this.store.read<{ id: string }>(
      "needs-overdue",
      `select n.id from need n where n.status = 'PUBLISHED'
          and coalesce(n.deadline, (n.published_at at time zone 'UTC' + interval '${String(MONTHS_WITHOUT_DEADLINE)} months')::date) < $1
        order by n.id limit $2`,
      [today, limit],
    );
  }

  page(
    viewer: Viewer,
    filter: NeedFilter,
    order: NeedOrder,
    page: PageRequest,
    wanted: Wanted = EVERYTHING,
  ): Promise<NeedRecord[]> {
    const conditions = this.conditions(viewer, filter, order);
    const ordering = order.field === "CREATED_AT" ? ["n.id"] : [ORDER_COLUMNS[order.field], "n.id"];
    const paging = keysetPage(conditions, { columns: ordering, descending: order.descending }, page);
    const columns = this.columns.select(wanted, { also: orderedBy(order) });
    const sql = `select ${columns} from need n join organisation o on o.id = n.organisation_id
      where ${conditions.toSql()} ${paging}`;
    return this.store.read<NeedRecord>(statementName("needs", sql), sql, conditions.values);
  }

  async count(viewer: Viewer, filter: NeedFilter, order: NeedOrder): Promise<number> {
    const conditions = this.conditions(viewer, filter, order);
    const sql = `select count(*)::int as count from need n join organisation o on o.id = n.organisation_id
      where ${conditions.toSql()}`;
    const [row] = await this.store.read<{ count: number }>(
      statementName("need-count", sql),
      sql,
      conditions.values,
    );
    return row?.count ?? 0;
  }

  /** The first needs of each of several organisations. */
  firstOf(viewer: Viewer, organisationIds: readonly string[]): Promise<NeedRecord[]> {
    const conditions = this.visible(viewer);
    const ids = conditions.placeholder(organisationIds);
    const sql = `select ${this.columns.select()} from unnest(${ids}::uuid[]) wanted(id)
      join organisation o on o.id = wanted.id
      cross join lateral (
        select n.* from need n where n.organisation_id = wanted.id and ${conditions.toSql()} order by n.id limit ${String(READ_OF_INNER_LIST)}
      ) n order by n.id`;
    return this.store.read<NeedRecord>(statementName("needs-of-organisations", sql), sql, conditions.values);
  }

  lock(tx: Transaction, id: string): Promise<Need | null> {
    return tx.manager.findOne(Need, { where: { id }, lock: { mode: "pessimistic_write" } });
  }

  private conditions(viewer: Viewer, filter: NeedFilter, order: NeedOrder): Conditions {
    const conditions = this.visible(viewer)
      .withGiven(filter.statuses, (statuses) => `n.status = any(${statuses}::text[])`)
      .withGiven(filter.sectors, (sectors) => `n.sectors && ${sectors}::text[]`)
      .withGiven(filter.region, (region) => `o.region = ${region}`)
      .withGiven(filter.organisationId, (id) => `n.organisation_id = ${id}::uuid`)
      .withGiven(filter.cooperationKinds, (kinds) => `n.cooperation_kinds && ${kinds}::text[]`)
      .withGiven(filter.language, (language) => `n.language = ${language}`)
      .withGiven(filter.deadlineBefore, (day) => `n.deadline < ${day}::date`);
    // What strangers may not read cannot be probed by filtering on it or ordering by it either.
    const { organisationId, cooperationKinds, language, deadlineBefore } = filter;
    const confidential =
      order.field === "UPDATED_AT" ||
      [organisationId, cooperationKinds, language, deadlineBefore].some((value) => value != null);
    if (confidential && !viewer.readsCatalogue)
      conditions.with(viewer.organisationIds, (ids) => `n.organisation_id = any(${ids}::uuid[])`);
    return conditions;
  }

  /** One's own; for readers of the catalogue all but drafts, which its own region's advisers see; for strangers cleared ones. */
  private visible(viewer: Viewer, conditions = new Conditions()): Conditions {
    const own = `n.organisation_id = any(${conditions.placeholder(viewer.organisationIds)}::uuid[])`;
    if (!viewer.readsCatalogue) {
      const known = `n.organisation_id = any(${conditions.placeholder([...viewer.counterparts])}::uuid[])`;
      return conditions.always(
        `${own} or (n.status = 'PUBLISHED' and o.archived_at is null and (n.summary_cleared_at is not null or ${known}))`,
      );
    }
    const regions = viewer.held.flatMap(({ role, region }) => (role === "ADVISER" && region ? [region] : []));
    return conditions.always(
      `${own} or n.status <> 'DRAFT' or ${regions.length > 0 ? "o.region is null or" : ""} o.region = any(${conditions.placeholder(regions)}::text[])`,
    );
  }
}

function orderedBy({ field }: NeedOrder): string[] {
  return field === "UPDATED_AT" ? ["updatedAt"] : [];
}

/** The same rule for one record that was fetched by its identifier. */
export function maySeeNeed(viewer: Viewer, need: NeedRecord): boolean {
  if (viewer.belongsTo(need.organisationId)) return true;
  if (!viewer.readsCatalogue) {
    const isReadable = need.summaryClearedAt !== null || viewer.counterparts.has(need.organisationId);
    return need.status === "PUBLISHED" && isReadable && !need.organisationArchived;
  }
  return need.status !== "DRAFT" || viewer.advises(need);
}
