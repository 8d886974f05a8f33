import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../../graphql/connections";
import { globalId, readIdOf } from "../../../../graphql/global-id";
import type { RequestContext } from "../../../../graphql/request-context";
import { mayRead } from "../../../../security/disclosure";
import type { NeedLoader } from "../../../partnering/needs/need.loader";
import type { OrganisationLoader } from "../../../partnering/organisations/organisation.loader";
import { TIME_ZONES } from "../../../shared/clock";
import { writeLocalTime } from "./local-time.rules";
import type { MissionLoader } from "../parts/mission.loader";
import type { TravelTimeService } from "../travel-times/travel-time.service";
import { minutesBetween } from "../travel-times/travel-time.rules";
import type { VisitLoader } from "./visit.loader";
import type { VisitRecord } from "./visit.repository";
import { pauseBetween, takesPlace } from "./visit.rules";
import type { VisitService } from "./visit.service";
import {
  CancelVisitInput,
  ConfirmVisitInput,
  DebriefVisitInput,
  DeclineVisitInput,
  ScheduleVisitInput,
  UpdateVisitInput,
  VisitConnection,
  VisitPayload,
  VisitType,
} from "./visit.types";

type Payload = Promise<{ visit: VisitRecord }>;

@Resolver(() => VisitType)
export class VisitResolver {
  constructor(
    private readonly loaders: { readonly missions: MissionLoader; readonly visits: VisitLoader },
    private readonly needs: NeedLoader,
    private readonly organisations: OrganisationLoader,
    private readonly travelTimes: TravelTimeService,
  ) {}

  @FieldResolver(() => ID)
  id(@Root() { id }: VisitRecord): string {
    return globalId("Visit", id);
  }

  @FieldResolver()
  enterprise(@Root() { organisationId }: VisitRecord, @Ctx() context: RequestContext) {
    return this.organisations.byId(context).load(organisationId);
  }

  @FieldResolver()
  host(@Root() { hostOrganisationId }: VisitRecord, @Ctx() context: RequestContext) {
    return this.organisations.byId(context).load(hostOrganisationId);
  }

  @FieldResolver()
  async hostContact(
    @Root() { hostContactId, hostOrganisationId }: VisitRecord,
    @Ctx() context: RequestContext,
  ) {
    if (hostContactId === null || !context.viewer.mayKnow(hostOrganisationId)) return null;
    const contacts = await this.organisations.contacts(context).load(hostOrganisationId);
    return contacts.find(({ id }) => id === hostContactId) ?? null;
  }

  @FieldResolver()
  startsAtLocal(@Root() { startsAt, place }: VisitRecord): string {
    return writeLocalTime(startsAt, place);
  }

  @FieldResolver()
  endsAtLocal(@Root() { endsAt, place }: VisitRecord): string {
    return writeLocalTime(endsAt, place);
  }

  @FieldResolver()
  timeZone(@Root() { place }: VisitRecord): string {
    return TIME_ZONES[place];
  }

  @FieldResolver()
  need(@Root() { needId }: VisitRecord, @Ctx() context: RequestContext) {
    return this.needs.byId(context).load(needId);
  }

  @FieldResolver()
  async requirements(@Root() { needId, requirementIds }: VisitRecord, @Ctx() context: RequestContext) {
    const need = await this.needs.byId(context).load(needId);
    if (!need || !mayRead(context.viewer, 1, need)) return null;
    const requirements = await this.needs.requirements(context).load(needId);
    return requirements.filter(({ id }) => requirementIds.includes(id));
  }

  @FieldResolver()
  async travellers(@Root() { missionId, travellerIds }: VisitRecord, @Ctx() context: RequestContext) {
    const travellers = await this.loaders.missions.travellers(context).load(missionId);
    return travellers.filter(({ id }) => travellerIds.includes(id));
  }

  @FieldResolver()
  async travelBefore(@Root() visit: VisitRecord, @Ctx() context: RequestContext) {
    const visits = await this.loaders.visits.ofMission(context).load(visit.missionId);
    const before = visits
      .filter((one) => one.id !== visit.id && takesPlace(one) && one.startsAt <= visit.startsAt)
      .filter(({ travellerIds }) => travellerIds.some((id) => visit.travellerIds.includes(id)))
      .at(-1);
    if (!before) return null;
    const table = await this.travelTimes.list(visit.municipality);
    return {
      fromMunicipality: before.municipality,
      minutes: minutesBetween(before.municipality, visit.municipality, table) ?? null,
      available: pauseBetween(before, visit),
    };
  }

