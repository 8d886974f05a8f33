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
  versionOf,
} from "../support/stories";

/** What may be read of an organisation, a need and a capability, by level; every one of these is given in the story. */
const ORGANISATION = {
  open: ["id", "region", "sectors", "sizeClass"],
  names: [
    "register",
    "registryNumber",
    "legalName",
    "tradeNames",
    "legalForm",
    "legalPersonality",
    "foundedOn",
    "website",
    "languages",
    "presentations { text }",
    "regionReason",
    "declaredSectors",
    "derivedSectors { code }",
    "profileConfirmedOn",
    "updatedAt",
    "version",
    "establishments { postCode }",
    "contacts { name }",
    "activityCodes { code }",
    "needs { totalCount }",
    "capabilities { totalCount }",
  ],
  figures: ["figures { headcount }", "owners { share }"],
};
const NEED = {
  open: ["id", "status", "summary", "sectors", "region", "sizeClass"],
  names: [
    "title",
    "text",
    "language",
    "translations { text }",
    "summaryClearedAt",
    "cooperationKinds",
    "partnerSought",
    "readinessLevel",
    "deadline",
    "publishedAt",
    "updatedAt",
    "version",
    "organisation { id }",
    "requirements { text }",
    "partnerSuggestions { totalCount }",
  ],
};
const CAPABILITY = {
  open: ["id", "summary", "sectors", "region", "sizeClass"],
  names: [
    "title",
    "text",
    "language",
    "translations { text }",
    "summaryClearedAt",
    "status",
    "stage",
    "readinessLevel",
    "cooperationKinds",
    "intellectualProperty",
    "updatedAt",
    "version",
    "organisation { id }",
    "evidence { title }",
  ],
};
const nameOf = (field: string) => field.split(" ")[0] ?? "";

