import "reflect-metadata";
import { anotherInstance } from "../support/another-instance";
import { entities } from "../../src/modules/entities";
import { openDatabase } from "../../src/persistence/database";
import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aQuebecOrganisation,
  carryOut,
  mutation,
  versionOf,
} from "../support/stories";

const ASK = `query ($text: String!) {
  suggestPartners(input: { text: $text }) { edges { node { organisation { id region } } } }
}`;
/** The embedded database serves one process by one connection, so no second instance can stand beside the first. */
const onPostgresql = process.env["TEST_DATABASE_URL"] === undefined ? it.skip : it;

describe("the index of what is suggested", () => {
  let passerelle: Passerelle;
  let adviser: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("QUEBEC");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const found = async (text: string) =>
    (await adviser.get(ASK, { text })).suggestPartners.edges.map(
      (edge: any) => edge.node.organisation.id as string,
    );

  it("follows a capability through its life", async () => {
    const id = await aQuebecOrganisation(adviser);
    const capabilityId = await aCapability(adviser, id, {
      title: "Umbrellas",
      text: "We make umbrellas.",
    });
    expect(await found("umbrellas")).toEqual([id]);
    await carryOut(adviser, "updateCapability", "capability { id }", {
      capabilityId,
      expectedVersion: 1,
      title: "Candlesticks",
      text: "We make candlesticks.",
    });
    expect([await found("umbrellas"), await found("candlesticks")]).toEqual([[], [id]]);
    await carryOut(adviser, "removeCapability", "organisation { id }", { capabilityId, expectedVersion: 2 });
    expect(await found("candlesticks")).toEqual([]);
  });

  it("follows an organisation that moves to the other side, and one that is archived", async () => {
    const brussels = await passerelle.adviser("BRUSSELS");
    const id = await aBrusselsOrganisation(brussels);
    await aCapability(brussels, id, { title: "Quilts", text: "We make quilts." });
    const inRegion = async (partnerRegion: string) => {
      const { suggestPartners } = await adviser.get(
        `query ($input: SuggestPartnersInput!) { suggestPartners(input: $input) { edges { node { organisation { id } } } } }`,
        { input: { text: "quilts", partnerRegion } },
      );
      return suggestPartners.edges.length as number;
    };
    expect([await inRegion("BRUSSELS"), await inRegion("QUEBEC")]).toEqual([1, 0]);
    const { organisation } = await adviser.get(
      "query ($id: ID!) { organisation(id: $id) { version establishments { id } } }",
      { id },
    );
    await carryOut(brussels, "updateEstablishment", "organisation { region }", {
      id: organisation.establishments[0].id,
      expectedVersion: organisation.version,
      country: "CA",
      postCode: "H2X 1Y4",
    });
    expect([await inRegion("BRUSSELS"), await inRegion("QUEBEC")]).toEqual([0, 1]);
    await carryOut(adviser, "archiveOrganisation", "organisation { id }", {
      organisationId: id,
      expectedVersion: await versionOf(adviser, id),
    });
    expect(await inRegion("QUEBEC")).toBe(0);
  });

  it("does not take in what was rolled back", async () => {
    const organisationId = await aQuebecOrganisation(adviser);
    const capabilityId = await aCapability(adviser, organisationId, {
      title: "Violins",
      text: "We make violins.",
    });
    const version = passerelle.application.index.of("INTERNAL").capabilities.indexVersion;
    const announced = async () =>
      Number((await passerelle.dataSource.query("select count(*) from change_feed"))[0].count);
    const before = await announced();
    const refused = await adviser.ask(mutation("updateCapability", "capability { id }"), {
      input: {
        capabilityId,
        expectedVersion: 1,
        title: "Anemometers",
        text: "We make anemometers.",
        readinessLevel: 99,
      },
    });
    expect(refused.errors).toHaveLength(1);
    await expect(
      passerelle.application.store.transaction({ personId: null, roles: [] }, async (tx) => {
        await tx.query(
          "update capability set title = 'Anemometers', text = 'We make anemometers.' where removed_at is null",
        );
        await tx.announce("ORGANISATION", "01900000-0000-7000-8000-000000000000");
        throw new Error("Changed my mind.");
      }),
    ).rejects.toThrow("Changed my mind.");
    expect([await found("anemometers"), await found("violins")]).toEqual([[], [organisationId]]);
    expect([
      passerelle.application.index.of("INTERNAL").capabilities.indexVersion,
      await announced(),
    ]).toEqual([version, before]);
  });

  it("holds after a new start what it held before", async () => {
    const id = await aQuebecOrganisation(adviser);
    await aCapability(adviser, id, { title: "Seismographs", text: "We make seismographs." });
    const again = anotherInstance(passerelle);
    await again.follower.load();
    const rank = (application: typeof again) =>
      application.index.of("INTERNAL").capabilities.rank({ text: "seismographs" }).hits;
    expect(rank(again)).toEqual(rank(passerelle.application));
    expect(rank(again)).toHaveLength(1);
    await again.follower.stop();
  });

  onPostgresql("sees within two seconds what was saved on another instance", async () => {
    const dataSource = await openDatabase(passerelle.target, { entities, as: "application" });
    const other = anotherInstance(passerelle, { dataSource });
    await other.follower.load();
    other.follower.start();
    const id = await aQuebecOrganisation(adviser);
    await aCapability(adviser, id, { title: "Chessboards", text: "We make chessboards." });
    const saved = Date.now();
    const hits = () => other.index.of("INTERNAL").capabilities.rank({ text: "chessboards" }).hits;
    while (hits().length === 0 && Date.now() - saved < 5_000)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(hits()).toHaveLength(1);
    expect(Date.now() - saved).toBeLessThan(2_000);
    await other.follower.stop();
    await dataSource.destroy();
  });
});
