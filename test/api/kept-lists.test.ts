import { readIdOf } from "../../src/graphql/global-id";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import {
  aBrusselsOrganisation,
  aCapability,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
} from "../support/stories";

const onPostgresql = process.env["TEST_DATABASE_URL"] === undefined ? it.skip : it;

const LIST = `query ($id: ID!) { need(id: $id) { partnerSuggestions { edges { node {
  organisation { id legalName } capability { id title status } verdict { kind }
  explanation { requirements { evidence } matchedTerms { needTerm } flags }
} } } } }`;

/** What a list of partners shows is kept until something changes, on whichever node. */
describe("a list of partners that is asked for again", () => {
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

  const aPair = async (word: string) => {
    const asker = await aBrusselsOrganisation(adviser);
    const requirements = [{ level: "MUST", text: word }];
    const needId = await aPublishedNeed(adviser, asker, { text: `We look for ${word}.`, requirements });
    const organisationId = await aQuebecOrganisation(quebec);
    const capabilityId = await aCapability(quebec, organisationId, { title: word, text: `We make ${word}.` });
    return { asker, needId, organisationId, capabilityId };
  };
  const listed = async (needId: string, caller = adviser): Promise<any[]> => {
    const { need } = await caller.get(LIST, { id: needId });
    return need.partnerSuggestions.edges.map((edge: any) => edge.node);
  };
  const statementsOf = async (work: () => Promise<unknown>) => {
    const read = jest.spyOn(passerelle.application.store, "read");
    await work();
    const { calls } = read.mock;
    read.mockRestore();
    return calls;
  };
  /** A change that this node hears nothing of: another one made it. */
  const elsewhere = (sql: string, ...ids: string[]) =>
    passerelle.dataSource.query(
      sql,
      ids.map((id) => readIdOf(Buffer.from(id, "base64").toString().split(":")[0] as never, id, "id")),
    );

  it("costs one look at the need and one at what has changed", async () => {
    const { needId } = await aPair("theodolites");
    const first = await listed(needId);
    const statements = await statementsOf(async () => {
      expect(await listed(needId)).toEqual(first);
    });
    expect(first).toHaveLength(1);
    expect(statements.map(([name]) => name)).toEqual(["needs-by-id", "change-feed-state"]);
  });

  it.each([
    ["a name", "update organisation set legal_name = 'Renamed' where id = $1", "organisationId"],
    ["a title", "update capability set title = 'Retitled' where id = $1", "capabilityId"],
    [
      "a proof",
      `insert into evidence (id, capability_id, kind, title, issued_on)
       values (gen_random_uuid(), $1, 'PATENT', 'EP', '2020-01-01')`,
      "capabilityId",
    ],
  ] as const)("shows %s that another node has changed", async (_, sql, which) => {
    const pair = await aPair(`${which.replace("Id", "")} gondolas`);
    const before = await listed(pair.needId);
    await elsewhere(sql, pair[which]);
    expect(await listed(pair.needId)).not.toEqual(before);
  });

  it("leaves out a pair that another node has blocked", async () => {
    const { asker, needId, organisationId } = await aPair("carillons");
    expect(await listed(needId)).toHaveLength(1);
    await elsewhere(
      `insert into blocked_pair (id, one_id, other_id, reason, blocked_by, blocked_at)
       values (gen_random_uuid(), least($1::uuid, $2), greatest($1::uuid, $2), 'Competitors', gen_random_uuid(), now())`,
      asker,
      organisationId,
    );
    expect(await listed(needId)).toEqual([]);
  });

  it("shows a verdict, and its undoing", async () => {
    const { needId, organisationId } = await aPair("samovars");
    await listed(needId);
    const chosen = { needId, organisationId };
    await carryOut(adviser, "dismissSuggestion", "__typename", { ...chosen, reason: "CAPACITY" });
    expect(await listed(needId)).toEqual([]);
    await carryOut(adviser, "undoVerdict", "__typename", chosen);
    expect(await listed(needId)).toMatchObject([{ verdict: null }]);
  });

  it("sees the second change of a request that makes two", async () => {
    const { organisationId, capabilityId } = await aPair("trampolines");
    const rename = (alias: string, name: string, version: number) =>
      `${alias}: updateOrganisationProfile(input: { organisationId: "${organisationId}", expectedVersion: ${String(version)}, legalName: "${name}" })
         { organisation { capabilities { edges { node { organisation { legalName } } } } } }`;
    const { organisation } = await quebec.get(`{ organisation(id: "${organisationId}") { version } }`);
    const version: number = organisation.version;
    await quebec.get(`{ capability(id: "${capabilityId}") { organisation { legalName } } }`);
    const { b } = await quebec.get(
      `mutation { ${rename("a", "First", version)} ${rename("b", "Second", version + 1)} }`,
    );
    expect(b.organisation.capabilities.edges[0].node.organisation.legalName).toBe("Second");
  });

  onPostgresql("notices a change that began before the others and was committed after them", async () => {
    const { needId, organisationId } = await aPair("zeppelins");
    const nameOf = async () => (await listed(needId))[0].organisation.legalName as string;
    await passerelle.asOwner((anotherNode) =>
      anotherNode.transaction(async (slow) => {
        await slow.query("update organisation set legal_name = 'Late' where id = $1", [
          readIdOf("Organisation", organisationId, "id"),
        ]);
        await aQuebecOrganisation(quebec);
        expect(await nameOf()).not.toBe("Late");
      }),
    );
    expect(await nameOf()).toBe("Late");
  });

  it.each([
    ["a list of partners", async () => listed((await aPair("xylophones")).needId)],
    [
      "a page of organisations",
      () =>
        adviser.get(`{ organisations(filter: { withoutAdviser: true, withCapabilities: true, withPublishedNeeds: true }) {
          edges { node { legalName needs { edges { node { title } } } capabilities { edges { node { title status } } } } }
        } }`),
    ],
  ])("%s is made of tables that tell of every change", async (_, ask) => {
    const statements = await statementsOf(ask);
    const plans = [];
    for (const [, sql, values] of statements)
      plans.push(await passerelle.dataSource.query(`explain (format json) ${sql}`, values as unknown[]));
    const read = JSON.stringify(plans).match(/(?<="Relation Name":")\w+/g) ?? [];
    const announced: { name: string }[] = await passerelle.dataSource.query(
      "select tgrelid::regclass::text as name from pg_trigger where tgfoid = 'announce_records'::regproc",
    );
    const tables = new Set([...announced.map(({ name }) => name), "change_feed"]);
    expect(new Set(read).size).toBeGreaterThan(5);
    expect([...new Set(read)].filter((name) => !tables.has(name))).toEqual([]);
  });
});

describe("a page of organisations that is asked for again", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  const page = async (caller: Caller) => {
    const { organisations } = await caller.get(
      "{ organisations { edges { node { legalName needs { edges { node { title } } } } } } }",
    );
    return organisations.edges.map(({ node }: any) => node);
  };

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  it("shows what another node has changed in it, and to each person what is theirs", async () => {
    const organisationId = await aBrusselsOrganisation(adviser, { legalName: "Before" });
    await aPublishedNeed(adviser, organisationId, { title: "Old" });
    const stranger = await passerelle.someone("SME_EDITOR", {
      organisationId: await aBrusselsOrganisation(adviser, { legalName: "Elsewhere" }),
    });
    const one = { legalName: "Before", needs: { edges: [{ node: { title: "Old" } }] } };
    expect(await page(adviser)).toEqual([one, { legalName: "Elsewhere", needs: { edges: [] } }]);
    expect(await page(adviser)).toEqual([one, { legalName: "Elsewhere", needs: { edges: [] } }]);
    expect(await page(stranger)).toMatchObject([{ legalName: "Elsewhere" }]);
    await passerelle.dataSource.query("update need set title = 'New'");
    expect(await page(adviser)).toMatchObject([{ needs: { edges: [{ node: { title: "New" } }] } }, {}]);
  });
});
