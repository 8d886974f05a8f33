import type { Caller } from "../support/caller";
import {
  anAcceptedIntroduction,
  type Introduced,
  refusedStep,
  step,
  type TheTwo,
  theTwo,
} from "../support/introductions";
import { readIdOf } from "../../src/graphql/global-id";
import { Passerelle } from "../support/passerelle";
import { badInputAt } from "../support/stories";

const DAY = 86_400_000;
const FOLLOW_UP = "recordIntroductionFollowUp";
const TOLD = `query ($id: ID!) { node(id: $id) { ... on Introduction {
  awaits followUps { side met outcome nextStep nextStepOn comment } } } }`;
const TURN = `query ($side: IntroductionSide) { introductions(filter: { awaits: $side }) { edges { node { id } } } }`;

describe("what came of an accepted introduction", () => {
  let passerelle: Passerelle;
  let two: TheTwo;
  let introduction: Introduced;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  beforeEach(async () => {
    passerelle.clock.set("2026-11-23T09:00:00Z");
    two = await theTwo(passerelle);
    introduction = await anAcceptedIntroduction(two);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const told = async (caller: Caller) => (await caller.get(TOLD, { id: introduction.id })).node;
  const hasTurn = async (side: "SEEKER" | "CANDIDATE") =>
    (await two.seeker.get(TURN, { side })).introductions.edges.length === 1;
  const remind = (side: "SEEKER" | "CANDIDATE", on: string) =>
    passerelle.application.introductionFollowUps.remind({
      introductionId: readIdOf("Introduction", introduction.id, "id"),
      side,
      on,
    });
  const reminders = async () =>
    (
      await passerelle.dataSource.query(
        "select count(*)::int from outbox_mail where subject = 'What came of your introduction?'",
      )
    )[0].count as number;

  it("is both sides' turn to tell after thirty days, until they have", async () => {
    expect(introduction.awaits).toEqual([]);
    passerelle.clock.advance(29 * DAY);
    expect((await told(two.seeker)).awaits).toEqual([]);
    passerelle.clock.advance(DAY);
    expect((await told(two.seeker)).awaits).toEqual(["SEEKER", "CANDIDATE"]);
    expect(await hasTurn("SEEKER")).toBe(true);
    introduction = await step(two.seeker, FOLLOW_UP, introduction, {
      met: true,
      outcome: "IN_TALKS",
      nextStep: "A visit in Montréal.",
      nextStepOn: "2027-01-15",
    });
    expect(introduction.awaits).toEqual(["CANDIDATE"]);
    expect([await hasTurn("SEEKER"), await hasTurn("CANDIDATE")]).toEqual([false, true]);
    passerelle.clock.set("2027-01-15T09:00:00Z");
    expect((await told(two.seeker)).awaits).toEqual(["SEEKER", "CANDIDATE"]);
    introduction = await step(two.seeker, FOLLOW_UP, introduction, { met: true, outcome: "AGREEMENT" });
    introduction = await step(two.quebecAdviser, FOLLOW_UP, introduction, { met: true, outcome: "NOTHING" });
    passerelle.clock.advance(200 * DAY);
    expect((await told(two.seeker)).awaits).toEqual([]);
  });

  it("is a task of the side's editors from that day on, and of its adviser where it has none", async () => {
    const tasks = async (caller: Caller): Promise<any[]> => {
      const { viewer } = await caller.get(
        "{ viewer { tasks(kinds: [FOLLOW_UP_INTRODUCTION]) { record { id } sentence } } }",
      );
      return viewer.tasks;
    };
    expect(await tasks(two.seeker)).toEqual([]);
    passerelle.clock.advance(30 * DAY);
    expect(await tasks(two.seeker)).toEqual([
      { record: { id: introduction.id }, sentence: expect.stringContaining("What came of an introduction") },
    ]);
    expect(await tasks(two.adviser)).toEqual([]);
    await step(two.seeker, FOLLOW_UP, introduction, { met: true, outcome: "AGREEMENT" });
    expect(await tasks(two.seeker)).toEqual([]);
  });

  it("is each side's own word, for its people and the advisers of its region", async () => {
    const word = {
      met: false,
      outcome: "NOT_IN_TOUCH",
      nextStep: "Call again.",
      nextStepOn: null,
      comment: "They do not answer.",
    };
    await step(two.seeker, FOLLOW_UP, introduction, word);
    for (const reader of [two.seeker, two.adviser])
      expect((await told(reader)).followUps).toEqual([{ side: "SEEKER", ...word }]);
    for (const outsider of [two.candidate, two.quebecAdviser, await passerelle.someone("ANALYST")])
      expect((await told(outsider)).followUps).toEqual([]);
  });

  it("is asked for by mail when it is due and once more, but not of a side that has told", async () => {
    const scheduled = await passerelle.dataSource.query(
      `select data->>'side' as side, start_after from pgboss.job where name = 'introduction-follow-up'
        and data->>'introductionId' = $1 order by start_after, side desc`,
      [readIdOf("Introduction", introduction.id, "id")],
    );
    expect(
      scheduled.map(({ side, start_after }: any) => [side, start_after.toISOString().slice(0, 10)]),
    ).toEqual([
      ["SEEKER", "2026-12-23"],
      ["CANDIDATE", "2026-12-23"],
      ["SEEKER", "2027-01-06"],
      ["CANDIDATE", "2027-01-06"],
    ]);
    const before = await reminders();
    introduction = await step(two.seeker, FOLLOW_UP, introduction, { met: true, outcome: "PROJECT" });
    await remind("SEEKER", "2026-12-23");
    expect(await reminders()).toBe(before);
    await remind("CANDIDATE", "2026-12-23");
    expect(await reminders()).toBe(before + 1);
  });

  it.each<[string, object, string]>([
    ["a next step in the past", { nextStep: "A visit.", nextStepOn: "2026-11-23" }, "input.nextStepOn"],
    ["a day without a step", { nextStepOn: "2026-12-24" }, "input.nextStep"],
    ["a step after the end", { outcome: "NOTHING", nextStep: "A visit." }, "input.nextStep"],
    ["a meeting of two who are not in touch", { outcome: "NOT_IN_TOUCH" }, "input.outcome"],
    ["an empty comment", { comment: " " }, "input.comment"],
  ])("is refused with %s", async (_, wrong, field) => {
    const input = { met: true, outcome: "IN_TALKS", ...wrong };
    expect(await refusedStep(two.seeker, FOLLOW_UP, introduction, input)).toMatchObject(badInputAt(field));
  });

  it("is told by nobody else", async () => {
    const word = { met: true, outcome: "IN_TALKS" };
    const stranger = await theTwo(passerelle);
    expect(await refusedStep(stranger.seeker, FOLLOW_UP, introduction, word)).toMatchObject({
      extensions: { code: "NOT_FOUND" },
    });
    expect(
      await refusedStep(two.seeker, FOLLOW_UP, introduction, { ...word, side: "CANDIDATE" }),
    ).toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});
