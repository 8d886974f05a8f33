import type { Store } from "../../../persistence/store";
import type { Day } from "../../shared/calendar";
import type { FunnelEvent } from "./funnel.rules";

/** Days between two moments, as PostgreSQL counts them. */
const days = (from: string, to: string) => `extract(epoch from ${to} - ${from})::float8 / 86400`;

const EVENTS = `
  select 'NEEDS' as stage, n.published_at as at, n.sectors, o.region, null as direction, null::float8 as days
    from need n join organisation o on o.id = n.organisation_id where n.published_at is not null
  union all
  select 'SHORTLISTED', v.decided_at, n.sectors, o.region, null, ${days("n.published_at", "v.decided_at")}
    from suggestion_verdict v join need n on n.id = v.need_id join organisation o on o.id = n.organisation_id
   where v.kind = 'SHORTLISTED' and v.undone_at is null
  union all
  select 'INTRODUCTIONS', i.sent_at, n.sectors, o.region, null, ${days("n.published_at", "i.sent_at")}
    from introduction i join need n on n.id = i.need_id join organisation o on o.id = i.seeker_id
   where i.sent_at is not null
  union all
  select 'APPLICATIONS', a.submitted_at, o.declared_sectors, a.side, null,
         (select ${days("min(i.sent_at)", "a.submitted_at")} from introduction i where i.id = any(a.introduction_ids))
    from application a join organisation o on o.id = a.organisation_id
  union all
  select 'MISSIONS', m.started_at, o.declared_sectors, a.side, m.direction, ${days("a.submitted_at", "m.started_at")}
    from mission m join application a on a.id = m.application_id join organisation o on o.id = m.organisation_id
   where m.started_at is not null
  union all
  select 'AGREEMENTS', g.signed_on::timestamp at time zone 'UTC', n.sectors, o.region, null,
         ${days("i.sent_at", "(g.signed_on::timestamp at time zone 'UTC')")}
    from agreement g join need n on n.id = g.need_id join introduction i on i.id = g.introduction_id
    join organisation o on o.id = g.seeker_id
   where g.seeker_confirmed_at is not null and g.candidate_confirmed_at is not null`;

/** Needs, missions, agreements and what lies between them, as bare events without any name. */
export class FunnelRepository {
  constructor(private readonly store: Store) {}

  /** From the first day of the first to the last day that is given. */
  between(from: Day, until: Day): Promise<FunnelEvent[]> {
    return this.store.read<FunnelEvent>(
      "funnel-events",
      `select e.stage, extract(year from e.at at time zone 'UTC')::int as year, e.sectors, e.region,
              coalesce(e.direction, case e.region when 'BRUSSELS' then 'BRUSSELS_TO_QUEBEC' else 'QUEBEC_TO_BRUSSELS' end)
                as direction, e.days
         from (${EVENTS}) e
        where e.region is not null and (e.at at time zone 'UTC')::date between $1::date and $2::date`,
      [from, until],
    );
  }
}
