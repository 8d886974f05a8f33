import fc from "fast-check";
import {
  applicationTransitions,
  type FileState,
} from "../../src/modules/programme/applications/life/application-life.rules";
import type { Caller } from "../support/caller";
import {
  aGrid,
  alsoHolds,
  anApplicant,
  type Applicant,
  aProgramme,
  aSubmittedFile,
  type FileInHand,
  forLong,
  personIdOf,
  type Programme,
} from "../support/files";
import { Passerelle } from "../support/passerelle";
import { mutation } from "../support/stories";

const DAY = 86_400_000;

interface Snapshot {
  readonly state: FileState;
  readonly steps: readonly { number: number; from: FileState; to: FileState; duty: string; person: string }[];
  readonly duties: readonly { person: string; duty: string }[];
  readonly frozen: readonly { occasion: string; digest: string }[];
  readonly clocks: readonly { clock: string; usedDays: number }[];
}

/** One attempt: who, which verb, with which answer, and how many days go by before it. */
const attempts = fc.array(
  fc.record({
    choice: fc.nat(10_000),
    yes: fc.nat(5).map((one) => one > 0),
    days: fc.nat(12),
    isWild: fc.nat(7).map((one) => one === 0),
  }),
  { minLength: 25, maxLength: 45 },
);

describe("any sequence of attempts on a file", () => {
  let passerelle: Passerelle;
  let programme: Programme;
  let applicant: Applicant;
  /** People of the programme; the last two hold every role. */
  let people: readonly { readonly caller: Caller; readonly id: string }[];

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    programme = await aProgramme(passerelle);
    applicant = await anApplicant(programme);
    const { coordinator, evaluators, officer, delegate } = programme;
    const callers = [coordinator, ...evaluators, officer, delegate, await everything(), await everything()];
    people = await Promise.all(callers.map(async (caller) => ({ caller, id: await personIdOf(caller) })));
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  async function everything(): Promise<Caller> {
    const caller = await passerelle.someone("COORDINATOR", { region: "BRUSSELS" });
    await alsoHolds(passerelle, caller, "EVALUATOR");
    await alsoHolds(passerelle, caller, "DIRECTORATE_OFFICER", { region: "BRUSSELS" });
    await alsoHolds(passerelle, caller, "DELEGATE", { region: "QUEBEC" });
    return forLong(passerelle, caller);
  }

  const VERBS: Readonly<Record<string, (yes: boolean, personId: string) => object>> = {
    decideAdmissibility: (yes) => ({ admissible: yes, reasons: "So." }),
    assignEvaluator: (_yes, personId) => ({ personId }),
    releaseEvaluator: (_yes, personId) => ({ personId, reasons: "So." }),
    requestInformation: () => ({ question: "What?" }),
    recommendApplication: (yes) => ({ recommended: yes, reasons: "So." }),
    declareConflictOfInterest: (yes) =>
      yes ? { hasConflict: false } : { hasConflict: true, conflict: "A cousin." },
    submitEvaluation: () => ({ scores: aGrid() }),
    recordConsultation: (yes) => (yes ? { outcome: "UNFAVOURABLE", reasons: "So." } : {}),
    approveApplication: () => ({ reasons: "So." }),
    refuseApplication: () => ({ reasons: "So." }),
    answerInformationRequest: () => ({ answer: "This." }),
    withdrawApplication: () => ({}),
  };

  /** Verbs that lead somewhere from a state, so that sequences get far; the seldom ones seldom. */
  const LIKELY: Readonly<Partial<Record<FileState, readonly string[]>>> = {
    SUBMITTED: [
      "decideAdmissibility",
      "decideAdmissibility",
      "requestInformation",
      "answerInformationRequest",
    ],
    ADMISSIBLE: ["assignEvaluator", "assignEvaluator", "releaseEvaluator", "declareConflictOfInterest"],
    IN_EVALUATION: [
      "declareConflictOfInterest",
      "submitEvaluation",
      "recommendApplication",
      "declareConflictOfInterest",
      "submitEvaluation",
      "recommendApplication",
      "answerInformationRequest",
      "submitEvaluation",
      "releaseEvaluator",
      "assignEvaluator",
      "requestInformation",
    ],
    RECOMMENDED: ["recordConsultation", "requestInformation", "answerInformationRequest"],
    NOT_RECOMMENDED: ["recordConsultation"],
    IN_CONSULTATION: [
      "recordConsultation",
      "approveApplication",
      "refuseApplication",
      "answerInformationRequest",
    ],
  };

  async function attempt(
    file: FileInHand,
    state: FileState,
    one: { choice: number; yes: boolean; isWild: boolean },
  ) {
    const likely = one.isWild ? undefined : LIKELY[state];
    const verbs = likely ?? Object.keys(VERBS);
    const verb = verbs[one.choice % verbs.length] ?? "withdrawApplication";
    const target = people[Math.floor(one.choice / 7) % people.length]?.id ?? "";
    const isApplicants = verb === "answerInformationRequest" || verb === "withdrawApplication";
    const who = people[Math.floor(one.choice / 3) % people.length]?.caller ?? applicant.editor;
    // Whoever is refused is followed by the next one, so that most attempts find somebody who may.
    const callers = isApplicants ? [applicant.editor] : [who, ...people.map(({ caller }) => caller)];
    for (const caller of callers) {
      const expectedVersion = await versionFor(caller, file, verb);
      const input = { applicationId: file.id, expectedVersion, ...VERBS[verb]?.(one.yes, target) };
      const { errors } = await caller.ask(mutation(verb, "__typename"), { input });
      if (errors.length === 0) return;
      for (const { extensions } of errors) expect(extensions.code).not.toBe("INTERNAL_SERVER_ERROR");
    }
  }

  async function versionFor(caller: Caller, { id }: FileInHand, verb: string): Promise<number> {
    if (verb === "declareConflictOfInterest") return 1;
    if (verb === "submitEvaluation") return 2;
    const { node } = await caller.get(
      "query ($id: ID!) { node(id: $id) { ... on Application { version } } }",
      { id },
    );
    return (node?.version as number | undefined) ?? 1;
  }

  async function snapshotOf(file: FileInHand): Promise<Snapshot> {
    const [row] = await passerelle.dataSource.query(
      `select a.state,
         (select coalesce(json_agg(json_build_object('number', s.number, 'from', s.from_state, 'to', s.to_state,
           'duty', s.duty, 'person', s.person_id) order by s.number), '[]') from application_step s where s.application_id = a.id) as steps,
         (select coalesce(json_agg(json_build_object('person', d.person_id, 'duty', d.duty) order by d.id), '[]')
            from application_duty d where d.application_id = a.id) as duties,
         (select coalesce(json_agg(json_build_object('occasion', x.occasion, 'digest', md5(x.facts::text || x.result::text || x.as_of::text
            || x.rule_set_version::text || x.european_version::text)) order by x.occasion), '[]')
            from eligibility_assessment x where x.application_id = a.id) as frozen
       from application a where a.tracking_number = $1`,
      [file.trackingNumber],
    );
    const { application } = await applicant.editor.get(
      "query ($id: ID!) { application(id: $id) { clocks { clock usedDays } } }",
      { id: file.id },
    );
    return { ...row, clocks: application.clocks } as Snapshot;
  }

  function expectInvariants(before: Snapshot, after: Snapshot): void {
    const { steps, duties, frozen, clocks } = after;
    // What happened stays as it happened, and follows the table of states.
    expect(steps.slice(0, before.steps.length)).toEqual(before.steps);
    for (const { from, to } of steps)
      if (from !== to) expect(applicationTransitions[from] as readonly string[]).toContain(to);
    expect(steps.at(-1)?.to).toBe(after.state);
    // Nobody has two duties, in the table of duties or by what they did.
    expect(new Set(duties.map(({ person }) => person)).size).toBe(duties.length);
    const done = new Map<string, Set<string>>();
    for (const { person, duty } of steps) done.set(person, new Set([...(done.get(person) ?? []), duty]));
    for (const kinds of done.values()) expect(kinds.size).toBe(1);
    // Nobody decides twice, and neither do two.
    expect(
      steps.filter(({ to, from }) => from !== to && (to === "APPROVED" || to === "REFUSED")).length,
    ).toBeLessThanOrEqual(1);
    // Frozen results never change.
    for (const one of before.frozen) expect(frozen).toContainEqual(one);
    // Clocks never run backwards.
    for (const { clock, usedDays } of before.clocks)
      expect(clocks.find((one) => one.clock === clock)?.usedDays).toBeGreaterThanOrEqual(usedDays);
  }

  it("keeps what must hold", async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(attempts, async (sequence) => {
        passerelle.clock.set("2026-11-23T09:00:00Z");
        const file = await aSubmittedFile(applicant);
        let before = await snapshotOf(file);
        for (const one of sequence) {
          passerelle.clock.advance(one.days * DAY);
          await attempt(file, before.state, one);
          const after = await snapshotOf(file);
          expectInvariants(before, after);
          reached.add(after.state);
          before = after;
        }
      }),
      { numRuns: 12, endOnFailure: true, seed: 2006 },
    );
    // The sequences got far enough to have met the rules.
    expect([...reached]).toEqual(expect.arrayContaining(["IN_EVALUATION", "IN_CONSULTATION"]));
  }, 600_000);
});
