import { disclosureTable } from "../../../src/modules/disclosure-table";

/** What the programme promises of each kind of data, whatever stands around it: the least level of its fields. */
const PROMISED: readonly (readonly [type: string, level: 1 | 3, fields: readonly string[]])[] = [
  // Names, registry numbers, contacts, the organisation's own words.
  [
    "Organisation",
    1,
    [
      "legalName",
      "tradeNames",
      "registryNumber",
      "register",
      "contacts",
      "establishments",
      "website",
      "presentations",
      "needs",
      "capabilities",
    ],
  ],
  ["Need", 1, ["title", "text", "translations", "requirements", "partnerSought", "organisation"]],
  ["Capability", 1, ["title", "text", "translations", "evidence", "organisation"]],
  ["Suggestion", 1, ["organisation", "capability", "verdict"]],
  // Figures, owners, and what an adviser wrote back to the organisation.
  ["Organisation", 3, ["figures", "owners"]],
  ["Need", 3, ["returnReasons"]],
];

describe("disclosure levels", () => {
  it.each(PROMISED)("of %s keep at least level %i what the programme promises to", (type, level, fields) => {
    const rule = disclosureTable[type];
    const levels: Readonly<Record<string, number>> = rule === "OPEN" || rule === undefined ? {} : rule.fields;
    expect(fields.filter((field) => (levels[field] ?? 0) < level)).toEqual([]);
  });
});
