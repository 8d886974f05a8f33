import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import { anApprovedApplication, anApprovedMission, officialsOf } from "../support/programme";
import {
  aBrusselsOrganisation,
  aCapability,
  aPublishedNeed,
  aQuebecOrganisation,
  clearSummary,
} from "../support/stories";

const FLAGS = "explanation { flags flagNotes { flag sentence } }";

describe("the flag of a candidate whose trips are used", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebecAdviser: Caller;
  let editor: Caller;
  let candidateId: string;
  let askerId: string;
  let needId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    const hours = 50_000;
    adviser = await passerelle.someone("ADVISER", { region: "BRUSSELS", hours });
    quebecAdviser = await passerelle.someone("ADVISER", { region: "QUEBEC", hours });
    candidateId = await aBrusselsOrganisation(adviser);
    const capabilityId = await aCapability(adviser, candidateId);
    await clearSummary(adviser, capabilityId, "Membrane filtration skids for wastewater.");
    askerId = await aQuebecOrganisation(quebecAdviser);
    needId = await aPublishedNeed(quebecAdviser, askerId);
    editor = await passerelle.someone("SME_EDITOR", { organisationId: candidateId, hours });
    const officials = await officialsOf(passerelle, "BRUSSELS");
    const applicationId = await anApprovedApplication(passerelle, candidateId, "BRUSSELS", officials);
    for (const day of ["2026-11-25", "2027-03-01"])
      await anApprovedMission(officials, editor, applicationId, day);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  beforeEach(() => {
    passerelle.clock.set("2027-03-02T09:00:00Z");
  });

  const explanationFor = async (caller: Caller, language = "en") => {
    const { need } = await caller.get(
      `query ($id: ID!) { need(id: $id) { partnerSuggestions { edges { node { ${FLAGS} } } } } }`,
      { id: needId },
      { "accept-language": language },
    );
    expect(need.partnerSuggestions.edges).toHaveLength(1);
    return need.partnerSuggestions.edges[0].node.explanation;
  };
  const ownExplanation = async (caller: Caller) => {
    const { organisation } = await caller.get(
      `query ($id: ID!) { organisation(id: $id) { needSuggestions { edges { node { ${FLAGS} } } } } }`,
      { id: candidateId },
    );
    return organisation.needSuggestions.edges[0].node.explanation;
  };

  it.each([
    ["en", "It has used its trips of the mission quota; the next one may depart on November 25, 2028."],
    ["fr", "Elle a épuisé ses voyages du quota de missions ; le prochain peut partir le 25 novembre 2028."],
    [
      "nl",
      "Ze heeft haar reizen van het missiequotum opgebruikt; de volgende kan vertrekken op 25 november 2028.",
    ],
  ])(
    "is told to an adviser of its region in a sentence with the way out (%s)",
    async (language, sentence) => {
      const { flags, flagNotes } = await explanationFor(adviser, language);
      expect(flags).toContain("QUOTA_USED");
      expect(flagNotes.map(({ flag }: any) => flag)).toEqual(flags);
      expect(flagNotes).toContainEqual({ flag: "QUOTA_USED", sentence });
    },
  );

  it("is told to the enterprise itself beside the needs that it could answer", async () => {
    expect((await ownExplanation(editor)).flags).toContain("QUOTA_USED");
  });

  it("tells nothing to the other side, to an analyst, to the attaché and to the one who asks", async () => {
    const strangers = [
      quebecAdviser,
      await passerelle.someone("ANALYST"),
      await passerelle.someone("ATTACHE"),
      await passerelle.someone("SME_EDITOR", { organisationId: askerId }),
    ];
    for (const caller of strangers) {
      const { flags, flagNotes } = await explanationFor(caller);
      expect(flags).not.toContain("QUOTA_USED");
      expect(JSON.stringify(flagNotes)).not.toContain("quota");
    }
  });

  it("goes with the quota: not before the second trip is reserved in its way, and not after the first is free", async () => {
    passerelle.clock.set("2028-11-24T09:00:00Z");
    expect((await explanationFor(adviser)).flags).toContain("QUOTA_USED");
    passerelle.clock.set("2028-11-25T09:00:00Z");
    expect((await explanationFor(adviser)).flags).not.toContain("QUOTA_USED");
  });

  it("leaves an entry in the audit log, as every look at what is confidential", async () => {
    const reads = async () =>
      (
        await passerelle.dataSource.query(
          "select count(*)::int as n from audit_entry where kind = 'CONFIDENTIAL_READ'",
        )
      )[0].n as number;
    const before = await reads();
    await explanationFor(quebecAdviser);
    expect(await reads()).toBe(before);
    await explanationFor(adviser);
    expect(await reads()).toBe(before + 1);
  });
});
