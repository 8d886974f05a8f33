import { mayRead } from "../../../../security/disclosure";
import type { Viewer } from "../../../../security/viewer";
import { subjectOf } from "../../../partnering/organisations/organisation-change";
import type { OrganisationService } from "../../../partnering/organisations/organisation.service";
import { type Day, dayProblems } from "../../../shared/calendar";
import { type Clock, localDayOf } from "../../../shared/clock";
import { notFound, refuse } from "../../../shared/domain-error";
import type { Region } from "../../../shared/region";
import type { QuotaRepository } from "./quota.repository";
import {
  freeAgainOn,
  nextFreeDay,
  PROGRAMME_QUOTA,
  type QuotaParameters,
  type Trip,
  tripsCountingOn,
  tripsInTheWay,
} from "./quota.rules";

/** A trip of the ledger with the day from which it counts no more. */
export type CountedTrip = Trip & { readonly freeAgainOn: Day };

/** Where an enterprise stands with its trips, for a departure on a day. */
export interface MissionQuota {
  readonly asOf: Day;
  readonly parameters: QuotaParameters;
  readonly used: number;
  readonly mayDepart: boolean;
  readonly nextFreeOn: Day;
  readonly trips: readonly CountedTrip[];
}

/** The quota of an enterprise, for its people and the advisers of its region (level 3). */
export class QuotaService {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly repository: QuotaRepository,
    private readonly clock: Clock,
  ) {}

  async quota(viewer: Viewer, organisationId: string, asOf: Day | null): Promise<MissionQuota> {
    const organisation = await this.organisations.find(viewer, organisationId);
    if (!organisation || !mayRead(viewer, 3, subjectOf(organisation)))
      throw notFound("organisation", "organisationId");
    refuse(asOf === null ? [] : dayProblems(asOf, "asOf"));
    return this.on(organisationId, asOf ?? this.today(organisation.region));
  }

  /** Without asking who wants to know. */
  async on(organisationId: string, asOf: Day): Promise<MissionQuota> {
    const trips = (await this.repository.tripsOf([organisationId])).get(organisationId) ?? [];
    return {
      asOf,
      parameters: PROGRAMME_QUOTA,
      used: tripsCountingOn(trips, asOf).length,
      mayDepart: tripsInTheWay(trips, asOf).length === 0,
      nextFreeOn: nextFreeDay(trips, asOf),
      trips: trips.map((trip) => ({ ...trip, freeAgainOn: freeAgainOn(trip.departsOn) })),
    };
  }

  /** Those for whom no further trip may depart today, and the first day on which one may. */
  async usedBy(organisationIds: readonly string[]): Promise<ReadonlyMap<string, Day>> {
    const today = this.today(null);
    const trips = [...(await this.repository.tripsOf(organisationIds))];
    const full = trips.filter(([, own]) => tripsInTheWay(own, today).length > 0);
    return new Map(full.map(([id, own]) => [id, nextFreeDay(own, today)]));
  }

  private today(region: Region | null): Day {
    return localDayOf(this.clock.now(), region);
  }
}
