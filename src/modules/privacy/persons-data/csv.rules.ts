/** What a spreadsheet would take for a formula; an apostrophe before it makes it a text. */
const FORMULA = /^[=+\-@\t\r]/;

/** One line a cell's worth of data: fields in quotes where they need them, lines ended as RFC 4180 says. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  return lines.map((fields) => `${fields.map(csvField).join(",")}\r\n`).join("");
}

function csvField(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
