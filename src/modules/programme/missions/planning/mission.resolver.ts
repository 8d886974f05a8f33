import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../../graphql/connections";
import { globalId, readIdOf } from "../../../../graphql/global-id";
import type { RequestContext } from "../../../../graphql/request-context";
import { DateScalar } from "../../../../graphql/scalars";
import type { OrganisationLoader } from "../../../partnering/organisations/organisation.loader";
import type { Language } from "../../../shared/language";
import { LanguageEnum } from "../../../shared/shared.types";
import type { Booking } from "../support/booking.entity";
import { calendarOf } from "../printable/calendar";
import type { CostLine } from "../support/cost-line.entity";
import { totalInEuros, totalsByCurrency } from "../support/cost.rules";
import type { MissionEvent } from "../life/mission-event.entity";
import type { MissionLoader } from "../parts/mission.loader";
import type { VisitLoader } from "../visits/visit.loader";
import type { MissionProgrammes } from "../printable/mission-programme";
import type { MissionRecord } from "../life/mission.repository";
import type { MissionFiles } from "../life/mission-files";
import { MissionConnection, MissionFilterInput, MissionType } from "./mission.types";
import { printableProgramme } from "../printable/printable-programme";
import type { MissionQuota, QuotaService } from "../quota/quota.service";
import { MissionQuotaType, QuotaTripType } from "../quota/quota.types";
import type { Trip } from "../quota/quota.rules";
import { freeAgainOn } from "../quota/quota.rules";

@Resolver(() => MissionType)
export class MissionResolver {
  constructor(
    private readonly service: MissionFiles,
    private readonly loaders: { readonly missions: MissionLoader; readonly visits: VisitLoader },
    private readonly organisations: OrganisationLoader,
    private readonly quotas: QuotaService,
  ) {}

  @Query(() => MissionType, {
    nullable: true,
    description: "One mission; null when there is none that the viewer may see.",
  })
  async mission(
    @Ctx() { viewer }: RequestContext,
    @Arg("id", () => ID, { description: "Its identifier." }) id: string,
  ): Promise<MissionRecord | null> {
    const [mission] = await this.service.findMany(viewer, [readIdOf("Mission", id, "id")]);
    return mission ?? null;
  }

  @Query(() => MissionConnection, { description: "Missions that the viewer may see, newest first." })
  async missions(
    @Ctx() { viewer }: RequestContext,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Arg("filter", () => MissionFilterInput, { nullable: true, description: "Which ones." })
    filter: MissionFilterInput | null | undefined,
  ) {
    const page = readPage(args, { list: "missions", values: ["ID"] });
    const { organisationId, applicationId, states } = filter ?? {};
    const wanted = {
      states: states ?? null,
      organisationId: organisationId
        ? readIdOf("Organisation", organisationId, "filter.organisationId")
        : null,
      applicationId: applicationId ? readIdOf("Application", applicationId, "filter.applicationId") : null,
    };
    return pageOf(await this.service.page(viewer, wanted, page), page, ({ id }) => [id]);
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: MissionRecord): string {
    return globalId("Mission", id);
  }

  @FieldResolver()
  organisation(@Root() { organisationId }: MissionRecord, @Ctx() context: RequestContext) {
    return this.organisations.byId(context).load(organisationId);
  }

  @FieldResolver(() => ID)
  applicationId(@Root() { applicationId }: MissionRecord): string {
    return globalId("Application", applicationId);
  }

  @FieldResolver()
  visits(@Root() { id }: MissionRecord, @Ctx() context: RequestContext) {
    return this.loaders.visits.ofMission(context).load(id);
  }

  @FieldResolver()
  quota(@Root() { organisationId, departsOn }: MissionRecord): Promise<MissionQuota> {
    return this.quotas.on(organisationId, departsOn);
  }

  @FieldResolver()
  travellers(@Root() { id }: MissionRecord, @Ctx() context: RequestContext) {
    return this.loaders.missions.travellers(context).load(id);
  }

  @FieldResolver()
  async supportTasks(@Root() { id }: MissionRecord, @Ctx() context: RequestContext) {
    const tasks = await this.loaders.missions.tasks(context).load(id);
    return tasks.map((task) => ({ ...task, id: globalId("SupportTask", task.id) }));
  }

