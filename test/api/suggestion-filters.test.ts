import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
  clearSummary,
  mutation,
  refusalOf,
  versionOf,
} from "../support/stories";

describe("who is left out of suggestions", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebec: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const trios = new Map<string, string[]>();
  /** A published need and two partners that answer it by a word that no other test uses. */
  const aTrio = async (word: string) => {
    const asker = await aBrusselsOrganisation(adviser);
    const needId = await aPublishedNeed(adviser, asker, {
      text: `We look for ${word}.`,
      summary: `${word}.`,
    });
    const partners: string[] = [];
    for (const claim of ["We make", "We repair"]) {
      const id = await aQuebecOrganisation(quebec, { legalName: `${claim} ${word} inc.` });
      const capability = await aCapability(quebec, id, { title: word, text: `${claim} ${word}.` });
      await clearSummary(quebec, capability, `${claim} ${word}.`);
      partners.push(id);
    }
    trios.set(needId, partners);
    const [one = "", other = ""] = partners;
    return { needId, asker, one, other };
  };
  const listed = async (caller: Caller, needId: string, filter: object = {}) => {
    const { need } = await caller.get(
      `query ($id: ID!, $filter: SuggestionFilter) { need(id: $id) { partnerSuggestions(filter: $filter) {
        totalCount exclusions { reason count }
        edges { node { organisation { id } openIntroductions isMutualBest explanation { flags } } }
      } } }`,
      { id: needId, filter },
    );
    const { edges, exclusions } = need.partnerSuggestions;
    // Partners of other tests may share a word.
    const own = trios.get(needId) ?? [];
    const nodes = edges
      .map((edge: any) => edge.node)
      .filter(({ organisation }: any) => organisation === null || own.includes(organisation.id));
    return { ids: nodes.map(({ organisation }: any) => organisation?.id), nodes, exclusions };
  };
  const absence = async (needId: string, organisationId: string, caller = adviser) => {
    const { explainSuggestion } = await caller.get(
      "query ($n: ID!, $o: ID!) { explainSuggestion(needId: $n, organisationId: $o) { rank reasons { reason } } }",
      { n: needId, o: organisationId },
    );
    return explainSuggestion.reasons.map(({ reason }: any) => reason);
  };

  it("a blocked pair is suggested in neither direction, seen by the team, and not introduced", async () => {
    const { needId, one, other, asker } = await aTrio("barographs");
    const { organisation } = await carryOut(
      quebec,
      "blockPair",
      "organisation { blockedPairs { partner { id } reason } }",
      { organisationId: one, otherOrganisationId: asker, reason: "They sue one another." },
    );
    expect(organisation.blockedPairs).toEqual([{ partner: { id: asker }, reason: "They sue one another." }]);
    expect(await listed(adviser, needId)).toMatchObject({
      ids: [other],
      exclusions: [{ reason: "BLOCKED", count: 1 }],
    });
    expect(await absence(needId, one)).toEqual(["BLOCKED"]);
    expect(await answerable(quebec, one)).not.toContain(needId);
    const refused = await refusalOf(adviser, "startIntroduction", {
      ...{ needId, candidateId: one, message: "Please meet." },
    });
    expect(refused.extensions.field).toBe("input.candidateId");
    await carryOut(adviser, "unblockPair", "organisation { id }", {
      ...{ organisationId: asker, otherOrganisationId: one, reason: "Settled." },
    });
    expect((await listed(adviser, needId)).ids).toHaveLength(2);
    expect(await answerable(quebec, one)).toContain(needId);
  });

  const answerable = async (caller: Caller, organisationId: string) => {
    const { organisation } = await caller.get(
      `query ($id: ID!) { organisation(id: $id) { needSuggestions { exclusions { reason count }
        edges { node { rank score isMutualBest need { id } explanation { score } } } } } }`,
      { id: organisationId },
    );
    return organisation.needSuggestions.edges.map((edge: any) => edge.node.need.id);
  };

  it("of two who block a pair at once one wins, the other is told what happened", async () => {
    const { one, asker } = await aTrio("hygrometers");
    const input = { organisationId: asker, otherOrganisationId: one, reason: "Competitors." };
    const answers = await Promise.all(
      [adviser, quebec].map((caller) => caller.ask(mutation("blockPair", "other { id }"), { input })),
    );
    const refused = answers.flatMap(({ errors }) => errors);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({
      message: expect.stringContaining("«Competitors.»"),
      extensions: { code: "CONFLICT" },
    });
    expect((await refusalOf(adviser, "blockPair", { ...input, reason: " " })).extensions.field).toBe(
      "input.reason",
    );
    expect(
      (await refusalOf(adviser, "blockPair", { ...input, otherOrganisationId: asker })).extensions.field,
    ).toBe("input.otherOrganisationId");
    expect((await refusalOf(await passerelle.someone("ANALYST"), "blockPair", input)).extensions.code).toBe(
      "FORBIDDEN",
    );
  });

  it("a dismissed candidate comes back, marked, when its profile has changed materially", async () => {
    const { needId, one, other } = await aTrio("anemometers");
    await carryOut(adviser, "dismissSuggestion", "verdict { kind }", {
      ...{ needId, organisationId: one, reason: "TOO_EARLY" },
    });
    expect(await listed(adviser, needId)).toMatchObject({
      ids: [other],
      exclusions: [{ reason: "DISMISSED", count: 1 }],
    });
    const { organisation } = await quebec.get(
      "query ($id: ID!) { organisation(id: $id) { capabilities { edges { node { id version text } } } } }",
      { id: one },
    );
    const [{ node: capability }] = organisation.capabilities.edges;
    const change = (text: string, expectedVersion: number) =>
      carryOut(quebec, "updateCapability", "capability { id }", {
        capabilityId: capability.id,
        expectedVersion,
        text,
      });
    await change(capability.text.toUpperCase().replace(".", "!"), capability.version);
    expect((await listed(adviser, needId)).ids).toEqual([other]);
    await change(`${String(capability.text)} They are calibrated on site.`, Number(capability.version) + 1);
    const { nodes } = await listed(adviser, needId);
    const back = nodes.find((node: any) => node.organisation.id === one);
    expect(back.explanation.flags).toContain("CHANGED_SINCE_DISMISSAL");
  });

  it("a partner of the same group is left out for those who may read its owners", async () => {
    const { needId, one, other, asker } = await aTrio("ombrometers");
    const { organisation } = await adviser.get(
      "query ($id: ID!) { organisation(id: $id) { registryNumber register } }",
      { id: asker },
    );
    await carryOut(quebec, "addOwner", "organisation { id }", {
      ...{ organisationId: one, kind: "ENTERPRISE", name: "Mother", share: "50.01", ...organisation },
    });
    await carryOut(quebec, "addOwner", "organisation { id }", {
      ...{
        organisationId: other,
        kind: "ENTERPRISE",
        name: "Not the mother",
        share: "50.00",
        ...organisation,
      },
    });
    expect(await listed(quebec, needId)).toMatchObject({
      ids: [other],
      exclusions: [{ reason: "OWN_GROUP", count: 1 }],
    });
    expect(await absence(needId, one, quebec)).toEqual(["OWN_GROUP"]);
    // Owners of an organisation in Quebec are not for a Brussels adviser to know, nor to find out.
    expect(await listed(adviser, needId)).toMatchObject({
      ids: expect.arrayContaining([one]),
      exclusions: [],
    });
  });

  it("a partner without capacity is left out for those who may read it, one with many introductions on demand", async () => {
    const { needId, one, other } = await aTrio("pyranometers");
    const introduced = await carryOut(adviser, "startIntroduction", "introduction { id version }", {
      ...{ needId, candidateId: one, message: "Please meet." },
    });
    const before = await listed(adviser, needId);
    expect(before.nodes.map((node: any) => node.openIntroductions)).toEqual([0, 0]);
    await carryOut(adviser, "sendIntroduction", "introduction { id }", {
      ...{ introductionId: introduced.introduction.id, expectedVersion: introduced.introduction.version },
    });
    const { nodes } = await listed(adviser, needId);
    expect(nodes.find((node: any) => node.organisation.id === one).openIntroductions).toBe(1);
    expect(await listed(adviser, needId, { holdBackFrom: 1 })).toMatchObject({
      ids: [other],
      exclusions: [{ reason: "HELD_BACK", count: 1 }],
    });
    await carryOut(quebec, "updateOrganisationProfile", "organisation { introductionCapacity }", {
      ...{ organisationId: one, expectedVersion: await versionOf(quebec, one), introductionCapacity: 1 },
    });
    expect(await listed(quebec, needId)).toMatchObject({
      ids: [other],
      exclusions: [{ reason: "NO_CAPACITY", count: 1 }],
    });
    expect((await listed(adviser, needId)).ids).toHaveLength(2);
    const { organisation } = await adviser.get(
      "query ($id: ID!) { organisation(id: $id) { introductionCapacity } }",
      { id: one },
    );
    expect(organisation.introductionCapacity).toBeNull();
    for (const introductionCapacity of [-1, 1001])
      expect(
        (
          await refusalOf(quebec, "updateOrganisationProfile", {
            ...{ organisationId: one, expectedVersion: await versionOf(quebec, one), introductionCapacity },
          })
        ).extensions.field,
      ).toBe("input.introductionCapacity");
    expect(
      (
        await adviser.refusal(
          `query ($id: ID!) { need(id: $id) { partnerSuggestions(filter: { holdBackFrom: 0 }) { totalCount } } }`,
          { id: needId },
        )
      ).extensions.field,
    ).toBe("filter.holdBackFrom");
  });

  it("a partner that known facts rule out is left out, by facts that the viewer may read", async () => {
    const { needId, one, other } = await aTrio("psychrometers");
    await carryOut(quebec, "updateOrganisationProfile", "organisation { id }", {
      ...{ organisationId: one, expectedVersion: await versionOf(quebec, one) },
      foundedOn: passerelle.clock.now().toISOString().slice(0, 10),
      legalPersonality: true,
    });
    expect(await listed(adviser, needId)).toMatchObject({
      ids: [other],
      exclusions: [{ reason: "INELIGIBLE", count: 1 }],
    });
    expect(await absence(needId, one)).toEqual(["INELIGIBLE"]);
    await carryOut(quebec, "recordFigures", "organisation { id }", {
      ...{ organisationId: other, closedOn: "2025-12-31", headcount: "900" },
      expectedVersion: await versionOf(quebec, other),
    });
    expect((await listed(quebec, needId)).exclusions).toContainEqual({ reason: "INELIGIBLE", count: 2 });
    expect((await listed(adviser, needId)).ids).toEqual([other]);
  });

  it("an archived partner counts as gone; to those who may know nothing of it, nothing is counted", async () => {
    const { needId, one, asker } = await aTrio("evaporimeters");
    await carryOut(quebec, "archiveOrganisation", "organisation { id }", {
      ...{ organisationId: one, expectedVersion: await versionOf(quebec, one) },
    });
    expect((await listed(adviser, needId)).exclusions).toEqual([{ reason: "ARCHIVED", count: 1 }]);
    const member = await passerelle.someone("SME_EDITOR", { organisationId: asker });
    const { exclusions, nodes } = await listed(member, needId);
    expect(exclusions).toBeNull();
    for (const node of nodes) expect([node.openIntroductions, node.isMutualBest]).toEqual([null, null]);
    const refused = await member.refusal(
      `query ($id: ID!) { need(id: $id) { partnerSuggestions(filter: { holdBackFrom: 2 }) { totalCount } } }`,
      { id: needId },
    );
    expect(refused.extensions.code).toBe("FORBIDDEN");
    const gone = { needId, organisationId: one };
    expect((await refusalOf(adviser, "shortlistSuggestion", gone)).message).toContain("no longer in use");
  });

  it("an organisation sees the needs that it could answer, with the score of the needs' own lists", async () => {
    const { needId, one, other } = await aTrio("actinometers and heliographs");
    const { organisation } = await adviser.get(
      `query ($id: ID!) { organisation(id: $id) { needSuggestions(first: 1) { totalCount
        edges { node { rank score isMutualBest need { id } explanation { score contributions { points } } } } } } }`,
      { id: one },
    );
    const [{ node: best }] = organisation.needSuggestions.edges;
    expect(best).toMatchObject({ rank: 1, need: { id: needId } });
    const { explainSuggestion } = await adviser.get(
      "query ($n: ID!, $o: ID!) { explainSuggestion(needId: $n, organisationId: $o) { rank suggestion { score } } }",
      { n: needId, o: one },
    );
    expect(best.score).toBe(explainSuggestion.suggestion.score);
    expect(best.isMutualBest).toBe(explainSuggestion.rank === 1);
    const mutual = (await listed(adviser, needId)).nodes.map((node: any) => node.isMutualBest);
    expect(mutual).toEqual([true, false]);
    const member = await passerelle.someone("SME_MEMBER", { organisationId: one });
    expect(await answerable(member, one)).toContain(needId);
    const { organisation: foreign } = await member.get(
      "query ($id: ID!) { organisation(id: $id) { needSuggestions { totalCount } } }",
      { id: other },
    );
    expect(foreign).toBeNull();
  });

  it("two to five candidates are compared by one ranking, in the order in which they are named", async () => {
    const { needId, one, other, asker } = await aTrio("nephoscopes");
    const compare = (organisationIds: string[]) =>
      `{ compareSuggestions(needId: ${JSON.stringify(needId)}, organisationIds: ${JSON.stringify(organisationIds)}) {
        rank reasons { reason } suggestion { organisation { id } score } } }`;
    const { compareSuggestions } = await adviser.get(compare([other, one, asker]));
    expect(compareSuggestions.map((each: any) => each.suggestion?.organisation.id ?? null)).toEqual([
      other,
      one,
      null,
    ]);
    expect(compareSuggestions[2].reasons.map(({ reason }: any) => reason)).toContain("OWN_ORGANISATION");
    for (const ids of [[one], [one, one], [one, other, asker, one, other, asker]])
      expect((await adviser.refusal(compare(ids))).extensions.field).toBe("organisationIds");
    expect((await adviser.refusal(compare([one, needId]))).extensions.field).toBe("organisationIds.1");
  });

  it("finds everything that is left out through an index", async () => {
    const runner = passerelle.dataSource.createQueryRunner();
    try {
      await runner.query("set enable_seqscan = off");
      const statements = [
        "select 1 from blocked_pair b where b.one_id = $1 and b.unblocked_at is null",
        "select 1 from blocked_pair b where b.other_id = $1 and b.unblocked_at is null",
        "select 1 from organisation o where o.introduction_capacity is not null and o.id <> $1",
        "select i.candidate_id, count(*) from introduction i where i.state in ('SENT', 'ACKNOWLEDGED') and i.candidate_id <> $1 group by 1",
        "select 1 from suggestion_verdict v where v.organisation_id = $1 and v.undone_at is null",
      ];
      for (const statement of statements) {
        const plan: { "QUERY PLAN": string }[] = await runner.query(
          `explain ${statement.replace("$1", "gen_random_uuid()")}`,
        );
        expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).not.toContain("Seq Scan");
      }
    } finally {
      await runner.query("reset enable_seqscan");
      await runner.release();
    }
  });
});
