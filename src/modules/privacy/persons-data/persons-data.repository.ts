import type { Store, Transaction } from "../../../persistence/store";
import type { Register, SubjectKind, SubjectRows, TableDeclaration } from "../register/declaration";
import { boundTo, quoted, type Subject } from "../register/register.sql";
import type { DataSubject } from "./data-subject";

/** What one table holds about a subject. */
export interface HeldRows {
  readonly table: string;
  readonly declaration: TableDeclaration;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** More rows were found than were asked for. */
  readonly isCut: boolean;
}

export interface ErasedRows {
  readonly table: string;
  readonly rows: number;
}

/** Reads and erases whatever the register says is about somebody. */
export class PersonsDataRepository {
  constructor(
    private readonly store: Store,
    private readonly register: Register,
  ) {}

  async heldAbout({ kind, subject }: DataSubject, most: number): Promise<HeldRows[]> {
    const held: HeldRows[] = [];
    for (const [table, declaration] of Object.entries(this.register)) {
      const about = declaration.rows?.[kind];
      if (about === undefined) continue;
      const { sql, values } = boundTo(subject, about.where);
      const rows = await this.store.read<Record<string, unknown>>(
        `persons-data-${kind}-${table}`,
        `select ${shownColumns(declaration, about)} from ${quoted(table)} t where ${sql} limit ${String(most + 1)}`,
        values,
      );
      if (rows.length > 0)
        held.push({ table, declaration, rows: rows.slice(0, most), isCut: rows.length > most });
    }
    return held;
  }

  /** Deletes and replaces as the register says; what was touched, table by table. */
  async erase(tx: Transaction, { kind, subject }: DataSubject): Promise<ErasedRows[]> {
    const erased: ErasedRows[] = [];
    for (const [table, declaration] of Object.entries(this.register)) {
      const statement = erasureOf(table, declaration, kind, subject);
      if (!statement) continue;
      const rows = await tx.query(statement.sql, statement.values);
      if (rows.length > 0) erased.push({ table, rows: rows.length });
    }
    return erased;
  }

  /** Whatever is personal in some rows of one table is replaced; how many rows that were. */
  async replacePersonal(
    tx: Transaction,
    table: string,
    key: string,
    keys: readonly string[],
  ): Promise<number> {
    const declaration = this.register[table];
    if (!declaration) throw new Error(`The register does not know the table ${table}.`);
    const rows = await tx.query(
      `update ${quoted(table)} t set ${replacementsOf(declaration)} where t."${key}"::text = any($1) returning 1`,
      [keys],
    );
    return rows.length;
  }
}

const MOMENT = /(^|_)(at|on)$/;

/** Everything but secrets; of a trace, identifiers and moments alone. */
function shownColumns({ columns }: TableDeclaration, { extent }: SubjectRows): string {
  const { none = [], pseudonym = [], personal = {} } = columns;
  const shown =
    extent === "TRACE"
      ? [...pseudonym, ...none.filter((column) => column === "id" || MOMENT.test(column))]
      : [...Object.keys(personal), ...pseudonym, ...none];
  return shown.map((column) => `t."${column}"`).join(", ");
}

function erasureOf(table: string, declaration: TableDeclaration, kind: SubjectKind, subject: Subject) {
  const rows = declaration.rows?.[kind];
  if (!rows || rows.erasure === "KEEP") return undefined;
  const { sql: where, values } = boundTo(subject, rows.where);
  if (rows.erasure === "DELETE")
    return { sql: `delete from ${quoted(table)} t where ${where} returning 1`, values };
  const sql = `update ${quoted(table)} t set ${replacementsOf(declaration)} where ${where} returning 1`;
  return { sql, values };
}

function replacementsOf({ columns }: TableDeclaration): string {
  const replacements = Object.entries(columns.personal ?? {});
  return replacements.map(([column, replacement]) => `"${column}" = ${replacement}`).join(", ");
}
