import type { Store } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { grouped } from "../../shared/grouped";
import type { Region } from "../../shared/region";
import type { Excluded } from "./candidate-exclusion.rules";

/** Left out for one asker; for all of them without one. */
interface ExcludedFor extends Excluded {
  readonly askerId: string | null;
}

/** Who is left out of the lists of an asker; null: of somebody's who is no organisation. */
export type ExcludedOf = (askerId: string | null) => Excluded[];

/** Shares above a half link two enterprises (Recommendation 2003/361/EC, annex, article 3). */
const LINKED_ABOVE = 50;
const OPEN = "i.state in ('SENT', 'ACKNOWLEDGED')";

/** Whether the viewer of $2 (regions advised) and $3 (own organisations) reads figures, owners and capacity. */
const readable = (organisation: string) =>
  `(${organisation}.region = any($2::text[]) or (${organisation}.region is null and cardinality($2::text[]) > 0)
     or ${organisation}.id = any($3::uuid[]))`;

const EXCLUDED = `
  with recursive own_group (asker, id) as (
    select a.id, a.id from unnest($1::uuid[]) a(id)
    union
    select g.asker, next.id from own_group g, lateral (
      select h.id from organisation s join owner w on w.organisation_id = s.id
        join organisation h on h.register = w.register and h.registry_number = w.registry_number
       where s.id = g.id and w.share > ${String(LINKED_ABOVE)} and ${readable("s")}
      union all
      select s.id from organisation h
        join owner w on w.register = h.register and w.registry_number = h.registry_number
        join organisation s on s.id = w.organisation_id
       where h.id = g.id and w.share > ${String(LINKED_ABOVE)} and ${readable("s")}
    ) next
  )
  select g.asker as "askerId", g.id as "organisationId", 'OWN_GROUP' as reason from own_group g where g.id <> g.asker
  union all
  select b.one_id, b.other_id, 'BLOCKED' from blocked_pair b where b.one_id = any($1) and b.unblocked_at is null
  union all
  select b.other_id, b.one_id, 'BLOCKED' from blocked_pair b where b.other_id = any($1) and b.unblocked_at is null
  union all
  select null, o.id, 'NO_CAPACITY' from organisation o
   where o.introduction_capacity is not null and ${readable("o")}
     and (select count(*) from introduction i where i.candidate_id = o.id and ${OPEN}) >= o.introduction_capacity
  union all
  select null, i.candidate_id, 'HELD_BACK' from introduction i
   where $4::int is not null and ${OPEN} group by i.candidate_id having count(*) >= $4`;

/** Who is left out of suggestions for reasons that stand in the database. */
export class ExclusionRepository {
  constructor(private readonly store: Store) {}

  /**
   * For several askers at once. By figures, owners and capacity only where the viewer may read them: an absence would tell them.
   * `holdBackFrom`: leave out candidates with so many open introductions or more; null: none for that reason.
   */
  async excluded(
    viewer: Viewer,
    askerIds: readonly (string | null)[],
    holdBackFrom: number | null = null,
  ): Promise<ExcludedOf> {
    const excluded = await this.store.read<ExcludedFor>("suggestion-exclusions", EXCLUDED, [
      [...new Set(askerIds.filter((id) => id !== null))],
      viewer.held.flatMap(({ role, region }) => (role === "ADVISER" && region ? [region] : [])),
      viewer.organisationIds,
      holdBackFrom,
    ]);
    const byAsker = grouped(excluded, ({ askerId }) => askerId);
    const forAll = byAsker.get(null) ?? [];
    return (askerId) => (askerId === null ? forAll : [...(byAsker.get(askerId) ?? []), ...forAll]);
  }

  /** Archived organisations of a region that have capabilities: the index does not hold them. */
  async archivedIn(region: Region | undefined): Promise<number> {
    const [row] = await this.store.read<{ count: number }>(
      "suggestion-archived-candidates",
      `select count(*)::int as count from organisation o
        where o.archived_at is not null and ($1::text is null or o.region = $1)
          and exists (select 1 from capability c where c.organisation_id = o.id and c.removed_at is null)`,
      [region ?? null],
    );
    return row?.count ?? 0;
  }

  /** Needs of other organisations, in a region or in both, that have expired. */
  async expiredNeeds(region: Region | undefined, organisationId: string): Promise<number> {
    const [row] = await this.store.read<{ count: number }>(
      "suggestion-expired-needs",
      `select count(*)::int as count from need n join organisation o on o.id = n.organisation_id
        where n.status = 'EXPIRED' and ($1::text is null or o.region = $1) and n.organisation_id <> $2`,
      [region ?? null, organisationId],
    );
    return row?.count ?? 0;
  }

  /** Open introductions in which each is the candidate; those without any are left out. */
  openIntroductions(candidateIds: readonly string[]): Promise<{ id: string; open: number }[]> {
    return this.store.read<{ id: string; open: number }>(
      "open-introductions-of-candidates",
      `select i.candidate_id as id, count(*)::int as open from introduction i
        where i.candidate_id = any($1::uuid[]) and ${OPEN} group by i.candidate_id`,
      [candidateIds],
    );
  }
}
