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
        { translations: [{ language: "NL", title: "T", text: "T", summary: "Een firma zoekt filters." }] },
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

  describe("its last day", () => {
    const DAY = 86_400_000;
    const expiry = () => passerelle.application.needExpiry;
    const today = () => passerelle.clock.now().toISOString().slice(0, 10);
    const inDays = (days: number) =>
      new Date(passerelle.clock.now().getTime() + days * DAY).toISOString().slice(0, 10);

    it("is its deadline; the day after, it expires and is suggested no longer", async () => {
      const needId = await aPublishedNeed(adviser, organisationId, { deadline: today() });
      await expiry().sweep();
      expect(await statusOf(needId)).toBe("PUBLISHED");
      passerelle.clock.advance(DAY / 2 + 1);
      passerelle.clock.advance(DAY / 2);
      const later = await passerelle.adviser("BRUSSELS");
      await expiry().sweep();
      await expiry().sweep();
      const { need } = await later.get("query ($id: ID!) { need(id: $id) { status version } }", {
        id: needId,
      });
      expect(need).toEqual({ status: "EXPIRED", version: 4 });
      expect(
        await refusalOf(later, "updateNeed", { needId, expectedVersion: 4, title: "Later" }),
      ).toMatchObject({
        extensions: { code: "BAD_USER_INPUT", field: "input.needId" },
      });

      const renewed = await carryOut(later, "renewNeed", "need { status deadline }", {
        needId,
        expectedVersion: 4,
        deadline: inDays(90),
      });
      expect(renewed.need).toEqual({ status: "IN_REVIEW", deadline: inDays(90) });
      adviser = later;
    });

    it("is a year after the publication when no deadline is given", async () => {
      const needId = await aPublishedNeed(adviser, organisationId);
      const { need } = await adviser.get("query ($id: ID!) { need(id: $id) { expiresOn deadline } }", {
        id: needId,
      });
      expect(need.deadline).toBeNull();
      expect(need.expiresOn.slice(5)).toBe(today().slice(5));
      expect(Number(need.expiresOn.slice(0, 4))).toBe(Number(today().slice(0, 4)) + 1);
    });

    it("is put off while the need is published, and never into the past", async () => {
      const needId = await aPublishedNeed(adviser, organisationId, { deadline: inDays(1) });
      const input = { needId, expectedVersion: 3 };
      for (const deadline of [today(), "2026-02-30"])
        expect((await refusalOf(adviser, "renewNeed", { ...input, deadline })).extensions.code).toBe(
          "BAD_USER_INPUT",
        );
      const { need } = await carryOut(adviser, "renewNeed", "need { status deadline }", {
        ...input,
        deadline: inDays(30),
      });
      expect(need).toEqual({ status: "PUBLISHED", deadline: inDays(30) });
    });
  });

  describe("its analysis", () => {
    const measured = {
      level: "MUST",
      text: "Treats 12.5 m3 an hour",
      measure: "flow",
      operator: "AT_LEAST",
      value: "12.5",
      unit: "m3/h",
    };

    it("breaks it into measured requirements that the organisation confirms, and keeps the first words", async () => {
      const editor = await passerelle.someone("SME_EDITOR", { organisationId });
      const needId = await aDraftNeed(editor, organisationId);
      const { need } = await carryOut(
        adviser,
        "updateNeed",
        "need { requirements { level text measure operator value unit } }",
        {
          needId,
          expectedVersion: 1,
          text: "A tidier text.",
          requirements: [measured],
        },
      );
      expect(need.requirements).toEqual([measured]);
      expect(await refusalOf(adviser, "confirmNeed", { needId, expectedVersion: 2 })).toMatchObject({
        extensions: { code: "FORBIDDEN" },
      });
      const confirmed = await carryOut(
        editor,
        "confirmNeed",
        "need { confirmedAt versions { version text requirements { value } } }",
        {
          needId,
          expectedVersion: 2,
        },
      );
      expect(confirmed.need.confirmedAt).not.toBeNull();
      expect(confirmed.need.versions.map(({ version, text }: any) => [version, text])).toEqual([
        [3, "A tidier text."],
        [2, "A tidier text."],
        [1, "We look for membrane filtration of our industrial wastewater."],
      ]);
      const changed = await carryOut(adviser, "updateNeed", "need { confirmedAt }", {
        needId,
        expectedVersion: 3,
        title: "Other",
      });
      expect(changed.need.confirmedAt).toBeNull();
    });

    it.each([
      [{ ...measured, value: "twelve" }, "input.requirements.0.value"],
      [{ ...measured, value: null }, "input.requirements.0.measure"],
      [{ ...measured, measure: null }, "input.requirements.0.measure"],
      [{ ...measured, unit: "x".repeat(21) }, "input.requirements.0.unit"],
    ])("refuses %j", async (requirement, field) => {
      const needId = await aDraftNeed(adviser, organisationId);
      const input = { needId, expectedVersion: 1, requirements: [requirement] };
      expect(await refusalOf(adviser, "updateNeed", input)).toMatchObject({
        extensions: { code: "BAD_USER_INPUT", field },
      });
    });
  });
});
