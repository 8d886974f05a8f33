import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aPublishedNeed,
  aQuebecOrganisation,
  badInputAt,
  carryOut,
  refusalOf,
  versionOf,
} from "../support/stories";
import { anAcceptedIntroduction } from "../support/programme";

const NOTE = "note { id text author isMine version changedAt partner { id } }";
const NOTES = `query ($id: ID!) { node(id: $id) {
  ... on Organisation { notes { text isMine partner { id } } }
  ... on Need { notes { text isMine } }
  ... on Introduction { notes { text isMine } }
} }`;

describe("notes of the team", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebec: Caller;
  let organisationId: string;
  let partnerId: string;
  let needId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
  });

  beforeEach(async () => {
    organisationId = await aBrusselsOrganisation(adviser);
    partnerId = await aQuebecOrganisation(quebec);
    needId = await aPublishedNeed(adviser, organisationId);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const write = async (caller: Caller, input: object) =>
    (await carryOut(caller, "addNote", NOTE, { text: "They move in June.", ...input })).note;
  const notesOn = async (caller: Caller, id: string) => (await caller.get(NOTES, { id })).node?.notes ?? null;

  it("are read by the team of both sides on an organisation, a need and an introduction", async () => {
    const introductionId = await anAcceptedIntroduction(adviser, quebec, needId, partnerId);
    await write(adviser, { organisationId });
    await write(adviser, { needId, text: "Budget is small." });
    await write(quebec, { introductionId, text: "They met in Ghent." });
    for (const reader of [quebec, await passerelle.someone("ANALYST"), await passerelle.someone("ATTACHE")]) {
      expect(await notesOn(reader, organisationId)).toEqual([
        { text: "They move in June.", isMine: false, partner: null },
      ]);
      expect(await notesOn(reader, needId)).toEqual([{ text: "Budget is small.", isMine: false }]);
    }
    expect(await notesOn(adviser, introductionId)).toEqual([{ text: "They met in Ghent.", isMine: false }]);
  });

  it("on a pair stand with both, each naming the other, newest first", async () => {
    await write(adviser, { organisationId, text: "An old customer." });
    const note = await write(adviser, {
      organisationId: partnerId,
      otherOrganisationId: organisationId,
      text: "They sued one another.",
    });
    expect(note).toMatchObject({ isMine: true, version: 1, changedAt: null });
    expect(await notesOn(adviser, organisationId)).toEqual([
      { text: "They sued one another.", isMine: true, partner: { id: partnerId } },
      { text: "An old customer.", isMine: true, partner: null },
    ]);
    expect(await notesOn(adviser, partnerId)).toMatchObject([{ partner: { id: organisationId } }]);
  });

  it("are nobody's of an enterprise to read, write or reach, whatever else that person is", async () => {
    const introductionId = await anAcceptedIntroduction(adviser, quebec, needId, partnerId);
    const { id: noteId } = await write(adviser, { organisationId });
    await write(adviser, { needId });
    await write(adviser, { introductionId });
    await write(adviser, { organisationId, otherOrganisationId: partnerId });
    const people: Caller[] = [];
    for (const role of ["SME_EDITOR", "SME_MEMBER"] as const)
      for (const id of [organisationId, partnerId])
        people.push(await passerelle.someone(role, { organisationId: id }));
    for (const person of people) {
      for (const id of [organisationId, partnerId, needId, introductionId])
        expect(await notesOn(person, id)).toBeNull();
      expect(await refusalOf(person, "addNote", { organisationId, text: "Ours." })).toMatchObject({
        extensions: { code: "FORBIDDEN" },
      });
      expect((await person.get("query ($id: ID!) { node(id: $id) { id } }", { id: noteId })).node).toBeNull();
    }
    // An analyst who sits on its board reads the notes on others, and none that concerns it.
    const analyst = await passerelle.someone("ANALYST", { organisationId });
    for (const id of [organisationId, needId, introductionId]) expect(await notesOn(analyst, id)).toBeNull();
    expect(await notesOn(analyst, partnerId)).toEqual([]);
    expect(await refusalOf(analyst, "addNote", { needId, text: "Ours." })).toMatchObject({
      extensions: { code: "FORBIDDEN" },
    });
  });

  it("are changed and removed by their author alone", async () => {
    const { id: noteId, version: expectedVersion } = await write(adviser, { organisationId });
    const text = "They move in July.";
    for (const [verb, more] of [
      ["updateNote", { text }],
      ["removeNote", {}],
    ] as const)
      expect(await refusalOf(quebec, verb, { noteId, expectedVersion, ...more })).toMatchObject({
        extensions: { code: "NOT_FOUND", field: "input.noteId" },
      });
    const { note } = await carryOut(adviser, "updateNote", NOTE, { noteId, expectedVersion, text });
    expect(note).toMatchObject({ text, version: 2, changedAt: expect.any(String) });
    expect(await refusalOf(adviser, "removeNote", { noteId, expectedVersion })).toMatchObject({
      extensions: { code: "CONFLICT", currentVersion: 2 },
    });
    await carryOut(adviser, "removeNote", "noteId", { noteId, expectedVersion: 2 });
    expect(await notesOn(adviser, organisationId)).toEqual([]);
  });

  it("are written once with a key, and leave one audit row each", async () => {
    const first = await write(adviser, { organisationId, idempotencyKey: "once" });
    expect((await write(adviser, { organisationId, idempotencyKey: "once" })).id).toBe(first.id);
    const input = { noteId: first.id, expectedVersion: 1 };
    await carryOut(adviser, "updateNote", "note { id }", { ...input, text: "Kanarie." });
    await carryOut(adviser, "removeNote", "noteId", { ...input, expectedVersion: 2 });
    const [subject] = Buffer.from(first.id, "base64").toString().split(":").slice(1);
    const rows = await passerelle.dataSource.query(
      "select operation from audit_entry where subject_type = 'Note' and subject_id = $1 order by id",
      [subject],
    );
    expect(rows).toEqual(["addNote", "updateNote", "removeNote"].map((operation) => ({ operation })));
  });

  it.each([
    ["nothing named", () => ({}), "input"],
    ["two records", () => ({ organisationId, needId }), "input"],
    [
      "a pair with itself",
      () => ({ organisationId, otherOrganisationId: organisationId }),
      "input.otherOrganisationId",
    ],
    ["half a pair", () => ({ needId, otherOrganisationId: partnerId }), "input.otherOrganisationId"],
    ["an empty text", () => ({ organisationId, text: " " }), "input.text"],
    ["an identifier of another kind", () => ({ organisationId: needId }), "input.organisationId"],
  ])("are refused with %s", async (_, wrong, field) => {
    expect(await refusalOf(adviser, "addNote", { text: "A note.", ...wrong() })).toMatchObject(
      badInputAt(field),
    );
  });

  it("go into what a privacy officer exports of a sole proprietor, and are erased with it", async () => {
    await write(adviser, { organisationId, text: "Her mother founded it." });
    await write(adviser, { needId, text: "She asked by telephone." });
    await carryOut(adviser, "updateOrganisationProfile", "organisation { id }", {
      organisationId,
      expectedVersion: await versionOf(adviser, organisationId),
      legalPersonality: false,
    });
    const officer = await passerelle.someone("PRIVACY_OFFICER");
    const exported = "query ($id: ID!) { exportPersonalData(subjectId: $id) { json } }";
    const { json } = (await officer.get(exported, { id: organisationId })).exportPersonalData;
    expect(json).toMatch(/She asked by telephone.*Her mother founded it|Her mother founded it.*She asked/s);
    await carryOut(officer, "erasePersonalData", "subjectId", {
      subjectId: organisationId,
      reason: "Asked for.",
    });
    expect(await notesOn(adviser, organisationId)).toEqual([]);
    expect(await notesOn(adviser, needId)).toEqual([]);
  });
});
