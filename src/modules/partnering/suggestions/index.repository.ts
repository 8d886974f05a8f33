import { columnsOf } from "../../../persistence/columns";
import type { Store } from "../../../persistence/store";
import { Capability } from "../capabilities/capability.entity";
import type { NeedRecord, NeedRepository } from "../needs/need.repository";
import type { RankedCapability } from "./index-profiles";

const PAGE = 2_000;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/** Reads what the index holds: page by page at the start, organisation by organisation afterwards. */
export class IndexRepository {
  private readonly select: string;

  constructor(
    private readonly store: Store,
    private readonly needs: NeedRepository,
  ) {
    this.select = `select ${columnsOf(store.dataSource, Capability, "c")}, o.region as "organisationRegion",
        o.size_class as "organisationSizeClass", o.profile_confirmed_on as "profileConfirmedOn",
        exists (select 1 from evidence e where e.capability_id = c.id
          and (e.expires_on is null or e.expires_on >= current_date)) as evidenced
       from capability c join organisation o on o.id = c.organisation_id
      where c.removed_at is null and o.archived_at is null`;
  }

  async *allCapabilities(): AsyncGenerator<RankedCapability[]> {
    yield* pages((after) =>
      this.store.read<RankedCapability>(
        "index-capabilities",
        `${this.select} and c.id > $1::uuid order by c.id limit ${String(PAGE)}`,
        [after],
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
      [organisationIds],
    );
  }

  async publishedNeedsAmong(ids: readonly string[]): Promise<NeedRecord[]> {
    const needs = await this.needs.findMany(ids);
    return needs.filter(({ status }) => status === "PUBLISHED");
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
