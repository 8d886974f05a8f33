import { auditOf, callerWith, isLetIn } from "../support/accounts";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import {
  aBrusselsOrganisation,
  aCapability,
  aPublishedNeed,
  aQuebecOrganisation,
  clearSummary,
} from "../support/stories";

const DAY = 86_400_000;
const CREATE = `mutation ($input: CreateMachineKeyInput!) {
  createMachineKey(input: $input) { token machineKey { id machineId name scopes expiresAt lastUsedAt } }
}`;
const ROTATE = `mutation ($input: RotateMachineKeyInput!) {
  rotateMachineKey(input: $input) { token machineKey { id machineId } }
}`;
const REVOKE = `mutation ($input: RevokeMachineKeyInput!) { revokeMachineKey(input: $input) { machineKey { revokedAt } } }`;
const KEYS = `{ machineKeys { edges { node { id name lastUsedAt revokedAt expiresAt } } } }`;

const NEEDS = `{ needs { edges { node { id summary title text organisation { legalName } requirements { text } } } } }`;
const SUGGEST = `{
  suggestPartners(input: { text: "membrane filtration of wastewater", partnerRegion: QUEBEC }) {
    edges { node { score card { region summary } organisation { legalName } capability { title } } }
  }
}`;

describe("a machine key", () => {
  let passerelle: Passerelle;
  let administrator: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  beforeEach(async () => {
    administrator = await passerelle.someone("ADMINISTRATOR");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  async function aKey(scopes: string[], more: object = {}) {
    const input = { name: "Front-end of the agency", scopes, ...more };
    const { createMachineKey } = await administrator.get(CREATE, { input });
    return {
      id: createMachineKey.machineKey.id as string,
      token: createMachineKey.token as string,
      caller: callerWith(passerelle, createMachineKey.token as string),
    };
  }

  const noted = async (id: string) => {
    const { machineKeys } = await administrator.get(KEYS);
    return machineKeys.edges.map(({ node }: any) => node).find((key: any) => key.id === id);
  };

  it("signs a machine in with the role MACHINE", async () => {
    const { caller, token } = await aKey(["CATALOGUE_READ"]);
    expect(token).toMatch(/^pk_[0-9a-f]{32}[\w-]{43}$/);
    const { viewer } = await caller.get(`{ viewer { name roles { role } organisations { id } } }`);
    expect(viewer).toEqual({
      name: "Front-end of the agency",
      roles: [{ role: "MACHINE" }],
      organisations: [],
    });
  });

  it("is kept as a hash and told once, a repetition included", async () => {
    const input = { name: "Once", scopes: ["CATALOGUE_READ"], idempotencyKey: "one key" };
    const first = await administrator.get(CREATE, { input });
    const second = await administrator.get(CREATE, { input });
    expect(second.createMachineKey.machineKey.id).toBe(first.createMachineKey.machineKey.id);
    expect(second.createMachineKey.token).toBeNull();
    const rows = await passerelle.dataSource.query<object[]>("select * from machine_key");
    expect(JSON.stringify(rows)).not.toContain((first.createMachineKey.token as string).slice(35));
  });

  it("reads the catalogue at level 0: summaries, no names, no verbatim texts", async () => {
    const brussels = await passerelle.adviser("BRUSSELS");
    const organisationId = await aBrusselsOrganisation(brussels);
    await aPublishedNeed(brussels, organisationId, {
      requirements: [{ level: "MUST", text: "Secret flow rate" }],
    });
    const { caller } = await aKey(["CATALOGUE_READ"]);
    const { needs } = await caller.get(NEEDS);
    const [{ node }] = needs.edges;
    expect(node).toMatchObject({
      summary: "A firm looks for membrane filtration of wastewater.",
      title: null,
      text: null,
      organisation: null,
      requirements: null,
    });
    const { organisations } = await caller.get(`{ organisations { edges { node { legalName } } } }`);
    expect(organisations.edges).toEqual([]);
    const found = await caller.get(`query ($id: ID!) { organisation(id: $id) { legalName } }`, {
      id: organisationId,
    });
    expect(found.organisation).toBeNull();
  });

  it("gets suggestions from cleared summaries alone, without names", async () => {
    const quebec = await passerelle.adviser("QUEBEC");
    const cleared = await aQuebecOrganisation(quebec);
    const capability = await aCapability(quebec, cleared);
    await clearSummary(quebec, capability, "Membrane filtration of wastewater.");
    const hidden = await aQuebecOrganisation(quebec);
    await aCapability(quebec, hidden, { text: "Membrane filtration of wastewater, not yet cleared." });
    const { caller } = await aKey(["SUGGESTIONS_READ"]);
    const { suggestPartners } = await caller.get(SUGGEST);
    expect(suggestPartners.edges).toHaveLength(1);
    expect(suggestPartners.edges[0].node).toMatchObject({ organisation: null, capability: null });
  });

  it("opens what its scopes name, and nothing else", async () => {
    const catalogue = (await aKey(["CATALOGUE_READ"])).caller;
    const suggestions = (await aKey(["SUGGESTIONS_READ"])).caller;
    await catalogue.get(NEEDS);
    await suggestions.get(SUGGEST);
    const refused = [
      catalogue.refusal(SUGGEST),
      suggestions.refusal(NEEDS),
      suggestions.refusal(`{ bodies { name } }`),
      catalogue.refusal(`{ unmatchedNeeds { need { id } } }`),
      catalogue.refusal(`{ people { totalCount } }`),
      catalogue.refusal(KEYS),
      catalogue.refusal(CREATE, { input: { name: "Another", scopes: ["CATALOGUE_READ"] } }),
      catalogue.refusal(
        `mutation { invite(input: { email: "a@b.example", role: ANALYST }) { invitation { id } } }`,
      ),
    ];
    for (const { extensions } of await Promise.all(refused)) expect(extensions.code).toBe("FORBIDDEN");
  });

  it("opens what its scopes name, and nothing else, also where the catalogue is public", async () => {
    const open = await Passerelle.start({ publicCatalogue: true });
    const { createMachineKey } = await (
      await open.someone("ADMINISTRATOR")
    ).get(CREATE, { input: { name: "Suggestions", scopes: ["SUGGESTIONS_READ"] } });
    const caller = callerWith(open, createMachineKey.token as string);
    expect((await caller.refusal(NEEDS)).extensions.code).toBe("FORBIDDEN");
    await open.stop();
  });

  it("is refused when it is forged, cut, or has another key's secret", async () => {
    const one = await aKey(["CATALOGUE_READ"]);
    const other = await aKey(["CATALOGUE_READ"]);
    const swapped = one.token.slice(0, 35) + other.token.slice(35);
    const forged = [
      swapped,
      one.token.slice(0, -1),
      `${one.token}A`,
      one.token.toUpperCase(),
      `pk_${"0".repeat(32)}${"A".repeat(43)}`,
      `pk_${"z".repeat(32)}${one.token.slice(35)}`,
      "pk_",
    ];
    for (const token of forged) expect(await isLetIn(passerelle, token)).toBe(false);
    expect(await isLetIn(passerelle, one.token)).toBe(true);
  });

  it("ends on its day, a year from now unless told otherwise", async () => {
    const { token } = await aKey(["CATALOGUE_READ"]);
    const soon = new Date(passerelle.clock.now().getTime() + DAY).toISOString();
    const short = await aKey(["CATALOGUE_READ"], { expiresAt: soon });
    expect(await isLetIn(passerelle, short.token)).toBe(true);
    passerelle.clock.advance(DAY);
    expect(await isLetIn(passerelle, short.token)).toBe(false);
    expect(await isLetIn(passerelle, token)).toBe(true);
    passerelle.clock.advance(364 * DAY);
    expect(await isLetIn(passerelle, token)).toBe(false);
  });

  it("has a name, a scope and an end within two years", async () => {
    const at = (days: number) => new Date(passerelle.clock.now().getTime() + days * DAY).toISOString();
    const refused = [
      [{ name: " ", scopes: ["CATALOGUE_READ"] }, "input.name"],
      [{ name: "Idle", scopes: [] }, "input.scopes"],
      [{ name: "Old", scopes: ["CATALOGUE_READ"], expiresAt: at(-1) }, "input.expiresAt"],
      [{ name: "For ever", scopes: ["CATALOGUE_READ"], expiresAt: at(731) }, "input.expiresAt"],
    ] as const;
    for (const [input, field] of refused)
      expect((await administrator.refusal(CREATE, { input })).extensions.field).toBe(field);
  });

  it("is followed by another without an interruption, two at a time at most", async () => {
    const old = await aKey(["CATALOGUE_READ"]);
    const { rotateMachineKey } = await administrator.get(ROTATE, { input: { machineKeyId: old.id } });
    const next = rotateMachineKey.token as string;
    for (const token of [old.token, next]) expect(await isLetIn(passerelle, token)).toBe(true);
    const third = await administrator.refusal(ROTATE, { input: { machineKeyId: old.id } });
    expect(third.message).toMatch(/two live keys/);
    passerelle.clock.advance(7 * DAY);
    administrator = await passerelle.someone("ADMINISTRATOR");
    expect(await isLetIn(passerelle, old.token)).toBe(false);
    expect(await isLetIn(passerelle, next)).toBe(true);
    await administrator.get(ROTATE, {
      input: { machineKeyId: rotateMachineKey.machineKey.id, overlapDays: 0 },
    });
    expect(await isLetIn(passerelle, next)).toBe(false);
  });

  it("is one of two even when two rotate it at the same moment", async () => {
    const { id } = await aKey(["CATALOGUE_READ"]);
    const answers = await Promise.all(
      [1, 2].map(() => administrator.ask(ROTATE, { input: { machineKeyId: id } })),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
  });

  it("is revoked at once, and every step is in the audit log", async () => {
    const { id, token } = await aKey(["CATALOGUE_READ"]);
    expect(await isLetIn(passerelle, token)).toBe(true);
    await administrator.get(REVOKE, {
      input: { machineKeyId: id, reason: "It was in a public repository." },
    });
    expect(await isLetIn(passerelle, token)).toBe(false);
    const again = await administrator.refusal(REVOKE, { input: { machineKeyId: id } });
    expect(again.extensions.field).toBe("input.machineKeyId");
    const rows = await auditOf(passerelle, "revokeMachineKey");
    expect(rows.at(-1)?.reason).toBe("It was in a public repository.");
    for (const operation of ["createMachineKey", "rotateMachineKey"])
      expect(await auditOf(passerelle, operation)).not.toEqual([]);
  });

  it("shows when it was last used, written once a minute at most", async () => {
    const { id, token } = await aKey(["CATALOGUE_READ"]);
    expect((await noted(id)).lastUsedAt).toBeNull();
    const first = passerelle.clock.now().toISOString();
    await isLetIn(passerelle, token);
    passerelle.clock.advance(30_000);
    await isLetIn(passerelle, token);
    expect((await noted(id)).lastUsedAt).toBe(first);
    passerelle.clock.advance(40_000);
    await isLetIn(passerelle, token);
    expect((await noted(id)).lastUsedAt).toBe(passerelle.clock.now().toISOString());
  });

  it("is made by administrators alone", async () => {
    for (const caller of [await passerelle.adviser("BRUSSELS"), await passerelle.someone("PRIVACY_OFFICER")])
      expect(
        (await caller.refusal(CREATE, { input: { name: "Mine", scopes: ["CATALOGUE_READ"] } })).extensions
          .code,
      ).toBe("FORBIDDEN");
  });
});
