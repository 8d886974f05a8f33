import type { Store } from "../../../persistence/store";
import type { Day } from "../../shared/calendar";
import type { QualityEvent } from "./match-quality.rules";

/** Places that count as the top of a list. */
const TOP = 5;

const EVENTS = `
  select 'VERDICT' as kind, v.decided_at as at, v.kind = 'SHORTLISTED' as "isGood", v.need_id
    from suggestion_verdict v where v.undone_at is null and v.rank <= ${String(TOP)}
  union all
  select 'ANSWER', greatest(i.seeker_accepted_at, i.candidate_accepted_at), true, i.need_id
    from introduction i where i.seeker_accepted_at is not null and i.candidate_accepted_at is not null
  union all
  select 'ANSWER', i.ended_at, false, i.need_id
    from introduction i where i.state in ('DECLINED', 'EXPIRED')`;

/** What became of suggestions and introductions, as bare events without any name. */
export class MatchQualityRepository {
  constructor(private readonly store: Store) {}

  /** From the first day of the first to the last day that is given. */
  between(from: Day, until: Day): Promise<QualityEvent[]> {
    return this.store.read<QualityEvent>(
      "match-quality-events",
      `select e.kind, e."isGood", n.sectors, n.language,
              case o.region when 'BRUSSELS' then 'BRUSSELS_TO_QUEBEC' else 'QUEBEC_TO_BRUSSELS' end as direction
         from (${EVENTS}) e join need n on n.id = e.need_id join organisation o on o.id = n.organisation_id
        where o.region is not null and (e.at at time zone 'UTC')::date between $1::date and $2::date`,
      [from, until],
    );
  }
}
