import { readIdOf } from "../../src/graphql/global-id";
import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  carryOut,
  clearSummary,
  mutation,
  refusalOf,
  versionOf,
} from "../support/stories";

const DAY = 86_400_000;

describe("a capability", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let organisationId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  beforeEach(async () => {
    passerelle.clock.set("2026-11-23T09:00:00Z");
    adviser = await passerelle.adviser("BRUSSELS");
    organisationId = await aBrusselsOrganisation(adviser);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const prove = async (capabilityId: string, input: object = {}) =>
    (
      await carryOut(
        adviser,
        "addEvidence",
        "capability { status evidence { id title issuedOn expiresOn } version }",
        {
          capabilityId,
          kind: "CERTIFICATE",
          title: "ISO 14001",
          issuedOn: "2024-01-01",
          ...input,
        },
      )
    ).capability;
  const statusOf = async (id: string) =>
    (await adviser.get("query ($id: ID!) { capability(id: $id) { status } }", { id })).capability.status;
  const countOf = async (status: string) =>
    (
      await adviser.get(
        "query ($filter: CapabilityFilter) { capabilities(filter: $filter) { totalCount edges { node { status } } } }",
        {
          filter: { organisationId, status },
        },
      )
    ).capabilities;

  it("is kept as it was given, and claimed without a proof", async () => {
    const id = await aCapability(adviser, organisationId, {
      stage: "PILOT",
      readinessLevel: 7,
      sectors: ["ENVIRONMENT"],
      cooperationKinds: ["JOINT_RD"],
      intellectualProperty: "PATENTED",
      translations: [{ language: "FR", title: "Filtration", text: "Nous filtrons." }],
    });
    const { capability } = await adviser.get(
      `query ($id: ID!) { capability(id: $id) { status stage readinessLevel sectors cooperationKinds intellectualProperty
        summary summaryClearedAt region translations { language title } } }`,
      { id },
    );
    expect(capability).toEqual({
      status: "CLAIMED",
      stage: "PILOT",
      readinessLevel: 7,
      sectors: ["ENVIRONMENT"],
      cooperationKinds: ["JOINT_RD"],
      intellectualProperty: "PATENTED",
      summary: null,
      summaryClearedAt: null,
      region: "BRUSSELS",
      translations: [{ language: "FR", title: "Filtration" }],
    });
  });

  it("is evidenced by a proof until its last day, wherever one looks", async () => {
    const id = await aCapability(adviser, organisationId);
    expect((await prove(id, { expiresOn: "2026-11-30" })).status).toBe("EVIDENCED");
    passerelle.clock.set("2026-11-30T12:00:00Z");
    adviser = await passerelle.adviser("BRUSSELS");
    expect([await statusOf(id), (await countOf("EVIDENCED")).totalCount]).toEqual(["EVIDENCED", 1]);
    passerelle.clock.advance(DAY);
    adviser = await passerelle.adviser("BRUSSELS");
    expect([await statusOf(id), (await countOf("EVIDENCED")).totalCount]).toEqual(["CLAIMED", 0]);
    expect(await countOf("CLAIMED")).toEqual({ totalCount: 1, edges: [{ node: { status: "CLAIMED" } }] });
    const { organisation } = await adviser.get(
      "query ($id: ID!) { organisation(id: $id) { capabilities { edges { node { status } } } } }",
      { id: organisationId },
    );
    expect(organisation.capabilities.edges).toEqual([{ node: { status: "CLAIMED" } }]);
  });

  it("stays evidenced while one of its proofs stands, newest first", async () => {
    const id = await aCapability(adviser, organisationId);
    await prove(id, { title: "Old", issuedOn: "2010-01-01", expiresOn: "2015-01-01" });
    expect(await statusOf(id)).toBe("CLAIMED");
    const { status, evidence, version } = await prove(id, { title: "New", issuedOn: "2026-11-23" });
    expect([status, evidence.map((one: { title: string }) => one.title), version]).toEqual([
      "EVIDENCED",
      ["New", "Old"],
      3,
    ]);
    const { capability } = await carryOut(adviser, "removeEvidence", "capability { status version }", {
      evidenceId: evidence[0].id,
      expectedVersion: 3,
    });
    expect(capability).toEqual({ status: "CLAIMED", version: 4 });
    expect(
      await refusalOf(adviser, "removeEvidence", { evidenceId: evidence[0].id, expectedVersion: 4 }),
    ).toMatchObject({
      extensions: { code: "NOT_FOUND", field: "input.evidenceId" },
    });
  });

  it("takes a proof once with one idempotency key, and the repetition changes nothing", async () => {
    const capabilityId = await aCapability(adviser, organisationId);
    const add = mutation("addEvidence", "capability { version evidence { id } }");
    const input = {
      capabilityId,
      kind: "PATENT",
      title: "EP 1",
      issuedOn: "2020-01-01",
      idempotencyKey: "EP 1",
    };
    const first = await adviser.get(add, { input });
    expect(await adviser.get(add, { input })).toEqual(first);
  });

  it.each([
    [{ issuedOn: "2026-11-24" }, "input.issuedOn"],
    [{ issuedOn: "yesterday" }, "input.issuedOn"],
    [{ expiresOn: "2019-12-31" }, "input.expiresOn"],
    [{ sha256: "0" }, "input.sha256"],
    [{ title: "" }, "input.title"],
  ])("refuses the proof %j", async (change, field) => {
    const capabilityId = await aCapability(adviser, organisationId);
    const input = { capabilityId, kind: "PATENT", title: "EP 1", issuedOn: "2020-01-01", ...change };
    expect(await refusalOf(adviser, "addEvidence", input)).toMatchObject({
      extensions: { code: "BAD_USER_INPUT", field },
    });
  });

  it("changes where a change says so, and its lists empty with null", async () => {
    const capabilityId = await aCapability(adviser, organisationId, {
      sectors: ["ICT"],
      stage: "PILOT",
      intellectualProperty: "PATENTED",
    });
    const { capability } = await carryOut(
      adviser,
      "updateCapability",
      "capability { title text sectors stage intellectualProperty cooperationKinds translations { title } version }",
      {
        capabilityId,
        expectedVersion: 1,
        title: "New",
        sectors: null,
        stage: null,
        intellectualProperty: null,
        cooperationKinds: null,
        translations: null,
      },
    );
    expect(capability).toEqual({
      title: "New",
      text: "We build compact membrane filtration skids for industrial wastewater.",
      sectors: [],
      stage: null,
      intellectualProperty: "NONE",
      cooperationKinds: [],
      translations: [],
      version: 2,
    });
    for (const field of ["title", "text", "language"])
      expect(
        await refusalOf(adviser, "updateCapability", { capabilityId, expectedVersion: 2, [field]: null }),
      ).toMatchObject({
        extensions: { code: "BAD_USER_INPUT", field: `input.${field}` },
      });
    expect(
      await refusalOf(adviser, "updateCapability", { capabilityId, expectedVersion: 1, title: "Late" }),
    ).toMatchObject({
      extensions: { code: "CONFLICT", currentVersion: 2 },
    });
  });

  it("is gone once it is removed", async () => {
    const capabilityId = await aCapability(adviser, organisationId);
    const { organisation } = await carryOut(
      adviser,
      "removeCapability",
      "organisation { capabilities { totalCount } }",
      {
        capabilityId,
        expectedVersion: 1,
      },
    );
    expect(organisation.capabilities.totalCount).toBe(0);
    expect(
      await adviser.get("query ($id: ID!) { capability(id: $id) { id } node(id: $id) { id } }", {
        id: capabilityId,
      }),
    ).toEqual({
      capability: null,
      node: null,
    });
    for (const [name, input] of [
      ["updateCapability", { title: "Late" }],
      ["removeCapability", {}],
    ] as const)
      expect(await refusalOf(adviser, name, { capabilityId, expectedVersion: 2, ...input })).toMatchObject({
        extensions: { code: "NOT_FOUND", field: "input.capabilityId" },
      });
  });

  describe("with a summary", () => {
    const asStranger = async (id: string) => {
      const stranger = await passerelle.someone("SME_MEMBER");
      return (await stranger.get("query ($id: ID!) { capability(id: $id) { summary title } }", { id }))
        .capability;
    };

    it("is read by strangers once an adviser of its region has cleared it", async () => {
      const id = await aCapability(adviser, organisationId, { summary: "A firm filters water." });
      expect(await asStranger(id)).toBeNull();
      const editor = await passerelle.someone("SME_EDITOR", { organisationId });
      const quebec = await passerelle.adviser("QUEBEC");
      for (const caller of [editor, quebec])
        expect(
          (await refusalOf(caller, "clearCapabilitySummary", { capabilityId: id, expectedVersion: 1 }))
            .extensions.code,
        ).toBe("FORBIDDEN");
      await carryOut(adviser, "clearCapabilitySummary", "capability { id }", {
        capabilityId: id,
        expectedVersion: 1,
      });
      expect(await asStranger(id)).toEqual({ summary: "A firm filters water.", title: null });
    });

    it("is not cleared while it tells whose it is, unless the adviser says why it may", async () => {
      const named = await aBrusselsOrganisation(adviser, { legalName: "Quaidequai SRL" });
      const capabilityId = await aCapability(adviser, named, { summary: "Quaidequai filters water." });
      const target = { capabilityId, expectedVersion: 1 };
      expect(await refusalOf(adviser, "clearCapabilitySummary", target)).toMatchObject({
        message: expect.stringMatching(/«Quaidequai».* namedBecause why it may stand there\.$/),
        extensions: { code: "BAD_USER_INPUT", field: "input.summary" },
      });
      expect(await asStranger(capabilityId)).toBeNull();
      const namedBecause = "It shows its filters at the trade fair.";
      await carryOut(adviser, "clearCapabilitySummary", "__typename", { ...target, namedBecause });
      expect(await asStranger(capabilityId)).toMatchObject({ summary: "Quaidequai filters water." });
      const kept = await passerelle.dataSource.query(
        "select r.reason from audit_entry e join audit_reason r on r.entry_id = e.id where e.operation = 'clearCapabilitySummary' and e.subject_id = $1",
        [readIdOf("Capability", capabilityId, "id")],
      );
      expect(kept).toEqual([{ reason: namedBecause }]);
    });

    it("cannot be cleared while it is empty", async () => {
      const capabilityId = await aCapability(adviser, organisationId);
      expect(
        (await refusalOf(adviser, "clearCapabilitySummary", { capabilityId, expectedVersion: 1 })).extensions
          .field,
      ).toBe("input.summary");
    });

    it.each([
      ["its words", { summary: "Zennewater filters water." }],
      ["its language", { language: "NL" }],
      [
        "a translation",
        { translations: [{ language: "FR", title: "T", text: "T", summary: "Zennewater filtre." }] },
      ],
    ])("is hidden again when %s change", async (_what, change) => {
      const capabilityId = await aCapability(adviser, organisationId, { summary: "A firm filters water." });
      await clearSummary(adviser, capabilityId, "A firm filters water.");
      const expectedVersion = await versionOf(adviser, capabilityId);
      await carryOut(adviser, "updateCapability", "capability { id }", {
        capabilityId,
        expectedVersion,
        ...change,
      });
      expect(await asStranger(capabilityId)).toBeNull();
    });
  });
});
