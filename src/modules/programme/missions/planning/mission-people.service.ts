import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../../persistence/idempotency";
import type { Transaction } from "../../../../persistence/store";
import type { Viewer } from "../../../../security/viewer";
import { badInput, notFound, refuse } from "../../../shared/domain-error";
import type { MissionChange, MissionTarget } from "../life/mission-change";
import { PREPARER_ROLES } from "../life/mission-circle.rules";
import { MissionPreparer } from "../life/mission-preparer.entity";
import type { MissionRecord } from "../life/mission.repository";
import { refuseEnded, travellerCountProblems } from "../life/mission.rules";
import type { MissionFiles } from "../life/mission-files";
import { Traveller } from "../travellers/traveller.entity";
import { type NewTraveller, travellerProblems, travellerRow } from "../travellers/traveller.rules";
import { refuseOtherTrips } from "../travellers/traveller-trips";
import { visitsOfTraveller } from "../visits/visit.repository";

type Once<T> = T & { readonly idempotencyKey?: string | null | undefined };

/** The people of a mission: those who travel, and those who prepare it. */
export class MissionPeopleService {
  constructor(
    private readonly change: MissionChange,
    private readonly missions: MissionFiles,
  ) {}

  async addTraveller(
    viewer: Viewer,
    target: MissionTarget,
    input: Once<NewTraveller>,
  ): Promise<MissionRecord> {
    refuse(travellerProblems(input, "input"));
    const hands = ["APPLICANT", "COORDINATOR", "PREPARER"] as const;
    await this.change.run(viewer, { ...target, operation: "addTraveller", hands }, async (tx, mission) => {
      refuseEnded(mission.state);
      await onlyOnce(tx, "addTraveller", { ...input, ...target }, async () => {
        const count = await tx.manager.countBy(Traveller, { missionId: mission.id });
        refuse(travellerCountProblems(count + 1, "input.missionId"));
        await refuseOtherTrips(tx, mission, [input], "input.name");
        const traveller = travellerRow(mission.id, input);
        await tx.manager.insert(Traveller, traveller);
        return traveller.id;
      });
    });
    return this.missions.find(viewer, target.missionId);
  }

  async removeTraveller(viewer: Viewer, target: MissionTarget, travellerId: string): Promise<MissionRecord> {
    const hands = ["APPLICANT", "COORDINATOR", "PREPARER"] as const;
    await this.change.run(viewer, { ...target, operation: "removeTraveller", hands }, async (tx, mission) => {
      refuseEnded(mission.state);
      if (mission.state === "UNDERWAY")
        throw badInput("input.missionId", "The mission is underway: who travels stays as it is.");
      await refuseExpected(tx, travellerId);
      const { affected } = await tx.manager.delete(Traveller, { id: travellerId, missionId: mission.id });
      if (affected === 0) throw notFound("traveller", "input.travellerId");
      if (
        mission.state === "APPROVED" &&
        (await tx.manager.countBy(Traveller, { missionId: mission.id })) === 0
      )
        throw badInput(
          "input.travellerId",
          "An approved mission keeps a traveller. Cancel it, or add another first.",
        );
    });
    return this.missions.find(viewer, target.missionId);
  }

  /** An adviser or attaché, on either side of the ocean, reads the file from now on and prepares the mission. */
  async namePreparer(viewer: Viewer, target: MissionTarget, email: string): Promise<MissionRecord> {
    const wish = { ...target, operation: "nameMissionPreparer", hands: ["COORDINATOR"] } as const;
    await this.change.run(viewer, wish, async (tx, mission, record) => {
      refuseEnded(mission.state);
      const personId = await preparerWith(tx, email);
      if (record.circle.bound.includes(personId))
        throw badInput("input.email", "This person is named on the file already.");
      await tx.manager.insert(MissionPreparer, {
        id: uuidv7(),
        missionId: mission.id,
        personId,
        namedBy: viewer.personId ?? "",
        namedAt: tx.now,
      });
    });
    return this.missions.find(viewer, target.missionId);
  }
}

async function refuseExpected(tx: Transaction, travellerId: string): Promise<void> {
  const [visit] = await visitsOfTraveller(tx, travellerId);
  if (visit)
    throw badInput(
      "input.travellerId",
      "The traveller is expected at a visit. Change or cancel that visit first.",
    );
}

async function preparerWith(tx: Transaction, email: string): Promise<string> {
  const [person] = await tx.query<{ id: string }>(
    `select p.id from person p join role_assignment r on r.person_id = p.id
      where lower(p.email) = lower($1) and p.deactivated_at is null and r.role = any($2::text[])
        and r.valid_from <= $3 and (r.valid_until is null or r.valid_until > $3) limit 1`,
    [email, PREPARER_ROLES, tx.now],
  );
  if (!person) throw badInput("input.email", "No adviser or attaché signs in with this address.");
  return person.id;
}
