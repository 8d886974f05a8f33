import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../../persistence/idempotency";
import type { Store, Transaction } from "../../../../persistence/store";
import type { Viewer } from "../../../../security/viewer";
import { emptiedProblems, onlyGiven } from "../../../shared/change";
import { badInput, conflict, DomainError, notFound, refuse } from "../../../shared/domain-error";
import type { PageRequest } from "../../../shared/page";
import { optionalTextProblems, textProblems } from "../../../shared/text";
import type { Mission } from "../life/mission.entity";
import type { MissionChange } from "../life/mission-change";
import type { Hand } from "../life/mission-circle.rules";
import { refuseEnded } from "../life/mission.rules";
import type { MissionFiles } from "../life/mission-files";
import { Visit } from "./visit.entity";
import { planOf, planVisit, type VisitPlan, type VisitPlanChange } from "./visit-plan";
import type { VisitRecord, VisitRepository } from "./visit.repository";
import { saveVisit, writeVisit } from "./visit-change";
import { refuseDebriefed, refuseVisitTransition, takesPlace, type VisitState } from "./visit.rules";

export interface NewVisit extends VisitPlan {
  readonly missionId: string;
  readonly hostOrganisationId: string;
  readonly idempotencyKey?: string | null | undefined;
}

export interface VisitTarget {
  readonly visitId: string;
  readonly expectedVersion: number;
}

export interface Debrief {
  readonly kept: boolean;
  readonly result: string;
  readonly nextStep?: string | null | undefined;
}

export interface VisitParts {
  readonly repository: VisitRepository;
  readonly missions: MissionFiles;
  readonly change: MissionChange;
}

const HANDS: readonly Hand[] = ["APPLICANT", "COORDINATOR", "PREPARER"];

/** The programme of contacts and visits of a mission. */
export class VisitService {
  constructor(
    private readonly store: Store,
    private readonly parts: VisitParts,
  ) {}

  /** Those of them that exist and that the viewer may see: as of the mission, or of the host. */
  async findMany(viewer: Viewer, ids: readonly string[]): Promise<VisitRecord[]> {
    const visits = await this.parts.repository.findMany(ids);
    const foreign = visits.filter((visit) => !hosts(viewer, visit)).map(({ missionId }) => missionId);
    const missions = await this.parts.missions.findMany(viewer, [...new Set(foreign)]);
    const visible = new Set(missions.map(({ id }) => id));
    return visits.filter((visit) => hosts(viewer, visit) || visible.has(visit.missionId));
  }

  /** Visits that the viewer's organisations are to receive, newest first. */
  hostedBy(viewer: Viewer, page: PageRequest): Promise<VisitRecord[]> {
    return this.parts.repository.hostedBy(viewer, page);
  }

  async schedule(viewer: Viewer, input: NewVisit): Promise<VisitRecord> {
    const wish = { missionId: input.missionId, operation: "scheduleVisit", hands: HANDS };
    const id = await this.store.transaction(viewer.actor, async (tx) => {
      const { row: mission } = await this.parts.change.find(tx, viewer, wish);
      return onlyOnce(tx, "scheduleVisit", input, async () => {
        refuseEnded(mission.state);
        const visit = tx.manager.create(Visit, {
          ...(await planVisit(tx, mission, input.hostOrganisationId, input, null)),
          id: uuidv7(),
          missionId: mission.id,
          state: "PROPOSED",
          createdAt: tx.now,
          updatedAt: tx.now,
          version: 1,
        });
        await tx.manager.insert(Visit, visit);
        await writeVisit(tx, this.parts.change, "scheduleVisit", null, visit);
        return visit.id;
      });
    });
    return this.read(viewer, id);
  }

  /** Another time or place asks the host anew. */
  update(viewer: Viewer, target: VisitTarget, change: VisitPlanChange): Promise<VisitRecord> {
    refuse(emptiedProblems(change, ["startsAt", "endsAt", "municipality", "purpose"]));
    return this.byMission(viewer, target, "updateVisit", async (tx, visit, mission) => {
      refuseEnded(mission.state);
      refuseDebriefed(visit);
      if (visit.state !== "PROPOSED") refuseVisitTransition(visit.state, "PROPOSED");
      const plan = { ...planOf(visit), ...onlyGiven(change) } as VisitPlan;
      const planned = await planVisit(tx, mission, visit.hostOrganisationId, plan, visit.id);
      Object.assign(visit, planned, { state: "PROPOSED", answeredAt: null, endReason: null });
    });
  }

