import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../../persistence/idempotency";
import type { Transaction } from "../../../../persistence/store";
import type { Viewer } from "../../../../security/viewer";
import { dayProblems, optionalDayProblems } from "../../../shared/calendar";
import { dayOf } from "../../../shared/clock";
import { badInput, type InputProblem, notFound, refuse } from "../../../shared/domain-error";
import type { Money } from "../../../shared/money";
import { optionalTextProblems, textProblems } from "../../../shared/text";
import { rateWithin } from "../../eligibility/exchange-rate.repository";
import { Booking, type BookingKind } from "./booking.entity";
import { CostLine } from "./cost-line.entity";
import { costProblems, RATE_AGE_DAYS, rateProblems } from "./cost.rules";
import type { MissionChange, MissionTarget } from "../life/mission-change";
import type { MissionRecord } from "../life/mission.repository";
import { refuseEnded } from "../life/mission.rules";
import type { MissionFiles } from "../life/mission-files";
import { Traveller } from "../travellers/traveller.entity";

type Once<T> = T & { readonly idempotencyKey?: string | null | undefined };

export interface NewBooking {
  readonly kind: BookingKind;
  readonly supplier: string;
  readonly reference?: string | null | undefined;
  readonly beginsOn?: string | null | undefined;
  readonly endsOn?: string | null | undefined;
  readonly travellerIds?: readonly string[] | null | undefined;
}

export interface NewCost {
  readonly description: string;
  readonly amount: Money;
  readonly programmeShare: string;
  readonly enterpriseShare: string;
  readonly incurredOn?: string | null | undefined;
  readonly bookingId?: string | null | undefined;
}

const HANDS = ["COORDINATOR", "PREPARER"] as const;

/** «reservation and payment of the costs of the Transatlantic journey» and what else a mission costs. */
export class MissionCostsService {
  constructor(
    private readonly change: MissionChange,
    private readonly missions: MissionFiles,
  ) {}

  async addBooking(viewer: Viewer, target: MissionTarget, input: Once<NewBooking>): Promise<MissionRecord> {
    refuse(bookingProblems(input));
    await this.change.run(
      viewer,
      { ...target, operation: "addBooking", hands: HANDS },
      async (tx, mission) => {
        refuseEnded(mission.state);
        await onlyOnce(tx, "addBooking", { ...input, ...target }, async () => {
          const booking = bookingRow(mission.id, input);
          await refuseStrangers(tx, mission.id, booking.travellerIds);
          await tx.manager.insert(Booking, booking);
          return booking.id;
        });
      },
    );
    return this.missions.find(viewer, target.missionId);
  }

  /** What it cost all the same stays among the costs. */
  async cancelBooking(viewer: Viewer, target: MissionTarget, bookingId: string): Promise<MissionRecord> {
    await this.change.run(
      viewer,
      { ...target, operation: "cancelBooking", hands: HANDS },
      async (tx, mission) => {
        const booking = await tx.manager.findOneBy(Booking, { id: bookingId, missionId: mission.id });
        if (!booking) throw notFound("booking", "input.bookingId");
        if (booking.cancelledAt) throw badInput("input.bookingId", "The booking is cancelled already.");
        await tx.manager.update(Booking, { id: bookingId }, { cancelledAt: tx.now });
      },
    );
    return this.missions.find(viewer, target.missionId);
  }

  async addCost(viewer: Viewer, target: MissionTarget, input: Once<NewCost>): Promise<MissionRecord> {
    refuse(newCostProblems(input));
    await this.change.run(
      viewer,
      { ...target, operation: "addMissionCost", hands: HANDS },
      async (tx, mission) => {
        refuseEnded(mission.state);
        await onlyOnce(tx, "addMissionCost", { ...input, ...target }, async () => {
          const line = costRow(mission.id, input, dayOf(tx.now));
          await refuseForeignBooking(tx, line);
          await convert(tx, mission.id, line);
          await tx.manager.insert(CostLine, line);
          return line.id;
        });
      },
    );
    return this.missions.find(viewer, target.missionId);
  }

