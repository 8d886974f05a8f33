import { columnsOf } from "../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import type { Store, Transaction } from "../../../persistence/store";
import type { Role } from "../../../security/role";
import type { PageRequest } from "../../shared/page";
import { Person } from "./person.entity";
import { RoleAssignment } from "./role-assignment.entity";

export interface PeopleFilter {
  readonly email?: string | null;
  readonly role?: Role | null;
  readonly organisationId?: string | null;
  readonly deactivated?: boolean | null;
}

/** Any number would do; this one is ours. Whoever takes an administrator away waits for whoever else does. */
const ADMINISTRATORS_LOCK = 7_246_014;

export class PersonRepository {
  private readonly columns: string;
  private readonly roleColumns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, Person, "p");
    this.roleColumns = columnsOf(store.dataSource, RoleAssignment, "r");
  }

  page(filter: PeopleFilter, page: PageRequest, now: Date): Promise<Person[]> {
    const conditions = this.conditions(filter, now);
    const paging = keysetPage(conditions, { columns: ["lower(p.email)", "p.id"], descending: false }, page);
    const sql = `select ${this.columns} from person p where ${conditions.toSql()} ${paging}`;
    return this.store.read<Person>(statementName("people", sql), sql, conditions.values);
  }

  async count(filter: PeopleFilter, now: Date): Promise<number> {
    const conditions = this.conditions(filter, now);
    const sql = `select count(*)::int as count from person p where ${conditions.toSql()}`;
    const [row] = await this.store.read<{ count: number }>(
      statementName("people-count", sql),
      sql,
      conditions.values,
    );
    return row?.count ?? 0;
  }

  rolesOf(personIds: readonly string[]): Promise<RoleAssignment[]> {
    return this.store.read<RoleAssignment>(
      "roles-of-people",
      `select ${this.roleColumns} from role_assignment r
        where r.person_id = any($1::uuid[]) order by r.valid_from, r.id`,
      [personIds],
    );
  }

  lock(tx: Transaction, id: string): Promise<Person | null> {
    return tx.manager.findOne(Person, { where: { id }, lock: { mode: "pessimistic_write" } });
  }

  /** Whether somebody can still administer when this person, or this one assignment, no longer counts. */
  async administratorsRemain(
    tx: Transaction,
    without: { readonly personId?: string; readonly assignmentId?: string },
  ): Promise<boolean> {
    await tx.query("select pg_advisory_xact_lock($1)", [ADMINISTRATORS_LOCK]);
    const rows = await tx.query(
      `select 1 from role_assignment r join person p on p.id = r.person_id
        where r.role = 'ADMINISTRATOR' and p.deactivated_at is null
          and r.valid_from <= $1 and (r.valid_until is null or r.valid_until > $1)
          and ($2::uuid is null or p.id <> $2) and ($3::uuid is null or r.id <> $3) limit 1`,
      [tx.now, without.personId ?? null, without.assignmentId ?? null],
    );
    return rows.length > 0;
  }

  private conditions(filter: PeopleFilter, now: Date): Conditions {
    const conditions = new Conditions()
      .always(filter.deactivated === true ? "p.deactivated_at is not null" : "p.deactivated_at is null")
      .withGiven(filter.email, (email) => `strpos(lower(p.email), lower(${email})) > 0`);
    const { role, organisationId } = filter;
    if (!role && !organisationId) return conditions;
    const held = ["r.person_id = p.id"];
    if (role) held.push(`r.role = ${conditions.placeholder(role)}`);
    if (organisationId) held.push(`r.organisation_id = ${conditions.placeholder(organisationId)}`);
    const moment = conditions.placeholder(now);
    held.push(`(r.valid_until is null or r.valid_until > ${moment})`);
    return conditions.always(`exists (select 1 from role_assignment r where ${held.join(" and ")})`);
  }
}
