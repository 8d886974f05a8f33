import { columnsOf, RecordColumns, type SelectOptions } from "../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import { asJson, type EmbeddedList } from "../../../persistence/embedded-list";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { type Clock, dayOf } from "../../shared/clock";
import type { CooperationKind } from "../../shared/cooperation-kind";
import type { Language } from "../../shared/language";
import { type PageRequest, READ_OF_INNER_LIST } from "../../shared/page";
import type { Region } from "../../shared/region";
import { EVERYTHING, type Wanted } from "../../shared/wanted";
import { type OrganisationSubject, TOLD_BY_ORGANISATION } from "../organisations/organisation-change";
import type { Organisation, SizeClass } from "../organisations/organisation.entity";
import type { Sector } from "../sectors/sector";
import { Capability } from "./capability.entity";
import type { CapabilityStatus } from "./capability.rules";
import { Evidence } from "./evidence.entity";

/** A capability together with what anyone may know of its organisation. */
export type CapabilityRecord = Capability &
  OrganisationSubject & {
    readonly organisationSizeClass: SizeClass | null;
    /** Whether a proof stands today. */
    readonly evidenced: boolean;
  };

export interface CapabilityFilter {
  readonly sectors?: readonly Sector[] | null;
  readonly region?: Region | null;
  readonly organisationId?: string | null;
  readonly cooperationKinds?: readonly CooperationKind[] | null;
  readonly language?: Language | null;
  readonly status?: CapabilityStatus | null;
  readonly summaryCleared?: boolean | null;
}

export interface CapabilityOrder {
  readonly field: "CREATED_AT" | "UPDATED_AT";
  readonly descending: boolean;
}

/** Whether a proof of the capability `c` stands on a day. */
export function evidencedOn(day: string): string {
  return `exists (select 1 from evidence e
    where e.capability_id = c.id and (e.expires_on is null or e.expires_on >= ${day}::date))`;
}

const FROM = "capability c join organisation o on o.id = c.organisation_id";

