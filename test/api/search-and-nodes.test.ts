import { toGlobalId } from "graphql-relay";
import { v7 as uuidv7 } from "uuid";
import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  anEnterpriseNumber,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
  clearSummary,
  versionOf,
} from "../support/stories";

const SEARCH = `query ($text: String!, $types: [SearchedType!], $first: Int = 20) {
  search(text: $text, types: $types, first: $first) { type score node { __typename id } }
}`;

describe("looking for records", () => {
  let passerelle: Passerelle;
  let brussels: Caller;
  let quebec: Caller;
  let stranger: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    brussels = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
    stranger = await passerelle.someone("SME_EDITOR", {
      organisationId: await aBrusselsOrganisation(brussels),
    });
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const found = async (caller: Caller, text: string, types?: string[]) =>
    ((await caller.get(SEARCH, { text, types })).search as { node: { id: string } }[]).map(
      ({ node }) => node.id,
    );

  describe("by words", () => {
    it("finds organisations, needs and capabilities, through typing errors", async () => {
      const organisationId = await aBrusselsOrganisation(brussels, { legalName: "Lambicanalyse SRL" });
      const needId = await aPublishedNeed(brussels, organisationId, {
        title: "Spectroscopy",
        text: "We look for Raman spectroscopy of beer.",
      });
      const capabilityId = await aCapability(brussels, organisationId, {
        title: "Chromatography",
        text: "We offer gas chromatography of volatile esters.",
      });
      expect(await found(quebec, "Lambicanalise")).toContain(organisationId);
      expect(await found(quebec, "raman spectroscpy")).toContain(needId);
      expect(await found(quebec, "gas chromatografy esters", ["CAPABILITY"])).toEqual([capabilityId]);
      expect(await found(quebec, "gas chromatography", ["ORGANISATION", "NEED"])).not.toContain(capabilityId);
      const { search } = await quebec.get(SEARCH, { text: "raman spectroscopy", types: ["NEED"] });
      expect(search[0]).toMatchObject({ type: "NEED", node: { __typename: "Need", id: needId } });
      expect(search[0].score).toBeGreaterThan(0);
      expect(search[0].score).toBeLessThanOrEqual(100);
    });

    it("finds an organisation by its number, written in any way", async () => {
      const number = anEnterpriseNumber();
      const { organisation } = await carryOut(brussels, "createOrganisation", "organisation { id }", {
        register: "KBO",
        registryNumber: number,
        legalName: "Numérotée SA",
      });
      expect(await found(quebec, `BE ${number.slice(0, 4)}.${number.slice(4)}`)).toEqual([organisation.id]);
      expect(await found(stranger, number)).toEqual([]);
    });

    it("shows strangers what was cleared, found by its cleared words alone", async () => {
      const organisationId = await aQuebecOrganisation(quebec, { legalName: "Zymurgie inc." });
      const needId = await aPublishedNeed(quebec, organisationId, {
        text: "Zymurgie seeks an autoclave for hopped wort.",
        summary: "A firm seeks a pressure vessel for sterilising liquids.",
      });
      const capabilityId = await aCapability(quebec, organisationId, {
        title: "Yeast",
        text: "Zymurgie propagates brettanomyces.",
      });
      await clearSummary(quebec, capabilityId, "A firm grows microorganisms for fermentation.");
      for (const text of ["Zymurgie", "autoclave hopped wort", "brettanomyces"])
        expect(await found(stranger, text)).toEqual([]);
      expect(await found(stranger, "pressure vessel sterilising")).toEqual([needId]);
      expect(await found(stranger, "microorganisms fermentation")).toEqual([capabilityId]);
      expect(await found(brussels, "brettanomyces", ["CAPABILITY"])).toEqual([capabilityId]);
    });

    it("finds neither drafts nor what was withdrawn, removed or archived", async () => {
      const organisationId = await aBrusselsOrganisation(brussels, { legalName: "Passé SA" });
      await aDraftNeed(brussels, organisationId, { text: "Quernstone dressing." });
      const withdrawn = await aPublishedNeed(brussels, organisationId, { text: "Quernstone grinding." });
      await carryOut(brussels, "withdrawNeed", "need { id }", { needId: withdrawn, expectedVersion: 3 });
      expect(await found(brussels, "quernstone", ["NEED"])).toEqual([]);
      const needId = await aPublishedNeed(brussels, organisationId, {
        text: "Quernstone balancing.",
        summary: "A firm balances quernstones.",
      });
      const capabilityId = await aCapability(brussels, organisationId, {
        text: "Quernstone carving.",
        title: "Quernstone",
      });
      await clearSummary(brussels, capabilityId, "A firm carves quernstones.");
      for (const caller of [brussels, stranger])
        expect((await found(caller, "quernstones")).sort()).toEqual([capabilityId, needId].sort());
      await carryOut(brussels, "archiveOrganisation", "organisation { id }", {
        organisationId,
        expectedVersion: await versionOf(brussels, organisationId),
      });
      for (const caller of [brussels, stranger]) expect(await found(caller, "quernstones")).toEqual([]);
      const byId =
        "query ($need: ID!, $capability: ID!) { need(id: $need) { id } capability(id: $capability) { id } }";
      expect(await stranger.get(byId, { need: needId, capability: capabilityId })).toEqual({
        need: null,
        capability: null,
      });
    });

    it.each([
      [{ text: "" }, "text"],
      [{ text: "x".repeat(501) }, "text"],
      [{ text: "a", first: 0 }, "first"],
      [{ text: "a", first: 101 }, "first"],
    ])("refuses %.40j", async (variables, field) => {
      expect((await brussels.refusal(SEARCH, variables)).extensions).toMatchObject({
        code: "BAD_USER_INPUT",
        field,
      });
    });
  });

  describe("by identifier", () => {
    it("gives records of every type in the order of their identifiers, null where there is none", async () => {
      const organisationId = await aBrusselsOrganisation(brussels);
      const needId = await aDraftNeed(brussels, organisationId);
      const capabilityId = await aCapability(brussels, organisationId);
      const nobody = toGlobalId("Organisation", uuidv7());
      const { nodes } = await brussels.get("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", {
        ids: [capabilityId, nobody, organisationId, needId, organisationId],
      });
      expect(nodes).toEqual([
        { __typename: "Capability", id: capabilityId },
        null,
        { __typename: "Organisation", id: organisationId },
        { __typename: "Need", id: needId },
        { __typename: "Organisation", id: organisationId },
      ]);
    });

    it("gives null for a type that is no record of its own, whatever its name", async () => {
      for (const type of ["Contact", "Nothing", "constructor", "toString", "hasOwnProperty", "__proto__"]) {
        const { node } = await brussels.get("query ($id: ID!) { node(id: $id) { id } }", {
          id: toGlobalId(type, uuidv7()),
        });
        expect([type, node]).toEqual([type, null]);
      }
    });

    it("refuses what is no identifier, and the identifier of another type", async () => {
      const organisationId = await aBrusselsOrganisation(brussels);
      for (const id of ["", "x", "1", toGlobalId("Need", "1"), `${organisationId} `, "9".repeat(10_000)])
        expect(await brussels.refusal("query ($id: ID!) { node(id: $id) { id } }", { id })).toMatchObject({
          message: expect.stringMatching(/^.{10,300}\.$/s),
          extensions: { code: "BAD_USER_INPUT", field: "id" },
        });
      expect(
        await brussels.refusal("query ($id: ID!) { need(id: $id) { id } }", { id: organisationId }),
      ).toMatchObject({
        message: expect.stringContaining("belongs to a Organisation"),
        extensions: { code: "BAD_USER_INPUT", field: "id" },
      });
      const ids = Array<string>(101).fill(organisationId);
      expect(
        (await brussels.refusal("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids })).extensions
          .field,
      ).toBe("ids");
    });
  });
});
