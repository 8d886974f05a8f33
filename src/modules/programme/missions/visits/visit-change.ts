import { In } from "typeorm";
import type { Transaction } from "../../../../persistence/store";
import type { MissionChange } from "../life/mission-change";
import { changedValues } from "../life/mission-history.rules";
import { Visit } from "./visit.entity";
import { STANDING_VISITS } from "./visit.rules";

/** Every change of a visit is a new version, a line of the mission's history, and an entry of the audit log. */
export async function saveVisit(
  tx: Transaction,
  change: MissionChange,
  operation: string,
  before: Visit,
  visit: Visit,
): Promise<void> {
  Object.assign(visit, { version: visit.version + 1, updatedAt: tx.now });
  await tx.manager.save(visit);
  await writeVisit(tx, change, operation, before, visit);
}

export async function writeVisit(
  tx: Transaction,
  change: MissionChange,
  operation: string,
  before: Visit | null,
  visit: Visit,
): Promise<void> {
  await change.remember(tx, visit.missionId, operation, changedValues(before, visit), visit.id);
  const subject = { operation, subjectType: "Visit", subjectId: visit.id };
  await tx.record({ ...subject, ...(before ? { before } : {}), after: visit });
}

/** No host waits for a mission that does not come. Why it does not is told to those who read its file, not to hosts. */
export async function cancelStandingVisits(
  tx: Transaction,
  change: MissionChange,
  missionId: string,
): Promise<void> {
  const visits = await tx.manager.findBy(Visit, { missionId, state: In(STANDING_VISITS) });
  for (const visit of visits) {
    const before = { ...visit };
    visit.state = "CANCELLED";
    await saveVisit(tx, change, "cancelVisit", before, visit);
  }
}
