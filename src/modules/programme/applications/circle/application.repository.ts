import { columnsOf } from "../../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../../persistence/conditions";
import type { Store, Transaction } from "../../../../persistence/store";
import type { FileSubject } from "../../../../security/file-circle";
import type { Role } from "../../../../security/role";
import type { Viewer } from "../../../../security/viewer";
import type { Clock } from "../../../shared/clock";
import { dayOf } from "../../../shared/clock";
import type { PageRequest } from "../../../shared/page";
import { oppositeRegion, type Region, REGIONS } from "../../../shared/region";
import type { Register } from "../../../shared/register";
import { DUTIES, type Duty } from "../life/application";
import { dutyRoles, fileCircle, type NamedPerson } from "./application-circle.rules";
import { Application } from "../life/application.entity";
import type { ApplicationState } from "../life/application-life.rules";

interface ApplicationRow extends Application {
  readonly organisationRegion: Region | null;
  readonly applicantName: string;
  readonly applicantRegister: Register;
  readonly applicantRegistryNumber: string;
  readonly duties: readonly NamedPerson[];
}

/** An application with its applicant's name, the people named on it, and so whoever reads it. */
export type ApplicationRecord = ApplicationRow & FileSubject;

export interface ApplicationFilter {
  readonly states?: readonly ApplicationState[] | null;
  readonly organisationId?: string | null;
  /** Its running clock is past its last day; the applicant's own files are never told of. */
  readonly overdue?: boolean | null;
}

/** The state that the applicant's people read instead of that in `a.state`. */
const APPLICANT_STATE = `case when a.state in ('RECOMMENDED', 'NOT_RECOMMENDED')
  or (a.state = 'IN_CONSULTATION' and a.consultation_outcome is null) then 'IN_EVALUATION' else a.state end`;

