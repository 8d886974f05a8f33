import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import { anAcceptedIntroduction } from "../support/programme";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  aPublishedNeed,
  aQuebecOrganisation,
  badInputAt,
  carryOut,
  refusalOf,
  versionOf,
} from "../support/stories";
import { LEFT_BEHIND, partneringMergedTables } from "../../src/modules/partnering/merges/merged-tables";
import { ProgrammeMerges } from "../../src/modules/programme/programme-merges";

const WHOLE = `query ($id: ID!) { organisation(id: $id) { id version legalName tradeNames website languages region sizeClass
  sectors archivedAt establishments { id postCode } contacts { id name } figures { id closedOn headcount } owners { id share }
  activityCodes { code } needs { edges { node { id version } } } capabilities { edges { node { id version } } }
  notes { id partner { id } } blockedPairs { partner { id } reason }
  mergedFrom { id mergedName mergedNumber reason fields { field origin } records { table records } } } }`;

/** Everything but what every change counts up. */
const apart = ({ version: _, ...rest }: any) => rest;

describe("two entries of one organisation", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebec: Caller;
  let survivorId: string;
  let mergedId: string;
  let partnerId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
  });

  beforeEach(async () => {
    survivorId = await aBrusselsOrganisation(adviser, { legalName: "Zennewater SRL" });
    mergedId = await aBrusselsOrganisation(adviser, { legalName: "Zenne Water BV" });
    partnerId = await aQuebecOrganisation(quebec);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const whole = async (id: string, caller = adviser) => (await caller.get(WHOLE, { id })).organisation;
  const version = (id: string) => versionOf(adviser, id);
  const request = async (wishes: object = {}) => ({
    survivorId,
    expectedVersion: await version(survivorId),
    mergedId,
    mergedExpectedVersion: await version(mergedId),
    reason: "One firm, entered twice.",
    ...wishes,
  });
  const merge = async () => carryOut(adviser, "mergeOrganisations", "organisation { id }", await request());
  const unmerge = async (mergeId: string) =>
    carryOut(adviser, "unmergeOrganisations", "organisation { id } other { id legalName }", {
      mergeId,
      expectedVersion: await version(survivorId),
      reason: "Two firms after all.",
    });
  const mergeOf = async () => (await whole(survivorId)).mergedFrom[0].id as string;

  /** Of each kind something. */
  async function furnish(organisationId: string, name: string) {
    const own = { organisationId };
    await carryOut(adviser, "addContact", "__typename", { ...own, name, email: `${name}@zenne.example` });
    await carryOut(adviser, "recordFigures", "__typename", {
      ...own,
      expectedVersion: await version(organisationId),
      closedOn: "2025-12-31",
      headcount: "12",
    });
    await carryOut(adviser, "addOwner", "__typename", { ...own, kind: "UNKNOWN", share: "100" });
    await carryOut(adviser, "replaceActivityCodes", "__typename", {
      ...own,
      expectedVersion: await version(organisationId),
      activityCodes: [{ classification: "NACE", version: "2", code: "62.01", main: true }],
    });
    await carryOut(adviser, "addNote", "__typename", { ...own, text: `About ${name}.` });
    const needId = await aPublishedNeed(adviser, organisationId);
    const capabilityId = await aCapability(adviser, organisationId);
    return { needId, capabilityId };
  }

  it("become one with all that both hold, and exactly two again", async () => {
    await furnish(survivorId, "Ada");
    const { needId } = await furnish(mergedId, "Bram");
    await carryOut(adviser, "updateOrganisationProfile", "__typename", {
      organisationId: mergedId,
      expectedVersion: await version(mergedId),
      website: "https://zenne.example",
      languages: ["NL"],
    });
    await carryOut(adviser, "blockPair", "__typename", {
      organisationId: mergedId,
      otherOrganisationId: partnerId,
      reason: "Rivals.",
    });
    const before = [await whole(survivorId), await whole(mergedId)];

    await merge();
    const one = await whole(survivorId);
    expect(one.contacts.map(({ name }: any) => name).sort()).toEqual(["Ada", "Bram"]);
    expect(one.needs.edges).toHaveLength(2);
    expect(one.capabilities.edges).toHaveLength(2);
    expect(one).toMatchObject({ website: "https://zenne.example", tradeNames: ["Zenne Water BV"] });
    // Figures of the same year and holders of the whole capital are not there twice.
    expect([one.figures.length, one.owners.length, one.activityCodes.length]).toEqual([1, 1, 1]);
    expect(one.blockedPairs).toEqual([{ partner: { id: partnerId }, reason: "Rivals." }]);
    expect(one.mergedFrom).toMatchObject([
      {
        mergedName: "Zenne Water BV",
        reason: "One firm, entered twice.",
        fields: [
          { field: "website", origin: "MERGED" },
          { field: "tradeNames", origin: "MERGED" },
          { field: "languages", origin: "MERGED" },
        ],
        records: expect.arrayContaining([
          { table: "need", records: 1 },
          { table: "contact", records: 1 },
          { table: "blocked_pair", records: 1 },
          { table: "note", records: 1 },
        ]),
      },
    ]);

    const { other } = await unmerge(await mergeOf());
    expect(other).toEqual({ id: mergedId, legalName: "Zenne Water BV" });
    const after = [await whole(survivorId), await whole(mergedId)];
    expect(after.map(apart)).toEqual(before.map(apart));
    expect(after[1].needs.edges[0].node.id).toBe(needId);
  });

  it("are found under the survivor alone, whose number, name and identifier both lead to", async () => {
    const { registryNumber } = (
      await adviser.get("query ($id: ID!) { organisation(id: $id) { registryNumber } }", { id: mergedId })
    ).organisation;
    await merge();
    expect((await whole(mergedId)).id).toBe(survivorId);
    const found = await adviser.get(
      `query ($id: ID!, $number: String!) {
        node(id: $id) { id } nodes(ids: [$id, $id]) { id }
        organisation(registryNumber: $number, register: KBO) { id }
        search(text: $number, types: [ORGANISATION]) { node { id } }
        live: organisations(filter: { text: "Zenne Water BV" }) { edges { node { id } } }
        archived: organisations(filter: { archived: true, text: "Zenne Water BV" }) { edges { node { id } } }
      }`,
      { id: mergedId, number: registryNumber },
    );
    const survivor = { id: survivorId };
    expect(found).toMatchObject({
      node: survivor,
      nodes: [survivor, survivor],
      organisation: survivor,
      search: [{ node: survivor }],
      archived: { edges: [] },
    });
    expect(found.live.edges.map(({ node }: any) => node.id)).toContain(survivorId);
    expect(found.live.edges.map(({ node }: any) => node.id)).not.toContain(mergedId);
    // Who may not know the survivor does not learn that the other one ever was.
    const stranger = await passerelle.someone("SME_EDITOR", { organisationId: partnerId });
    expect(
      (await stranger.get("query ($id: ID!) { node(id: $id) { id } }", { id: mergedId })).node,
    ).toBeNull();
  });

  it("are suggested as one: what the other could do is the survivor's, and back again", async () => {
    const needId = await aPublishedNeed(quebec, partnerId, { text: "Electrolytic recovery of silver." });
    await aCapability(adviser, mergedId, { title: "Silver", text: "Electrolytic recovery of silver." });
    const suggested = async () =>
      (
        await quebec.get(
          "query ($id: ID!) { need(id: $id) { partnerSuggestions { edges { node { organisation { id } } } } } }",
          { id: needId },
        )
      ).need.partnerSuggestions.edges
        .map(({ node }: any) => node.organisation.id)
        .filter((id: string) => id === survivorId || id === mergedId);
    expect(await suggested()).toEqual([mergedId]);
    await merge();
    expect(await suggested()).toEqual([survivorId]);
    await unmerge(await mergeOf());
    expect(await suggested()).toEqual([mergedId]);
  });

  it("give their people and introductions to the survivor, and what came since stays there", async () => {
    const needId = await aPublishedNeed(adviser, mergedId);
    const introductionId = await anAcceptedIntroduction(adviser, quebec, needId, partnerId);
    const editor = await passerelle.someone("SME_EDITOR", { organisationId: mergedId });
    await merge();
    const own =
      "{ viewer { organisations { id } } introductions { edges { node { id parties { organisation { id } } } } } }";
    const seen = await editor.get(own);
    expect(seen.viewer.organisations).toEqual([{ id: survivorId }]);
    expect(seen.introductions.edges).toMatchObject([
      { node: { id: introductionId, parties: [{ organisation: { id: survivorId } }, {}] } },
    ]);
    const later = await aDraftNeed(editor, survivorId, { title: "Later" });
    await carryOut(editor, "addContact", "__typename", { organisationId: survivorId, name: "Later" });

    await unmerge(await mergeOf());
    expect((await editor.get(own)).viewer.organisations).toEqual([{ id: mergedId }]);
    const two = [await whole(survivorId), await whole(mergedId)];
    expect(two.map(({ needs }) => needs.edges.map(({ node }: any) => node.id))).toEqual([[later], [needId]]);
    expect(two.map(({ contacts }) => contacts.map(({ name }: any) => name))).toEqual([["Later"], []]);
  });

  it("part with an introduction that was made since for a need that goes back", async () => {
    const needId = await aPublishedNeed(adviser, mergedId);
    await merge();
    const introductionId = await anAcceptedIntroduction(adviser, quebec, needId, partnerId);
    await unmerge(await mergeOf());
    const { node } = await adviser.get(
      "query ($id: ID!) { node(id: $id) { ... on Introduction { parties { organisation { id } } } } }",
      { id: introductionId },
    );
    expect(node.parties[0].organisation.id).toBe(mergedId);
  });

  it("leave one audit row for the merge and one for its undoing", async () => {
    await merge();
    await unmerge(await mergeOf());
    const [subject] = Buffer.from(survivorId, "base64").toString().split(":").slice(1);
    const rows = await passerelle.dataSource.query(
      "select operation from audit_entry where subject_id = $1 and operation like '%mergeOrganisations' order by id",
      [subject],
    );
    expect(rows.map(({ operation }: any) => operation)).toEqual([
      "mergeOrganisations",
      "unmergeOrganisations",
    ]);
  });

  it("are merged once: of two advisers at once one wins, and a stale version of either is refused", async () => {
    const input = await request();
    const answers = await Promise.allSettled(
      [1, 2].map(() => carryOut(adviser, "mergeOrganisations", "__typename", input)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    mergedId = await aBrusselsOrganisation(adviser);
    for (const [wrong, field] of [
      [{ expectedVersion: 1 }, "input.expectedVersion"],
      [{ mergedExpectedVersion: 1 }, "input.mergedExpectedVersion"],
    ] as const)
      expect(await refusalOf(adviser, "mergeOrganisations", await request(wrong))).toMatchObject({
        extensions: { code: "CONFLICT", field, currentVersion: expect.any(Number) },
      });
  });

  describe("are not merged", () => {
    it.each([
      ["with itself", () => ({ mergedId: survivorId }), "input.mergedId"],
      ["without a reason", () => ({ reason: " " }), "input.reason"],
      ["with a need", async () => ({ mergedId: await aDraftNeed(adviser, survivorId) }), "input.mergedId"],
    ])("%s", async (_, wrong, field) => {
      const input = { ...(await request()), ...(await wrong()) };
      expect(await refusalOf(adviser, "mergeOrganisations", input)).toMatchObject(badInputAt(field));
    });

    it("while they have an open introduction to one another", async () => {
      const needId = await aPublishedNeed(adviser, survivorId);
      const { introduction } = await carryOut(adviser, "startIntroduction", "introduction { id }", {
        needId,
        candidateId: mergedId,
        message: "A firm seeks filtration.",
      });
      const before = [await whole(survivorId), await whole(mergedId)];
      const refusal = await refusalOf(adviser, "mergeOrganisations", await request());
      expect(refusal).toMatchObject(badInputAt("input.mergedId"));
      expect(refusal.message).toContain("DRAFT");
      expect([await whole(survivorId), await whole(mergedId)]).toEqual(before);
      await carryOut(adviser, "withdrawIntroduction", "__typename", {
        introductionId: introduction.id,
        expectedVersion: 1,
      });
      await merge();
    });

    it("when one is archived or merged already, nor parted twice, nor from one that was merged itself", async () => {
      await merge();
      const mergeId = await mergeOf();
      const input = await request({ mergedExpectedVersion: 3 });
      expect(await refusalOf(adviser, "mergeOrganisations", input)).toMatchObject(
        badInputAt("input.mergedId"),
      );
      const third = await aBrusselsOrganisation(adviser, { legalName: "Derde NV" });
      await carryOut(adviser, "mergeOrganisations", "__typename", {
        ...(await request()),
        survivorId: third,
        expectedVersion: await version(third),
        mergedId: survivorId,
        mergedExpectedVersion: await version(survivorId),
      });
      // Two steps lead on to where both are now.
      expect((await whole(mergedId)).id).toBe(third);
      const undo = { mergeId, expectedVersion: 4, reason: "Mistake." };
      expect(await refusalOf(adviser, "unmergeOrganisations", undo)).toMatchObject(
        badInputAt("input.mergeId"),
      );
      const other = await aBrusselsOrganisation(adviser);
      await carryOut(adviser, "archiveOrganisation", "__typename", {
        organisationId: other,
        expectedVersion: 2,
      });
      expect(
        await refusalOf(adviser, "mergeOrganisations", {
          ...(await request()),
          survivorId: third,
          expectedVersion: await version(third),
          mergedId: other,
          mergedExpectedVersion: 3,
        }),
      ).toMatchObject(badInputAt("input.mergedId"));
    });

    it("by people of the enterprise, analysts and advisers of another region", async () => {
      const input = await request();
      for (const caller of [
        quebec,
        await passerelle.someone("ANALYST"),
        await passerelle.someone("SME_EDITOR", { organisationId: survivorId }),
      ])
        expect((await refusalOf(caller, "mergeOrganisations", input)).extensions.code).toBe("FORBIDDEN");
    });
  });

  it("move every column that names an organisation, or say why one stays", async () => {
    const columns = await passerelle.dataSource.query<{ name: string }[]>(
      `select t.relname || '.' || a.attname as name from pg_constraint c
         join pg_class t on t.oid = c.conrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = any(c.conkey)
        where c.contype = 'f' and c.confrelid = 'organisation'::regclass`,
    );
    const programme = new ProgrammeMerges(undefined as never).tables;
    const moved = [...partneringMergedTables, ...programme].map(({ table, column }) => `${table}.${column}`);
    expect([...moved, ...LEFT_BEHIND].sort()).toEqual(columns.map(({ name }) => name).sort());
  });
});
