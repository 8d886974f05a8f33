import type { Day } from "../../shared/calendar";
import { type Clock, dayOf } from "../../shared/clock";
import { countedUntil, refuseYear } from "./funnel.rules";
import type { MatchQualityRepository } from "./match-quality.repository";
import { type MatchQualityGrouping, type QualityRow, qualityTable } from "./match-quality.rules";

export interface MatchQuality {
  readonly groupBy: MatchQualityGrouping;
  readonly year: number;
  readonly countedUntil: Day;
  readonly rows: readonly QualityRow[];
}

/** Figures about suggestions, year by year and by whole quarters, as all figures of the programme. */
export class MatchQualityService {
  constructor(
    private readonly events: MatchQualityRepository,
    private readonly clock: Clock,
  ) {}

  async of(groupBy: MatchQualityGrouping, asked: number | null): Promise<MatchQuality> {
    const last = countedUntil(dayOf(this.clock.now()));
    const year = asked ?? Number(last.slice(0, 4));
    refuseYear(year, last, "year");
    const end = `${String(year)}-12-31`;
    const until = last < end ? last : end;
    const events = await this.events.between(`${String(year)}-01-01`, until);
    return { groupBy, year, countedUntil: until, rows: qualityTable(events, groupBy) };
  }
}
