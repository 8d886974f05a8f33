import type { Day } from "../../shared/calendar";

/** Those of the organisations for whom no further trip may depart now, and the first day on which one may. */
export type TripsUsed = (organisationIds: readonly string[]) => Promise<ReadonlyMap<string, Day>>;

/**
 * What suggestions ask about the quota of missions. Finding partners works without the programme around it: the
 * programme fills this in when it is there, and until then nobody has travelled.
 */
export class CandidateQuota {
  private ask: TripsUsed = () => Promise.resolve(new Map());

  answerWith(ask: TripsUsed): void {
    this.ask = ask;
  }

  usedBy(organisationIds: readonly string[]): Promise<ReadonlyMap<string, Day>> {
    return this.ask(organisationIds);
  }
}
