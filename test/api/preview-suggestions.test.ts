import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
  clearSummary,
  rowsWritten,
  versionOf,
} from "../support/stories";

const PREVIEW = `query ($input: PreviewSuggestionsInput!, $first: Int) { previewSuggestions(input: $input, first: $first) {
  partners { move rankBefore rankAfter scoreBefore scoreAfter suggestion { organisation { id } capability { id } card { id summary }
    explanation { score requirements { requirement { text concepts { name } } status } } } }
  needs { move rankBefore rankAfter scoreBefore scoreAfter need { id summary title } } } }`;

describe("an edit looked at before it is saved", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebec: Caller;
  let asker: string;
  let editor: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
    asker = await aBrusselsOrganisation(adviser);
    editor = await passerelle.someone("SME_EDITOR", { organisationId: asker });
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const preview = async (caller: Caller, input: object, first = 20) =>
    (await caller.get(PREVIEW, { input, first })).previewSuggestions;
  /** A partner of the other side with a capability whose summary is cleared. */
  const aPartner = async (text: string) => {
    const id = await aQuebecOrganisation(quebec, { legalName: `${text} inc.` });
    const capabilityId = await aCapability(quebec, id, { title: text, text: `${text}.` });
    await clearSummary(quebec, capabilityId, `${text}.`);
    return { id, capabilityId };
  };
  const partnersOf = async (caller: Caller, needId: string) => {
    const { need } = await caller.get(
      `query ($id: ID!) { need(id: $id) { partnerSuggestions(first: 100) { edges { node { rank score organisation { id } card { id } } } } } }`,
      { id: needId },
    );
    return need.partnerSuggestions.edges.map(({ node }: any) => [
      node.rank,
      node.score,
      node.organisation?.id ?? node.card.id,
    ]);
  };
  const needsFor = async (caller: Caller, organisationId: string) => {
    const { organisation } = await caller.get(
      `query ($id: ID!) { organisation(id: $id) { needSuggestions(first: 100) { edges { node { rank score need { id } } } } } }`,
      { id: organisationId },
    );
    return organisation.needSuggestions.edges.map(({ node }: any) => [node.rank, node.score, node.need.id]);
  };
  const listOf = (moves: any[], when: "Before" | "After", key: (one: any) => string) =>
    moves
      .filter((one) => one[`rank${when}`] !== null)
      .map((one) => [one[`rank${when}`], one[`score${when}`], key(one)])
      .sort((a, b) => Number(a[0]) - Number(b[0]));

  it("of a need: who enters, who leaves and who moves, as the lists really are before and after it is saved", async () => {
    const [sextants, both, flywheels] = [
      await aPartner("sextants"),
      await aPartner("flywheels sextants"),
      await aPartner("flywheels"),
    ];
    const needId = await aPublishedNeed(adviser, asker, { title: "Sextants", text: "Sextants." });
    const change = {
      ...{ needId, expectedVersion: 3, title: "Flywheels", text: "Flywheels." },
      requirements: [{ level: "MUST", text: "flywheels" }],
    };
    const keyOf = ({ suggestion }: any) => suggestion.organisation.id;
    const before = await partnersOf(adviser, needId);
    const { partners, needs } = await preview(adviser, { need: change });
    expect(needs).toBeNull();
    const moves = new Map(partners.map((one: any) => [keyOf(one), one.move]));
    expect([flywheels, sextants, both].map(({ id }) => moves.get(id))).toEqual([
      "ENTERS",
      "LEAVES",
      expect.stringMatching(/STAYS|RISES|FALLS/),
    ]);
    expect(listOf(partners, "Before", keyOf)).toEqual(before);
    expect(await partnersOf(adviser, needId)).toEqual(before);
    const entering = partners.find((one: any) => keyOf(one) === flywheels.id);
    expect(entering).toMatchObject({ rankBefore: null, scoreBefore: null });
    expect(entering.suggestion.explanation).toMatchObject({
      score: entering.scoreAfter,
      requirements: [{ requirement: { text: "flywheels", concepts: [] }, status: "MET" }],
    });
    await carryOut(adviser, "updateNeed", "need { id }", change);
    expect(listOf(partners, "After", keyOf)).toEqual(await partnersOf(adviser, needId));
  });

  it("of a capability: the needs that it would answer, as they really are before and after it is saved", async () => {
    const partner = await aPartner("ammeters");
    const ammeters = await aPublishedNeed(adviser, asker, { title: "Ammeters", text: "Ammeters." });
    const gudgeons = await aPublishedNeed(adviser, asker, {
      title: "Gudgeons",
      text: "Gudgeons.",
    });
    const change = {
      ...{ capabilityId: partner.capabilityId, title: "Gudgeons", text: "Gudgeons." },
      ...{ expectedVersion: await versionOf(quebec, partner.capabilityId), cooperationKinds: ["JOINT_RD"] },
    };
    const before = await needsFor(quebec, partner.id);
    const { partners, needs } = await preview(quebec, { capability: change });
    const keyOf = ({ need }: any) => need.id;
    expect(partners).toBeNull();
    expect(needs.map((one: any) => [one.move, keyOf(one)])).toEqual(
      expect.arrayContaining([
        ["ENTERS", gudgeons],
        ["LEAVES", ammeters],
      ]),
    );
    expect(listOf(needs, "Before", keyOf)).toEqual(before);
    expect(await needsFor(quebec, partner.id)).toEqual(before);
    await carryOut(quebec, "updateCapability", "capability { id }", change);
    expect(listOf(needs, "After", keyOf)).toEqual(await needsFor(quebec, partner.id));
  });

  it("by an enterprise is ranked by what strangers may read alone, its new summary as if it were cleared", async () => {
    const partner = await aPartner("anemometers");
    const own = await passerelle.someone("SME_EDITOR", { organisationId: partner.id });
    const needId = await aPublishedNeed(adviser, asker, {
      ...{ title: "Brickwork", text: "Brickwork.", summary: "Brickwork." },
    });
    const expectedVersion = await versionOf(quebec, partner.capabilityId);
    const target = { capabilityId: partner.capabilityId, expectedVersion };
    const named = async (change: object) =>
      (await preview(own, { capability: { ...target, ...change } })).needs.filter(
        (one: any) => one.need.id === needId,
      );
    expect(await named({ text: "Brickwork." })).toEqual([]);
    const summary = "Brickwork.";
    const change = { text: "Brickwork.", summary };
    const [entering] = await named(change);
    expect(entering).toMatchObject({
      move: "ENTERS",
      need: { title: null, summary: "Brickwork." },
    });
    await carryOut(own, "updateCapability", "capability { id }", { ...target, ...change });
    await clearSummary(quebec, partner.capabilityId, summary);
    const really = (await needsFor(own, partner.id)).find(([, , id]: any) => id === needId);
    expect([entering.rankAfter, entering.scoreAfter]).toEqual(really.slice(0, 2));

    const { partners } = await preview(editor, {
      need: { needId, expectedVersion: 3, text: "Brickwork and flywheels." },
    });
    expect(partners.length).toBeGreaterThan(0);
    for (const { suggestion } of partners) {
      expect(suggestion).toMatchObject({ organisation: null, capability: null });
      expect(suggestion.card.summary).toMatch(/^[\w ]+\.$/);
    }
    const cards = (await partnersOf(editor, needId)).map(([, , card]: any) => card);
    expect(partners.map(({ suggestion }: any) => suggestion.card.id)).toEqual(expect.arrayContaining(cards));
  });

  it("leaves everything as it was, for everybody, also beside changes at the same time", async () => {
    const partner = await aPartner("dynamos");
    const needId = await aPublishedNeed(adviser, asker, { title: "Dynamos", text: "Dynamos." });
    const input = {
      capability: { capabilityId: partner.capabilityId, expectedVersion: 2, text: "Lacquers." },
    };
    const everything = async () => [
      await partnersOf(adviser, needId),
      await partnersOf(editor, needId),
      await needsFor(quebec, partner.id),
      await rowsWritten(passerelle.dataSource),
    ];
    const before = await everything();
    const first = await preview(quebec, input);
    expect(await preview(quebec, input)).toEqual(first);
    expect(await everything()).toEqual(before);
    const change = {
      capabilityId: partner.capabilityId,
      expectedVersion: 2,
      title: "Lacquers",
      text: "Lacquers.",
    };
    await Promise.all([
      ...Array.from({ length: 4 }, () => quebec.ask(PREVIEW, { input, first: 5 })),
      carryOut(quebec, "updateCapability", "capability { id }", change),
      ...Array.from({ length: 4 }, () => quebec.ask(PREVIEW, { input, first: 5 })),
    ]);
    const found = async (text: string) => {
      const { suggestPartners } = await adviser.get(
        `query ($text: String!) { suggestPartners(input: { text: $text }) { edges { node { organisation { id } } } } }`,
        { text },
      );
      return suggestPartners.edges.some(({ node }: any) => node.organisation.id === partner.id);
    };
    expect([await found("lacquers"), await found("dynamos")]).toEqual([true, false]);
  });

  it("tells of the first so many places alone", async () => {
    for (const kind of ["tall", "wide", "long"]) await aPartner(`${kind} heliometers`);
    const needId = await aPublishedNeed(adviser, asker, { title: "Heliometers", text: "Tall heliometers." });
    const change = { needId, expectedVersion: 3, title: "Heliometers", text: "Wide heliometers." };
    const { partners } = await preview(adviser, { need: change }, 1);
    expect(partners.map(({ move, rankAfter }: any) => [move, rankAfter])).toEqual([
      ["ENTERS", 1],
      ["LEAVES", expect.any(Number)],
    ]);
  });

  describe("is refused", () => {
    const refusal = (caller: Caller, input: object, first = 20) => caller.refusal(PREVIEW, { input, first });

    it("without a change, with two, and for what the change itself would be refused for", async () => {
      const needId = await aPublishedNeed(adviser, asker);
      const { capabilityId } = await aPartner("planimeters");
      const need = { needId, expectedVersion: 3 };
      const capability = { capabilityId, expectedVersion: 2 };
      const rows = await rowsWritten(passerelle.dataSource);
      const table: [Caller, object, string, string][] = [
        [adviser, {}, "BAD_USER_INPUT", "input"],
        [adviser, { need, capability }, "BAD_USER_INPUT", "input"],
        [adviser, { need: { ...need, title: " " } }, "BAD_USER_INPUT", "input.need.title"],
        [adviser, { need: { ...need, readinessLevel: 10 } }, "BAD_USER_INPUT", "input.need.readinessLevel"],
        [
          adviser,
          { need: { ...need, requirements: [{ text: "A" }, { text: " " }] } },
          "BAD_USER_INPUT",
          "input.need.requirements.1.text",
        ],
        [adviser, { need: { ...need, expectedVersion: 1 } }, "CONFLICT", "input.need.expectedVersion"],
        [quebec, { capability: { ...capability, text: null } }, "BAD_USER_INPUT", "input.capability.text"],
        [
          quebec,
          { capability: { ...capability, expectedVersion: 7 } },
          "CONFLICT",
          "input.capability.expectedVersion",
        ],
        [
          quebec,
          { need: { needId: capabilityId, expectedVersion: 1 } },
          "BAD_USER_INPUT",
          "input.need.needId",
        ],
      ];
      for (const [caller, input, code, field] of table)
        expect(await refusal(caller, input)).toMatchObject({
          message: expect.stringMatching(/^.{10,400}\.$/),
          extensions: { code, field },
        });
      expect((await refusal(adviser, { need }, 0)).extensions.code).toBe("BAD_USER_INPUT");
      expect(await rowsWritten(passerelle.dataSource)).toEqual(rows);
    });

    it("to those who may not make the change; what they may not see is not there", async () => {
      const needId = await aPublishedNeed(adviser, asker, { text: "We lack odometers." });
      const { id, capabilityId } = await aPartner("odometers");
      const stranger = await passerelle.someone("SME_EDITOR", { organisationId: id });
      const member = await passerelle.someone("SME_MEMBER", { organisationId: asker });
      const need = { needId, expectedVersion: 3 };
      const capability = { capabilityId, expectedVersion: 2 };
      const codes = async (caller: Caller) =>
        Promise.all(
          [{ need }, { capability }].map(async (input) => (await refusal(caller, input)).extensions.code),
        );
      expect(await codes(member)).toEqual(["FORBIDDEN", "FORBIDDEN"]);
      expect(await codes(await passerelle.someone("ANALYST"))).toEqual(["FORBIDDEN", "FORBIDDEN"]);
      expect((await refusal(quebec, { need })).extensions.code).toBe("FORBIDDEN");
      expect((await refusal(adviser, { capability })).extensions.code).toBe("FORBIDDEN");
      expect((await refusal(editor, { capability })).extensions.code).toBe("FORBIDDEN");
      const draft = { needId: await aDraftNeed(adviser, asker), expectedVersion: 1 };
      const nowhere = Buffer.from("Need:00000000-0000-4000-8000-000000000000").toString("base64");
      const hidden = await refusal(stranger, { need: draft });
      expect(hidden.extensions.code).toBe("NOT_FOUND");
      expect(await refusal(stranger, { need: { ...draft, needId: nowhere } })).toEqual(hidden);
      const unclearedCapability = await aCapability(quebec, id);
      const uncleared = { capability: { capabilityId: unclearedCapability, expectedVersion: 1 } };
      expect((await refusal(editor, uncleared)).extensions.code).toBe("NOT_FOUND");
      expect((await refusal(stranger, { need })).extensions.code).toBe("FORBIDDEN");
    });
  });
});
