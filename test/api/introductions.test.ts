import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aPublishedNeed,
  aQuebecOrganisation,
  badInputAt,
  carryOut,
  refusalOf,
} from "../support/stories";

const INTRODUCTION = `introduction {
  id state version message awaits answerBy againBecause
  need { summary title }
  parties { side region sizeClass acceptedAt declineReason declineComment organisation { legalName contacts { name } } }
}`;

const SEEN = `query ($id: ID!) { node(id: $id) { ... on Introduction { state message
  need { summary title organisation { legalName } }
  parties { side region declineReason declineComment organisation { legalName } } } } }`;

const DAY = 86_400_000;

describe("introductions", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebecAdviser: Caller;
  let seekerId: string;
  let candidateId: string;
  let needId: string;
  let seeker: Caller;
  let candidate: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    quebecAdviser = await passerelle.adviser("QUEBEC");
  });

  beforeEach(async () => {
    seekerId = await aBrusselsOrganisation(adviser);
    candidateId = await aQuebecOrganisation(quebecAdviser);
    needId = await aPublishedNeed(adviser, seekerId);
    seeker = await passerelle.someone("SME_EDITOR", { organisationId: seekerId });
    candidate = await passerelle.someone("SME_EDITOR", { organisationId: candidateId });
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const start = async (more: object = {}) =>
    (
      await carryOut(adviser, "startIntroduction", INTRODUCTION, {
        needId,
        candidateId,
        message: "A firm seeks membrane filtration.",
        ...more,
      })
    ).introduction;
  const step = async (caller: Caller, verb: string, { id, version }: any, more: object = {}) =>
    (
      await carryOut(caller, `${verb}Introduction`, INTRODUCTION, {
        introductionId: id,
        expectedVersion: version,
        ...more,
      })
    ).introduction;
  const refused = (caller: Caller, verb: string, { id, version }: any, more: object = {}) =>
    refusalOf(caller, `${verb}Introduction`, { introductionId: id, expectedVersion: version, ...more });
  const sent = async () => step(adviser, "send", await start());
  const seen = async (caller: Caller, id: string) => (await caller.get(SEEN, { id })).node;
  const legalNames = (introduction: any) =>
    introduction.parties.map(({ organisation }: any) => organisation?.legalName ?? null);

  it("names nobody to the other side before both have accepted, and everything of level 1 afterwards", async () => {
    let introduction = await sent();
    expect(introduction).toMatchObject({ state: "SENT", awaits: ["SEEKER", "CANDIDATE"] });

    const before = await seen(candidate, introduction.id);
    expect(before.need).toEqual({
      summary: "A firm looks for membrane filtration of wastewater.",
      title: null,
      organisation: null,
    });
    expect(legalNames(before)).toEqual([null, "Filtrebois inc."]);
    expect(legalNames(await seen(seeker, introduction.id))).toEqual(["Zennewater SRL", null]);

    introduction = await step(candidate, "acknowledge", introduction);
    introduction = await step(candidate, "accept", introduction);
    expect(introduction).toMatchObject({ state: "ACKNOWLEDGED", awaits: ["SEEKER"] });
    expect(legalNames(await seen(candidate, introduction.id))).toEqual([null, "Filtrebois inc."]);

    introduction = await step(seeker, "accept", introduction);
    expect(introduction).toMatchObject({ state: "ACCEPTED", awaits: [] });
    const after = await seen(candidate, introduction.id);
    expect(legalNames(after)).toEqual(["Zennewater SRL", "Filtrebois inc."]);
    expect(after.need).toMatchObject({
      title: "Cleaner wastewater",
      organisation: { legalName: "Zennewater SRL" },
    });

    const { organisation } = await candidate.get(
      "query ($id: ID!) { organisation(id: $id) { legalName registryNumber contacts { name } figures { closedOn } owners { share } } }",
      { id: seekerId },
    );
    expect(organisation).toMatchObject({
      legalName: "Zennewater SRL",
      contacts: [],
      figures: null,
      owners: null,
    });
  });

  it("writes both disclosures into the audit log", async () => {
    let introduction = await sent();
    introduction = await step(quebecAdviser, "accept", introduction);
    await step(adviser, "accept", introduction);
    const privacy = await passerelle.someone("PRIVACY_OFFICER");
    const { auditTrail } = await privacy.get(
      '{ auditTrail(filter: { kind: DISCLOSURE, operation: "acceptIntroduction" }, first: 2) { edges { node { subjectId reason } } } }',
    );
    expect(auditTrail.edges.map(({ node }: any) => node.subjectId).sort()).toEqual(
      [seekerId, candidateId].sort(),
    );
  });

  it("stays unknown to everybody else, and a draft to all but the seeker's advisers", async () => {
    const draft = await start();
    const stranger = await passerelle.someone("SME_EDITOR", {
      organisationId: await aQuebecOrganisation(quebecAdviser),
    });
    for (const onlooker of [seeker, candidate, stranger, quebecAdviser]) {
      expect(await seen(onlooker, draft.id)).toBeNull();
      expect(await refused(onlooker, "withdraw", draft)).toMatchObject({
        extensions: { code: expect.stringMatching(/NOT_FOUND|FORBIDDEN/) },
      });
    }
    const introduction = await step(adviser, "send", draft);
    expect(await seen(stranger, introduction.id)).toBeNull();
    expect(await refused(stranger, "accept", introduction)).toMatchObject({
      extensions: { code: "NOT_FOUND" },
    });
    const list =
      "query ($organisationId: ID) { introductions(filter: { organisationId: $organisationId }) { edges { node { id } } } }";
    expect((await stranger.get(list)).introductions.edges).toEqual([]);
    expect((await candidate.get(list)).introductions.edges).toEqual([{ node: { id: introduction.id } }]);
    // Nobody finds out who the other is by asking for one organisation after another.
    expect((await candidate.get(list, { organisationId: seekerId })).introductions.edges).toEqual([]);
  });

  it("is declined with a reason that the other side reads, without the comment", async () => {
    const introduction = await sent();
    expect(await refused(candidate, "decline", introduction, { reason: "OTHER" })).toMatchObject(
      badInputAt("input.comment"),
    );
    const declined = await step(candidate, "decline", introduction, {
      reason: "CAPACITY",
      comment: "Our hall is full until June.",
    });
    expect(declined.state).toBe("DECLINED");
    expect((await seen(seeker, introduction.id)).parties[1]).toMatchObject({
      declineReason: "CAPACITY",
      declineComment: null,
    });
    expect((await seen(adviser, introduction.id)).parties[1]).toMatchObject({
      declineComment: "Our hall is full until June.",
    });
  });

  it("lets one of two who decide at once win; the other hears what happened", async () => {
    const introduction = await sent();
    const answers = await Promise.allSettled([
      step(candidate, "accept", introduction),
      step(quebecAdviser, "decline", introduction, { reason: "TOO_EARLY" }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [lost] = answers.filter((answer) => answer.status === "rejected");
    expect(String((lost as PromiseRejectedResult).reason)).toContain("CONFLICT");
  });

  it("mails both sides in the transaction that sends it, naming nobody", async () => {
    await sent();
    const mails = await passerelle.dataSource.query(
      "select recipient, body from outbox_mail order by created_at desc, id desc limit 2",
    );
    expect(mails).toHaveLength(2);
    for (const { body } of mails as { body: string }[]) expect(body).not.toMatch(/Zennewater|Filtrebois/);
  });

  it("is not made twice at once, nor again within six months without a reason", async () => {
    const introduction = await sent();
    expect(
      await refusalOf(adviser, "startIntroduction", { needId, candidateId, message: "Again." }),
    ).toMatchObject({
      extensions: { code: "CONFLICT" },
    });
    await step(candidate, "decline", introduction, { reason: "TOO_EARLY" });
    expect(
      await refusalOf(adviser, "startIntroduction", { needId, candidateId, message: "Again." }),
    ).toMatchObject(badInputAt("input.againBecause"));
    expect(await start({ againBecause: "Their new hall is ready." })).toMatchObject({
      state: "DRAFT",
      againBecause: "Their new hall is ready.",
    });
  });

  it("creates nothing new when it is repeated with its key", async () => {
    const first = await start({ idempotencyKey: "once" });
    expect((await start({ idempotencyKey: "once" })).id).toBe(first.id);
  });

  describe("refuses", () => {
    it.each([
      ["an empty message", () => ({ message: " " }), "input.message"],
      ["itself", () => ({ candidateId: seekerId }), "input.candidateId"],
      ["an identifier of another kind", () => ({ candidateId: needId }), "input.candidateId"],
    ])("%s", async (_, wrong, field) => {
      const input = { needId, candidateId, message: "A firm seeks filtration.", ...wrong() };
      expect(await refusalOf(adviser, "startIntroduction", input)).toMatchObject(badInputAt(field));
    });

    it("a candidate that was dismissed for the need, or that is no longer in use", async () => {
      const input = { needId, candidateId, message: "A firm seeks filtration." };
      await carryOut(adviser, "dismissSuggestion", "need { id }", {
        needId,
        organisationId: candidateId,
        reason: "QUALITY",
      });
      expect(await refusalOf(adviser, "startIntroduction", input)).toMatchObject(
        badInputAt("input.candidateId"),
      );
      const other = await aQuebecOrganisation(quebecAdviser);
      await carryOut(quebecAdviser, "archiveOrganisation", "organisation { id }", {
        organisationId: other,
        expectedVersion: 2,
      });
      expect(await refusalOf(adviser, "startIntroduction", { ...input, candidateId: other })).toMatchObject(
        badInputAt("input.candidateId"),
      );
    });

    it("a need that is not published, and an adviser of the other side", async () => {
      const input = { needId, candidateId, message: "A firm seeks filtration." };
      expect(await refusalOf(quebecAdviser, "startIntroduction", input)).toMatchObject({
        extensions: { code: "FORBIDDEN" },
      });
      await carryOut(adviser, "withdrawNeed", "need { id }", { needId, expectedVersion: 3 });
      expect(await refusalOf(adviser, "startIntroduction", input)).toMatchObject(badInputAt("input.needId"));
    });

    it("a second acceptance of one side, and one for a side that is not theirs", async () => {
      const introduction = await step(candidate, "accept", await sent());
      expect(await refused(candidate, "accept", introduction)).toMatchObject(
        badInputAt("input.introductionId"),
      );
      expect(await refused(candidate, "accept", introduction, { side: "SEEKER" })).toMatchObject({
        extensions: { code: "FORBIDDEN" },
      });
    });
  });

  it("reminds after twenty-three days and expires after thirty", async () => {
    await sent();
    const deadlines = passerelle.application.introductionDeadlines;
    const [{ id }] = await passerelle.dataSource.query(
      "select id from introduction order by id desc limit 1",
    );
    const mails = async () =>
      Number((await passerelle.dataSource.query("select count(*) from outbox_mail"))[0].count);
    const state = async () =>
      (await passerelle.dataSource.query("select state from introduction where id = $1", [id]))[0].state;
    const before = await mails();
    await deadlines.expire(id);
    expect(await state()).toBe("SENT");
    await deadlines.remind(id);
    expect(await mails()).toBe(before + 2);
    passerelle.clock.advance(31 * DAY);
    await deadlines.expire(id);
    await deadlines.expire(id);
    expect(await state()).toBe("EXPIRED");
    expect(await mails()).toBe(before + 4);
  });
});
