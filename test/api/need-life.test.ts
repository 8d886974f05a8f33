import {
  NEED_STATUSES,
  needTransitions,
  type NeedStatus,
} from "../../src/modules/partnering/needs/need.rules";
import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aDraftNeed,
  aPublishedNeed,
  carryOut,
  refusalOf,
  versionOf,
} from "../support/stories";

/** The verb that leads to a state, and who says it. */
const VERBS: Partial<Record<NeedStatus, [verb: string, input: object]>> = {
  IN_REVIEW: ["submitNeed", {}],
  PUBLISHED: ["publishNeed", {}],
  DRAFT: ["returnNeed", { reasons: "Say how much wastewater there is." }],
  WITHDRAWN: ["withdrawNeed", {}],
  MET: ["closeNeed", {}],
};
/** How a need comes into a state, from a draft. */
const WAYS: Record<Exclude<NeedStatus, "EXPIRED">, NeedStatus[]> = {
  DRAFT: [],
  IN_REVIEW: ["IN_REVIEW"],
  PUBLISHED: ["IN_REVIEW", "PUBLISHED"],
  WITHDRAWN: ["WITHDRAWN"],
  MET: ["IN_REVIEW", "PUBLISHED", "MET"],
};

describe("the life of a need", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let organisationId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    organisationId = await aBrusselsOrganisation(adviser);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const lead = async (needId: string, to: NeedStatus, caller = adviser, selection = "status") => {
    const [verb, input] = VERBS[to] ?? ["", {}];
    const expectedVersion = await versionOf(adviser, needId);
    return (await carryOut(caller, verb, `need { ${selection} }`, { needId, expectedVersion, ...input }))
      .need;
  };
  const refusalToLead = async (needId: string, to: NeedStatus, caller = adviser) => {
    const [verb, input] = VERBS[to] ?? ["", {}];
    return refusalOf(caller, verb, { needId, expectedVersion: await versionOf(adviser, needId), ...input });
  };
  const aNeedIn = async (status: keyof typeof WAYS) => {
    const needId = await aDraftNeed(adviser, organisationId);
    for (const step of WAYS[status]) await lead(needId, step);
    return needId;
  };
  const statusOf = async (needId: string) =>
    (await adviser.get("query ($id: ID!) { need(id: $id) { status } }", { id: needId })).need.status;

  const steps = (Object.keys(WAYS) as (keyof typeof WAYS)[]).flatMap((from) =>
    NEED_STATUSES.filter((to) => to in VERBS).map((to) => [from, to] as const),
  );
  const allowed = ([from, to]: (typeof steps)[number]) =>
    (needTransitions[from] as readonly string[]).includes(to);

  it.each(steps.filter(allowed))("goes from %s to %s", async (from, to) => {
    const needId = await aNeedIn(from);
    expect((await lead(needId, to)).status).toBe(to);
  });

  it.each(steps.filter((step) => !allowed(step)))("does not go from %s to %s", async (from, to) => {
    const needId = await aNeedIn(from);
    expect(await refusalToLead(needId, to)).toMatchObject({
      message: expect.stringMatching(new RegExp(`^The need is ${from} .*\\.$`)),
      extensions: { code: "BAD_USER_INPUT", field: "input.needId" },
    });
    expect(await statusOf(needId)).toBe(from);
  });

  it("is reviewed by an adviser of its own region, not by its organisation or the other side", async () => {
    const needId = await aNeedIn("IN_REVIEW");
    const editor = await passerelle.someone("SME_EDITOR", { organisationId });
    const quebec = await passerelle.adviser("QUEBEC");
    for (const caller of [editor, quebec])
      for (const to of ["PUBLISHED", "DRAFT"] as const)
        expect((await refusalToLead(needId, to, caller)).extensions.code).toBe("FORBIDDEN");
    expect(await statusOf(needId)).toBe("IN_REVIEW");
  });

  it("goes back with reasons that its organisation reads, until it is submitted again", async () => {
    const needId = await aNeedIn("IN_REVIEW");
    const returned = await lead(needId, "DRAFT", adviser, "returnReasons");
    expect(returned.returnReasons).toBe("Say how much wastewater there is.");
    expect(
      await refusalOf(adviser, "returnNeed", { needId, expectedVersion: 3, reasons: " " }),
    ).toMatchObject({
      extensions: { field: "input.reasons" },
    });
    expect((await lead(needId, "IN_REVIEW", adviser, "returnReasons")).returnReasons).toBeNull();
  });

  it("is not published without a summary, and with the one that the adviser writes", async () => {
    const needId = await aDraftNeed(adviser, organisationId, { summary: null });
    await lead(needId, "IN_REVIEW");
    expect((await refusalToLead(needId, "PUBLISHED")).extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      field: "input.summary",
    });
    const { need } = await carryOut(adviser, "publishNeed", "need { summary summaryClearedAt publishedAt }", {
      needId,
      expectedVersion: 2,
      summary: "A firm looks for clean water.",
    });
    const now = "2026-11-23T09:00:00.000Z";
    expect(need).toEqual({
      summary: "A firm looks for clean water.",
      summaryClearedAt: now,
      publishedAt: now,
    });
  });

  it("is not published after its deadline, and is on its very day", async () => {
    const late = await aDraftNeed(adviser, organisationId, { deadline: "2026-11-22" });
    const intime = await aDraftNeed(adviser, organisationId, { deadline: "2026-11-23" });
    for (const needId of [late, intime]) await lead(needId, "IN_REVIEW");
    expect((await refusalToLead(late, "PUBLISHED")).message).toContain("2026-11-22, is over");
    expect((await lead(intime, "PUBLISHED")).status).toBe("PUBLISHED");
  });

  it("is not changed once it has ended", async () => {
    const needId = await aNeedIn("MET");
    expect(
      await refusalOf(adviser, "updateNeed", { needId, expectedVersion: 4, title: "Late" }),
    ).toMatchObject({
      message: expect.stringContaining("MET"),
      extensions: { code: "BAD_USER_INPUT", field: "input.needId" },
    });
  });

  describe("published with a summary that changes", () => {
    const asStranger = async (id: string) => {
      const stranger = await passerelle.someone("EVALUATOR");
      return (await stranger.get("query ($id: ID!) { need(id: $id) { summary } }", { id })).need;
    };

    it.each([
      ["its words", { summary: "Zennewater SRL of Anderlecht looks for membranes." }],
      ["its language", { language: "FR" }],
      [
        "its translation",
        { translations: [{ language: "NL", title: "T", text: "T", summary: "Zennewater zoekt." }] },
      ],
    ])("in %s is hidden from strangers until an adviser has cleared it again", async (_what, change) => {
      const needId = await aPublishedNeed(adviser, organisationId);
      expect((await asStranger(needId)).summary).toBe("A firm looks for membrane filtration of wastewater.");
      await carryOut(adviser, "updateNeed", "need { id }", { needId, expectedVersion: 3, ...change });
      expect(await asStranger(needId)).toBeNull();
      passerelle.clock.advance(60_000);
      const { need } = await carryOut(
        adviser,
        "publishNeed",
        "need { status publishedAt summaryClearedAt }",
        {
          needId,
          expectedVersion: 4,
          summary: "A firm looks for membranes.",
        },
      );
      expect(need.status).toBe("PUBLISHED");
      expect(need.publishedAt < need.summaryClearedAt).toBe(true);
      expect(await asStranger(needId)).toEqual({ summary: "A firm looks for membranes." });
    });

    it("stays cleared when only the organisation's own words change", async () => {
      const needId = await aPublishedNeed(adviser, organisationId);
      await carryOut(adviser, "updateNeed", "need { id }", {
        needId,
        expectedVersion: 3,
        text: "Own words.",
        deadline: "2027-01-01",
      });
      expect((await asStranger(needId)).summary).toBe("A firm looks for membrane filtration of wastewater.");
    });
  });
});