export class CapabilityRepository {
  /** The first capabilities of an organisation, as part of its own statement. */
  readonly ofOrganisation: EmbeddedList;
  private readonly ownColumns: RecordColumns;
  private readonly evidenceColumns: string;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    const always = ["id", "organisationId", "organisationRegion"];
    this.ownColumns = new RecordColumns(store.dataSource, Capability, "c", always, {
      organisationRegion: "o.region",
      organisationSizeClass: "o.size_class",
      organisationArchived: "o.archived_at is not null",
    });
    this.ofOrganisation = {
      sql: (viewer, wanted, conditions) =>
        asJson(`select ${this.columns(conditions, wanted, { known: TOLD_BY_ORGANISATION })} from capability c where c.organisation_id = o.id
          and ${this.visible(viewer, conditions.ofPart()).toSql()} order by c.id limit ${String(READ_OF_INNER_LIST)}`),
      records: (json, around, wanted) => {
        const { id: organisationId, region: organisationRegion } = around as Organisation;
        const known = { organisationId, organisationRegion };
        return this.ownColumns.fromJson(json as CapabilityRecord[] | null, wanted, known);
      },
    };
    this.evidenceColumns = columnsOf(store.dataSource, Evidence, "e");
  }

  findMany(ids: readonly string[]): Promise<CapabilityRecord[]> {
    const conditions = new Conditions().with(ids, (all) => `c.id = any(${all}::uuid[])`);
    return this.store.read<CapabilityRecord>(
      "capabilities-by-id",
      `select ${this.columns(conditions)} from ${FROM} where ${conditions.toSql()} and c.removed_at is null`,
      conditions.values,
    );
  }

  evidenceOf(capabilityIds: readonly string[]): Promise<Evidence[]> {
    return this.store.read<Evidence>(
      "evidence-of-capabilities",
      `select ${this.evidenceColumns} from evidence e where e.capability_id = any($1::uuid[]) order by e.issued_on desc, e.id`,
      [capabilityIds],
    );
  }

  async capabilityOfEvidence(id: string): Promise<string | undefined> {
    const [row] = await this.store.read<{ capabilityId: string }>(
      "capability-of-evidence",
      `select e.capability_id as "capabilityId" from evidence e where e.id = $1`,
      [id],
    );
    return row?.capabilityId;
  }

  page(
    viewer: Viewer,
    filter: CapabilityFilter,
    order: CapabilityOrder,
    page: PageRequest,
    wanted: Wanted = EVERYTHING,
  ): Promise<CapabilityRecord[]> {
    const conditions = this.conditions(viewer, filter, order);
    const columns = order.field === "CREATED_AT" ? ["c.id"] : ["c.updated_at", "c.id"];
    const paging = keysetPage(conditions, { columns, descending: order.descending }, page);
    const read = this.columns(conditions, wanted, { also: orderedBy(order) });
    const sql = `select ${read} from ${FROM} where ${conditions.toSql()} ${paging}`;
    return this.store.read<CapabilityRecord>(statementName("capabilities", sql), sql, conditions.values);
  }

  async count(viewer: Viewer, filter: CapabilityFilter, order: CapabilityOrder): Promise<number> {
    const conditions = this.conditions(viewer, filter, order);
    const sql = `select count(*)::int as count from ${FROM} where ${conditions.toSql()}`;
    const [row] = await this.store.read<{ count: number }>(
      statementName("capability-count", sql),
      sql,
      conditions.values,
    );
    return row?.count ?? 0;
  }

  /** The first capabilities of each of several organisations. */
  firstOf(viewer: Viewer, organisationIds: readonly string[]): Promise<CapabilityRecord[]> {
    const conditions = this.visible(viewer);
    const ids = conditions.placeholder(organisationIds);
    const sql = `select ${this.columns(conditions)} from unnest(${ids}::uuid[]) wanted(id)
      join organisation o on o.id = wanted.id
      cross join lateral (
        select c.* from capability c where c.organisation_id = wanted.id and ${conditions.toSql()} order by c.id limit ${String(READ_OF_INNER_LIST)}
      ) c order by c.id`;
    return this.store.read<CapabilityRecord>(
      statementName("capabilities-of-organisations", sql),
      sql,
      conditions.values,
    );
  }

  lock(tx: Transaction, id: string): Promise<Capability | null> {
    return tx.manager.findOne(Capability, { where: { id }, lock: { mode: "pessimistic_write" } });
  }

  private columns(conditions: Conditions, wanted?: Wanted, options: SelectOptions = {}): string {
    const evidenced = () => evidencedOn(conditions.placeholder(this.today));
    return this.ownColumns.select(wanted, { ...options, computed: { evidenced } });
  }

  private get today(): string {
    return dayOf(this.clock.now());
  }

  private conditions(viewer: Viewer, filter: CapabilityFilter, order: CapabilityOrder): Conditions {
    const conditions = this.visible(viewer)
      .withGiven(filter.sectors, (sectors) => `c.sectors && ${sectors}::text[]`)
      .withGiven(filter.region, (region) => `o.region = ${region}`)
      .withGiven(filter.organisationId, (id) => `c.organisation_id = ${id}::uuid`)
      .withGiven(filter.cooperationKinds, (kinds) => `c.cooperation_kinds && ${kinds}::text[]`)
      .withGiven(filter.language, (language) => `c.language = ${language}`)
      .withGiven(filter.summaryCleared, (cleared) => `(c.summary_cleared_at is not null) = ${cleared}`);
    if (filter.status) {
      const standing = evidencedOn(conditions.placeholder(this.today));
      conditions.with(filter.status, (status) => `${standing} = (${status} = 'EVIDENCED')`);
    }
    // What strangers may not read cannot be probed by filtering on it or ordering by it either.
    const { organisationId, cooperationKinds, language, status, summaryCleared } = filter;
    const confidential =
      order.field === "UPDATED_AT" ||
      [organisationId, cooperationKinds, language, status, summaryCleared].some((value) => value != null);
    if (confidential && !viewer.readsCatalogue)
      conditions.with(viewer.organisationIds, (ids) => `c.organisation_id = any(${ids}::uuid[])`);
    return conditions;
  }

  private visible(viewer: Viewer, conditions = new Conditions()): Conditions {
    conditions.always("c.removed_at is null");
    if (viewer.readsCatalogue) return conditions;
    return conditions.with(
      [...viewer.organisationIds, ...viewer.counterparts],
      (own) =>
        `c.organisation_id = any(${own}::uuid[]) or (c.summary_cleared_at is not null and o.archived_at is null)`,
    );
  }
}

function orderedBy({ field }: CapabilityOrder): string[] {
  return field === "UPDATED_AT" ? ["updatedAt"] : [];
}

/** The same rule for one record that was fetched by its identifier. */
export function maySeeCapability(
  viewer: Viewer,
  capability: Pick<CapabilityRecord, "organisationId" | "summaryClearedAt" | "organisationArchived">,
): boolean {
  return (
    viewer.mayKnow(capability.organisationId) ||
    (capability.summaryClearedAt !== null && !capability.organisationArchived)
  );
}
