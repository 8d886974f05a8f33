import type { Transaction } from "../../../../persistence/store";
import { Contact } from "../../../partnering/organisations/contact.entity";
import { Introduction } from "../../../partnering/introductions/introduction.entity";
import { Requirement } from "../../../partnering/needs/requirement.entity";
import { badInput, type InputProblem, notFound, refuse } from "../../../shared/domain-error";
import type { Language } from "../../../shared/language";
import type { Region } from "../../../shared/region";
import { optionalTextProblems, textProblems } from "../../../shared/text";
import { readLocalTime, writeLocalTime } from "./local-time.rules";
import type { Mission } from "../life/mission.entity";
import { destinationOf } from "../life/mission.rules";
import { travelTable } from "../travel-times/travel-time.service";
import { Traveller } from "../travellers/traveller.entity";
import { Visit } from "./visit.entity";
import { appointmentProblems, takesPlace, timetableProblems } from "./visit.rules";

/** When and where, and what for. */
export interface VisitPlan {
  readonly hostContactId?: string | null | undefined;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Default: the side that the mission goes to. */
  readonly place?: Region | null | undefined;
  readonly address?: string | null | undefined;
  readonly municipality: string;
  readonly purpose: string;
  readonly needId?: string | null | undefined;
  readonly requirementIds?: readonly string[] | null | undefined;
  /** Default: all travellers. */
  readonly travellerIds?: readonly string[] | null | undefined;
  readonly interpreterLanguage?: Language | null | undefined;
}

/** A field that was left out stays as it is. */
export type VisitPlanChange = { readonly [Field in keyof VisitPlan]?: VisitPlan[Field] | null | undefined };

/** The columns that a plan fills. */
type PlannedVisit = Omit<
  Visit,
  | "id"
  | "missionId"
  | "state"
  | "answeredAt"
  | "endReason"
  | "kept"
  | "result"
  | "nextStep"
  | "debriefedAt"
  | "createdAt"
  | "updatedAt"
  | "version"
>;

/** The plan that a visit follows, as somebody would write it. */
export function planOf(visit: Visit): VisitPlan {
  const { startsAt, endsAt, place } = visit;
  return { ...visit, startsAt: writeLocalTime(startsAt, place), endsAt: writeLocalTime(endsAt, place) };
}

/** Checks a plan against the mission, the introductions and the timetable; the mission is locked. */
export async function planVisit(
  tx: Transaction,
  mission: Mission,
  hostOrganisationId: string,
  plan: VisitPlan,
  visitId: string | null,
): Promise<PlannedVisit> {
  const place = plan.place ?? destinationOf(mission.direction);
  const times = readTimes(plan, place);
  const introduction = await acceptedIntroduction(
    tx,
    mission.organisationId,
    hostOrganisationId,
    plan.needId,
  );
  const visit: PlannedVisit = {
    hostOrganisationId,
    introductionId: introduction.id,
    needId: introduction.needId,
    ...times,
    place,
    ...(await peopleOf(tx, mission, hostOrganisationId, plan)),
    requirementIds: await requirementsOf(tx, introduction.needId, plan.requirementIds ?? []),
    address: plan.address ?? null,
    municipality: plan.municipality,
    purpose: plan.purpose,
    interpreterLanguage: plan.interpreterLanguage ?? null,
  };
  refuse(appointmentProblems(visit, mission));
  await refuseClash(tx, mission.id, visit, visitId);
  return visit;
}

function readTimes(plan: VisitPlan, place: Region): Pick<Visit, "startsAt" | "endsAt"> {
  const starts = readLocalTime(plan.startsAt, place, "input.startsAt");
  const ends = readLocalTime(plan.endsAt, place, "input.endsAt");
  refuse([...textsOf(plan), ...starts.problems, ...ends.problems]);
  return { startsAt: starts.moment ?? new Date(Number.NaN), endsAt: ends.moment ?? new Date(Number.NaN) };
}

function textsOf({ purpose, municipality, address }: VisitPlan): InputProblem[] {
  return [
    ...textProblems(purpose, "text", "input.purpose"),
    ...textProblems(municipality, "name", "input.municipality"),
    ...optionalTextProblems(address, "line", "input.address"),
  ];
}

/** Visits are made to organisations that both sides have accepted to know; the answer is the same for one that is not there. */
async function acceptedIntroduction(
  tx: Transaction,
  organisationId: string,
  hostOrganisationId: string,
  needId: string | null | undefined,
): Promise<Introduction> {
  const state = "ACCEPTED" as const;
  const introductions = await tx.manager.find(Introduction, {
    where: [
      { seekerId: organisationId, candidateId: hostOrganisationId, state },
      { seekerId: hostOrganisationId, candidateId: organisationId, state },
    ],
    order: { id: "DESC" },
  });
  if (introductions.length === 0)
    throw badInput(
      "input.hostOrganisationId",
      "The enterprise has no accepted introduction with this organisation. Introduce the two first, and visit when both have accepted.",
    );
  const wanted = needId ? introductions.find((one) => one.needId === needId) : introductions[0];
  if (!wanted)
    throw badInput(
      "input.needId",
      "The two were not introduced for this need. Name the need of their introduction.",
    );
  return wanted;
}

async function peopleOf(
  tx: Transaction,
  { id: missionId }: Mission,
  organisationId: string,
  plan: VisitPlan,
) {
  const hostContactId = plan.hostContactId ?? null;
  if (
    hostContactId !== null &&
    (await tx.manager.countBy(Contact, { id: hostContactId, organisationId })) === 0
  )
    throw notFound("contact of the host", "input.hostContactId");
  const travellers = (await tx.manager.findBy(Traveller, { missionId })).map(({ id }) => id);
  const travellerIds = plan.travellerIds?.length ? [...new Set(plan.travellerIds)] : travellers;
  if (travellerIds.some((id) => !travellers.includes(id))) throw notFound("traveller", "input.travellerIds");
  if (travellerIds.length === 0)
    throw badInput("input.travellerIds", "Nobody travels yet. Add a traveller to the mission first.");
  return { hostContactId, travellerIds };
}

async function requirementsOf(tx: Transaction, needId: string, wanted: readonly string[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const known = new Set((await tx.manager.findBy(Requirement, { needId })).map(({ id }) => id));
  const stranger = wanted.findIndex((id) => !known.has(id));
  if (stranger >= 0)
    throw badInput(
      `input.requirementIds.${String(stranger)}`,
      "That requirement is none of the need for which the two were introduced.",
    );
  return [...new Set(wanted)];
}

async function refuseClash(
  tx: Transaction,
  missionId: string,
  visit: PlannedVisit,
  visitId: string | null,
): Promise<void> {
  const others = (await tx.manager.findBy(Visit, { missionId })).filter(
    (other) => other.id !== visitId && takesPlace(other),
  );
  refuse(timetableProblems(visit, others, await travelTable(tx)));
}