  @FieldResolver()
  debrief(@Root() { kept, result, nextStep, debriefedAt }: VisitRecord) {
    return debriefedAt === null ? null : { kept, result, nextStep, debriefedAt };
  }
}

@Resolver()
export class VisitOperations {
  constructor(private readonly service: VisitService) {}

  @Query(() => VisitConnection, {
    description:
      "Visits that one's own organisations receive, or those of an adviser's region, newest first.",
  })
  async hostedVisits(
    @Ctx() { viewer }: RequestContext,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
  ) {
    const page = readPage(args, { list: "hosted visits", values: ["ID"] });
    return pageOf(await this.service.hostedBy(viewer, page), page, ({ id }) => [id]);
  }

  @Mutation(() => VisitPayload, { description: "Proposes a visit to an organisation that was introduced." })
  scheduleVisit(
    @Arg("input", () => ScheduleVisitInput) input: ScheduleVisitInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(
      this.service.schedule(viewer, {
        ...input,
        ...identifiersOf(input),
        missionId: readIdOf("Mission", input.missionId, "input.missionId"),
        hostOrganisationId: readIdOf("Organisation", input.hostOrganisationId, "input.hostOrganisationId"),
      }),
    );
  }

  @Mutation(() => VisitPayload, { description: "Changes the plan of a visit; the host is asked anew." })
  updateVisit(
    @Arg("input", () => UpdateVisitInput) { visitId, expectedVersion, ...input }: UpdateVisitInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(
      this.service.update(viewer, visitTarget({ visitId, expectedVersion }), {
        ...input,
        ...identifiersOf(input),
      }),
    );
  }

  @Mutation(() => VisitPayload, { description: "The host expects the travellers." })
  confirmVisit(
    @Arg("input", () => ConfirmVisitInput) input: ConfirmVisitInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.confirm(viewer, visitTarget(input)));
  }

  @Mutation(() => VisitPayload, { description: "The host cannot receive the travellers then." })
  declineVisit(
    @Arg("input", () => DeclineVisitInput) input: DeclineVisitInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.decline(viewer, visitTarget(input), input.reason));
  }

  @Mutation(() => VisitPayload, { description: "A visit does not take place." })
  cancelVisit(
    @Arg("input", () => CancelVisitInput) input: CancelVisitInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.cancel(viewer, visitTarget(input), input.reason));
  }

  @Mutation(() => VisitPayload, {
    description: "Tells what a visit brought: kept or not, result, next step.",
  })
  debriefVisit(
    @Arg("input", () => DebriefVisitInput) input: DebriefVisitInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.debrief(viewer, visitTarget(input), input));
  }
}

interface Identifiers {
  readonly hostContactId?: string | null;
  readonly needId?: string | null;
  readonly requirementIds?: string[] | null;
  readonly travellerIds?: string[] | null;
}

/** Identifiers that were given, as the service knows them. */
function identifiersOf({ hostContactId, needId, requirementIds, travellerIds }: Identifiers): Identifiers {
  const one = (type: string, field: string, id: string | null | undefined) =>
    id ? { [field]: readIdOf(type, id, `input.${field}`) } : {};
  const many = (type: string, field: string, ids: string[] | null | undefined) =>
    ids ? { [field]: ids.map((id, index) => readIdOf(type, id, `input.${field}.${String(index)}`)) } : {};
  return {
    ...one("Contact", "hostContactId", hostContactId),
    ...one("Need", "needId", needId),
    ...many("Requirement", "requirementIds", requirementIds),
    ...many("Traveller", "travellerIds", travellerIds),
  };
}

function visitTarget({ visitId, expectedVersion }: { visitId: string; expectedVersion: number }) {
  return { visitId: readIdOf("Visit", visitId, "input.visitId"), expectedVersion };
}

async function payload(change: Promise<VisitRecord>): Payload {
  return { visit: await change };
}
