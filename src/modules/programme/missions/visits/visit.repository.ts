import { columnsOf } from "../../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../../persistence/conditions";
import type { Store, Transaction } from "../../../../persistence/store";
import type { FileSubject } from "../../../../security/file-circle";
import type { Viewer } from "../../../../security/viewer";
import { TIME_ZONES } from "../../../shared/clock";
import type { PageRequest } from "../../../shared/page";
import type { Region } from "../../../shared/region";
import type { Mission } from "../life/mission.entity";
import type { MissionRepository } from "../life/mission.repository";
import { Visit } from "./visit.entity";

interface VisitRow extends Visit {
  readonly hostRegion: Region | null;
}

/** A visit with the file of the mission that it belongs to, and the region of the host. */
export type VisitRecord = VisitRow & FileSubject;

const TABLES = "visit v join organisation h on h.id = v.host_organisation_id";

export class VisitRepository {
  private readonly columns: string;

  constructor(
    private readonly store: Store,
    private readonly missions: MissionRepository,
  ) {
    this.columns = `${columnsOf(store.dataSource, Visit, "v")}, h.region as "hostRegion"`;
  }

  findMany(ids: readonly string[]): Promise<VisitRecord[]> {
    return this.read("visits-by-id", `select ${this.columns} from ${TABLES} where v.id = any($1::uuid[])`, [
      ids,
    ]);
  }

  /** In the order in which they take place. */
  ofMissions(missionIds: readonly string[]): Promise<VisitRecord[]> {
    return this.read(
      "visits-of-missions",
      `select ${this.columns} from ${TABLES} where v.mission_id = any($1::uuid[]) order by v.starts_at, v.id`,
      [missionIds],
    );
  }

  /** Those that the viewer's organisations, or those whom the viewer advises, host; soonest last. */
  hostedBy(viewer: Viewer, page: PageRequest): Promise<VisitRecord[]> {
    const conditions = new Conditions();
    const own = `v.host_organisation_id = any(${conditions.placeholder(viewer.organisationIds)}::uuid[])`;
    const regions = viewer.held.flatMap(({ role, region }) => (role === "ADVISER" && region ? [region] : []));
    const advised = `h.region = any(${conditions.placeholder(regions)}::text[])${regions.length > 0 ? " or h.region is null" : ""}`;
    conditions.always(`${own} or ${advised}`);
    const paging = keysetPage(conditions, { columns: ["v.id"], descending: true }, page);
    const sql = `select ${this.columns} from ${TABLES} where ${conditions.toSql()} ${paging}`;
    return this.read(statementName("hosted-visits", sql), sql, conditions.values);
  }

  private async read(name: string, sql: string, values: readonly unknown[]): Promise<VisitRecord[]> {
    const rows = await this.store.read<VisitRow>(name, sql, values);
    if (rows.length === 0) return [];
    const missions = await this.missions.findMany([...new Set(rows.map(({ missionId }) => missionId))]);
    const byId = new Map(missions.map((mission) => [mission.id, mission]));
    return rows.flatMap((row) => {
      const mission = byId.get(row.missionId);
      if (!mission) return [];
      const { organisationId, organisationRegion, circle } = mission;
      return [{ ...row, organisationId, organisationRegion, circle }];
    });
  }

  lock(tx: Transaction, id: string): Promise<Visit | null> {
    return tx.manager.findOne(Visit, { where: { id }, lock: { mode: "pessimistic_write" } });
  }
}

const STANDING = "v.state in ('PROPOSED', 'CONFIRMED')";

/** Visits that the dates of a mission leave outside, by the clock at the place. */
export function visitsOutside(tx: Transaction, mission: Pick<Mission, "id" | "departsOn" | "returnsOn">) {
  const local = (moment: string) =>
    `(${moment} at time zone case v.place when 'BRUSSELS' then '${TIME_ZONES.BRUSSELS}' else '${TIME_ZONES.QUEBEC}' end)::date`;
  return tx.query<{ id: string }>(
    `select v.id from visit v where v.mission_id = $1 and ${STANDING}
      and (${local("v.starts_at")} < $2::date or ${local("v.ends_at")} > $3::date)`,
    [mission.id, mission.departsOn, mission.returnsOn],
  );
}

export function visitsOfTraveller(tx: Transaction, travellerId: string) {
  return tx.query<{ id: string }>(
    `select v.id from visit v where $1::uuid = any(v.traveller_ids) and ${STANDING}`,
    [travellerId],
  );
}
