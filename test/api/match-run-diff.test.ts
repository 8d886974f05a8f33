import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import {
  aBrusselsOrganisation,
  aCapability,
  aPublishedNeed,
  aQuebecOrganisation,
  badInputAt,
  carryOut,
} from "../support/stories";

const DIFF = `query ($from: ID!, $to: ID!, $kind: MatchRunChangeKind, $needId: ID, $after: String) {
  matchRunDiff(from: $from, to: $to) { appeared left stayed isEngineChanged isLexiconChanged
    changes(kind: $kind, needId: $needId, first: 2, after: $after) { pageInfo { hasNextPage endCursor } edges { node {
      kind reason need { id } organisation { id } capability { id } rankThen rankNow scoreThen scoreNow } } } } }`;

describe("two match runs side by side", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebec: Caller;
  let asker: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
    asker = await aBrusselsOrganisation(adviser);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const aCandidate = async (text: string) => {
    const organisationId = await aQuebecOrganisation(quebec);
    const capabilityId = await aCapability(quebec, organisationId, { title: text, text: `We make ${text}.` });
    return { organisationId, capabilityId };
  };
  const aRun = async (input: object = {}): Promise<string> => {
    passerelle.clock.advance(1_000);
    const { matchRun } = await carryOut(adviser, "startMatchRun", "matchRun { id }", input);
    const raw = Buffer.from(matchRun.id, "base64").toString().split(":")[1] ?? "";
    await passerelle.application.matchRuns.run(raw);
    passerelle.clock.advance(1_000);
    return matchRun.id as string;
  };
  const diff = async (from: string, to: string, more: object = {}) => {
    const changes: any[] = [];
    let after: string | null = null;
    let found: any;
    do {
      ({ matchRunDiff: found } = await adviser.get(DIFF, { from, to, after, ...more }));
      changes.push(...found.changes.edges.map(({ node }: any) => node));
      after = found.changes.pageInfo.hasNextPage ? found.changes.pageInfo.endCursor : null;
    } while (after !== null);
    return { ...found, changes };
  };

  it("tell who left and who is new, and why", async () => {
    const words = ["lathes", "looms", "kilns", "presses", "pumps", "forges"];
    const needs: Record<string, string> = {};
    const found: Record<string, Awaited<ReturnType<typeof aCandidate>>> = {};
    for (const word of words) {
      needs[word] = await aPublishedNeed(adviser, asker, { title: word, text: `We look for ${word}.` });
      found[word] = await aCandidate(word);
    }
    const of = (word: string) => ({
      needId: needs[word] ?? "",
      ...(found[word] ?? { organisationId: "", capabilityId: "" }),
    });
    const pair = (word: string) => ({ needId: of(word).needId, organisationId: of(word).organisationId });
    // Left out of the first run, and back in the second.
    await carryOut(adviser, "dismissSuggestion", "verdict { kind }", {
      ...pair("forges"),
      reason: "QUALITY",
    });
    const from = await aRun({ partnersPerNeed: 2 });

    await carryOut(adviser, "dismissSuggestion", "verdict { kind }", {
      ...pair("lathes"),
      reason: "QUALITY",
    });
    await carryOut(adviser, "blockPair", "organisation { id }", {
      organisationId: asker,
      otherOrganisationId: of("looms").organisationId,
      reason: "Competitors.",
    });
    await carryOut(quebec, "updateCapability", "capability { id }", {
      capabilityId: of("kilns").capabilityId,
      expectedVersion: 1,
      title: "Bakery",
      text: "We bake bread.",
    });
    await carryOut(adviser, "withdrawNeed", "need { id }", {
      needId: of("presses").needId,
      expectedVersion: 3,
    });
    await carryOut(quebec, "archiveOrganisation", "organisation { id }", {
      organisationId: of("pumps").organisationId,
      expectedVersion: 2,
    });
    await carryOut(adviser, "undoVerdict", "verdict { kind }", pair("forges"));
    const newNeed = await aPublishedNeed(adviser, asker, { title: "Ovens", text: "We look for bread." });
    const to = await aRun({ partnersPerNeed: 2 });

    const { changes, ...counts } = await diff(from, to);
    const reasonOf = (kind: string, needId: string, organisationId: string) =>
      changes.find(
        (one: any) => one.kind === kind && one.need.id === needId && one.organisation.id === organisationId,
      )?.reason;
    const left = (word: string) => reasonOf("LEFT", of(word).needId, of(word).organisationId);
    expect(words.map((word) => [word, left(word)])).toEqual([
      ["lathes", "DISMISSED"],
      ["looms", "BLOCKED"],
      ["kilns", "PROFILE_CHANGED"],
      ["presses", "NEED_WITHDRAWN"],
      ["pumps", "ARCHIVED"],
      ["forges", undefined],
    ]);
    expect(reasonOf("NEW", of("forges").needId, of("forges").organisationId)).toBe("NO_LONGER_LEFT_OUT");
    expect(reasonOf("NEW", newNeed, of("kilns").organisationId)).toBe("NEW_NEED");
    expect(counts).toMatchObject({
      appeared: changes.filter(({ kind }: any) => kind === "NEW").length,
      left: changes.filter(({ kind }: any) => kind === "LEFT").length,
      isEngineChanged: false,
      isLexiconChanged: false,
    });
    const lathes = await diff(from, to, { needId: of("lathes").needId, kind: "LEFT" });
    expect(lathes.changes).toContainEqual({
      kind: "LEFT",
      reason: "DISMISSED",
      need: { id: of("lathes").needId },
      organisation: { id: of("lathes").organisationId },
      capability: { id: of("lathes").capabilityId },
      rankThen: 1,
      rankNow: null,
      scoreThen: expect.any(Number),
      scoreNow: null,
    });
  });

  it("tell that others answer better, and that others went", async () => {
    const needId = await aPublishedNeed(adviser, asker, { title: "Anvils", text: "We look for anvils." });
    const first = await aCandidate("anvils and other heavy tools of many kinds");
    const from = await aRun({ partnersPerNeed: 1 });
    const better = await aCandidate("anvils");
    const to = await aRun({ partnersPerNeed: 1 });
    const one = await diff(from, to, { needId });
    expect(
      one.changes.map(({ kind, reason, organisation }: any) => [kind, reason, organisation.id]).sort(),
    ).toEqual([
      ["LEFT", "OUTRANKED", first.organisationId],
      ["NEW", "NEW_PROFILE", better.organisationId],
    ]);
    await carryOut(adviser, "addConcept", "concept { id }", {
      labels: [
        { language: "EN", text: "anvil" },
        { language: "FR", text: "enclume" },
      ],
    });
    await carryOut(adviser, "dismissSuggestion", "verdict { kind }", {
      needId,
      organisationId: better.organisationId,
      reason: "COMPETITOR",
    });
    const back = await diff(to, await aRun({ partnersPerNeed: 3 }), { needId });
    expect(back).toMatchObject({ isLexiconChanged: true });
    expect(
      back.changes.map(({ kind, reason, organisation }: any) => [kind, reason, organisation.id]).sort(),
    ).toEqual([
      ["LEFT", "DISMISSED", better.organisationId],
      ["NEW", "MOVED_UP", first.organisationId],
    ]);
  });

  it("are compared when both are done, about the same needs, in their order", async () => {
    const [one, other] = [await aRun(), await aRun()];
    const regional = await aRun({ region: "BRUSSELS" });
    const { matchRun: waiting } = await carryOut(adviser, "startMatchRun", "matchRun { id }", {});
    expect(await adviser.refusal(DIFF, { from: one, to: waiting.id })).toMatchObject(badInputAt("to"));
    for (const [from, to] of [
      [one, one],
      [other, one],
      [one, regional],
    ])
      expect(await adviser.refusal(DIFF, { from, to })).toMatchObject(badInputAt("to"));
    const unknown = Buffer.from("MatchRun:01a2165e-610b-746a-91f4-fe23f80f2775").toString("base64");
    expect((await adviser.refusal(DIFF, { from: unknown, to: one })).extensions).toMatchObject({
      code: "NOT_FOUND",
      field: "from",
    });
    const member = await passerelle.someone("SME_MEMBER", { organisationId: asker });
    expect((await member.refusal(DIFF, { from: one, to: other })).extensions.code).toBe("FORBIDDEN");
  });
});
