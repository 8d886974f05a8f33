import { readIdOf } from "../../src/graphql/global-id";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import {
  aBrusselsOrganisation,
  aCapability,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
  clearSummary,
} from "../support/stories";

interface Row {
  readonly kind: string;
  readonly operation: string;
  readonly subject: string;
}

describe("reads of what is confidential", () => {
  let passerelle: Passerelle;
  let brussels: Caller;
  let quebec: Caller;
  let analyst: Caller;
  let here: string;
  let there: string;
  let needId: string;
  let capabilityId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    brussels = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
    here = await aBrusselsOrganisation(brussels, { legalName: "Zennewater SRL" });
    there = await aQuebecOrganisation(quebec, { legalName: "Filtrebois inc." });
    needId = await aPublishedNeed(quebec, there, { text: "Membrane filtration of silver." });
    capabilityId = await aCapability(quebec, there, { text: "Membrane filtration of silver." });
    await clearSummary(quebec, capabilityId, "Membrane filtration.");
    await carryOut(quebec, "addOwner", "__typename", { organisationId: there, kind: "UNKNOWN", share: "1" });
  });

  /** Everybody has read nothing today. */
  beforeEach(async () => {
    passerelle.clock.advance(86_400_000);
    brussels = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
    analyst = await passerelle.someone("ANALYST");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  /** What the log tells of the reads since the last look. */
  let seen = "0";
  async function newRows(): Promise<Row[]> {
    const rows = await passerelle.dataSource.query<(Row & { position: string })[]>(
      `select kind, operation, subject_id as subject, position::text as position from audit_entry
        where kind <> 'CHANGE' and position > $1 order by position`,
      [seen],
    );
    seen = rows.at(-1)?.position ?? seen;
    return rows.map(({ kind, operation, subject }) => ({ kind, operation, subject }));
  }

  const disclosed = (operation: string, id: string): Row => ({
    kind: "DISCLOSURE",
    operation,
    subject: readIdOf("Organisation", id, "id"),
  });

  const WAYS: readonly (readonly [operation: string, query: string, variables: () => object])[] = [
    [
      "organisations",
      `{ organisations(filter: { region: QUEBEC }) { edges { node { legalName } } } }`,
      () => ({}),
    ],
    [
      "organisation",
      `query ($id: ID!) { organisation(id: $id) { contacts { name } } }`,
      () => ({ id: there }),
    ],
    [
      "node",
      `query ($id: ID!) { node(id: $id) { ... on Organisation { registryNumber } } }`,
      () => ({ id: there }),
    ],
    ["nodes", `query ($id: ID!) { nodes(ids: [$id]) { ... on Need { title } } }`, () => ({ id: needId })],
    ["need", `query ($id: ID!) { need(id: $id) { requirements { text } text } }`, () => ({ id: needId })],
    ["needs", `{ needs { edges { node { organisation { legalName } } } } }`, () => ({})],
    ["capability", `query ($id: ID!) { capability(id: $id) { text } }`, () => ({ id: capabilityId })],
    ["capabilities", `{ capabilities { edges { node { title } } } }`, () => ({})],
    [
      "search",
      `{ search(text: "Filtrebois", types: [ORGANISATION]) { node { ... on Organisation { legalName } } } }`,
      () => ({}),
    ],
    [
      "suggestPartners",
      `{ suggestPartners(input: { text: "membrane filtration of silver" }) { edges { node { organisation { legalName } } } } }`,
      () => ({}),
    ],
    [
      "suggestPartners",
      `{ suggestPartners(input: { text: "membrane filtration of silver" }) { edges { node { explanation { matchedTerms { capabilityTerm } } } } } }`,
      () => ({}),
    ],
  ];

  it.each(WAYS)(
    "by an adviser of the other side are written down as disclosures: %s %s",
    async (operation, query, variables) => {
      await newRows();
      await brussels.get(query, variables());
      expect(await newRows()).toEqual([disclosed(operation, there)]);
    },
  );

  it("by an adviser of the same side, or of level 0 alone, are not", async () => {
    await newRows();
    for (const [, query, variables] of WAYS) await quebec.get(query, variables());
    await brussels.get(`{ organisations { edges { node { id region sectors sizeClass } } } }`);
    await brussels.get(
      `{ suggestPartners(input: { text: "membrane" }) { edges { node { card { summary } } } } }`,
    );
    expect(
      (await newRows()).filter(({ subject }) => subject === readIdOf("Organisation", there, "id")),
    ).toEqual([]);
  });

  it("by analysts, who belong to neither side, are disclosures of both", async () => {
    await newRows();
    await analyst.get(`{ organisations(orderBy: { field: NAME }) { edges { node { legalName } } } }`);
    expect(await newRows()).toEqual([disclosed("organisations", there), disclosed("organisations", here)]);
  });

  it("by the organisation's own people are nobody's business", async () => {
    const member = await passerelle.someone("SME_MEMBER", { organisationId: there });
    await newRows();
    await member.get(
      `query ($id: ID!) { organisation(id: $id) { legalName owners { share } figures { closedOn } } }`,
      {
        id: there,
      },
    );
    expect(await newRows()).toEqual([]);
  });

  it("are one disclosure a day, however often a list is leafed through, and one anew the next day", async () => {
    const query = `{ organisations(filter: { region: QUEBEC }) { edges { node { legalName } } } }`;
    await newRows();
    for (let times = 0; times < 3; times += 1) await brussels.get(query);
    expect(await newRows()).toHaveLength(1);
    passerelle.clock.advance(86_400_000);
    const other = await passerelle.adviser("BRUSSELS");
    await other.get(query);
    expect(await newRows()).toHaveLength(1);
  });

  it("of figures and owners are written down each time, whoever of the region reads them", async () => {
    const query = `query ($id: ID!) { organisation(id: $id) { owners { share } figures { closedOn } } }`;
    await newRows();
    for (let times = 0; times < 2; times += 1) await quebec.get(query, { id: there });
    const row = {
      kind: "CONFIDENTIAL_READ",
      operation: "organisation",
      subject: readIdOf("Organisation", there, "id"),
    };
    expect(await newRows()).toEqual([row, row]);
    // Level 3 is not the other side's: null, and nothing to record.
    await brussels.get(query, { id: there });
    expect(await newRows()).toEqual([]);
  });

  it("leave nothing when they cannot be written down", async () => {
    const rename = (from: string, to: string) =>
      passerelle.asOwner((owner) => owner.query(`alter table ${from} rename to ${to}`));
    await rename("audit_entry", "audit_elsewhere");
    try {
      const { data, errors } = await brussels.ask(
        `query ($id: ID!) { organisation(id: $id) { legalName } }`,
        { id: there },
      );
      expect(JSON.stringify(data)).not.toContain("Filtrebois");
      expect(errors[0]?.extensions.code).toBe("INTERNAL_SERVER_ERROR");
    } finally {
      await rename("audit_elsewhere", "audit_entry");
      passerelle.internalErrors.splice(0);
    }
  });
});
