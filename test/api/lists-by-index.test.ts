import type { Role } from "../../src/security/role";
import type { Region } from "../../src/modules/shared/region";
import { Passerelle } from "../support/passerelle";
import { aBrusselsOrganisation, aCapability, aPublishedNeed } from "../support/stories";

type Reader = readonly [Role, Region?];

const ADVISER: Reader = ["ADVISER", "BRUSSELS"];
const ANALYST: Reader = ["ANALYST"];
const COORDINATOR: Reader = ["COORDINATOR"];

/** Lists that grow with the programme, in every order, from the front and from the back, and with every narrow filter. */
const LISTS: readonly (readonly [string, Reader])[] = [
  ...["NAME", "CREATED_AT", "UPDATED_AT"].flatMap((field) => [
    [`organisations(orderBy: { field: ${field} }) { edges { node { id } } }`, ADVISER] as const,
    [`organisations(orderBy: { field: ${field} }, last: 5) { edges { node { id } } }`, ANALYST] as const,
  ]),
  ...["CREATED_AT", "UPDATED_AT"].flatMap((field) => [
    [`needs(orderBy: { field: ${field} }) { edges { node { id } } }`, ADVISER] as const,
    [`needs(orderBy: { field: ${field} }, last: 5) { edges { node { id } } }`, ANALYST] as const,
    [`capabilities(orderBy: { field: ${field} }) { edges { node { id } } }`, ADVISER] as const,
    [`capabilities(orderBy: { field: ${field} }, last: 5) { edges { node { id } } }`, ANALYST] as const,
  ]),
  [`organisations(filter: { region: QUEBEC }) { edges { node { id } } }`, ADVISER],
  [`organisations(filter: { sectors: [ICT] }) { edges { node { id } } }`, ADVISER],
  [`organisations(filter: { withoutAdviser: true }) { edges { node { id } } }`, ADVISER],
  [
    `organisations { edges { node { needs { edges { node { id } } } capabilities { edges { node { id } } } } } }`,
    ADVISER,
  ],
  [`needs(filter: { statuses: [IN_REVIEW] }) { edges { node { id } } }`, ADVISER],
  [`capabilities(filter: { summaryCleared: false }) { edges { node { id } } }`, ADVISER],
  [`introductions { edges { node { id } } }`, ADVISER],
  [`introductions(filter: { states: [SENT] }) { edges { node { id } } }`, ANALYST],
  [`applications { edges { node { id } } }`, COORDINATOR],
  [`applications(filter: { overdue: true }) { edges { node { id } } }`, COORDINATOR],
  [`missions { edges { node { id } } }`, ADVISER],
  [`agreements { edges { node { id } } }`, ADVISER],
  [`matchRuns { edges { node { id } } }`, ANALYST],
  [`concepts(search: "water") { edges { node { id } } }`, ADVISER],
  [`auditTrail { edges { node { id } } }`, ["ADMINISTRATOR"]],
  [`people { edges { node { id } } }`, ["ADMINISTRATOR"]],
  [`savedSearches { id }`, ADVISER],
];

/** Tables of a handful of rows, whatever the programme becomes. */
const SMALL = ["body", "rule_set_version"];

describe("lists of a large programme", () => {
  let passerelle: Passerelle;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    const adviser = await passerelle.adviser("BRUSSELS");
    const organisationId = await aBrusselsOrganisation(adviser);
    await aPublishedNeed(adviser, organisationId);
    await aCapability(adviser, organisationId);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  /** What each statement of an operation would read in whole where nothing else were possible. */
  const readInWhole = async (query: string, [role, region]: Reader): Promise<string[]> => {
    const reader = await passerelle.someone(role, region ? { region } : {});
    const read = jest.spyOn(passerelle.application.store, "read");
    await reader.get(`{ ${query} }`);
    const statements = read.mock.calls;
    read.mockRestore();
    expect(statements).not.toEqual([]);
    const plans = await passerelle.dataSource.transaction(async (manager) => {
      await manager.query("set local enable_seqscan = off");
      const rows: { "QUERY PLAN": string }[] = [];
      for (const [, sql, values] of statements)
        rows.push(...(await manager.query(`explain ${sql}`, values as unknown[])));
      return rows.map((row) => row["QUERY PLAN"]);
    });
    const tables = plans.flatMap((line) => /Seq Scan on (\w+)/.exec(line)?.[1] ?? []);
    return tables.filter((table) => !SMALL.includes(table));
  };

  it.each(LISTS)("%s is served by indexes", async (query, reader) => {
    expect(await readInWhole(query, reader)).toEqual([]);
  });

  it("would be told otherwise: a list by a column without an index reads the table in whole", async () => {
    const plan: { "QUERY PLAN": string }[] = await passerelle.dataSource.transaction(async (manager) => {
      await manager.query("set local enable_seqscan = off");
      return manager.query(
        "explain select o.id from organisation o where o.website = 'https://firm.example'",
      );
    });
    expect(JSON.stringify(plan)).toMatch(/Seq Scan on organisation/);
  });
});
