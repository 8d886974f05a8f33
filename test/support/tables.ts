/** Rows of a table with a short title in front, for values too long for the title of a test. */
export function titled<Row extends readonly unknown[]>(rows: readonly Row[]): [string, ...Row][] {
  return rows.map((row) => [JSON.stringify(row[0]).slice(0, 60), ...row]);
}
