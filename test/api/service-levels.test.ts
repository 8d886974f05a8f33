import { auditOf } from "../support/accounts";
import type { Caller } from "../support/caller";
import {
  act,
  anApplicant,
  aProgramme,
  aSubmittedFile,
  type FileInHand,
  type Programme,
} from "../support/files";
import { Passerelle } from "../support/passerelle";
import { badInputAt, carryOut, refusalOf } from "../support/stories";

const LEVELS = "version effectiveOn source informationDays publishedAt levels { clock days unit }";
const FILE = `query ($id: ID!) { node(id: $id) { ... on Application {
  clocks { clock days unit dueOn isOverdue isStopped } informationRequests { answerBy } } } }`;

describe("the promises of the programme", () => {
  let passerelle: Passerelle;
  let programme: Programme;
  let administrator: Caller;

  const start = async () => {
    passerelle = await Passerelle.start();
    programme = await aProgramme(passerelle);
    administrator = await passerelle.someone("ADMINISTRATOR");
  };
  const stop = async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  };

  const publish = async (more: object = {}) =>
    (
      await carryOut(administrator, "publishServiceLevels", `serviceLevels { ${LEVELS} }`, {
        effectiveOn: "2026-12-01",
        source: "Decision 12 of the steering group",
        ...more,
      })
    ).serviceLevels;
  const clockOf = async (file: FileInHand, name: string) => {
    const { node } = await programme.coordinator.get(FILE, { id: file.id });
    return node.clocks.find(({ clock }: any) => clock === name);
  };
  const overdue = async () => {
    const { applications } = await programme.coordinator.get(
      "{ applications(filter: { overdue: true }) { edges { node { id } } } }",
    );
    return applications.edges.map(({ node }: any) => node.id as string);
  };

  describe("when they change", () => {
    beforeEach(start);
    afterEach(stop);

    it("are published for a day to come, recorded, and told to everybody who signs in", async () => {
      const published = await publish({
        informationDays: 20,
        levels: [
          { clock: "ADMISSIBILITY", days: 5 },
          { clock: "DECISION", days: 60, unit: "WORKING_DAYS" },
        ],
      });
      expect(published).toEqual({
        version: 2,
        effectiveOn: "2026-12-01",
        source: "Decision 12 of the steering group",
        informationDays: 20,
        publishedAt: "2026-11-23T09:00:00.000Z",
        levels: [
          { clock: "ADMISSIBILITY", days: 5, unit: "WORKING_DAYS" },
          { clock: "EVALUATION", days: 30, unit: "WORKING_DAYS" },
          { clock: "CONSULTATION", days: 20, unit: "WORKING_DAYS" },
          { clock: "DECISION", days: 60, unit: "WORKING_DAYS" },
        ],
      });
      const member = await passerelle.someone("SME_MEMBER");
      const { serviceLevels } = await member.get(`{ serviceLevels { ${LEVELS} } }`);
      expect(serviceLevels).toMatchObject([{ version: 1, publishedAt: null }, published]);
      expect(await auditOf(passerelle, "publishServiceLevels")).toHaveLength(1);
      await expect(
        passerelle.dataSource.query("update service_level_version set information_days = 1"),
      ).rejects.toThrow(/permission denied/);
    });

    it("hold for files that are submitted from then on; earlier files keep what was promised to them", async () => {
      await publish({ informationDays: 7, levels: [{ clock: "ADMISSIBILITY", days: 3 }] });
      passerelle.clock.set("2026-11-30T09:00:00Z");
      const before = await aSubmittedFile(await anApplicant(programme));
      passerelle.clock.set("2026-12-01T09:00:00Z");
      const after = await aSubmittedFile(await anApplicant(programme));
      expect(await clockOf(before, "ADMISSIBILITY")).toMatchObject({ days: 10, dueOn: "2026-12-14" });
      expect(await clockOf(after, "ADMISSIBILITY")).toMatchObject({ days: 3, dueOn: "2026-12-04" });
      passerelle.clock.set("2026-12-07T09:00:00Z");
      expect(await overdue()).toEqual([after.id]);
      for (const [file, answerBy] of [
        [before, "2027-01-06"],
        [after, "2026-12-14"],
      ] as const) {
        await act(programme.coordinator, "requestInformation", file, { question: "Who builds it?" });
        const { node } = await programme.coordinator.get(FILE, { id: file.id });
        expect(node.informationRequests).toEqual([{ answerBy }]);
      }
    });

    it("follow one another, are published once for a key, and by administrators alone", async () => {
      const first = await publish({ idempotencyKey: "the winter's" });
      expect(await publish({ idempotencyKey: "the winter's" })).toEqual(first);
      expect(
        await refusalOf(administrator, "publishServiceLevels", {
          effectiveOn: "2026-12-01",
          source: "Again",
        }),
      ).toMatchObject(badInputAt("input.effectiveOn"));
      for (const caller of [programme.coordinator, programme.officer, programme.adviser])
        expect(
          await refusalOf(caller, "publishServiceLevels", { effectiveOn: "2027-01-01", source: "Mine" }),
        ).toMatchObject({ extensions: { code: "FORBIDDEN" } });
    });
  });

  describe("while they stand", () => {
    beforeAll(start);
    beforeEach(() => {
      passerelle.clock.set("2026-11-23T09:00:00Z");
    });
    afterAll(stop);

    it("come due for a file whose question nobody answers, once the time to answer is over", async () => {
      const file = await aSubmittedFile(await anApplicant(programme));
      await act(programme.coordinator, "requestInformation", file, { question: "Who builds it?" });
      passerelle.clock.set("2026-12-21T09:00:00Z");
      expect(await clockOf(file, "ADMISSIBILITY")).toMatchObject({ isStopped: true, isOverdue: false });
      expect(await overdue()).toEqual([]);
      // The last day to answer is 23 December; ten working days later it is 8 January.
      passerelle.clock.set("2027-01-08T09:00:00Z");
      expect(await clockOf(file, "ADMISSIBILITY")).toMatchObject({ isOverdue: false, dueOn: "2027-01-08" });
      expect(await overdue()).toEqual([]);
      passerelle.clock.set("2027-01-09T09:00:00Z");
      expect(await clockOf(file, "ADMISSIBILITY")).toMatchObject({ isStopped: false, isOverdue: true });
      expect(await overdue()).toEqual([file.id]);
    });

    it.each<[string, object, string]>([
      ["from today on", { effectiveOn: "2026-11-23" }, "input.effectiveOn"],
      ["from no day", { effectiveOn: "2026-02-30" }, "input.effectiveOn"],
      ["of no source", { source: " " }, "input.source"],
      ["of no day", { levels: [{ clock: "DECISION", days: 0 }] }, "input.levels.0.days"],
      ["of more than two years", { levels: [{ clock: "DECISION", days: 731 }] }, "input.levels.0.days"],
      [
        "of two times for one thing",
        {
          levels: [
            { clock: "DECISION", days: 50 },
            { clock: "DECISION", days: 60 },
          ],
        },
        "input.levels.1.clock",
      ],
      ["of no time to answer", { informationDays: 0 }, "input.informationDays"],
    ])("are not taken %s", async (_case, more, field) => {
      const input = { effectiveOn: "2026-12-01", source: "Decision 12", ...more };
      expect(await refusalOf(administrator, "publishServiceLevels", input)).toMatchObject(badInputAt(field));
      expect((await administrator.get("{ serviceLevels { version } }")).serviceLevels).toHaveLength(1);
    });
  });
});
