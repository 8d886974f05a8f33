import { readIdOf } from "../../src/graphql/global-id";
import type { Caller } from "../support/caller";
import { aFileAt, aGrid, aProgramme, act, evaluate, forLong, lead, type Programme } from "../support/files";
import { Passerelle } from "../support/passerelle";
import { carryOut } from "../support/stories";

const EXPORT = `query ($subjectId: ID) { exportPersonalData(subjectId: $subjectId) { json } }`;
const FILE = `query ($id: ID!) {
  application(id: $id) { state evaluations { comment scores { score reasons } } history { operation reasons } }
}`;

describe("what was written on a file", () => {
  let passerelle: Passerelle;
  let programme: Programme;
  let privacy: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    programme = await aProgramme(passerelle);
    privacy = await forLong(passerelle, await passerelle.someone("PRIVACY_OFFICER"));
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  /** A refused file on which everybody wrote these words. */
  async function aClosedFile(words: string) {
    const { applicant, file } = await aFileAt(programme, "IN_EVALUATION");
    for (const one of programme.evaluators.slice(0, 2)) await evaluate(one, file, words);
    const reasons = words;
    await act(programme.coordinator, "recommendApplication", file, { recommended: false, reasons });
    await lead(programme, file, "CONSULTED", "RECOMMENDED");
    await act(programme.officer, "refuseApplication", file, { reasons });
    return { applicant, file };
  }

  const heldIn = async (table: string, words: string) =>
    (
      await passerelle.dataSource.query<{ count: number }[]>(
        `select count(*)::int as count from ${table} t where t::text like '%' || $1 || '%'`,
        [words],
      )
    )[0]?.count;

  it("is exported as data about the applicant, scores and reasons, and not to whoever wrote it", async () => {
    const { applicant } = await aClosedFile("Exported grounds.");
    const [evaluator] = programme.evaluators;
    const { exportPersonalData: whole } = await privacy.get(EXPORT, { subjectId: applicant.organisationId });
    expect(whole.json).toContain("Exported grounds.");
    for (const writer of [evaluator, programme.coordinator, programme.officer]) {
      const { exportPersonalData: own } = await writer.get(EXPORT);
      expect(own.json).not.toContain("Exported grounds.");
    }
    const { exportPersonalData: traces } = await evaluator.get(EXPORT);
    expect(JSON.parse(traces.json).tables.map(({ table }: { table: string }) => table)).toContain(
      "evaluation",
    );
  });

  it("goes with a sole proprietor; what was decided and the numbers stay", async () => {
    const { applicant, file } = await aClosedFile("Grounds on Ada.");
    await passerelle.dataSource.query("update organisation set legal_personality = false where id = $1", [
      readIdOf("Organisation", applicant.organisationId, "id"),
    ]);
    await carryOut(privacy, "erasePersonalData", "subjectId", {
      subjectId: applicant.organisationId,
      reason: "Request of 1 December.",
    });
    for (const table of ["evaluation", "application_step"])
      expect(await heldIn(table, "Grounds on Ada.")).toBe(0);
    const { application } = await programme.coordinator.get(FILE, { id: file.id });
    expect(application.state).toBe("REFUSED");
    expect(application.evaluations).toHaveLength(2);
    for (const { comment, scores } of application.evaluations) {
      expect(comment).toBeNull();
      expect(scores).toEqual(aGrid("(erased)").map(({ score, reasons }) => ({ score, reasons })));
    }
    expect(application.history.map(({ operation }: { operation: string }) => operation)).toContain(
      "refuseApplication",
    );
    expect(application.history.every(({ reasons }: { reasons: string | null }) => reasons === null)).toBe(
      true,
    );
  });

  it("can be erased and never be changed, not even by the server's own role", async () => {
    await aClosedFile("Grounds that stand.");
    for (const statement of [
      `update evaluation set comment = 'Otherwise.'`,
      `update evaluation set comment = null, scores = '[]'`,
      `update application_step set reasons = 'Otherwise.'`,
    ])
      await expect(passerelle.dataSource.query(statement)).rejects.toThrow(/can only be erased/);
    for (const statement of [
      `update evaluation set evaluator_id = application_id`,
      `update application_step set to_state = 'APPROVED'`,
      `delete from evaluation`,
    ])
      await expect(passerelle.dataSource.query(statement)).rejects.toThrow(/permission denied/);
  });

  it("is kept for ten years after the end of the file", async () => {
    await aClosedFile("Old grounds.");
    const codes = ["EVALUATION_WORDS", "DECISION_REASONS"];
    const due = async () =>
      (await privacy.get(`{ retentionReport { code due } }`)).retentionReport.filter(
        ({ code }: { code: string }) => codes.includes(code),
      );
    expect(await due()).toEqual(codes.map((code) => ({ code, due: 0 })));
    passerelle.clock.advance(3_651 * 86_400_000);
    privacy = await passerelle.someone("PRIVACY_OFFICER");
    const { outcomes } = await carryOut(privacy, "applyRetention", "outcomes { code due done }", { codes });
    for (const { due: found, done } of outcomes) {
      expect(found).toBeGreaterThan(0);
      expect(done).toBe(found);
    }
    expect(await heldIn("evaluation", "Old grounds.")).toBe(0);
    expect(await heldIn("application_step", "Old grounds.")).toBe(0);
    expect(await due()).toEqual(codes.map((code) => ({ code, due: 0 })));
  });
});