  @FieldResolver()
  async bookings(@Root() { id }: MissionRecord, @Ctx() context: RequestContext) {
    return (await this.loaders.missions.bookings(context).load(id)).map(shownBooking);
  }

  @FieldResolver()
  async costs(@Root() { id }: MissionRecord, @Ctx() context: RequestContext) {
    const costs = await this.loaders.missions.costs(context).load(id);
    return { lines: costs.map(shownCost), totals: totalsByCurrency(costs), inEuros: totalInEuros(costs) };
  }

  @FieldResolver()
  async history(@Root() { id }: MissionRecord, @Ctx() context: RequestContext) {
    return (await this.loaders.missions.events(context).load(id)).map(shownEvent);
  }
}

/** Texts that a traveller takes along: for everybody who reads the mission's file. */
@Resolver(() => MissionType)
export class MissionTextsResolver {
  constructor(private readonly programmes: MissionProgrammes) {}

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The programme as iCalendar (RFC 5545) with times in UTC, of one traveller or of all: save it as an .ics file. Level 4.",
  })
  async calendar(
    @Root() mission: MissionRecord,
    @Ctx() { viewer, language }: RequestContext,
    @Arg("travellerId", () => ID, { nullable: true, description: "Of this traveller. Default: of all." })
    travellerId: string | null | undefined,
    @Arg("locale", () => LanguageEnum, { nullable: true, description: "Language. Default: the caller's." })
    locale: Language | null | undefined,
  ): Promise<string> {
    const id = travellerId ? readIdOf("Traveller", travellerId, "travellerId") : null;
    return calendarOf(await this.programmes.of(viewer, mission, id), locale ?? language);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The programme as a page to print: HTML that holds all it needs and loads nothing. Save it as an .html file. Level 4.",
  })
  async printableProgramme(
    @Root() mission: MissionRecord,
    @Ctx() { viewer, language }: RequestContext,
    @Arg("locale", () => LanguageEnum, { nullable: true, description: "Language. Default: the caller's." })
    locale: Language | null | undefined,
  ): Promise<string> {
    return printableProgramme(await this.programmes.of(viewer, mission, null), locale ?? language);
  }
}

@Resolver(() => MissionQuotaType)
export class QuotaResolver {
  constructor(private readonly service: QuotaService) {}

  @Query(() => MissionQuotaType, {
    description:
      "Trips of an enterprise within two years, for a departure on a day. For its people and the advisers of its region.",
  })
  missionQuota(
    @Ctx() { viewer }: RequestContext,
    @Arg("organisationId", () => ID, { description: "The enterprise." }) organisationId: string,
    @Arg("asOf", () => DateScalar, {
      nullable: true,
      description: "The day of departure. Default: today, where the enterprise is.",
    })
    asOf: string | null | undefined,
  ): Promise<MissionQuota> {
    return this.service.quota(
      viewer,
      readIdOf("Organisation", organisationId, "organisationId"),
      asOf ?? null,
    );
  }

  @FieldResolver()
  allowed(@Root() { parameters }: MissionQuota): number {
    return parameters.trips;
  }

  @FieldResolver()
  months(@Root() { parameters }: MissionQuota): number {
    return parameters.months;
  }
}

@Resolver(() => QuotaTripType)
export class QuotaTripResolver {
  @FieldResolver(() => ID)
  missionId(@Root() { missionId }: Trip): string {
    return globalId("Mission", missionId);
  }

  @FieldResolver()
  freeAgainOn(@Root() { departsOn }: Trip): string {
    return freeAgainOn(departsOn);
  }
}

function shownBooking(booking: Booking) {
  const travellerIds = booking.travellerIds.map((id) => globalId("Traveller", id));
  return { ...booking, id: globalId("Booking", booking.id), travellerIds };
}

function shownCost({ id, bookingId, description, incurredOn, currency, ...line }: CostLine) {
  const money = (amount: string) => ({ amount, currency });
  return {
    id: globalId("MissionCost", id),
    bookingId: bookingId && globalId("Booking", bookingId),
    description,
    incurredOn,
    amount: money(line.amount),
    programmeShare: money(line.programmeShare),
    enterpriseShare: money(line.enterpriseShare),
  };
}

function shownEvent({ id, visitId, ...event }: MissionEvent) {
  return { ...event, id: globalId("MissionEvent", id), visitId: visitId && globalId("Visit", visitId) };
}
