import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  aQuebecOrganisation,
  carryOut,
  versionOf,
} from "../support/stories";

const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: OrganisationFilter, $orderBy: OrganisationOrder) {
  organisations(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    totalCount
    edges { cursor node { id legalName } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface Page {
  totalCount: number;
  names: string[];
  cursors: string[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

describe("a list of organisations", () => {
  let passerelle: Passerelle;
  let adviser: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const page = async (variables: object): Promise<Page> => {
    const { organisations } = await adviser.get(LIST, variables);
    const edges = organisations.edges as { cursor: string; node: { legalName: string } }[];
    return {
      totalCount: organisations.totalCount,
      names: edges.map(({ node }) => node.legalName),
      cursors: edges.map(({ cursor }) => cursor),
      pageInfo: organisations.pageInfo,
    };
  };

  /** Organisations of one word that no other test uses, named with it and a letter each. */
  const named = async (word: string, letters: string): Promise<{ text: string }> => {
    for (const letter of letters) {
      await aBrusselsOrganisation(adviser, { legalName: `${word} ${letter}` });
      passerelle.clock.advance(1_000);
    }
    return { text: word };
  };

  it("goes forward to its end, page by page", async () => {
    const filter = await named("Avant", "cadbe");
    const first = await page({ filter, first: 2 });
    expect(first).toMatchObject({ totalCount: 5, names: ["Avant a", "Avant b"] });
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect([first.pageInfo.startCursor, first.pageInfo.endCursor]).toEqual(first.cursors);
    const second = await page({ filter, first: 2, after: first.pageInfo.endCursor });
    expect(second.names).toEqual(["Avant c", "Avant d"]);
    const third = await page({ filter, first: 2, after: second.pageInfo.endCursor });
    expect(third.names).toEqual(["Avant e"]);
    expect(third.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const beyond = await page({ filter, first: 2, after: third.pageInfo.endCursor });
    expect(beyond).toMatchObject({
      names: [],
      totalCount: 5,
      pageInfo: { endCursor: null, hasNextPage: false },
    });
  });

  it("goes backward to its beginning", async () => {
    const filter = await named("Arrière", "abcde");
    const last = await page({ filter, last: 2 });
    expect(last.names).toEqual(["Arrière d", "Arrière e"]);
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const middle = await page({ filter, last: 2, before: last.pageInfo.startCursor });
    expect(middle.names).toEqual(["Arrière b", "Arrière c"]);
    const start = await page({ filter, last: 2, before: middle.pageInfo.startCursor });
    expect(start.names).toEqual(["Arrière a"]);
    expect(start.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it("shows nothing twice and leaves nothing out when organisations are entered meanwhile", async () => {
    const filter = await named("Insert", "bdf");
    const first = await page({ filter, first: 2 });
    await named("Insert", "ae");
    const second = await page({ filter, first: 5, after: first.pageInfo.endCursor });
    expect([first.names, second.names]).toEqual([
      ["Insert b", "Insert d"],
      ["Insert e", "Insert f"],
    ]);
  });

  it("goes on after an organisation that has left it", async () => {
    const filter = await named("Parti", "abc");
    const first = await page({ filter, first: 1 });
    const { organisations } = await adviser.get(LIST, { filter, first: 1 });
    const organisationId = organisations.edges[0].node.id;
    await carryOut(adviser, "archiveOrganisation", "organisation { id }", {
      organisationId,
      expectedVersion: await versionOf(adviser, organisationId),
    });
    const rest = await page({ filter, after: first.pageInfo.endCursor });
    expect(rest).toMatchObject({ names: ["Parti b", "Parti c"], totalCount: 2 });
  });

  it.each([
    ["NAME", "ASC", "abc"],
    ["NAME", "DESC", "cba"],
    ["CREATED_AT", "ASC", "cab"],
    ["CREATED_AT", "DESC", "bac"],
    ["UPDATED_AT", "ASC", "cab"],
    ["UPDATED_AT", "DESC", "bac"],
  ])("is ordered by %s %s, one page after the other", async (field, direction, letters) => {
    const word = `Ordre ${field} ${direction}`;
    const filter = await named(word, "cab");
    const orderBy = { field, direction };
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const next: Page = await page({ filter, orderBy, first: 1, after });
      seen.push(...next.names);
      after = next.pageInfo.hasNextPage ? next.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual([...letters].map((letter) => `${word} ${letter}`));
  });

  it.each([
    [{ first: 0 }, "first"],
    [{ first: 101 }, "first"],
    [{ first: -1 }, "first"],
    [{ last: 0 }, "last"],
    [{ first: 1, last: 1 }, "last"],
    [{ last: 1, after: "x" }, "after"],
    [{ first: 1, before: "x" }, "before"],
    [{ after: "" }, "after"],
    [{ after: "x" }, "after"],
    [{ after: "WyJvcmdhbmlzYXRpb25zIGJ5IG5hbWUiXQ" }, "after"],
    [{ last: 1, before: Buffer.from("[[]]").toString("base64url") }, "before"],
    [{ after: "9".repeat(10_000) }, "after"],
  ])("refuses %.60j", async (variables, field) => {
    expect(await adviser.refusal(LIST, variables)).toMatchObject({
      message: expect.stringMatching(/^.{10,200}\.$/),
      extensions: { code: "BAD_USER_INPUT", field },
    });
  });

  it("refuses a cursor that was tampered with, or that another list gave out", async () => {
    const filter = await named("Autre", "ab");
    const { cursors } = await page({ filter });
    const decoded = JSON.parse(Buffer.from(cursors[0] ?? "", "base64url").toString()) as unknown[];
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const tampered = [
      `${cursors[0] ?? ""}A`,
      encode([...decoded.slice(0, -1), "no identifier"]),
      encode([...decoded.slice(0, -1), 1]),
      encode([decoded[0], "a\u0000b", decoded[2]]),
      encode([decoded[0], "\ud800", decoded[2]]),
      encode(decoded.slice(1)),
      encode(null),
    ];
    for (const after of tampered)
      expect([after, (await adviser.refusal(LIST, { after })).extensions]).toEqual([
        after,
        { code: "BAD_USER_INPUT", field: "after" },
      ]);
    const after = cursors[0];
    const orderBy = { field: "UPDATED_AT", direction: "ASC" };
    expect((await adviser.refusal(LIST, { after, orderBy })).extensions.field).toBe("after");
    for (const list of ["needs", "capabilities"])
      expect(
        (await adviser.refusal(`query ($after: String) { ${list}(after: $after) { totalCount } }`, { after }))
          .extensions,
      ).toMatchObject({
        code: "BAD_USER_INPUT",
        field: "after",
      });
  });

  describe("by what is asked for", () => {
    const count = async (filter: object) => (await page({ filter })).totalCount;

    it("counts and shows what fits every criterion", async () => {
      const quebec = await passerelle.adviser("QUEBEC");
      const belgian = await aBrusselsOrganisation(adviser, {
        legalName: "Filtre un",
        declaredSectors: ["HEALTH", "ICT"],
      });
      await aQuebecOrganisation(quebec, { legalName: "Filtre deux", declaredSectors: ["ICT"] });
      await aCapability(adviser, belgian);
      await carryOut(adviser, "recordFigures", "organisation { id }", {
        organisationId: belgian,
        expectedVersion: await versionOf(adviser, belgian),
        closedOn: "2025-12-31",
        headcount: "12",
      });
      await carryOut(adviser, "confirmProfile", "organisation { id }", {
        organisationId: belgian,
        expectedVersion: await versionOf(adviser, belgian),
      });
      const text = "FILTRE";
      const counts = await Promise.all(
        [
          { text },
          { text, region: "QUEBEC" },
          { text, register: "KBO" },
          { text, sectors: ["HEALTH", "OTHER"] },
          { text, sectors: [] },
          { text, sizeClasses: ["SMALL"] },
          { text, withCapabilities: true },
          { text, withPublishedNeeds: true },
          { text, confirmedBefore: "2026-11-23" },
          { text, region: "BRUSSELS", register: "REQ" },
        ].map(count),
      );
      expect(counts).toEqual([2, 1, 1, 1, 0, 1, 1, 0, 1, 0]);
    });

    it("takes per cent signs and underscores as they are", async () => {
      await named("100% pur_e \\ fin", "a");
      expect(await count({ text: "100% pur" })).toBe(1);
      expect(await count({ text: "r_e \\ f" })).toBe(1);
      expect(await count({ text: "1%p" })).toBe(0);
      expect(await count({ text: "pur e" })).toBe(0);
    });

    it("finds an exact trade name", async () => {
      const organisationId = await aBrusselsOrganisation(adviser);
      await carryOut(adviser, "updateOrganisationProfile", "organisation { id }", {
        organisationId,
        expectedVersion: await versionOf(adviser, organisationId),
        tradeNames: ["Kriek & Geuze"],
      });
      expect(await count({ text: "Kriek & Geuze" })).toBe(1);
    });
  });

  it("pages the needs of one organisation like any other list", async () => {
    const id = await aBrusselsOrganisation(adviser);
    for (const title of ["One", "Two", "Three"]) await aDraftNeed(adviser, id, { title });
    const needs = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
      organisation(id: $id) { needs(first: $first, after: $after, last: $last, before: $before) {
        totalCount edges { node { title } } pageInfo { hasNextPage endCursor startCursor }
      } }
    }`;
    const titles = (answer: any) => answer.organisation.needs.edges.map((edge: any) => edge.node.title);
    const first = await adviser.get(needs, { id, first: 2 });
    const second = await adviser.get(needs, {
      id,
      first: 2,
      after: first.organisation.needs.pageInfo.endCursor,
    });
    const last = await adviser.get(needs, { id, last: 1 });
    expect([titles(first), titles(second), titles(last)]).toEqual([["One", "Two"], ["Three"], ["Three"]]);
    expect(first.organisation.needs).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  });
});
