import {
  aNewcomer,
  auditOf,
  isLetIn,
  type Newcomer,
  REFRESH,
  SIGN_IN,
  A_PASSWORD,
} from "../support/accounts";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import { aBrusselsOrganisation } from "../support/stories";

const PEOPLE = `query ($filter: PeopleFilter, $first: Int, $after: String) {
  people(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage }
    edges { node { id email name version deactivatedAt roles { id role region organisationId validUntil } } }
  }
}`;
const ASSIGN = `mutation ($input: AssignRoleInput!) {
  assignRole(input: $input) { person { version roles { id role region validUntil } } }
}`;
const END = `mutation ($input: EndRoleInput!) { endRole(input: $input) { person { roles { id role validUntil } } } }`;
const DEACTIVATE = `mutation ($input: DeactivatePersonInput!) {
  deactivatePerson(input: $input) { person { version deactivatedAt roles { role validUntil } } }
}`;
const REACTIVATE = `mutation ($input: ReactivatePersonInput!) {
  reactivatePerson(input: $input) { person { version deactivatedAt } }
}`;
const VIEWER = `{ viewer { id roles { role region } } }`;

describe("people and their roles", () => {
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

  const idOf = async (caller: Caller) => (await caller.get(VIEWER)).viewer.id as string;

  async function find(person: Newcomer) {
    const { people } = await administrator.get(PEOPLE, { filter: { email: person.email } });
    return people.edges[0].node;
  }

  it("are listed for administrators alone, page by page", async () => {
    await aNewcomer(passerelle, administrator, "ANALYST");
    const first = await administrator.get(PEOPLE, { first: 1 });
    const second = await administrator.get(PEOPLE, { first: 1, after: first.people.pageInfo.endCursor });
    expect(first.people.totalCount).toBeGreaterThan(1);
    expect(second.people.edges[0].node.id).not.toBe(first.people.edges[0].node.id);
    const adviser = await passerelle.adviser("BRUSSELS");
    expect((await adviser.refusal(PEOPLE)).extensions.code).toBe("FORBIDDEN");
    expect((await passerelle.visitor.refusal(PEOPLE)).extensions.code).toBe("UNAUTHENTICATED");
  });

  it("are found by part of the address, by role and by organisation", async () => {
    const adviser = await passerelle.adviser("BRUSSELS");
    const organisationId = await aBrusselsOrganisation(adviser);
    const member = await aNewcomer(passerelle, administrator, "SME_MEMBER", { organisationId });
    const { people } = await administrator.get(PEOPLE, { filter: { organisationId, role: "SME_MEMBER" } });
    expect(people.edges.map(({ node }: any) => node.email)).toEqual([member.email]);
    expect((await find(member)).roles).toMatchObject([{ role: "SME_MEMBER", organisationId }]);
  });

  it("get a role, and have it with the next request", async () => {
    const person = await aNewcomer(passerelle, administrator, "ANALYST");
    const input = { personId: person.id, role: "ADVISER", region: "BRUSSELS", idempotencyKey: person.email };
    await administrator.get(ASSIGN, { input });
    const { viewer } = await person.caller.get(VIEWER);
    expect(viewer.roles).toContainEqual({ role: "ADVISER", region: "BRUSSELS" });
    const repeated = await administrator.get(ASSIGN, { input });
    expect(repeated.assignRole.person.roles).toHaveLength(2);
    const twice = await administrator.refusal(ASSIGN, { input: { ...input, idempotencyKey: null } });
    expect(twice.extensions.code).toBe("CONFLICT");
  });

  it("lose a role, and have it no longer with the next request", async () => {
    const person = await aNewcomer(passerelle, administrator, "ADVISER", { region: "QUEBEC" });
    expect((await person.caller.get(VIEWER)).viewer.roles).toHaveLength(1);
    const [{ id: roleAssignmentId }] = (await find(person)).roles;
    await administrator.get(END, { input: { roleAssignmentId, reason: "Moved to another body." } });
    expect((await person.caller.get(VIEWER)).viewer.roles).toEqual([]);
    const again = await administrator.refusal(END, { input: { roleAssignmentId } });
    expect(again.extensions.field).toBe("input.roleAssignmentId");
    expect((await auditOf(passerelle, "endRole")).at(-1)?.reason).toBe("Moved to another body.");
  });

  it("hold a role during its time only", async () => {
    const person = await aNewcomer(passerelle, administrator, "ANALYST");
    const at = (days: number) => new Date(passerelle.clock.now().getTime() + days * 86_400_000).toISOString();
    const place = { personId: person.id, role: "ATTACHE" };
    const backwards = await administrator.refusal(ASSIGN, {
      input: { ...place, validFrom: at(2), validUntil: at(1) },
    });
    expect(backwards.extensions.field).toBe("input.validUntil");
    await administrator.get(ASSIGN, { input: { ...place, validFrom: at(1), validUntil: at(2) } });
    const roles = async () => {
      const token = await passerelle.application.tokens.issue(rowId(person.id), 600);
      const viewer = await passerelle.application.identification.identify(`Bearer ${token}`);
      return [...(viewer?.roles ?? [])];
    };
    expect(await roles()).toEqual(["ANALYST"]);
    passerelle.clock.advance(1.5 * 86_400_000);
    expect((await roles()).sort()).toEqual(["ANALYST", "ATTACHE"]);
    passerelle.clock.advance(86_400_000);
    expect(await roles()).toEqual(["ANALYST"]);
  });

  it("give themselves no role, nor anybody else, unless they administer", async () => {
    const person = await aNewcomer(passerelle, administrator, "ANALYST");
    const input = { personId: person.id, role: "ADMINISTRATOR" };
    expect((await person.caller.refusal(ASSIGN, { input })).extensions.code).toBe("FORBIDDEN");
    expect(
      (await person.caller.refusal(DEACTIVATE, { input: { personId: person.id, expectedVersion: 1 } }))
        .extensions.code,
    ).toBe("FORBIDDEN");
  });

  it("are out at once when they are deactivated: sessions, keys and roles end", async () => {
    const person = await aNewcomer(passerelle, administrator, "ADMINISTRATOR");
    const { createMachineKey } = await person.caller.get(
      `mutation { createMachineKey(input: { name: "Their script", scopes: [CATALOGUE_READ] }) { token } }`,
    );
    const issued = await passerelle.application.tokens.issue(rowId(person.id), 86_400);
    for (const token of [person.tokens.accessToken, createMachineKey.token, issued])
      expect(await isLetIn(passerelle, token as string)).toBe(true);
    passerelle.clock.advance(1_000);
    const { deactivatePerson } = await administrator.get(DEACTIVATE, {
      input: { personId: person.id, expectedVersion: 1, reason: "Left the agency." },
    });
    expect(deactivatePerson.person.roles.every(({ validUntil }: any) => validUntil !== null)).toBe(true);
    for (const token of [person.tokens.accessToken, createMachineKey.token, issued])
      expect(await isLetIn(passerelle, token as string)).toBe(false);
    await passerelle.visitor.refusal(REFRESH, { input: { refreshToken: person.tokens.refreshToken } });
    await passerelle.visitor.refusal(SIGN_IN, { input: { email: person.email, password: A_PASSWORD } });
  });

  it("come back without what they had: old tokens, keys and roles stay ended", async () => {
    const person = await aNewcomer(passerelle, administrator, "ANALYST");
    const issued = await passerelle.application.tokens.issue(rowId(person.id), 86_400);
    passerelle.clock.advance(2_000);
    await administrator.get(DEACTIVATE, { input: { personId: person.id, expectedVersion: 1 } });
    const stale = await administrator.refusal(REACTIVATE, {
      input: { personId: person.id, expectedVersion: 1 },
    });
    expect(stale.extensions).toMatchObject({ code: "CONFLICT", currentVersion: 2 });
    await administrator.get(REACTIVATE, { input: { personId: person.id, expectedVersion: 2 } });
    for (const token of [person.tokens.accessToken, issued])
      expect(await isLetIn(passerelle, token)).toBe(false);
    const { signIn } = await passerelle.visitor.get(SIGN_IN, {
      input: { email: person.email, password: A_PASSWORD },
    });
    expect(signIn.viewer.roles).toEqual([]);
  });

  it("on another node are refused within a minute of their deactivation", async () => {
    const person = await aNewcomer(passerelle, administrator, "ANALYST");
    expect(await isLetIn(passerelle, person.tokens.accessToken)).toBe(true);
    // What another node does: the row changes, and nobody tells this one.
    await passerelle.dataSource.query("update person set deactivated_at = now() where email = $1", [
      person.email,
    ]);
    passerelle.clock.advance(59_000);
    expect(await isLetIn(passerelle, person.tokens.accessToken)).toBe(false);
  });

  it("always include an administrator: the last one neither leaves nor lays the role down", async () => {
    const alone = await Passerelle.start();
    const last = await alone.someone("ADMINISTRATOR");
    const personId = await idOf(last);
    const { people } = await last.get(PEOPLE);
    const roleAssignmentId = people.edges[0].node.roles[0].id as string;
    const refusals = [
      await last.refusal(DEACTIVATE, { input: { personId, expectedVersion: 1 } }),
      await last.refusal(END, { input: { roleAssignmentId } }),
    ];
    for (const { message } of refusals) expect(message).toMatch(/Nobody would be left to administer/);
    const other = await alone.someone("ADMINISTRATOR");
    const answers = await Promise.all([
      last.ask(DEACTIVATE, { input: { personId: await idOf(other), expectedVersion: 1 } }),
      other.ask(DEACTIVATE, { input: { personId, expectedVersion: 1 } }),
    ]);
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    await alone.stop();
  });
});

