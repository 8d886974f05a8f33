import { columnsOf } from "../../../persistence/columns";
import type { Store } from "../../../persistence/store";
import { type Clock, dayOf } from "../../shared/clock";
import { Capability } from "../capabilities/capability.entity";
import { evidencedOn } from "../capabilities/capability.repository";
import type { NeedRecord, NeedRepository } from "../needs/need.repository";
import type { RankedCapability } from "./index-profiles";

/** Small, because a page is copied to the thread that builds the index while this one waits. */
const PAGE = 500;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/** Reads what the index holds: page by page at the start, organisation by organisation afterwards. */
export class IndexRepository {
  private readonly select: string;

  constructor(
    private readonly store: Store,
    private readonly needs: NeedRepository,
    private readonly clock: Clock,
  ) {
    this.select = `select ${columnsOf(store.dataSource, Capability, "c")}, o.region as "organisationRegion",
        o.size_class as "organisationSizeClass", o.profile_confirmed_on as "profileConfirmedOn",
        false as "organisationArchived", ${evidencedOn("$2")} as evidenced
       from capability c join organisation o on o.id = c.organisation_id
      where c.removed_at is null and o.archived_at is null`;
  }

  /** Another database, or this one with its tables made anew, has another. */
  async databaseIdentity(): Promise<string> {
    const [row] = await this.store.read<{ identity: string }>(
      "index-database",
      "select current_database() || ' ' || 'capability'::regclass::oid::text as identity",
    );
    return row?.identity ?? "";
  }

  /** The day for which evidence is judged. */
  today(): string {
    return dayOf(this.clock.now());
  }

  async *allCapabilities(): AsyncGenerator<RankedCapability[]> {
    yield* pages((after) =>
      this.store.read<RankedCapability>(
        "index-capabilities",
        `${this.select} and c.id > $1::uuid order by c.id limit ${String(PAGE)}`,
        [after, dayOf(this.clock.now())],
      ),
    );
  }

  async *allNeeds(): AsyncGenerator<NeedRecord[]> {
    yield* pages((after) => this.needs.published(after, PAGE));
  }

  capabilitiesOf(organisationIds: readonly string[]): Promise<RankedCapability[]> {
    return this.store.read<RankedCapability>(
      "index-capabilities-of",
      `${this.select} and c.organisation_id = any($1::uuid[]) order by c.id`,
      [organisationIds, dayOf(this.clock.now())],
    );
  }

  async publishedNeedsAmong(ids: readonly string[]): Promise<NeedRecord[]> {
    const needs = await this.needs.findMany(ids);
    return needs.filter(
      ({ status, organisationArchived }) => status === "PUBLISHED" && !organisationArchived,
    );
  }

  /** Needs follow their organisation: its region, and whether it is still in use. */
  async needIdsOf(organisationIds: readonly string[]): Promise<string[]> {
    const rows = await this.store.read<{ id: string }>(
      "index-needs-of",
      "select n.id from need n where n.organisation_id = any($1::uuid[])",
      [organisationIds],
    );
    return rows.map(({ id }) => id);
  }
}

async function* pages<T extends { readonly id: string }>(
  read: (after: string) => Promise<T[]>,
): AsyncGenerator<T[]> {
  let after = BEFORE_ALL;
  for (;;) {
    const page = await read(after);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.id;
  }
}
