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
} from "../support/stories";

const CONSORTIUM = `query ($id: ID!, $members: Int! = 4, $first: Int! = 10) {
  suggestConsortium(needId: $id, members: $members, first: $first) {
    candidates
    unmet { requirement { text } status share }
    consortia {
      members { rank score organisation { id } card { id summary } explanation { score } }
      requirements { requirement { id text level } isCoveredTwice
        coveredBy { share evidence capability { id } member { card { id } organisation { id } } } }
    }
  }
}`;

describe("candidates who meet together what none meets alone", () => {
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

  /** A partner that says these words, each in a capability of its own. */
  const aPartner = async (...words: string[]) => {
    const id = await aQuebecOrganisation(quebec, { legalName: `${words.join(" ")} inc.` });
    const capabilities: string[] = [];
    for (const word of words) {
      const capability = await aCapability(quebec, id, { title: word, text: `We make ${word}.` });
      await clearSummary(quebec, capability, `A firm makes ${word}.`);
      capabilities.push(capability);
    }
    return { id, capabilities };
  };
  const must = (text: string) => ({ level: "MUST", text });
  const aNeedOf = (musts: string[], more: object[] = []) =>
    aPublishedNeed(adviser, asker, {
      ...{ title: musts.join(" "), text: `We need ${musts.join(" and ")}.`, summary: "A firm needs parts." },
      requirements: [...musts.map(must), ...more],
    });
  const suggested = async (caller: Caller, id: string, more: object = {}) =>
    (await caller.get(CONSORTIUM, { id, ...more })).suggestConsortium;
  const teams = ({ consortia }: any) =>
    consortia.map(({ members }: any) => members.map(({ organisation }: any) => organisation.id).sort());
  const sorted = (...ids: string[]) => [...ids].sort();

  it("are the smallest sets, with what each meets, what is met twice and what is proven", async () => {
    const one = await aPartner("gearboxes", "clutches");
    const other = await aPartner("clutches", "flywheels");
    const third = await aPartner("flywheels");
    await carryOut(quebec, "addEvidence", "capability { id }", {
      ...{ capabilityId: one.capabilities[0], kind: "PATENT", title: "EP", issuedOn: "2020-01-01" },
    });
    const needId = await aNeedOf(
      ["gearboxes", "clutches", "flywheels"],
      [{ level: "COULD", text: "camshafts" }],
    );
    const found = await suggested(adviser, needId);
    expect(teams(found)).toEqual([sorted(one.id, other.id), sorted(one.id, third.id)]);
    expect(found.unmet).toEqual([]);
    const [first] = found.consortia;
    const shown = first.requirements.map(({ requirement, isCoveredTwice, coveredBy }: any) => [
      requirement.text,
      requirement.level,
      isCoveredTwice,
      coveredBy.map(({ member, evidence, share, capability }: any) => [
        member.organisation.id,
        evidence,
        share,
        capability.id,
      ]),
    ]);
    expect(shown).toEqual([
      ["gearboxes", "MUST", false, [[one.id, "EVIDENCED", 1, one.capabilities[0]]]],
      [
        "clutches",
        "MUST",
        true,
        expect.arrayContaining([
          [one.id, "CLAIMED", 1, one.capabilities[1]],
          [other.id, "CLAIMED", 1, other.capabilities[0]],
        ]),
      ],
      ["flywheels", "MUST", false, [[other.id, "CLAIMED", 1, other.capabilities[1]]]],
    ]);
    for (const member of first.members) expect(member.explanation.score).toBe(member.score);
    expect(await suggested(adviser, needId)).toEqual(found);
    expect(teams(await suggested(adviser, needId, { first: 1 }))).toHaveLength(1);
  });

  it("name what nobody meets, and meet as much as so few can", async () => {
    const parts = ["rivets", "gaskets", "bearings"];
    const partners: string[] = [];
    for (const part of parts) partners.push((await aPartner(part)).id);
    const needId = await aNeedOf([...parts, "superconducting chronometers"]);
    const found = await suggested(adviser, needId);
    expect(teams(found)).toEqual([sorted(...partners)]);
    expect(found.unmet).toEqual([
      { requirement: { text: "superconducting chronometers" }, status: "UNMET", share: 0 },
    ]);
    expect(found.consortia[0].requirements[3]).toMatchObject({ coveredBy: [], isCoveredTwice: false });
    expect(
      teams(await suggested(adviser, needId, { members: 2 })).map((team: string[]) => team.length),
    ).toEqual([2, 2, 2]);
  });

  it("leave out whom advisers keep apart, from the asker or from one another, and whom they dismissed", async () => {
    const [left, right, spare] = [
      await aPartner("pistons"),
      await aPartner("valves"),
      await aPartner("valves"),
    ];
    const needId = await aNeedOf(["pistons", "valves"]);
    const both = [sorted(left.id, right.id), sorted(left.id, spare.id)];
    expect(teams(await suggested(adviser, needId))).toEqual(expect.arrayContaining(both));
    await carryOut(quebec, "blockPair", "organisation { id }", {
      ...{ organisationId: left.id, otherOrganisationId: right.id, reason: "They sue one another." },
    });
    expect(teams(await suggested(adviser, needId))).toEqual([sorted(left.id, spare.id)]);
    await carryOut(adviser, "dismissSuggestion", "verdict { kind }", {
      ...{ needId, organisationId: spare.id, reason: "NOT_RELEVANT" },
    });
    // Kept apart, the two that are left can each do half.
    expect(
      teams(await suggested(adviser, needId))
        .flat()
        .sort(),
    ).toEqual(sorted(left.id, right.id));
    await carryOut(adviser, "blockPair", "organisation { id }", {
      ...{ organisationId: asker, otherOrganisationId: left.id, reason: "Competitors." },
    });
    const found = await suggested(adviser, needId);
    expect(teams(found)).toEqual([[right.id]]);
    expect(found.unmet.map(({ requirement }: any) => requirement.text)).toEqual(["pistons"]);
  });

  it("are anonymous for the enterprise, which learns nothing of pairs that are kept apart", async () => {
    const [left, right] = [await aPartner("cogwheels"), await aPartner("sprockets")];
    const needId = await aNeedOf(["cogwheels", "sprockets"]);
    const member = await passerelle.someone("SME_MEMBER", { organisationId: asker });
    const before = await suggested(member, needId);
    expect(before.consortia).toHaveLength(1);
    const [{ members, requirements }] = before.consortia;
    expect(members.map(({ organisation }: any) => organisation)).toEqual([null, null]);
    expect(members.map(({ card }: any) => card.summary).sort()).toEqual([
      "A firm makes cogwheels.",
      "A firm makes sprockets.",
    ]);
    expect(requirements.flatMap(({ coveredBy }: any) => coveredBy)).toEqual([
      expect.objectContaining({ evidence: null, capability: null }),
      expect.objectContaining({ evidence: null, capability: null }),
    ]);
    await carryOut(quebec, "blockPair", "organisation { id }", {
      ...{ organisationId: left.id, otherOrganisationId: right.id, reason: "They sue one another." },
    });
    expect(await suggested(member, needId)).toEqual(before);
    expect(teams(await suggested(adviser, needId))).toEqual(
      expect.not.arrayContaining([sorted(left.id, right.id)]),
    );
  });

  it("are for those who read the need's own words, and refused in a sentence", async () => {
    const needId = await aNeedOf(["pulleys"]);
    const draft = await aDraftNeed(adviser, asker, { requirements: [must("pulleys")] });
    const stranger = await passerelle.someone("SME_EDITOR", {
      organisationId: await aQuebecOrganisation(quebec),
    });
    const refusal = (caller: Caller, id: string, more: object = {}) =>
      caller.refusal(CONSORTIUM, { id, ...more });
    expect((await refusal(stranger, needId)).extensions).toMatchObject({
      code: "NOT_FOUND",
      field: "needId",
    });
    expect((await refusal(quebec, draft)).extensions.code).toBe("NOT_FOUND");
    expect((await refusal(await passerelle.someone("EVALUATOR"), needId)).extensions.code).toBe("FORBIDDEN");
    expect((await refusal(passerelle.visitor, needId)).extensions.code).toBe("UNAUTHENTICATED");
    for (const caller of [quebec, await passerelle.someone("ANALYST")])
      expect((await suggested(caller, needId)).consortia).toEqual(expect.any(Array));
    const without = await aPublishedNeed(adviser, asker, {
      requirements: [{ level: "SHOULD", text: "pulleys" }],
    });
    const bad: [string, object, string][] = [
      [without, {}, "needId"],
      [needId, { members: 0 }, "members"],
      [needId, { members: 5 }, "members"],
      [needId, { first: 0 }, "first"],
      [needId, { first: 51 }, "first"],
    ];
    for (const [id, more, field] of bad)
      expect(await refusal(adviser, id, more)).toMatchObject({
        message: expect.stringMatching(/^.{10,300}\.$/),
        extensions: { code: "BAD_USER_INPUT", field },
      });
  });
});
