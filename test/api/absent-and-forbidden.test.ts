import { toGlobalId } from "graphql-relay";
import { v7 as uuidv7 } from "uuid";
import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  aQuebecOrganisation,
  carryOut,
  mutation,
} from "../support/stories";

describe("a record that is hidden", () => {
  let passerelle: Passerelle;
  let quebec: Caller;
  let stranger: Caller;
  let organisationId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    quebec = await passerelle.adviser("QUEBEC");
    const brussels = await passerelle.adviser("BRUSSELS");
    stranger = await passerelle.someone("SME_EDITOR", {
      organisationId: await aBrusselsOrganisation(brussels),
    });
    organisationId = await aQuebecOrganisation(quebec);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  it("is answered for like one that is not there", async () => {
    await carryOut(quebec, "addContact", "__typename", { organisationId, name: "Ann" });
    const draft = await aDraftNeed(quebec, organisationId);
    const uncleared = await aCapability(quebec, organisationId);
    const { capability } = await carryOut(quebec, "addEvidence", "capability { evidence { id } }", {
      capabilityId: uncleared,
      kind: "PATENT",
      title: "EP",
      issuedOn: "2020-01-01",
    });
    const { organisation } = await carryOut(
      quebec,
      "addOwner",
      "organisation { owners { id } contacts { id } establishments { id } registryNumber }",
      { organisationId, kind: "UNKNOWN", share: "1" },
    );
    const hidden = {
      Organisation: organisationId,
      Need: draft,
      Capability: uncleared,
      Evidence: capability.evidence[0].id,
      Owner: organisation.owners[0].id,
      Contact: organisation.contacts[0].id,
      Establishment: organisation.establishments[0].id,
    };
    const absent = Object.fromEntries(
      Object.keys(hidden).map((type) => [type, toGlobalId(type, uuidv7())]),
    ) as typeof hidden;
    const asked: [string, (ids: typeof hidden) => object][] = [
      ["query ($id: ID!) { node(id: $id) { id } }", ({ Need }) => ({ id: Need })],
      ["query ($id: ID!) { need(id: $id) { id status } }", ({ Need }) => ({ id: Need })],
      ["query ($id: ID!) { capability(id: $id) { id } }", ({ Capability }) => ({ id: Capability })],
      [
        "query ($id: ID!) { organisation(id: $id) { id region } }",
        ({ Organisation }) => ({ id: Organisation }),
      ],
      ["query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", (ids) => ({ ids: Object.values(ids) })],
      [
        "query ($number: String!) { organisation(registryNumber: $number, register: REQ) { id } }",
        (ids) => ({ number: ids === hidden ? organisation.registryNumber : "1100000017" }),
      ],
      [
        'query ($id: ID!) { suggestPartners(input: { text: "a", organisationId: $id }) { totalCount } }',
        ({ Organisation }) => ({ id: Organisation }),
      ],
      ...(
        [
          [
            "updateOrganisationProfile",
            ({ Organisation }) => ({ organisationId: Organisation, expectedVersion: 99, legalForm: "inc." }),
          ],
          ["confirmProfile", ({ Organisation }) => ({ organisationId: Organisation, expectedVersion: 99 })],
          ["addContact", ({ Organisation }) => ({ organisationId: Organisation, name: "Ann" })],
          ["updateContact", ({ Contact }) => ({ id: Contact, expectedVersion: 99, name: "Ann" })],
          ["removeContact", ({ Contact }) => ({ id: Contact, expectedVersion: 99 })],
          ["updateOwner", ({ Owner }) => ({ id: Owner, expectedVersion: 99, share: "2" })],
          ["removeEstablishment", ({ Establishment }) => ({ id: Establishment, expectedVersion: 99 })],
          [
            "addNeed",
            ({ Organisation }) => ({ organisationId: Organisation, language: "EN", title: "T", text: "T" }),
          ],
          ["updateNeed", ({ Need }) => ({ needId: Need, expectedVersion: 99, title: "T" })],
          ["submitNeed", ({ Need }) => ({ needId: Need, expectedVersion: 99 })],
          ["withdrawNeed", ({ Need }) => ({ needId: Need, expectedVersion: 99 })],
          [
            "addCapability",
            ({ Organisation }) => ({ organisationId: Organisation, language: "EN", title: "T", text: "T" }),
          ],
          [
            "updateCapability",
            ({ Capability }) => ({ capabilityId: Capability, expectedVersion: 99, title: "T" }),
          ],
          [
            "addEvidence",
            ({ Capability }) => ({
              capabilityId: Capability,
              kind: "PATENT",
              title: "T",
              issuedOn: "2020-01-01",
            }),
          ],
          ["removeEvidence", ({ Evidence }) => ({ evidenceId: Evidence, expectedVersion: 99 })],
        ] as [string, (ids: typeof hidden) => object][]
      ).map(([name, input]): [string, (ids: typeof hidden) => object] => [
        mutation(name, "__typename"),
        (ids) => ({ input: input(ids) }),
      ]),
    ];
    for (const [document, variables] of asked)
      expect([document, await stranger.ask(document, variables(hidden))]).toEqual([
        document,
        await stranger.ask(document, variables(absent)),
      ]);
  });
});