  cancel(viewer: Viewer, target: VisitTarget, reason: string): Promise<VisitRecord> {
    refuse(textProblems(reason, "line", "input.reason"));
    return this.byMission(viewer, target, "cancelVisit", (_tx, visit, mission) => {
      refuseEnded(mission.state);
      refuseDebriefed(visit);
      refuseVisitTransition(visit.state, "CANCELLED");
      Object.assign(visit, { state: "CANCELLED", endReason: reason });
    });
  }

  confirm(viewer: Viewer, target: VisitTarget): Promise<VisitRecord> {
    return this.byHost(viewer, target, "confirmVisit", "CONFIRMED", null);
  }

  decline(viewer: Viewer, target: VisitTarget, reason: string): Promise<VisitRecord> {
    refuse(textProblems(reason, "line", "input.reason"));
    return this.byHost(viewer, target, "declineVisit", "DECLINED", reason);
  }

  /** Within a minute after the visit: kept or not, what came of it, what comes next. */
  debrief(
    viewer: Viewer,
    target: VisitTarget,
    { kept, result, nextStep = null }: Debrief,
  ): Promise<VisitRecord> {
    refuse([
      ...textProblems(result, "text", "input.result"),
      ...optionalTextProblems(nextStep, "text", "input.nextStep"),
    ]);
    return this.byMission(viewer, target, "debriefVisit", (tx, visit, mission) => {
      refuseUndebriefable(tx, visit, mission);
      Object.assign(visit, { kept, result, nextStep, debriefedAt: tx.now });
    });
  }

  private async byMission(
    viewer: Viewer,
    target: VisitTarget,
    operation: string,
    change: (tx: Transaction, visit: Visit, mission: Mission) => void | Promise<void>,
  ): Promise<VisitRecord> {
    const { missionId } = await this.read(viewer, target.visitId);
    await this.store.transaction(viewer.actor, async (tx) => {
      const { row: mission } = await this.parts.change.find(tx, viewer, {
        missionId,
        operation,
        hands: HANDS,
      });
      const visit = await this.current(tx, target);
      const before = { ...visit };
      await change(tx, visit, mission);
      await saveVisit(tx, this.parts.change, operation, before, visit);
    });
    return this.read(viewer, target.visitId);
  }

  /** The host's editors, or the advisers of its region, answer for it. */
  private async byHost(
    viewer: Viewer,
    target: VisitTarget,
    operation: string,
    state: VisitState,
    endReason: string | null,
  ): Promise<VisitRecord> {
    const known = await this.read(viewer, target.visitId);
    if (!viewer.mayEdit(hostOf(known)))
      throw new DomainError("FORBIDDEN", "The host's editors and the advisers of its region answer for it.");
    await this.store.transaction(viewer.actor, async (tx) => {
      // The mission first, as everywhere, so that no two wait for each other.
      const [mission] = await tx.query<Pick<Mission, "state">>(
        "select state from mission where id = $1 for update",
        [known.missionId],
      );
      const visit = await this.current(tx, target);
      const before = { ...visit };
      if (mission) refuseEnded(mission.state, "input.visitId");
      refuseDebriefed(visit);
      refuseVisitTransition(visit.state, state);
      Object.assign(visit, { state, endReason, answeredAt: tx.now });
      await saveVisit(tx, this.parts.change, operation, before, visit);
    });
    return this.read(viewer, target.visitId);
  }

  private async read(viewer: Viewer, id: string): Promise<VisitRecord> {
    const [visit] = await this.findMany(viewer, [id]);
    if (!visit) throw notFound("visit", "input.visitId");
    return visit;
  }

  private async current(tx: Transaction, { visitId, expectedVersion }: VisitTarget): Promise<Visit> {
    const visit = await this.parts.repository.lock(tx, visitId);
    if (!visit) throw notFound("visit", "input.visitId");
    if (visit.version !== expectedVersion) throw conflict("visit", visit.version);
    return visit;
  }
}

function refuseUndebriefable(tx: Transaction, visit: Visit, mission: Mission): void {
  if (mission.state !== "UNDERWAY" && mission.state !== "CLOSED")
    throw badInput(
      "input.visitId",
      `The mission is ${mission.state}; visits are debriefed once it is underway.`,
    );
  if (!takesPlace(visit))
    throw badInput("input.visitId", `The visit is ${visit.state}; there is nothing to tell of.`);
  if (visit.startsAt > tx.now) throw badInput("input.visitId", "The visit has not begun yet.");
}

function hostOf({ hostOrganisationId, hostRegion }: VisitRecord) {
  return { organisationId: hostOrganisationId, organisationRegion: hostRegion };
}

export function hosts(viewer: Viewer, visit: VisitRecord): boolean {
  return viewer.belongsTo(visit.hostOrganisationId) || viewer.advises(hostOf(visit));
}
