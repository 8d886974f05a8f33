import { csvOf } from "./csv.rules";
import type { DataSubject } from "./data-subject";
import type { HeldRows } from "./persons-data.repository";

export interface PersonalDataExport {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly exportedAt: Date;
  readonly tables: readonly HeldRows[];
}

export function exportOf(
  { kind, subject }: DataSubject,
  tables: readonly HeldRows[],
  exportedAt: Date,
): PersonalDataExport {
  return { subjectKind: kind, subjectId: subject.id, exportedAt, tables };
}

/** Everything, table by table, with what each is for. */
export function jsonOf({ tables, ...head }: PersonalDataExport): string {
  const shown = tables.map(({ table, declaration: { holds, keptFor }, rows, isCut }) => ({
    table,
    holds,
    keptFor,
    isCut,
    rows,
  }));
  return JSON.stringify({ ...head, tables: shown }, null, 2);
}

/** The same in one table: a line for every value, so that all of it fits under one head. */
export function csvOfExport({ tables }: PersonalDataExport): string {
  const lines = tables.flatMap(({ table, rows }) =>
    rows.flatMap((row, index) =>
      Object.entries(row)
        .filter(([, value]) => value !== null)
        .map(([column, value]) => [table, String(index + 1), column, textOf(value)]),
    ),
  );
  return csvOf([["table", "record", "field", "value"], ...lines]);
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Date) return value.toISOString();
  return JSON.stringify(value);
}