describe("bodies", () => {
  let passerelle: Passerelle;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const CREATE = `mutation ($input: CreateBodyInput!) { createBody(input: $input) { body { id name version } } }`;
  const UPDATE = `mutation ($input: UpdateBodyInput!) { updateBody(input: $input) { body { name version } } }`;
  const names = { nameEn: "Innovation Agency", nameFr: "Agence d'innovation", nameNl: "Innovatieagentschap" };

  it("are entered and renamed by administrators, and read by everybody signed in", async () => {
    const administrator = await passerelle.someone("ADMINISTRATOR");
    const input = { kind: "AGENCY", region: "BRUSSELS", ...names, idempotencyKey: "agency" };
    const { createBody } = await administrator.get(CREATE, { input });
    expect(await administrator.get(CREATE, { input })).toEqual({ createBody });
    const bodyId = createBody.body.id as string;
    await administrator.get(UPDATE, { input: { bodyId, expectedVersion: 1, nameFr: "Agence nouvelle" } });
    const stale = await administrator.refusal(UPDATE, { input: { bodyId, expectedVersion: 1, nameFr: "x" } });
    expect(stale.extensions.code).toBe("CONFLICT");
    const reader = await passerelle.someone("SME_MEMBER");
    const { bodies } = await reader.get(`{ bodies { name } }`, {}, { "accept-language": "fr" });
    expect(bodies).toEqual([{ name: "Agence nouvelle" }]);
    expect((await reader.refusal(CREATE, { input })).extensions.code).toBe("FORBIDDEN");
  });

  it("have a name in every language", async () => {
    const administrator = await passerelle.someone("ADMINISTRATOR");
    const empty = await administrator.refusal(CREATE, { input: { kind: "MINISTRY", ...names, nameNl: " " } });
    expect(empty.extensions.field).toBe("input.nameNl");
  });
});

function rowId(id: string): string {
  return Buffer.from(id, "base64").toString().replace("Person:", "");
}
