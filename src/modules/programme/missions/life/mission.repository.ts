import { columnsOf } from "../../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../../persistence/conditions";
import type { Store, Transaction } from "../../../../persistence/store";
import type { Viewer } from "../../../../security/viewer";
import type { Clock } from "../../../shared/clock";
import type { PageRequest } from "../../../shared/page";
import { type Region, REGIONS } from "../../../shared/region";
import { DUTIES } from "../../applications/life/application";
import { dutyRoles } from "../../applications/circle/application-circle.rules";
import type {
  ApplicationRecord,
  ApplicationRepository,
} from "../../applications/circle/application.repository";
import { type MissionFile, missionCircle, PREPARER_ROLES } from "./mission-circle.rules";
import { Mission } from "./mission.entity";
import type { MissionState } from "./mission.rules";

interface MissionRow extends Mission {
  readonly organisationRegion: Region | null;
  readonly preparerIds: readonly string[];
}

/** A mission with whoever reads its file. */
export type MissionRecord = Mission & MissionFile;

export interface MissionFilter {
  readonly states?: readonly MissionState[] | null;
  readonly organisationId?: string | null;
  readonly applicationId?: string | null;
}

const TABLES = `mission m join organisation o on o.id = m.organisation_id join application a on a.id = m.application_id`;
const PREPARERS = `array(select p.person_id from mission_preparer p where p.mission_id = m.id order by p.id)`;

export class MissionRepository {
  private readonly columns: string;

  constructor(
    private readonly store: Store,
    private readonly applications: ApplicationRepository,
    private readonly clock: Clock,
  ) {
    this.columns = `${columnsOf(store.dataSource, Mission, "m")}, o.region as "organisationRegion", ${PREPARERS} as "preparerIds"`;
  }

  async findMany(ids: readonly string[]): Promise<MissionRecord[]> {
    const rows = await this.store.read<MissionRow>(
      "missions-by-id",
      `select ${this.columns} from ${TABLES} where m.id = any($1::uuid[])`,
      [ids],
    );
    return this.withFiles(rows);
  }

  /** Newest first, those that the viewer may see. */
  async page(viewer: Viewer, filter: MissionFilter, page: PageRequest): Promise<MissionRecord[]> {
    const conditions = visible(viewer, this.clock.now())
      .withGiven(filter.states, (states) => `m.state = any(${states}::text[])`)
      .withGiven(filter.organisationId, (id) => `m.organisation_id = ${id}::uuid`)
      .withGiven(filter.applicationId, (id) => `m.application_id = ${id}::uuid`);
    const paging = keysetPage(conditions, { columns: ["m.id"], descending: true }, page);
    const sql = `select ${this.columns} from ${TABLES} where ${conditions.toSql()} ${paging}`;
    return this.withFiles(
      await this.store.read<MissionRow>(statementName("missions", sql), sql, conditions.values),
    );
  }

  /** Inside a use case, with its lock: visits, travellers and costs of one mission change one after another. */
  async lock(tx: Transaction, id: string): Promise<{ row: Mission; record: MissionRecord } | undefined> {
    const row = await tx.manager.findOne(Mission, { where: { id }, lock: { mode: "pessimistic_write" } });
    if (!row) return undefined;
    const application = await this.applications.within(tx, row.applicationId);
    const [more] = await tx.query<Pick<MissionRow, "preparerIds">>(
      `select ${PREPARERS} as "preparerIds" from mission m where m.id = $1`,
      [id],
    );
    if (!application || !more) return undefined;
    return {
      row,
      record: withFile({ ...row, organisationRegion: application.organisationRegion, ...more }, application),
    };
  }

  private async withFiles(rows: readonly MissionRow[]): Promise<MissionRecord[]> {
    if (rows.length === 0) return [];
    const applications = await this.applications.findMany([
      ...new Set(rows.map(({ applicationId }) => applicationId)),
    ]);
    const byId = new Map(applications.map((application) => [application.id, application]));
    return rows.flatMap((row) => {
      const application = byId.get(row.applicationId);
      return application ? [withFile(row, application)] : [];
    });
  }
}

function withFile(row: MissionRow, application: ApplicationRecord): MissionRecord {
  const { side, duties } = application;
  return { ...row, side, duties, circle: missionCircle(application, row.preparerIds) };
}

/** The rule of `maySeeMission` for a whole list. */
function visible(viewer: Viewer, now: Date): Conditions {
  const conditions = new Conditions();
  const own = `m.organisation_id = any(${conditions.placeholder(viewer.organisationIds)}::uuid[])`;
  const regions = viewer.held.flatMap(({ role, region }) => (role === "ADVISER" && region ? [region] : []));
  const advised = `o.region = any(${conditions.placeholder(regions)}::text[])${regions.length > 0 ? " or o.region is null" : ""}`;
  const me = conditions.placeholder(viewer.personId);
  const named = `(${namedOnTheFile(viewer, conditions, me)} or ${namedToPrepare(viewer, me)})`;
  const bound = `(exists (select 1 from application_duty d where d.application_id = a.id and d.person_id = ${me}::uuid)
    or exists (select 1 from mission_preparer p where p.mission_id = m.id and p.person_id = ${me}::uuid))`;
  return conditions.always(
    `${own} or ${advised} or (not ${own} and (${named} or (not ${bound} and ${vacancy(viewer, conditions, conditions.placeholder(now))})))`,
  );
}

function namedOnTheFile(viewer: Viewer, conditions: Conditions, me: string): string {
  const duties = DUTIES.filter((duty) => dutyRoles[duty].some((role) => viewer.roles.has(role)));
  return `exists (select 1 from application_duty d where d.application_id = a.id and d.person_id = ${me}::uuid
    and d.duty = any(${conditions.placeholder(duties)}::text[])
    and (d.duty <> 'EVALUATE' or (d.has_conflict is false and d.released_at is null)))`;
}

function namedToPrepare(viewer: Viewer, me: string): string {
  if (!PREPARER_ROLES.some((role) => viewer.roles.has(role))) return "false";
  return `exists (select 1 from mission_preparer p where p.mission_id = m.id and p.person_id = ${me}::uuid)`;
}

/** Nobody who decided, or coordinates, the file holds the role any longer: another of that side takes it on. */
function vacancy(viewer: Viewer, conditions: Conditions, now: string): string {
  const vacant = (duty: "DECIDE" | "COORDINATE") => {
    const roles = dutyRoles[duty];
    const sides = REGIONS.filter((region) => roles.some((role) => viewer.holds(role, region)));
    return `(a.side = any(${conditions.placeholder(sides)}::text[]) and not exists (
      select 1 from application_duty d join role_assignment r on r.person_id = d.person_id
       where d.application_id = a.id and d.duty = '${duty}' and r.role = any(${conditions.placeholder(roles)}::text[])
         and r.valid_from <= ${now} and (r.valid_until is null or r.valid_until > ${now})))`;
  };
  return `(${vacant("DECIDE")} or ${vacant("COORDINATE")})`;
}
