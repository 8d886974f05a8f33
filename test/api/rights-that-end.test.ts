import { readIdOf } from "../../src/graphql/global-id";
import {
  A_PASSWORD,
  ACCEPT,
  aNewcomer,
  callerWith,
  INVITE,
  isLetIn,
  mailedCode,
  type Newcomer,
} from "../support/accounts";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import { aBrusselsOrganisation, aQuebecOrganisation, carryOut } from "../support/stories";

describe("rights that have ended", () => {
  let passerelle: Passerelle;
  let administrator: Caller;
  let brussels: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    administrator = await passerelle.someone("ADMINISTRATOR");
    brussels = await passerelle.adviser("BRUSSELS");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  async function endRoles(person: Newcomer): Promise<void> {
    const { people } = await administrator.get(
      `query ($email: String!) { people(filter: { email: $email }) { edges { node { roles { id validUntil } } } } }`,
      { email: person.email },
    );
    for (const { id, validUntil } of people.edges[0].node.roles)
      if (validUntil === null)
        await carryOut(administrator, "endRole", "person { id }", { roleAssignmentId: id });
  }

  const accepts = async (email: string) => {
    const token = await mailedCode(passerelle, email);
    return passerelle.visitor.ask(ACCEPT, { input: { token, name: "Late", password: A_PASSWORD } });
  };

  it("do not live on in invitations: a former administrator lets nobody in", async () => {
    const former = await aNewcomer(passerelle, administrator, "ADMINISTRATOR");
    await former.caller.get(INVITE, { input: { email: "back-door@test.example", role: "ADMINISTRATOR" } });
    await endRoles(former);
    const { errors } = await accepts("back-door@test.example");
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "input.token" });
  });

  it("do not live on in invitations: an adviser of the other region lets nobody in", async () => {
    const organisationId = await aBrusselsOrganisation(brussels);
    const adviser = await aNewcomer(passerelle, administrator, "ADVISER", { region: "BRUSSELS" });
    await adviser.caller.get(INVITE, {
      input: { email: "sme@test.example", role: "SME_EDITOR", organisationId },
    });
    await endRoles(adviser);
    await carryOut(administrator, "assignRole", "person { id }", {
      personId: adviser.id,
      role: "ADVISER",
      region: "QUEBEC",
    });
    expect((await accepts("sme@test.example")).errors[0]?.extensions.field).toBe("input.token");
  });

  it("hold while the inviter has them, and an invitation from the command line rests on nobody", async () => {
    const organisationId = await aBrusselsOrganisation(brussels);
    const editor = await aNewcomer(passerelle, administrator, "SME_EDITOR", { organisationId });
    await editor.caller.get(INVITE, {
      input: { email: "colleague@test.example", role: "SME_MEMBER", organisationId },
    });
    expect((await accepts("colleague@test.example")).errors).toEqual([]);
  });

  it("do not live on in repeated calls: the idempotency key of an earlier editor opens nothing", async () => {
    const own = await aBrusselsOrganisation(brussels);
    const left = await aQuebecOrganisation(await passerelle.adviser("QUEBEC"));
    const editor = await aNewcomer(passerelle, administrator, "SME_EDITOR", { organisationId: left });
    const need = { language: "EN", title: "T", text: "T", summary: "Not cleared.", organisationId: left };
    const capability = { ...need, idempotencyKey: "capability" };
    await carryOut(editor.caller, "addNeed", "need { id }", { ...need, idempotencyKey: "need" });
    await carryOut(editor.caller, "addCapability", "capability { id }", capability);
    await endRoles(editor);
    await carryOut(administrator, "assignRole", "person { id }", {
      personId: editor.id,
      role: "SME_EDITOR",
      organisationId: own,
    });
    for (const [name, type, input] of [
      ["addNeed", "AddNeedInput", { ...need, idempotencyKey: "need" }],
      ["addCapability", "AddCapabilityInput", capability],
    ] as const) {
      const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`;
      const { extensions } = await editor.caller.refusal(document, { input });
      expect([name, extensions.code]).toEqual([name, "NOT_FOUND"]);
    }
  });

  it("do not live on in tokens of the command line once somebody has signed out everywhere", async () => {
    const person = await aNewcomer(passerelle, administrator, "ANALYST");
    const personId = readIdOf("Person", person.id, "id");
    const token = await passerelle.application.tokens.issue(personId, 3_600);
    expect(await isLetIn(passerelle, token)).toBe(true);
    passerelle.clock.advance(2_000);
    await callerWith(passerelle, person.tokens.accessToken).get(
      "mutation { signOut(input: { everywhere: true }) { sessionsEnded } }",
    );
    expect(await isLetIn(passerelle, token)).toBe(false);
    passerelle.clock.advance(1_000);
    expect(await isLetIn(passerelle, await passerelle.application.tokens.issue(personId, 3_600))).toBe(true);
  });
});