  async removeCost(viewer: Viewer, target: MissionTarget, costId: string): Promise<MissionRecord> {
    await this.change.run(
      viewer,
      { ...target, operation: "removeMissionCost", hands: HANDS },
      async (tx, mission) => {
        refuseEnded(mission.state);
        const { affected } = await tx.manager.delete(CostLine, { id: costId, missionId: mission.id });
        if (affected === 0) throw notFound("cost", "input.costId");
      },
    );
    return this.missions.find(viewer, target.missionId);
  }
}

/** Dates a rate to every cost that lacks one; two currencies without a rate cannot be added up. */
async function convert(tx: Transaction, missionId: string, line: CostLine): Promise<void> {
  const others = await tx.manager.findBy(CostLine, { missionId });
  const unrated = [...others, line].filter(
    ({ currency, unitsPerEuro }) => currency !== "EUR" && unitsPerEuro === null,
  );
  for (const cost of unrated)
    cost.unitsPerEuro = await rateWithin(tx, cost.currency, cost.incurredOn, RATE_AGE_DAYS);
  refuse(rateProblems([...others, line]));
  await tx.manager.save(unrated.filter((cost) => cost !== line));
}

async function refuseForeignBooking(tx: Transaction, { bookingId, missionId }: CostLine): Promise<void> {
  if (bookingId === null) return;
  if ((await tx.manager.countBy(Booking, { id: bookingId, missionId })) === 0)
    throw notFound("booking", "input.bookingId");
}

async function refuseStrangers(
  tx: Transaction,
  missionId: string,
  travellerIds: readonly string[],
): Promise<void> {
  const known = new Set((await tx.manager.findBy(Traveller, { missionId })).map(({ id }) => id));
  if (travellerIds.some((id) => !known.has(id))) throw notFound("traveller", "input.travellerIds");
}

function bookingProblems({ supplier, reference, beginsOn, endsOn }: NewBooking): InputProblem[] {
  const problems = [
    ...textProblems(supplier, "name", "input.supplier"),
    ...optionalTextProblems(reference, "name", "input.reference"),
    ...optionalDayProblems(beginsOn, "input.beginsOn"),
    ...optionalDayProblems(endsOn, "input.endsOn"),
  ];
  if (problems.length === 0 && beginsOn && endsOn && endsOn < beginsOn)
    return [
      { field: "input.endsOn", message: `The booking ends on ${endsOn}, before it begins on ${beginsOn}.` },
    ];
  return problems;
}

function bookingRow(missionId: string, input: NewBooking): Booking {
  const { kind, supplier, reference = null, beginsOn = null, endsOn = null } = input;
  const travellerIds = [...(input.travellerIds ?? [])];
  return {
    id: uuidv7(),
    missionId,
    kind,
    supplier,
    reference,
    beginsOn,
    endsOn,
    travellerIds,
    cancelledAt: null,
  };
}

function newCostProblems({ description, amount, programmeShare, enterpriseShare, incurredOn }: NewCost) {
  return [
    ...textProblems(description, "line", "input.description"),
    ...optionalDayProblems(incurredOn, "input.incurredOn"),
    ...costProblems({ ...amount, programmeShare, enterpriseShare }),
  ];
}

function costRow(missionId: string, { amount, ...input }: NewCost, today: string): CostLine {
  const { description, programmeShare, enterpriseShare, bookingId = null } = input;
  const incurredOn = input.incurredOn ?? today;
  refuse(dayProblems(incurredOn, "input.incurredOn"));
  return {
    id: uuidv7(),
    missionId,
    bookingId,
    description,
    incurredOn,
    ...amount,
    programmeShare,
    enterpriseShare,
    unitsPerEuro: null,
  };
}
