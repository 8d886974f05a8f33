import type { Caller } from "../support/caller";
import {
  act,
  aDraft,
  aFileAt,
  alsoHolds,
  anAcceptedIntroduction,
  anApplicant,
  aProgramme,
  aSubmittedFile,
  declareNone,
  evaluate,
  type FileInHand,
  forLong,
  lead,
  personIdOf,
  type Programme,
  refused,
} from "../support/files";
import { Passerelle } from "../support/passerelle";
import { badInputAt, carryOut, refusalOf } from "../support/stories";

const SEEN = `query ($id: ID!) { application(id: $id) {
  state version applicantName recommendation { reasons } consultation { reasons } decision { reasons }
  people { duty name conflict releaseReasons } evaluations { evaluator { name } scores { reasons } comment }
  history { operation state by { name } } assessments { outcome } clocks { clock }
} }`;

const TASKS = `{ evaluationTasks { applicationId trackingNumber applicantName version
  targetedPartners { name } evaluator { name declaredAt conflict } application { id } } }`;

describe("the readers of an application", () => {
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

  const seen = async (caller: Caller, { id }: Pick<FileInHand, "id">) =>
    (await caller.get(SEEN, { id })).application;

  it("are the applicant and the people named, and nobody else on any path", async () => {
    const { applicant, file } = await aFileAt(programme, "IN_EVALUATION");
    const stranger = await anApplicant(programme, "Autre SRL");
    const { editor: own, organisationId } = applicant;
    const paths = [
      "query ($id: ID!) { application(id: $id) { id } }",
      "query ($id: ID!) { node(id: $id) { id } }",
      "query ($id: ID!) { nodes(ids: [$id]) { id } }",
    ];
    const count = async (caller: Caller) => {
      const answers = await Promise.all(paths.map((path) => caller.ask(path, { id: file.id })));
      const list = await caller.ask("{ applications(first: 100) { edges { node { id } } } }");
      return [...answers, list].map(({ data }) => JSON.stringify(data).includes(file.id));
    };
    const member = await passerelle.someone("SME_MEMBER", { organisationId });
    for (const caller of [own, member, programme.coordinator, programme.evaluators[0]])
      expect(await count(caller)).toEqual([true, true, true, true]);
    const others = [
      passerelle.visitor,
      stranger.editor,
      programme.adviser,
      programme.quebecAdviser,
      programme.evaluators[2],
      programme.officer,
      programme.delegate,
      await passerelle.someone("COORDINATOR", { region: "BRUSSELS" }),
      await passerelle.someone("ADMINISTRATOR"),
      await passerelle.someone("PRIVACY_OFFICER"),
      await passerelle.someone("ANALYST"),
      await passerelle.someone("ATTACHE"),
    ];
    for (const caller of others) expect(await count(caller)).toEqual([false, false, false, false]);
  });

  it("leave an audit row for every read, before the answer, unless they are the applicant", async () => {
    const { applicant, file } = await aFileAt(programme, "SUBMITTED");
    const reads = async (): Promise<number> => {
      const [row] = await passerelle.dataSource.query(
        `select count(*)::int as count from audit_entry e join application a on a.id::text = e.subject_id::text
          where e.kind = 'CONFIDENTIAL_READ' and e.subject_type = 'Application' and a.tracking_number = $1`,
        [file.trackingNumber],
      );
      return row.count as number;
    };
    const before = await reads();
    await seen(applicant.editor, file);
    await programme.adviser.ask(SEEN, { id: file.id });
    expect(await reads()).toBe(before);
    const number = "query ($number: String!) { application(trackingNumber: $number) { id } }";
    const ways: [string, object][] = [
      [SEEN, { id: file.id }],
      ["query ($id: ID!) { node(id: $id) { id } }", { id: file.id }],
      ["query ($id: ID!) { nodes(ids: [$id]) { id } }", { id: file.id }],
      [number, { number: file.trackingNumber }],
      ["{ applications(first: 100) { edges { node { trackingNumber } } } }", {}],
      [
        "query ($o: ID!, $id: ID!) { checkEligibility(organisationId: $o, applicationId: $id) { outcome } }",
        { o: applicant.organisationId, id: file.id },
      ],
    ];
    for (const [index, [document, variables]] of ways.entries()) {
      await programme.coordinator.get(document, variables);
      expect(await reads()).toBe(before + index + 1);
    }
    const auditor = await passerelle.someone("PRIVACY_OFFICER");
    const { auditTrail } = await auditor.get(
      "query ($id: ID!) { auditTrail(filter: { subjectId: $id, kind: CONFIDENTIAL_READ }) { edges { node { operation actorRoles } } } }",
      { id: file.id },
    );
    expect(auditTrail.edges[0].node).toEqual({ operation: "readApplication", actorRoles: ["COORDINATOR"] });
  });

  it("learn nothing from a version: the applicant's and the evaluators' count what they may know of", async () => {
    const { applicant, file } = await aFileAt(programme, "IN_EVALUATION");
    const { evaluators, coordinator, delegate } = programme;
    const asApplicant = async () => (await seen(applicant.editor, file)).version as number;
    const asEvaluator = async () => (await seen(evaluators[1], file)).version as number;
    const [before, beforeOther] = [await asApplicant(), await asEvaluator()];
    await evaluate(evaluators[0], file);
    expect(await asEvaluator()).toBe(beforeOther);
    await evaluate(evaluators[1], file);
    await act(coordinator, "recommendApplication", file, { recommended: false, reasons: "No." });
    await act(delegate, "recordConsultation", file);
    expect(await asApplicant()).toBe(before);
    const conflict = await refusalOf(applicant.editor, "withdrawApplication", {
      applicationId: file.id,
      expectedVersion: before + 7,
    });
    expect(conflict.extensions).toMatchObject({ code: "CONFLICT", currentVersion: before });
  });

  it("filter by the state that they read", async () => {
    const { applicant, file } = await aFileAt(programme, "RECOMMENDED");
    const found = async (caller: Caller, state: string) => {
      const document = `{ applications(filter: { states: [${state}] }, first: 100) { edges { node { id state } } } }`;
      return (await caller.get(document)).applications.edges.some(
        ({ node }: any) => node.id === file.id,
      ) as boolean;
    };
    expect(await found(applicant.editor, "RECOMMENDED")).toBe(false);
    expect(await found(applicant.editor, "IN_EVALUATION")).toBe(true);
    expect(await found(programme.coordinator, "RECOMMENDED")).toBe(true);
    expect(await found(programme.coordinator, "IN_EVALUATION")).toBe(false);
  });

  it("are evaluators only after they declared to have no conflict of interest", async () => {
    const { file, applicant } = await aFileAt(programme, "ADMISSIBLE");
    const [first, second] = [await passerelle.someone("EVALUATOR"), await passerelle.someone("EVALUATOR")];
    for (const one of [first, second])
      await act(programme.coordinator, "assignEvaluator", file, { personId: await personIdOf(one) });
    expect(await seen(first, file)).toBeNull();
    const { evaluationTasks } = await first.get(TASKS);
    expect(evaluationTasks).toEqual([
      expect.objectContaining({
        applicationId: file.id,
        applicantName: "Zennewater SRL",
        version: 1,
        application: null,
      }),
    ]);
    expect(
      (await refusalOf(first, "submitEvaluation", { applicationId: file.id, expectedVersion: 1, scores: [] }))
        .extensions.code,
    ).toBe("BAD_USER_INPUT");
    const declare = (caller: Caller, more: object) =>
      refusalOf(caller, "declareConflictOfInterest", { applicationId: file.id, expectedVersion: 1, ...more });
    expect(await declare(first, { hasConflict: true })).toMatchObject(badInputAt("input.conflict"));
    expect((await declare(programme.evaluators[2], { hasConflict: false })).extensions.code).toBe(
      "NOT_FOUND",
    );
    const { task } = await declareNone(first, file);
    expect(task).toEqual({ version: 2, application: { id: file.id } });
    expect(await seen(first, file)).toMatchObject({ state: "IN_EVALUATION" });
    await carryOut(second, "declareConflictOfInterest", "task { version }", {
      applicationId: file.id,
      expectedVersion: 1,
      hasConflict: true,
      conflict: "The director is my cousin.",
    });
    expect(await seen(second, file)).toBeNull();
    const coordinators = await seen(programme.coordinator, file);
    expect(coordinators.people.map(({ conflict }: any) => conflict)).toContain("The director is my cousin.");
    expect(JSON.stringify(await seen(first, file))).not.toContain("cousin");
    expect(JSON.stringify(await seen(applicant.editor, file))).not.toContain("cousin");
  });

  it("are blind to each other until all evaluators have submitted or were released", async () => {
    const { applicant, file } = await aFileAt(programme, "ADMISSIBLE");
    const { coordinator, evaluators } = programme;
    for (const one of evaluators)
      await act(coordinator, "assignEvaluator", file, { personId: await personIdOf(one) });
    for (const one of evaluators) await declareNone(one, file);
    const [first, second, third] = evaluators;
    await evaluate(first, file, "First says so.");
    await evaluate(second, file, "Second says so.");
    const words = async (caller: Caller) => JSON.stringify(await seen(caller, file));
    const nameOf = async (caller: Caller) => (await caller.get("{ viewer { name } }")).viewer.name as string;
    expect(await words(first)).toContain("First says so.");
    expect(await words(first)).not.toContain("Second says so.");
    expect(await words(third)).not.toMatch(/says so/);
    expect(await words(first)).not.toContain(await nameOf(second));
    expect(await words(first)).not.toContain(await nameOf(third));
    expect(await words(coordinator)).toContain("Second says so.");
    await act(coordinator, "releaseEvaluator", file, { personId: await personIdOf(third), reasons: "Ill." });
    expect(await words(first)).toContain("Second says so.");
    expect(await words(first)).toContain(await nameOf(second));
    expect(await seen(third, file)).toBeNull();
    expect(await words(applicant.editor)).not.toMatch(/says so/);
  });

  it("hear of the recommendation after the decision, and never who evaluated", async () => {
    const { applicant, file } = await aFileAt(programme, "CONSULTED");
    const before = await seen(applicant.editor, file);
    expect(before).toMatchObject({
      state: "IN_CONSULTATION",
      recommendation: null,
      consultation: null,
      evaluations: [],
    });
    expect(before.clocks.map(({ clock }: any) => clock)).toEqual(["ADMISSIBILITY", "DECISION"]);
    expect(before.history.map(({ operation }: any) => operation)).toEqual([
      "submitApplication",
      "decideAdmissibility",
    ]);
    await act(programme.officer, "approveApplication", file, { reasons: "Good." });
    const after = await seen(applicant.editor, file);
    expect(after).toMatchObject({ recommendation: { reasons: "Both agree." }, assessments: [], people: [] });
    for (const caller of [
      ...programme.evaluators,
      programme.coordinator,
      programme.officer,
      programme.delegate,
    ])
      expect(JSON.stringify(after)).not.toContain((await caller.get("{ viewer { name } }")).viewer.name);
  });

  it("hear no recommendation from the states of a question that was asked after it", async () => {
    const { applicant, file } = await aFileAt(programme, "RECOMMENDED");
    await act(programme.coordinator, "requestInformation", file, { question: "When?" });
    await act(applicant.editor, "answerInformationRequest", file, { answer: "Soon." });
    await act(applicant.editor, "withdrawApplication", file);
    expect(JSON.stringify(await seen(applicant.editor, file))).not.toContain("RECOMMENDED");
  });

  describe("who also hold other roles", () => {
    /** Somebody who holds every role of the programme. */
    const everything = async (): Promise<Caller> => {
      const caller = await passerelle.someone("COORDINATOR", { region: "BRUSSELS" });
      await alsoHolds(passerelle, caller, "EVALUATOR");
      await alsoHolds(passerelle, caller, "DIRECTORATE_OFFICER", { region: "BRUSSELS" });
      await alsoHolds(passerelle, caller, "DELEGATE", { region: "QUEBEC" });
      return forLong(passerelle, caller);
    };
    const twice = /one person never does two/;

    it("do one thing on a file, and then nothing else", async () => {
      const one = await everything();
      const at = { ...programme, coordinator: one };
      const { file } = await aFileAt(at, "SUBMITTED");
      await lead(at, file, "ADMISSIBLE");
      expect(await refused(one, "assignEvaluator", file, { personId: await personIdOf(one) })).toMatchObject({
        message: expect.stringMatching(twice),
        extensions: { code: "BAD_USER_INPUT", field: "input.personId" },
      });
      await lead(at, file, "RECOMMENDED", "ADMISSIBLE");
      const forbidden = { message: expect.stringMatching(twice), extensions: { code: "FORBIDDEN" } };
      expect(await refused(one, "recordConsultation", file)).toMatchObject(forbidden);
      await lead(at, file, "CONSULTED", "RECOMMENDED");
      expect(await refused(one, "approveApplication", file, { reasons: "Mine." })).toMatchObject(forbidden);
    });

    it("do not approve what they evaluated", async () => {
      const one = await everything();
      const at = {
        ...programme,
        evaluators: [one, programme.evaluators[1], programme.evaluators[2]] as const,
      };
      const { file } = await aFileAt(at, "CONSULTED");
      for (const verb of ["approveApplication", "refuseApplication"])
        expect(await refused(one, verb, file, { reasons: "Mine." })).toMatchObject({
          message: expect.stringMatching(twice),
          extensions: { code: "FORBIDDEN" },
        });
    });

    it("do not decide what they recorded, and an officer may record what another decides", async () => {
      const { file } = await aFileAt(programme, "RECOMMENDED");
      await act(programme.officer, "recordConsultation", file, {
        outcome: "FAVOURABLE",
        reasons: "By letter.",
      });
      expect(
        await refused(programme.officer, "approveApplication", file, { reasons: "Mine." }),
      ).toMatchObject({
        message: expect.stringMatching(twice),
      });
      const second = await passerelle.someone("DIRECTORATE_OFFICER", { region: "BRUSSELS" });
      expect((await act(second, "approveApplication", file, { reasons: "Good." })).state).toBe("APPROVED");
    });

    it("do nothing for the programme on a file of their own enterprise, and read it as applicants", async () => {
      const applicant = await anApplicant(programme);
      const one = await everything();
      await alsoHolds(passerelle, one, "SME_EDITOR", { organisationId: applicant.organisationId });
      const file = await aSubmittedFile(applicant);
      const decision = { admissible: true, reasons: "Mine." };
      expect(await refused(one, "decideAdmissibility", file, decision)).toMatchObject({
        message: expect.stringMatching(/You belong to the applicant/),
        extensions: { code: "FORBIDDEN" },
      });
      await lead(programme, file, "ADMISSIBLE");
      expect(
        await refused(programme.coordinator, "assignEvaluator", file, { personId: await personIdOf(one) }),
      ).toMatchObject({ message: expect.stringMatching(/belongs to the applicant or to a partner/) });
      await lead(programme, file, "RECOMMENDED", "ADMISSIBLE");
      expect(await seen(one, file)).toMatchObject({ state: "IN_EVALUATION", recommendation: null });
    });

    it("do not evaluate a file that targets their own enterprise", async () => {
      const applicant = await anApplicant(programme);
      const { introductionId, partner } = await anAcceptedIntroduction(programme, applicant);
      await alsoHolds(passerelle, partner, "EVALUATOR");
      const file = await aSubmittedFile(applicant, { introductionIds: [introductionId] });
      await lead(programme, file, "ADMISSIBLE");
      expect(
        await refused(programme.coordinator, "assignEvaluator", file, {
          personId: await personIdOf(partner),
        }),
      ).toMatchObject(badInputAt("input.personId"));
      await act(programme.coordinator, "assignEvaluator", file, {
        personId: await personIdOf(programme.evaluators[0]),
      });
      const { evaluationTasks } = await programme.evaluators[0].get(TASKS);
      expect(evaluationTasks[0].targetedPartners).toEqual([{ name: "Filtrebois inc." }]);
    });
  });

  it("lose the file with their role, and somebody else may take the duty on", async () => {
    const coordinator = await passerelle.someone("COORDINATOR", { region: "BRUSSELS" });
    const { file } = await aFileAt({ ...programme, coordinator }, "ADMISSIBLE");
    const successor = await passerelle.someone("COORDINATOR", { region: "BRUSSELS" });
    expect(await seen(successor, file)).toBeNull();
    await passerelle.dataSource.query(
      `update role_assignment set valid_until = $1 where person_id = (select person_id from application_duty d
        join application a on a.id = d.application_id where a.tracking_number = $2 and d.duty = 'COORDINATE')`,
      [passerelle.clock.now(), file.trackingNumber],
    );
    passerelle.application.identification.forget();
    expect((await coordinator.ask(SEEN, { id: file.id })).data?.["application"] ?? null).toBeNull();
    expect(await seen(successor, file)).toMatchObject({ state: "ADMISSIBLE" });
    await act(successor, "requestInformation", file, { question: "Who?" });
    expect((await seen(successor, file)).people.map(({ duty }: any) => duty)).toEqual([
      "COORDINATE",
      "COORDINATE",
    ]);
  });

  it("and everybody else get the same answer for a hidden file as for one that is not there", async () => {
    const { applicant, file } = await aFileAt(programme, "SUBMITTED");
    const draft = await aDraft(applicant);
    const stranger = await anApplicant(programme, "Autre SRL");
    const absent = (id: string) => {
      const type = Buffer.from(id, "base64").toString().split(":")[0] ?? "";
      return Buffer.from(`${type}:01890000-0000-7000-8000-000000000000`).toString("base64");
    };
    const asked: [Caller, string, string, object][] = [
      [stranger.editor, "withdrawApplication", file.id, {}],
      [stranger.editor, "withdrawApplication", draft.id, {}],
      [stranger.editor, "updateApplicationDraft", draft.id, { objectives: "Mine." }],
      [stranger.editor, "submitApplication", draft.id, { declarationSigned: true }],
      [stranger.editor, "answerInformationRequest", file.id, { answer: "Mine." }],
      [programme.officer, "approveApplication", file.id, { reasons: "Mine." }],
      [programme.officer, "refuseApplication", file.id, { reasons: "Mine." }],
      [programme.delegate, "recordConsultation", file.id, {}],
      [programme.evaluators[2], "declareConflictOfInterest", file.id, { hasConflict: false }],
    ];
    for (const [caller, verb, id, more] of asked) {
      const answer = (applicationId: string) =>
        refusalOf(caller, verb, { applicationId, expectedVersion: 9, ...more });
      expect([verb, await answer(id)]).toEqual([verb, await answer(absent(id))]);
    }
    const check =
      "query ($o: ID!, $id: ID!) { checkEligibility(organisationId: $o, applicationId: $id) { outcome } }";
    const own = { o: stranger.organisationId };
    expect(await stranger.editor.ask(check, { ...own, id: file.id })).toEqual(
      await stranger.editor.ask(check, { ...own, id: absent(file.id) }),
    );
  });
});