describe("who reads what", () => {
  let passerelle: Passerelle;
  let organisationId: string;
  let needId: string;
  let capabilityId: string;
  let draftId: string;
  let callers: Record<string, Caller>;

  beforeAll(async () => {
    passerelle = await Passerelle.start({ publicCatalogue: true });
    const brussels = await passerelle.adviser("BRUSSELS");
    const quebec = await passerelle.adviser("QUEBEC");
    organisationId = await aBrusselsOrganisation(brussels);
    await fillIn(brussels, organisationId);
    needId = await aPublishedNeed(brussels, organisationId, {
      translations: [{ language: "FR", title: "Eau", text: "Eau" }],
      sectors: ["ICT"],
      cooperationKinds: ["BRANCH"],
      partnerSought: "Makers",
      readinessLevel: 3,
      deadline: "2027-01-01",
      requirements: [{ level: "MUST", text: "Steel" }],
    });
    capabilityId = await aCapability(brussels, organisationId, {
      translations: [{ language: "FR", title: "Eau", text: "Eau" }],
      sectors: ["ICT"],
      stage: "PILOT",
      readinessLevel: 5,
      cooperationKinds: ["BRANCH"],
      intellectualProperty: "PATENTED",
    });
    await carryOut(brussels, "addEvidence", "capability { id }", {
      capabilityId,
      kind: "PATENT",
      title: "EP 1",
      issuedOn: "2020-01-01",
    });
    await clearSummary(brussels, capabilityId, "A firm filters water.");
    draftId = await aDraftNeed(brussels, organisationId);
    await carryOut(brussels, "submitNeed", "need { id }", { needId: draftId, expectedVersion: 1 });
    await carryOut(brussels, "returnNeed", "need { id }", {
      needId: draftId,
      expectedVersion: 2,
      reasons: "Say more.",
    });
    await carryOut(brussels, "submitNeed", "need { id }", { needId: draftId, expectedVersion: 3 });
    callers = {
      visitor: passerelle.visitor,
      stranger: await passerelle.someone("SME_EDITOR", { organisationId: await aQuebecOrganisation(quebec) }),
      evaluator: await passerelle.someone("EVALUATOR"),
      officer: await passerelle.someone("DIRECTORATE_OFFICER"),
      member: await passerelle.someone("SME_MEMBER", { organisationId }),
      editor: await passerelle.someone("SME_EDITOR", { organisationId }),
      "own adviser": brussels,
      "other adviser": quebec,
      analyst: await passerelle.someone("ANALYST"),
      attaché: await passerelle.someone("ATTACHE"),
    };
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const LEVELS = [
    ["visitor", 0],
    ["stranger", 0],
    ["evaluator", 0],
    ["officer", 0],
    ["other adviser", 1],
    ["analyst", 1],
    ["attaché", 1],
    ["member", 3],
    ["editor", 3],
    ["own adviser", 3],
  ] as const;

  const callerOf = (who: string): Caller => {
    const caller = callers[who];
    if (!caller) throw new Error(`Nobody is called ${who}.`);
    return caller;
  };

  /** Fields that came as null, on every way that leads to the record. */
  const hiddenOf = async (who: string, type: string, id: string, fields: readonly string[]) => {
    const root = type.toLowerCase();
    const selection = fields.join(" ");
    const answer = await callerOf(who).get(
      `query ($id: ID!) { ${root}(id: $id) { ${selection} } node(id: $id) { ... on ${type} { ${selection} } } nodes(ids: [$id]) { ... on ${type} { ${selection} } } }`,
      { id },
    );
    expect(answer.node).toEqual(answer[root]);
    expect(answer.nodes).toEqual([answer[root]]);
    if (answer[root] === null) return "EVERYTHING";
    return fields.map(nameOf).filter((field) => answer[root][field] === null);
  };

  it.each(LEVELS)("the %s reads an organisation up to level %i", async (who, level) => {
    const hidden = await hiddenOf(who, "Organisation", organisationId, [
      ...ORGANISATION.open,
      ...ORGANISATION.names,
      ...ORGANISATION.figures,
    ]);
    const expected = { 0: "EVERYTHING", 1: ORGANISATION.figures.map(nameOf), 3: [] }[level];
    expect(hidden).toEqual(expected);
  });

  it.each(LEVELS)("the %s reads a published need up to level %i", async (who, level) => {
    const hidden = await hiddenOf(who, "Need", needId, [...NEED.open, ...NEED.names]);
    expect(hidden).toEqual(level === 0 ? NEED.names.map(nameOf) : []);
  });

  it.each(LEVELS)("the %s reads a cleared capability up to level %i", async (who, level) => {
    const hidden = await hiddenOf(who, "Capability", capabilityId, [...CAPABILITY.open, ...CAPABILITY.names]);
    expect(hidden).toEqual(level === 0 ? CAPABILITY.names.map(nameOf) : []);
  });

  it.each(LEVELS)("the %s reads why a need was given back up to level %i", async (who, level) => {
    const needs = await passerelle.adviser("BRUSSELS");
    const id = await aDraftNeed(needs, organisationId);
    await carryOut(needs, "submitNeed", "need { id }", { needId: id, expectedVersion: 1 });
    await carryOut(needs, "returnNeed", "need { id }", {
      needId: id,
      expectedVersion: 2,
      reasons: "Say more.",
    });
    const hidden = await hiddenOf(who, "Need", id, ["returnReasons"]);
    expect(hidden).toEqual(level === 3 ? [] : "EVERYTHING");
    expect(await hiddenOf(who, "Need", draftId, ["title"])).toEqual(level === 0 ? "EVERYTHING" : []);
  });

  it.each(LEVELS)("the %s reads suggestions up to level %i", async (who, level) => {
    const { suggestPartners } = await callerOf(who).get(
      `{ suggestPartners(input: { text: "filters water", partnerRegion: BRUSSELS }) { edges { node {
        rank score card { id region sectors sizeClass summary } organisation { legalName } capability { title } verdict { kind }
        explanation { score matchedTerms { capabilityTerm } flags contributions { points } } } } } }`,
    );
    const [{ node }] = suggestPartners.edges;
    expect(node.card).toMatchObject({
      region: "BRUSSELS",
      sectors: ["ICT"],
      sizeClass: "SMALL",
      summary: "A firm filters water.",
    });
    const named = level > 0;
    expect([node.organisation !== null, node.capability !== null]).toEqual([named, named]);
    const terms = node.explanation.matchedTerms.map((one: any) => one.capabilityTerm);
    if (level === 0) expect(node.explanation.flags).not.toContain("CLAIM_ONLY");
    if (["visitor", "stranger", "evaluator", "officer"].includes(who))
      expect(terms.join(" ")).toMatch(/filters|water/);
  });

  it("an anonymous visitor is asked to sign in where the catalogue is not open", async () => {
    const closed = await Passerelle.start();
    try {
      for (const operation of [
        "organisations { totalCount }",
        "needs { totalCount }",
        "capabilities { totalCount }",
        'search(text: "a") { score }',
        'node(id: "x") { id }',
      ])
        expect((await closed.visitor.refusal(`{ ${operation} }`)).extensions.code).toBe("UNAUTHENTICATED");
      expect(await closed.visitor.get("{ viewer { name } sectors { sector } }")).toMatchObject({
        viewer: null,
      });
    } finally {
      await closed.stop();
    }
  });
});

async function fillIn(adviser: Caller, organisationId: string): Promise<void> {
  const change = async (name: string, input: object) =>
    carryOut(adviser, name, "organisation { id }", {
      organisationId,
      expectedVersion: await versionOf(adviser, organisationId),
      ...input,
    });
  await change("updateOrganisationProfile", {
    tradeNames: ["Zenne"],
    legalForm: "SRL",
    legalPersonality: true,
    foundedOn: "2001-01-01",
    website: "https://zenne.example",
    languages: ["FR"],
    presentations: [{ language: "FR", text: "Nous épurons." }],
    declaredSectors: ["ENVIRONMENT"],
  });
  await change("confirmProfile", {});
  await change("recordFigures", { closedOn: "2025-12-31", headcount: "12" });
  await change("replaceActivityCodes", {
    activityCodes: [{ classification: "NACE_BEL", version: "2008", code: "62010" }],
  });
  for (const [name, input] of [
    ["addContact", { name: "Ann" }],
    ["addOwner", { kind: "UNKNOWN", share: "50" }],
  ] as const)
    await carryOut(adviser, name, "organisation { id }", { organisationId, ...input });
}
