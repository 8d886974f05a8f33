import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  act,
  aFileAt,
  anApplicant,
  aProgramme,
  declareNone,
  type FileInHand,
  lead,
  personIdOf,
  type Programme,
} from "../support/files";

const TASKS =
  "{ viewer { tasks(first: 100) { kind dueOn group sentence record { id } organisation { id } } } }";

describe("what waits for whom on application files", () => {
  let passerelle: Passerelle;
  let programme: Programme;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    programme = await aProgramme(passerelle);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const all = async (caller: Caller): Promise<any[]> => (await caller.get(TASKS)).viewer.tasks;
  const on = async ({ trackingNumber }: FileInHand, caller: Caller): Promise<string[]> =>
    (await all(caller)).filter(({ sentence }) => sentence.includes(trackingNumber)).map(({ kind }) => kind);
  /** Who has something to do on the file, and what. */
  const turns = async (file: FileInHand) => {
    const { coordinator, evaluators, delegate, officer, adviser } = programme;
    const people = { coordinator, evaluator: evaluators[0], delegate, officer, adviser };
    const found: [string, string[]][] = [];
    for (const [name, caller] of Object.entries(people)) found.push([name, await on(file, caller)]);
    return Object.fromEntries(found.filter(([, kinds]) => kinds.length > 0));
  };

  it("is the turn of one after the other, from the submission to the decision", async () => {
    const { file } = await aFileAt(programme, "SUBMITTED");
    const seen: unknown[] = [await turns(file)];
    for (const [from, to] of [
      ["SUBMITTED", "ADMISSIBLE"],
      ["ADMISSIBLE", "IN_EVALUATION"],
      ["IN_EVALUATION", "EVALUATED"],
      ["EVALUATED", "RECOMMENDED"],
      ["RECOMMENDED", "IN_CONSULTATION"],
      ["IN_CONSULTATION", "CONSULTED"],
      ["CONSULTED", "APPROVED"],
    ] as const) {
      await lead(programme, file, to, from);
      seen.push(await turns(file));
    }
    expect(seen).toEqual([
      { coordinator: ["DECIDE_ADMISSIBILITY"] },
      { coordinator: ["NAME_EVALUATORS"] },
      { evaluator: ["SUBMIT_EVALUATION"] },
      { coordinator: ["RECOMMEND_APPLICATION"] },
      { delegate: ["RECORD_CONSULTATION"] },
      { delegate: ["RECORD_CONSULTATION"] },
      { officer: ["DECIDE_APPLICATION"] },
      {},
    ]);
  });

  it("is a declaration before the file opens, and then the evaluation with the promised day", async () => {
    const { file } = await aFileAt(programme, "ADMISSIBLE");
    const { coordinator, evaluators } = programme;
    for (const evaluator of evaluators.slice(0, 2))
      await act(coordinator, "assignEvaluator", file, { personId: await personIdOf(evaluator) });
    const task = async () =>
      (await all(evaluators[0])).find(({ sentence }) => sentence.includes(file.trackingNumber));
    expect(await task()).toMatchObject({ kind: "DECLARE_CONFLICT_OF_INTEREST", record: null });
    await declareNone(evaluators[0], file);
    expect(await task()).toMatchObject({
      kind: "SUBMIT_EVALUATION",
      dueOn: expect.stringMatching(/^\d{4}-/),
      record: { id: file.id },
    });
    expect(await on(file, coordinator)).toEqual([]);
  });

  it("is a question of the agency for the applicant's editors, until it is answered", async () => {
    const applicant = await anApplicant(programme);
    const { file } = await aFileAt(programme, "SUBMITTED", applicant);
    const member = await passerelle.someone("SME_MEMBER", { organisationId: applicant.organisationId });
    await act(programme.coordinator, "requestInformation", file, { question: "Which baths?" });
    const asked = (await all(applicant.editor)).filter(({ kind }) => kind === "ANSWER_INFORMATION_REQUEST");
    expect(asked).toMatchObject([
      { group: "MY_TURN", record: { id: file.id }, organisation: { id: applicant.organisationId } },
    ]);
    expect(await all(member)).toEqual([]);
    await act(applicant.editor, "answerInformationRequest", file, { answer: "Fixing baths." });
    expect(await on(file, applicant.editor)).toEqual([]);
  });

  it("tells an official nothing of files that are not theirs, nor of their own enterprise's", async () => {
    const { file } = await aFileAt(programme, "SUBMITTED");
    for (const stranger of [
      await passerelle.someone("COORDINATOR", { region: "QUEBEC" }),
      await passerelle.someone("EVALUATOR"),
      await passerelle.someone("DIRECTORATE_OFFICER", { region: "BRUSSELS" }),
      await passerelle.someone("DELEGATE", { region: "QUEBEC" }),
    ])
      expect(await on(file, stranger)).toEqual([]);
  });

  it("counts as a read of each file whose number it tells, and of no other", async () => {
    const { file } = await aFileAt(programme, "SUBMITTED");
    const coordinator = await passerelle.someone("COORDINATOR", { region: "BRUSSELS" });
    const [subject] = Buffer.from(file.id, "base64").toString().split(":").slice(1);
    const reads = async () =>
      (
        await passerelle.dataSource.query(
          "select count(*)::int as count from audit_entry where kind = 'CONFIDENTIAL_READ' and subject_id = $1",
          [subject],
        )
      )[0].count as number;
    const before = await reads();
    await coordinator.get("{ viewer { tasks(first: 100) { kind sentence } } }");
    expect(await reads()).toBe(before + 1);
    await (await passerelle.someone("EVALUATOR")).get(TASKS);
    expect(await reads()).toBe(before + 1);
  });
});
