import { toGlobalId } from "graphql-relay";
import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import { personIdOf } from "../support/programme";
import {
  aBrusselsOrganisation,
  aQuebecOrganisation,
  badInputAt,
  carryOut,
  refusalOf,
} from "../support/stories";

const ADVISER = "adviser { adviserId name reason note version } formerAdvisers { adviserId endedAt version }";
const FOUND = `query ($filter: OrganisationFilter) { organisations(filter: $filter) { totalCount edges { node { id } } } }`;

describe("the adviser who looks after an organisation", () => {
  let passerelle: Passerelle;
  let first: Caller;
  let second: Caller;
  let quebec: Caller;
  let organisationId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    first = await passerelle.adviser("BRUSSELS");
    second = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
  });

  beforeEach(async () => {
    organisationId = await aBrusselsOrganisation(first);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const person = (caller: Caller) => toGlobalId("Person", personIdOf(caller));
  const assign = async (caller: Caller, more: object = {}) =>
    (
      await carryOut(caller, "assignOrganisationAdviser", `organisation { ${ADVISER} }`, {
        organisationId,
        ...more,
      })
    ).organisation;
  const handover = (more: object = {}) => ({
    organisationId,
    expectedVersion: 1,
    adviserId: person(second),
    reason: "Parental leave.",
    ...more,
  });
  const found = async (caller: Caller, filter: object): Promise<string[]> =>
    (await caller.get(FOUND, { filter })).organisations.edges.map(({ node }: any) => node.id);

  it("is the viewer or another adviser of the region, and hands it over with a reason and a note", async () => {
    expect(await assign(first)).toMatchObject({
      adviser: { adviserId: person(first), reason: null, version: 1 },
      formerAdvisers: [],
    });
    const note = "They answer by telephone.";
    const { organisation } = await carryOut(
      first,
      "handOverOrganisation",
      `organisation { ${ADVISER} }`,
      handover({ note }),
    );
    expect(organisation).toMatchObject({
      adviser: { adviserId: person(second), reason: "Parental leave.", note, version: 2 },
      formerAdvisers: [{ adviserId: person(first), endedAt: expect.any(String), version: 1 }],
    });
  });

  it("is what organisations are found by", async () => {
    const free = await aBrusselsOrganisation(first);
    await assign(first);
    expect(await found(quebec, { adviserId: person(first) })).toContain(organisationId);
    await carryOut(second, "handOverOrganisation", "__typename", handover());
    expect(await found(first, { adviserId: person(first) })).not.toContain(organisationId);
    expect(await found(first, { adviserId: person(second) })).toContain(organisationId);
    const unowned = await found(first, { withoutAdviser: true, region: "BRUSSELS" });
    expect([unowned.includes(free), unowned.includes(organisationId)]).toEqual([true, false]);
  });

  it("stays unknown to the organisation, also by a filter, and to an analyst who belongs to it", async () => {
    await assign(first, { note: "Careful." });
    const insiders = [
      await passerelle.someone("SME_EDITOR", { organisationId }),
      await passerelle.someone("SME_MEMBER", { organisationId }),
      await passerelle.someone("ANALYST", { organisationId }),
    ];
    for (const insider of insiders) {
      const { organisation } = await insider.get(
        `query ($id: ID!) { organisation(id: $id) { legalName ${ADVISER} } }`,
        { id: organisationId },
      );
      expect(organisation).toEqual({ legalName: "Zennewater SRL", adviser: null, formerAdvisers: null });
      expect(await found(insider, { adviserId: person(first) })).not.toContain(organisationId);
      expect(await found(insider, { withoutAdviser: true })).not.toContain(organisationId);
    }
    const [editor] = insiders as [Caller];
    expect((await editor.refusal("{ advisers { name } }")).extensions.code).toBe("FORBIDDEN");
  });

  it("is one of those who are listed with the number of their organisations", async () => {
    await assign(quebec, { organisationId: await aQuebecOrganisation(quebec) });
    const { advisers } = await first.get("{ advisers(region: QUEBEC) { id regions organisationCount } }");
    expect(advisers).toEqual([{ id: person(quebec), regions: ["QUEBEC"], organisationCount: 1 }]);
  });

  it("is assigned once, and with a key creates nothing new; of two who hand over at once one wins", async () => {
    await assign(first, { idempotencyKey: "mine" });
    expect((await assign(first, { idempotencyKey: "mine" })).adviser.version).toBe(1);
    expect(await refusalOf(second, "assignOrganisationAdviser", { organisationId })).toMatchObject({
      extensions: { code: "CONFLICT", field: "input.organisationId" },
    });
    const answers = await Promise.allSettled(
      [1, 2].map(() => carryOut(first, "handOverOrganisation", "__typename", handover())),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await refusalOf(first, "handOverOrganisation", handover())).toMatchObject({
      extensions: { code: "CONFLICT", currentVersion: 2 },
    });
  });

  describe("refuses", () => {
    it.each([
      ["an adviser of the other region", () => ({ adviserId: person(quebec) }), "input.adviserId"],
      ["the one who has it", () => ({ adviserId: person(first) }), "input.adviserId"],
      ["no reason", () => ({ reason: " " }), "input.reason"],
    ])("%s", async (_, wrong, field) => {
      await assign(first);
      expect(await refusalOf(first, "handOverOrganisation", handover(wrong()))).toMatchObject(
        badInputAt(field),
      );
    });

    it("a handover of what nobody has, of an archived organisation, and by the other region", async () => {
      expect(await refusalOf(first, "handOverOrganisation", handover())).toMatchObject(
        badInputAt("input.organisationId"),
      );
      expect(await refusalOf(quebec, "assignOrganisationAdviser", { organisationId })).toMatchObject({
        extensions: { code: "FORBIDDEN" },
      });
      await carryOut(first, "archiveOrganisation", "__typename", { organisationId, expectedVersion: 2 });
      expect(await refusalOf(first, "assignOrganisationAdviser", { organisationId })).toMatchObject(
        badInputAt("input.organisationId"),
      );
    });
  });
});