export class ApplicationRepository {
  private readonly columns: string;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.columns = `${columnsOf(store.dataSource, Application, "a")}, o.region as "organisationRegion",
      o.legal_name as "applicantName", o.register as "applicantRegister",
      o.registry_number as "applicantRegistryNumber", n.duties`;
  }

  async findMany(ids: readonly string[]): Promise<ApplicationRecord[]> {
    const conditions = new Conditions();
    const tables = this.tables(conditions);
    conditions.with(ids, (place) => `a.id = any(${place}::uuid[])`);
    return this.run(conditions, tables, "order by a.id");
  }

  /** One file inside a use case, which holds its lock. */
  async within(tx: Transaction, id: string): Promise<ApplicationRecord | undefined> {
    const conditions = new Conditions();
    const tables = this.tables(conditions);
    conditions.with(id, (place) => `a.id = ${place}::uuid`);
    const rows = await tx.query<ApplicationRow>(
      `select ${this.columns} from ${tables} where ${conditions.toSql()}`,
      conditions.values,
    );
    return rows.map(withCircle)[0];
  }

  async idOf(trackingNumber: string): Promise<string | null> {
    const [row] = await this.store.read<{ id: string }>(
      "application-by-number",
      "select a.id from application a where a.tracking_number = $1",
      [trackingNumber],
    );
    return row?.id ?? null;
  }

  lock(tx: Transaction, id: string): Promise<Application | null> {
    return tx.manager.findOne(Application, { where: { id }, lock: { mode: "pessimistic_write" } });
  }

  /** Newest first, those that the viewer may read. */
  page(viewer: Viewer, filter: ApplicationFilter, page: PageRequest): Promise<ApplicationRecord[]> {
    const conditions = new Conditions();
    const tables = this.tables(conditions);
    const own = `(a.organisation_id = any(${conditions.placeholder(viewer.organisationIds)}::uuid[]))`;
    this.visible(viewer, own, conditions);
    conditions
      .withGiven(
        filter.states,
        (states) => `case when ${own} then ${APPLICANT_STATE} else a.state end = any(${states}::text[])`,
      )
      .withGiven(filter.organisationId, (id) => `a.organisation_id = ${id}::uuid`);
    if (filter.overdue)
      conditions.with(dayOf(this.clock.now()), (today) => `not ${own} and a.due_on < ${today}::date`);
    const paging = keysetPage(conditions, { columns: ["a.id"], descending: true }, page);
    return this.run(conditions, tables, paging);
  }

  /** Every application of these organisations, whoever asks: what the coordinator is told of is cut by the caller. */
  async ofOrganisations(organisationIds: readonly string[]): Promise<ApplicationRecord[]> {
    const conditions = new Conditions();
    const tables = this.tables(conditions);
    conditions.with(organisationIds, (ids) => `a.organisation_id = any(${ids}::uuid[])`);
    return this.run(conditions, tables, "order by a.id desc");
  }

  private async run(conditions: Conditions, tables: string, rest: string): Promise<ApplicationRecord[]> {
    const sql = `select ${this.columns} from ${tables} where ${conditions.toSql()} ${rest}`;
    const rows = await this.store.read<ApplicationRow>(
      statementName("applications", sql),
      sql,
      conditions.values,
    );
    return rows.map(withCircle);
  }

  /** `n`: the people named, and the duties whose holders still have the role for it. */
  private tables(conditions: Conditions): string {
    const now = conditions.placeholder(this.clock.now());
    const holds = `exists (select 1 from role_assignment r where r.person_id = d.person_id
      and r.role = any(case d.duty ${DUTIES.map((duty) => `when '${duty}' then ${textArray(dutyRoles[duty])}`).join(" ")} end)
      and r.valid_from <= ${now} and (r.valid_until is null or r.valid_until > ${now}))`;
    return `application a join organisation o on o.id = a.organisation_id cross join lateral (
      select coalesce(json_agg(json_build_object('personId', d.person_id, 'duty', d.duty, 'holdsRole', d.holds,
               'hasDeclaredNone', d.has_conflict is false, 'isReleased', d.released_at is not null,
               'hasEvaluated', d.evaluated_at is not null) order by d.named_at, d.id), '[]') as duties,
             coalesce(array_agg(d.duty) filter (where d.holds), '{}') as held
        from (select d.*, ${holds} as holds from application_duty d where d.application_id = a.id) d) n`;
  }

  /** The rule of `fileCircle` for a whole list. */
  private visible(viewer: Viewer, own: string, conditions: Conditions): void {
    const me = conditions.placeholder(viewer.personId);
    const duties = DUTIES.filter((duty) => dutyRoles[duty].some((role) => viewer.roles.has(role)));
    const named = `exists (select 1 from application_duty d where d.application_id = a.id and d.person_id = ${me}::uuid
      and d.duty = any(${conditions.placeholder(duties)}::text[])
      and (d.duty <> 'EVALUATE' or (d.has_conflict is false and d.released_at is null)))`;
    const bound = `exists (select 1 from application_duty d where d.application_id = a.id and d.person_id = ${me}::uuid)`;
    const vacant = (duty: Duty, role: Role, side: (region: Region) => Region) => {
      const sides = REGIONS.filter((region) => viewer.holds(role, side(region)));
      return `(a.side = any(${conditions.placeholder(sides)}::text[]) and not '${duty}' = any(n.held))`;
    };
    const vacancies = [
      vacant("COORDINATE", "COORDINATOR", (side) => side),
      `(a.recommended is not null and ${vacant("DECIDE", "DIRECTORATE_OFFICER", (side) => side)})`,
      `(a.recommended is not null and ${vacant("RECORD", "DELEGATE", oppositeRegion)})`,
    ].join(" or ");
    conditions.always(`${own} or (not ${own} and (${named} or (not ${bound} and (${vacancies}))))`);
  }
}

function withCircle(row: ApplicationRow): ApplicationRecord {
  return { ...row, circle: fileCircle(row) };
}

function textArray(values: readonly string[]): string {
  return `array[${values.map((value) => `'${value}'`).join(", ")}]`;
}
