import { toGlobalId } from "graphql-relay";
import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import { personIdOf } from "../support/programme";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
  versionOf,
} from "../support/stories";

const TASKS = `query ($kinds: [TaskKind!], $groups: [TaskGroup!]) { viewer { tasks(kinds: $kinds, groups: $groups, first: 100) {
  kind group since dueOn sentence record { id } organisation { id }
} } }`;
const HOURS = 20_000;
const DAY = 86_400_000;

describe("what waits for whom in the catalogue", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let colleague: Caller;
  let quebec: Caller;
  let organisationId: string;
  let partnerId: string;
  let editor: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  beforeEach(async () => {
    passerelle.clock.set("2026-11-23T09:00:00Z");
    adviser = await passerelle.someone("ADVISER", { region: "BRUSSELS", hours: HOURS });
    colleague = await passerelle.someone("ADVISER", { region: "BRUSSELS", hours: HOURS });
    quebec = await passerelle.someone("ADVISER", { region: "QUEBEC", hours: HOURS });
    organisationId = await aBrusselsOrganisation(adviser);
    partnerId = await aQuebecOrganisation(quebec);
    editor = await passerelle.someone("SME_EDITOR", { organisationId, hours: HOURS });
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  /** Those of this story's organisations: an adviser has those of the whole region. */
  const tasks = async (caller: Caller, variables: object = {}, headers = {}): Promise<any[]> => {
    const { viewer } = await caller.get(TASKS, variables, headers);
    return viewer.tasks.filter(({ organisation: { id } }: any) => id === organisationId || id === partnerId);
  };
  const kinds = async (caller: Caller) => (await tasks(caller)).map(({ kind }) => kind).sort();
  const introduction = async (verb: string, caller: Caller, input: object) =>
    (await carryOut(caller, `${verb}Introduction`, "introduction { id version }", input)).introduction;
  const draftOf = (needId: string) =>
    introduction("start", adviser, { needId, candidateId: partnerId, message: "A firm seeks filtration." });
  const target = ({ id, version }: any) => ({ introductionId: id, expectedVersion: version });

  it("goes back and forth between an enterprise and its adviser while a need is reviewed", async () => {
    const needId = await aDraftNeed(editor, organisationId);
    expect(await kinds(editor)).toEqual([]);
    const step = async (caller: Caller, verb: string, more: object = {}) =>
      carryOut(caller, verb, "need { id }", {
        needId,
        expectedVersion: await versionOf(adviser, needId),
        ...more,
      });
    await step(editor, "submitNeed");
    expect(await tasks(adviser)).toEqual([
      {
        kind: "REVIEW_NEED",
        group: "TO_REVIEW",
        since: passerelle.clock.now().toISOString(),
        dueOn: null,
        sentence: "The need «Cleaner wastewater» waits for your review.",
        record: { id: needId },
        organisation: { id: organisationId },
      },
    ]);
    await step(adviser, "returnNeed", { reasons: "Say how much water." });
    expect([await kinds(adviser), await kinds(editor)]).toEqual([[], ["REVISE_NEED"]]);
    await step(editor, "submitNeed");
    await step(adviser, "publishNeed");
    expect([await kinds(adviser), await kinds(editor)]).toEqual([[], ["CONFIRM_NEED"]]);
    await step(editor, "confirmNeed");
    expect(await kinds(editor)).toEqual([]);
  });

  it("is an introduction to send, to answer by whoever answers for a side, and to chase near its end", async () => {
    const needId = await aPublishedNeed(adviser, organisationId);
    const draft = await draftOf(needId);
    expect(await kinds(adviser)).toEqual(["SEND_INTRODUCTION"]);
    await introduction("send", adviser, target(draft));
    const [asked] = await tasks(editor, { kinds: ["ANSWER_INTRODUCTION"] }, { "accept-language": "nl" });
    expect(asked).toMatchObject({
      group: "MY_TURN",
      dueOn: "2026-12-23",
      sentence: "Een introductie wacht op het antwoord van Zennewater SRL. Laatste dag: 23 december 2026.",
      record: { id: draft.id },
    });
    // The candidate has no editors: its adviser answers. The other side has, and answers itself.
    expect([await kinds(quebec), await kinds(adviser)]).toEqual([["ANSWER_INTRODUCTION"], []]);
    passerelle.clock.advance(24 * DAY);
    expect(await kinds(adviser)).toEqual(["CHASE_INTRODUCTION"]);
    await introduction("accept", editor, { introductionId: draft.id, expectedVersion: 2 });
    expect(await tasks(editor, { kinds: ["ANSWER_INTRODUCTION"] })).toEqual([]);
    expect(await kinds(adviser)).toEqual([]);
    passerelle.clock.advance(10 * DAY);
    expect(await tasks(quebec, { groups: ["OVERDUE"] })).toMatchObject([{ kind: "ANSWER_INTRODUCTION" }]);
  });

  it("is every adviser's of the region until one looks after the organisation, and follows a handover", async () => {
    const needId = await aDraftNeed(adviser, organisationId);
    await carryOut(adviser, "submitNeed", "need { id }", { needId, expectedVersion: 1 });
    const person = (caller: Caller) => toGlobalId("Person", personIdOf(caller));
    const all = () => Promise.all([adviser, colleague, quebec].map(kinds));
    expect(await all()).toEqual([["REVIEW_NEED"], ["REVIEW_NEED"], []]);
    await carryOut(adviser, "assignOrganisationAdviser", "__typename", { organisationId });
    expect(await all()).toEqual([["REVIEW_NEED"], [], []]);
    const handover = { organisationId, expectedVersion: 1, adviserId: person(colleague), reason: "Leave." };
    await carryOut(adviser, "handOverOrganisation", "__typename", handover);
    expect(await all()).toEqual([[], ["REVIEW_NEED"], []]);
    // Somebody who left looks after nothing any more.
    await passerelle.dataSource.query("update person set deactivated_at = $1 where id = $2", [
      passerelle.clock.now(),
      personIdOf(colleague),
    ]);
    expect(await kinds(adviser)).toEqual(["REVIEW_NEED"]);
  });

  it("is a summary to clear, of a capability and of a published need that was changed", async () => {
    await aCapability(editor, organisationId, { summary: "A firm builds skids." });
    const needId = await aPublishedNeed(adviser, organisationId);
    await carryOut(editor, "updateNeed", "need { id }", {
      needId,
      expectedVersion: 3,
      summary: "A firm looks for something else.",
    });
    expect(await kinds(adviser)).toEqual(["CLEAR_CAPABILITY_SUMMARY", "CLEAR_NEED_SUMMARY"]);
  });

  it("is a dismissed candidate whose profile has changed materially since, for whoever dismissed it", async () => {
    const needId = await aPublishedNeed(adviser, organisationId);
    const capabilityId = await aCapability(quebec, partnerId);
    await carryOut(adviser, "dismissSuggestion", "need { id }", {
      needId,
      organisationId: partnerId,
      reason: "QUALITY",
    });
    const change = (text: string) => async () => {
      passerelle.clock.advance(1_000);
      await carryOut(quebec, "updateCapability", "capability { id }", {
        capabilityId,
        expectedVersion: await versionOf(quebec, capabilityId),
        text,
      });
    };
    await change("We build COMPACT membrane filtration skids for industrial wastewater!")();
    expect(await tasks(adviser, { groups: ["CHANGED"] })).toEqual([]);
    await change("We build silver recovery cells.")();
    expect(await tasks(adviser, { groups: ["CHANGED"] })).toMatchObject([
      {
        kind: "LOOK_AGAIN",
        sentence: "The profile of Filtrebois inc. has changed since it was dismissed for a need.",
        record: { id: needId },
      },
    ]);
    expect(await tasks(colleague, { groups: ["CHANGED"] })).toEqual([]);
    await carryOut(adviser, "undoVerdict", "need { id }", { needId, organisationId: partnerId });
    expect(await tasks(adviser, { groups: ["CHANGED"] })).toEqual([]);
  });

  it("is a need that expires, and a profile that nobody has confirmed for long", async () => {
    const needId = await aPublishedNeed(adviser, organisationId, { deadline: "2027-01-31" });
    await carryOut(editor, "confirmNeed", "need { id }", { needId, expectedVersion: 3 });
    expect(await kinds(editor)).toEqual([]);
    passerelle.clock.set("2027-01-02T09:00:00Z");
    expect(await tasks(editor)).toMatchObject([
      { kind: "RENEW_NEED", dueOn: "2027-01-31", group: "MY_TURN" },
    ]);
    await carryOut(adviser, "assignOrganisationAdviser", "__typename", { organisationId });
    passerelle.clock.set("2028-04-24T09:00:00Z");
    const profile = { kind: "CONFIRM_PROFILE", dueOn: "2028-05-23", record: { id: organisationId } };
    expect(await tasks(editor, { groups: ["TO_REVIEW"] })).toMatchObject([profile]);
    expect(await tasks(adviser, { groups: ["TO_REVIEW"] })).toMatchObject([profile]);
    await carryOut(editor, "confirmProfile", "__typename", {
      organisationId,
      expectedVersion: await versionOf(adviser, organisationId),
    });
    expect(await tasks(adviser, { kinds: ["CONFIRM_PROFILE"] })).toEqual([]);
  });

  it("is nothing for who only reads, nothing of an archived organisation, and asked for in bounds", async () => {
    const needId = await aDraftNeed(adviser, organisationId);
    await carryOut(adviser, "submitNeed", "need { id }", { needId, expectedVersion: 1 });
    for (const reader of [
      await passerelle.someone("SME_MEMBER", { organisationId }),
      await passerelle.someone("ANALYST"),
      await passerelle.someone("ATTACHE"),
    ])
      expect(await tasks(reader)).toEqual([]);
    for (const first of [0, 101])
      expect(
        (await adviser.refusal(`{ viewer { tasks(first: ${String(first)}) { kind } } }`)).extensions,
      ).toMatchObject({ code: "BAD_USER_INPUT", field: "first" });
    await carryOut(adviser, "archiveOrganisation", "__typename", { organisationId, expectedVersion: 2 });
    expect(await tasks(adviser)).toEqual([]);
  });
});
