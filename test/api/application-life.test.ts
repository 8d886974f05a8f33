import {
  applicationVerbs,
  type FileState,
  type Verb,
  type VerbName,
} from "../../src/modules/programme/applications/life/application-life.rules";
import type { Caller } from "../support/caller";
import {
  A_COMPLETE_DRAFT,
  act,
  type Applicant,
  aDraft,
  aFileAt,
  aGrid,
  anAcceptedIntroduction,
  anApplicant,
  aProgramme,
  aSubmittedFile,
  declareNone,
  evaluate,
  FILE,
  type FileInHand,
  lead,
  organisationVersion,
  personIdOf,
  type Programme,
  refused,
} from "../support/files";
import { Passerelle } from "../support/passerelle";
import { badInputAt, carryOut, mutation, refusalOf } from "../support/stories";

const DRAFT = `draft {
  id version side objectives projectTitle cooperationKinds services missing { field message }
  targetedPartners { name registryNumber register region } withdrawnAt
}`;

const READ = `query ($id: ID!) { application(id: $id) {
  id state version trackingNumber applicantName applicantRegistryNumber objectives declaration
  admissibility { state reasons } decision { state reasons by { name } } recommendation { state reasons }
  consultation { outcome reasons } informationRequests { question answer answerBy }
  targetedPartners { name region } previous { trackingNumber }
  relatedApplications { relation trackingNumber applicantName isOpen }
  clocks { clock days unit usedDays dueOn isStopped isOverdue endedOn }
  history { operation state } people { duty name } evaluations { evaluator { name } scores { criterion score } }
} }`;

describe("an application", () => {
  let passerelle: Passerelle;
  let programme: Programme;
  let applicant: Applicant;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    programme = await aProgramme(passerelle);
    applicant = await anApplicant(programme);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const read = async (caller: Caller, { id }: Pick<FileInHand, "id">) =>
    (await caller.get(READ, { id })).application;

  describe("as a draft", () => {
    it("begins empty, says what is missing, and is filled in bit by bit", async () => {
      const { organisationId, editor } = applicant;
      const { draft } = await carryOut(editor, "startApplication", DRAFT, { organisationId });
      expect(draft).toMatchObject({ version: 1, side: "BRUSSELS", objectives: null, cooperationKinds: [] });
      expect(draft.missing.map(({ field }: any) => field)).toEqual([
        "draft.objectives",
        "draft.projectTitle",
        "draft.projectNature",
        "draft.projectAims",
        "draft.addedValue",
        "draft.intermediarySearch",
        "draft.cooperationKinds",
        "draft.services",
      ]);
      const { introductionId } = await anAcceptedIntroduction(programme, applicant);
      const { draft: filled } = await carryOut(editor, "updateApplicationDraft", DRAFT, {
        applicationId: draft.id,
        expectedVersion: 1,
        ...A_COMPLETE_DRAFT,
        services: ["STAY_ORGANISATION"],
        introductionIds: [introductionId],
      });
      expect(filled).toMatchObject({
        version: 2,
        missing: [],
        targetedPartners: [{ name: "Filtrebois inc.", register: "REQ", region: "QUEBEC" }],
      });
    });

    it("is begun once with a key", async () => {
      const { organisationId, editor } = applicant;
      const input = { organisationId, objectives: "One.", idempotencyKey: "application-1" };
      const first = await carryOut(editor, "startApplication", "draft { id }", input);
      expect(await carryOut(editor, "startApplication", "draft { id }", input)).toEqual(first);
      const other = { ...input, objectives: "Two." };
      expect((await refusalOf(editor, "startApplication", other)).extensions.code).toBe(
        "IDEMPOTENCY_CONFLICT",
      );
    });

    it("is refused whole at its submission, with everything that is missing by field", async () => {
      const draft = await aDraft(applicant, {
        objectives: null,
        addedValue: null,
        services: ["STAY_ORGANISATION"],
      });
      const refusal = await refused(applicant.editor, "submitApplication", draft, {
        declarationSigned: false,
      });
      expect(refusal).toMatchObject(badInputAt("draft.objectives"));
      expect((refusal.extensions["problems"] as any[]).map(({ field }) => field)).toEqual([
        "draft.objectives",
        "draft.addedValue",
        "draft.introductionIds",
        "input.declarationSigned",
      ]);
      expect(
        await applicant.editor.get("query ($id: ID!) { node(id: $id) { id } }", { id: draft.id }),
      ).toEqual({
        node: { id: draft.id },
      });
    });

    it("targets partners of its own accepted introductions alone", async () => {
      const stranger = await anApplicant(programme, "Autre SRL");
      const { introductionId } = await anAcceptedIntroduction(programme, stranger, "Ailleurs inc.");
      const { organisationId, editor } = applicant;
      const input = { organisationId, introductionIds: [introductionId] };
      expect(await refusalOf(editor, "startApplication", input)).toMatchObject(
        badInputAt("input.introductionIds.0"),
      );
    });

    it("keeps to the side on which the enterprise lies", async () => {
      const { organisationId, editor } = applicant;
      expect(await refusalOf(editor, "startApplication", { organisationId, side: "QUEBEC" })).toMatchObject(
        badInputAt("input.side"),
      );
    });

    it("is written by editors alone, and does not exist for anybody else", async () => {
      const { organisationId } = applicant;
      const draft = await aDraft(applicant);
      const member = await passerelle.someone("SME_MEMBER", { organisationId });
      expect((await member.get("query ($id: ID!) { node(id: $id) { id } }", { id: draft.id })).node.id).toBe(
        draft.id,
      );
      expect(
        (await refused(member, "submitApplication", draft, { declarationSigned: true })).extensions.code,
      ).toBe("FORBIDDEN");
      for (const caller of [programme.adviser, programme.coordinator, programme.officer])
        expect(
          (await caller.get("query ($id: ID!) { node(id: $id) { id } }", { id: draft.id })).node,
        ).toBeNull();
      const stranger = await anApplicant(programme, "Autre SRL");
      expect(
        (await refused(stranger.editor, "updateApplicationDraft", draft, { objectives: "Mine." })).extensions
          .code,
      ).toBe("NOT_FOUND");
    });

    it("can be given up, and stays so", async () => {
      const draft = await aDraft(applicant);
      const { draft: gone } = await carryOut(
        applicant.editor,
        "withdrawApplication",
        "draft { withdrawnAt }",
        {
          applicationId: draft.id,
          expectedVersion: 1,
        },
      );
      expect(gone.withdrawnAt).not.toBeNull();
      expect(
        await refused(applicant.editor, "submitApplication", draft, { declarationSigned: true }),
      ).toMatchObject({
        message: expect.stringMatching(/is WITHDRAWN and stays so/),
        extensions: { code: "BAD_USER_INPUT" },
      });
    });

    it("refuses a version that somebody else has changed since", async () => {
      const draft = await aDraft(applicant);
      const input = { applicationId: draft.id, expectedVersion: 1, objectives: "First." };
      await carryOut(applicant.editor, "updateApplicationDraft", "draft { version }", input);
      expect(await refusalOf(applicant.editor, "updateApplicationDraft", input)).toMatchObject({
        extensions: { code: "CONFLICT", currentVersion: 2 },
      });
    });
  });

  describe("once submitted", () => {
    it("is complete, signed and numbered without gaps", async () => {
      const first = await aSubmittedFile(applicant);
      const incomplete = await aDraft(applicant, { objectives: null });
      await refused(applicant.editor, "submitApplication", incomplete, { declarationSigned: true });
      const second = await aSubmittedFile(applicant);
      const numberOf = ({ trackingNumber }: FileInHand) => Number(String(trackingNumber).slice(-4));
      expect(first.trackingNumber).toMatch(/^BXL-2026-\d{4}$/);
      expect(numberOf(second)).toBe(numberOf(first) + 1);
      const seen = await read(applicant.editor, first);
      expect(seen).toMatchObject({ state: "SUBMITTED", objectives: A_COMPLETE_DRAFT.objectives });
      expect(seen.declaration).toMatch(/I declare/);
      const byNumber = `query ($number: String!) { application(trackingNumber: $number) { id } }`;
      expect(await applicant.editor.get(byNumber, { number: first.trackingNumber })).toEqual({
        application: { id: first.id },
      });
    });

    it("is of an enterprise that is still there: an archived one submits no draft that it left", async () => {
      const gone = await anApplicant(programme, "Zennerust SRL");
      const draft = await aDraft(gone);
      await carryOut(programme.adviser, "archiveOrganisation", "__typename", {
        organisationId: gone.organisationId,
        expectedVersion: await organisationVersion(programme.adviser, gone.organisationId),
      });
      expect(
        await refused(gone.editor, "submitApplication", draft, { declarationSigned: true }),
      ).toMatchObject(badInputAt("input.applicationId"));
    });

    it("is submitted once: the draft has become the application", async () => {
      const draft = await aDraft(applicant);
      const input = { applicationId: draft.id, expectedVersion: 1, declarationSigned: true };
      await carryOut(applicant.editor, "submitApplication", FILE, input);
      expect(await refusalOf(applicant.editor, "submitApplication", input)).toMatchObject({
        message: expect.stringMatching(/The application is SUBMITTED/),
      });
    });

    it("goes all the way to an approval, each step by its own person", async () => {
      const file = await aSubmittedFile(applicant);
      const states: string[] = [];
      for (const [station, to] of [
        ["SUBMITTED", "ADMISSIBLE"],
        ["ADMISSIBLE", "IN_EVALUATION"],
        ["IN_EVALUATION", "EVALUATED"],
        ["EVALUATED", "RECOMMENDED"],
        ["RECOMMENDED", "IN_CONSULTATION"],
        ["IN_CONSULTATION", "CONSULTED"],
        ["CONSULTED", "APPROVED"],
      ] as const) {
        await lead(programme, file, to, station);
        states.push((await read(applicant.editor, file)).state as string);
      }
      // What the applicant reads: nothing of the recommendation before the consultation is over.
      expect(states).toEqual([
        "ADMISSIBLE",
        "IN_EVALUATION",
        "IN_EVALUATION",
        "IN_EVALUATION",
        "IN_EVALUATION",
        "IN_CONSULTATION",
        "APPROVED",
      ]);
      const seen = await read(applicant.editor, file);
      expect(seen.decision).toEqual({ state: "APPROVED", reasons: "It serves the programme.", by: null });
      expect(seen.recommendation).toEqual({ state: "RECOMMENDED", reasons: "Both agree." });
      expect(seen.people).toEqual([]);
      expect(seen.evaluations).toHaveLength(2);
      expect(seen.evaluations.map(({ evaluator }: any) => evaluator)).toEqual([null, null]);
      const official = await read(programme.officer, file);
      expect(official.people.map(({ duty }: any) => duty)).toEqual([
        "COORDINATE",
        "EVALUATE",
        "EVALUATE",
        "RECORD",
        "DECIDE",
      ]);
      expect(official.history.map(({ operation }: any) => operation)).toEqual([
        "submitApplication",
        "decideAdmissibility",
        "assignEvaluator",
        "assignEvaluator",
        "declareConflictOfInterest",
        "declareConflictOfInterest",
        "submitEvaluation",
        "submitEvaluation",
        "recommendApplication",
        "recordConsultation",
        "recordConsultation",
        "approveApplication",
      ]);
    });

    it("is refused with written reasons, and taken up again by a new one", async () => {
      const { applicant: refusedApplicant, file } = await aFileAt(programme, "CONSULTED");
      expect(await refused(programme.officer, "refuseApplication", file, { reasons: " " })).toMatchObject(
        badInputAt("input.reasons"),
      );
      await act(programme.officer, "refuseApplication", file, { reasons: "The partner is not ready." });
      const again = await aSubmittedFile(refusedApplicant);
      const { previous } = await read(refusedApplicant.editor, again);
      expect(previous.trackingNumber).toBe((await read(refusedApplicant.editor, file)).trackingNumber);
      const other = await aSubmittedFile(applicant);
      const draft = await aDraft(refusedApplicant);
      expect(
        await refused(refusedApplicant.editor, "updateApplicationDraft", draft, {
          previousApplicationId: other.id,
        }),
      ).toMatchObject({ extensions: { code: "NOT_FOUND", field: "input.previousApplicationId" } });
      expect(
        await refused(refusedApplicant.editor, "updateApplicationDraft", draft, {
          previousApplicationId: again.id,
        }),
      ).toMatchObject(badInputAt("input.previousApplicationId"));
    });

    it("ends where it is found inadmissible", async () => {
      const file = await aSubmittedFile(applicant);
      const ended = await act(programme.coordinator, "decideAdmissibility", file, {
        admissible: false,
        reasons: "The project looks for a distributor alone.",
      });
      expect(ended.state).toBe("INADMISSIBLE");
      expect((await read(applicant.editor, file)).admissibility).toEqual({
        state: "INADMISSIBLE",
        reasons: "The project looks for a distributor alone.",
      });
      expect(await refused(applicant.editor, "withdrawApplication", file)).toMatchObject({
        message: expect.stringMatching(/INADMISSIBLE and stays so/),
      });
    });
  });

  describe("in every state", () => {
    const bodies: Readonly<Record<string, (file: FileInHand) => object | Promise<object>>> = {
      withdrawApplication: () => ({}),
      answerInformationRequest: () => ({ answer: "This." }),
      decideAdmissibility: () => ({ admissible: true, reasons: "Yes." }),
      requestInformation: () => ({ question: "What?" }),
      assignEvaluator: async () => ({ personId: await personIdOf(programme.evaluators[2]) }),
      releaseEvaluator: async () => ({
        personId: await personIdOf(programme.evaluators[0]),
        reasons: "Ill.",
      }),
      recommendApplication: () => ({ recommended: true, reasons: "Yes." }),
      declareConflictOfInterest: () => ({ hasConflict: false }),
      submitEvaluation: () => ({ scores: aGrid() }),
      recordConsultation: () => ({ outcome: "FAVOURABLE", reasons: "Yes." }),
      approveApplication: () => ({ reasons: "Yes." }),
      refuseApplication: () => ({ reasons: "No." }),
    };

    const actorOf = (verb: VerbName, { editor }: Applicant): Caller => {
      const { duty }: Verb = applicationVerbs[verb];
      const { coordinator, evaluators, delegate, officer } = programme;
      const actors = {
        APPLY: editor,
        COORDINATE: coordinator,
        EVALUATE: evaluators[0],
        RECORD: delegate,
        DECIDE: officer,
      };
      return actors[duty];
    };

    /** Files in each state, made once; a refusal leaves them as they are. */
    const makers: Readonly<
      Record<Exclude<FileState, "DRAFT">, () => Promise<{ applicant: Applicant; file: FileInHand }>>
    > = {
      SUBMITTED: () => aFileAt(programme, "SUBMITTED", applicant),
      ADMISSIBLE: () => aFileAt(programme, "ADMISSIBLE", applicant),
      INADMISSIBLE: async () => {
        const at = await aFileAt(programme, "SUBMITTED", applicant);
        await act(programme.coordinator, "decideAdmissibility", at.file, {
          admissible: false,
          reasons: "No.",
        });
        return at;
      },
      IN_EVALUATION: () => aFileAt(programme, "EVALUATED", applicant),
      RECOMMENDED: () => aFileAt(programme, "RECOMMENDED", applicant),
      NOT_RECOMMENDED: async () => {
        const at = await aFileAt(programme, "EVALUATED", applicant);
        await act(programme.coordinator, "recommendApplication", at.file, {
          recommended: false,
          reasons: "No.",
        });
        return at;
      },
      IN_CONSULTATION: () => aFileAt(programme, "CONSULTED", applicant),
      APPROVED: () => aFileAt(programme, "APPROVED", applicant),
      REFUSED: async () => {
        const at = await aFileAt(programme, "CONSULTED", applicant);
        await act(programme.officer, "refuseApplication", at.file, { reasons: "No." });
        return at;
      },
      WITHDRAWN: async () => {
        const at = await aFileAt(programme, "CONSULTED", applicant);
        await act(at.applicant.editor, "withdrawApplication", at.file);
        return at;
      },
    };

    it.each(Object.keys(makers) as (keyof typeof makers)[])(
      "%s refuses every verb that does not begin there, and nothing is written",
      async (state) => {
        const { applicant: owner, file } = await makers[state]();
        const snapshot = async () =>
          passerelle.dataSource.query(
            `select (select json_agg(a) from application a) as a, (select json_agg(d) from application_duty d) as d,
                    (select count(*) from application_step) as s, (select count(*) from evaluation) as e,
                    (select count(*) from information_request) as i, (select count(*) from eligibility_assessment) as x`,
          );
        const before = await snapshot();
        for (const [verb, body] of Object.entries(bodies) as [VerbName, (typeof bodies)[string]][]) {
          const { from }: Verb = applicationVerbs[verb];
          if (from.includes(state)) continue;
          const caller = actorOf(verb, owner);
          const mine = (await caller.get("query ($id: ID!) { node(id: $id) { id } }", { id: file.id })).node;
          const refusal = await refused(caller, verb, file, await body(file));
          // Whoever reads the file hears of its state; for others it does not exist.
          const expected =
            mine || verb === "declareConflictOfInterest"
              ? { code: "BAD_USER_INPUT", field: "input.applicationId" }
              : { code: "NOT_FOUND", field: "input.applicationId" };
          expect([state, verb, refusal.extensions]).toEqual([
            state,
            verb,
            refusal.extensions.code === "NOT_FOUND" && !mine
              ? { code: "NOT_FOUND", field: "input.applicationId" }
              : expected,
          ]);
          if (mine) expect(refusal.message).toContain(`The application is ${state}`);
        }
        expect(await snapshot()).toEqual(before);
      },
      120_000,
    );

    it.each(["SUBMITTED", "ADMISSIBLE", "IN_EVALUATION", "RECOMMENDED", "IN_CONSULTATION"] as const)(
      "%s can be withdrawn, and nothing can be decided afterwards",
      async (station) => {
        const { applicant: owner, file } = await aFileAt(programme, station, applicant);
        await act(owner.editor, "withdrawApplication", file, { reasons: "Another plan." });
        expect((await read(owner.editor, file)).state).toBe("WITHDRAWN");
        const input = { applicationId: file.id, expectedVersion: 99, reasons: "Late." };
        expect(["NOT_FOUND", "CONFLICT", "BAD_USER_INPUT"]).toContain(
          (await refusalOf(programme.officer, "approveApplication", input)).extensions.code,
        );
        expect((await read(owner.editor, file)).state).toBe("WITHDRAWN");
      },
    );

    it("a decision on a file that was withdrawn meanwhile is refused by its state", async () => {
      const { applicant: owner, file } = await aFileAt(programme, "CONSULTED", applicant);
      await act(owner.editor, "withdrawApplication", file);
      expect(await refused(programme.officer, "approveApplication", file, { reasons: "Yes." })).toMatchObject(
        {
          message: expect.stringMatching(/The application is WITHDRAWN and stays so/),
          extensions: { code: "BAD_USER_INPUT", field: "input.applicationId" },
        },
      );
    });
  });

  it("lets one of two who decide at once win", async () => {
    const { file } = await aFileAt(programme, "CONSULTED", applicant);
    const second = await passerelle.someone("DIRECTORATE_OFFICER", { region: "BRUSSELS" });
    const { version } = await read(programme.officer, file);
    const input = { applicationId: file.id, expectedVersion: version, reasons: "At once." };
    const answers = await Promise.all([
      programme.officer.ask(mutation("approveApplication", FILE), { input }),
      second.ask(mutation("refuseApplication", FILE), { input }),
      programme.officer.ask(mutation("refuseApplication", FILE), { input }),
      second.ask(mutation("approveApplication", FILE), { input }),
    ]);
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const decisions = await passerelle.dataSource.query(
      `select s.verb from application_step s join application a on a.id = s.application_id
        where a.tracking_number = $1 and s.verb in ('approveApplication', 'refuseApplication')`,
      [file.trackingNumber],
    );
    expect(decisions).toHaveLength(1);
  });

  describe("with a question to the applicant", () => {
    const DAY = 86_400_000;

    it("keeps its state and stops its clocks until the answer", async () => {
      const { applicant: owner, file } = await aFileAt(programme, "ADMISSIBLE", applicant);
      await act(programme.coordinator, "requestInformation", file, { question: "Who builds the prototype?" });
      passerelle.clock.advance(10 * DAY);
      const asked = await read(owner.editor, file);
      expect(asked.state).toBe("ADMISSIBLE");
      expect(asked.informationRequests).toEqual([
        { question: "Who builds the prototype?", answer: null, answerBy: expect.any(String) },
      ]);
      expect(asked.clocks).toContainEqual(
        expect.objectContaining({
          clock: "DECISION",
          usedDays: 0,
          isStopped: true,
          dueOn: null,
          isOverdue: false,
        }),
      );
      expect(
        await refused(programme.coordinator, "requestInformation", file, { question: "And?" }),
      ).toMatchObject(badInputAt("input.applicationId"));
      await act(owner.editor, "answerInformationRequest", file, { answer: "We do." });
      passerelle.clock.advance(2 * DAY);
      const answered = await read(programme.coordinator, file);
      expect(answered.informationRequests[0].answer).toBe("We do.");
      expect(answered.clocks).toContainEqual(
        expect.objectContaining({ clock: "DECISION", usedDays: 2, isStopped: false }),
      );
      expect(
        await refused(owner.editor, "answerInformationRequest", file, { answer: "Again." }),
      ).toMatchObject(badInputAt("input.applicationId"));
    });

    it("is decided on only when it is answered, or when the last day to answer is over", async () => {
      const file = await aSubmittedFile(applicant);
      await act(programme.coordinator, "requestInformation", file, { question: "Who?" });
      const decision = { admissible: true, reasons: "Yes." };
      expect(await refused(programme.coordinator, "decideAdmissibility", file, decision)).toMatchObject({
        message: expect.stringMatching(/has until \d{4}-\d\d-\d\d to answer/),
      });
      passerelle.clock.advance(31 * DAY);
      expect((await act(programme.coordinator, "decideAdmissibility", file, decision)).state).toBe(
        "ADMISSIBLE",
      );
    });

    it("shows what is overdue, and lists it for those inside", async () => {
      const file = await aSubmittedFile(applicant);
      passerelle.clock.advance(30 * DAY);
      expect((await read(programme.coordinator, file)).clocks).toContainEqual(
        expect.objectContaining({ clock: "ADMISSIBILITY", isOverdue: true }),
      );
      const OVERDUE = "{ applications(filter: { overdue: true }, first: 100) { edges { node { id } } } }";
      const idsFor = async (caller: Caller) =>
        (await caller.get(OVERDUE)).applications.edges.map(({ node }: any) => node.id as string);
      expect(await idsFor(programme.coordinator)).toContain(file.id);
      expect(await idsFor(applicant.editor)).toEqual([]);
    });
  });

  it("tells the coordinator of other files of the same enterprise and of linked ones", async () => {
    const [mother, daughter, stranger] = [
      await anApplicant(programme, "Moeder NV"),
      await anApplicant(programme, "Dochter SRL"),
      await anApplicant(programme, "Vreemd SRL"),
    ];
    const { organisation } = await programme.adviser.get(
      "query ($id: ID!) { organisation(id: $id) { registryNumber owners { id } version } }",
      { id: mother.organisationId },
    );
    const daughterOwners = await programme.adviser.get(
      "query ($id: ID!) { organisation(id: $id) { owners { id } version } }",
      { id: daughter.organisationId },
    );
    await carryOut(programme.adviser, "updateOwner", "organisation { id }", {
      id: daughterOwners.organisation.owners[0].id,
      expectedVersion: daughterOwners.organisation.version,
      share: "49",
    });
    await carryOut(programme.adviser, "addOwner", "organisation { id }", {
      organisationId: daughter.organisationId,
      kind: "ENTERPRISE",
      name: "Moeder NV",
      register: "KBO",
      registryNumber: organisation.registryNumber,
      share: "51",
    });
    const first = await aSubmittedFile(mother);
    await act(mother.editor, "withdrawApplication", first);
    const second = await aSubmittedFile(mother);
    const linked = await aSubmittedFile(daughter);
    await aSubmittedFile(stranger);
    expect((await read(programme.coordinator, second)).relatedApplications).toEqual([
      {
        relation: "LINKED_ENTERPRISE",
        trackingNumber: linked.trackingNumber,
        applicantName: "Dochter SRL",
        isOpen: true,
      },
      {
        relation: "SAME_ENTERPRISE",
        trackingNumber: first.trackingNumber,
        applicantName: "Moeder NV",
        isOpen: false,
      },
    ]);
    expect((await read(mother.editor, second)).relatedApplications).toEqual([]);
  });

  it("writes to those who have to know, never what stands in the file", async () => {
    const { file } = await aFileAt(programme, "APPROVED", applicant);
    const mails = await passerelle.dataSource.query<{ subject: string; body: string }[]>(
      "select subject, body from outbox_mail where subject like $1 order by id",
      [`%${String(file.trackingNumber)}%`],
    );
    const subjects = mails.map(({ subject }) => subject.replace(String(file.trackingNumber), "N"));
    expect(subjects).toEqual(
      expect.arrayContaining([
        "Application N has arrived",
        "A new application awaits a coordinator: N",
        "Application N: admissibility",
        "You are named as an evaluator: N",
        "Application N: the decision",
      ]),
    );
    for (const { body } of mails)
      expect(body).not.toMatch(/Zennewater|Filtration of baths|serves the programme/);
  });

  it("is worked on by people who hold the role for its side alone", async () => {
    const file = await aSubmittedFile(applicant);
    const elsewhere = await passerelle.someone("COORDINATOR", { region: "QUEBEC" });
    expect(await read(elsewhere, file)).toBeNull();
    expect(
      (await refused(elsewhere, "decideAdmissibility", file, { admissible: true, reasons: "Yes." }))
        .extensions.code,
    ).toBe("NOT_FOUND");
    await lead(programme, file, "ADMISSIBLE");
    // Once somebody coordinates it, it is that person's, not every coordinator's.
    const colleague = await passerelle.someone("COORDINATOR", { region: "BRUSSELS" });
    expect(await read(colleague, file)).toBeNull();
  });

  it("is evaluated twice at least before it is recommended", async () => {
    const { file } = await aFileAt(programme, "ADMISSIBLE", applicant);
    const { coordinator, evaluators } = programme;
    const recommend = { recommended: true, reasons: "Yes." };
    for (const evaluator of evaluators)
      await act(coordinator, "assignEvaluator", file, { personId: await personIdOf(evaluator) });
    await declareNone(evaluators[0], file);
    await evaluate(evaluators[0], file);
    expect(await refused(coordinator, "recommendApplication", file, recommend)).toMatchObject({
      message: expect.stringMatching(/Of 3 evaluators 1 have submitted/),
    });
    for (const evaluator of [evaluators[1], evaluators[2]])
      await act(coordinator, "releaseEvaluator", file, {
        personId: await personIdOf(evaluator),
        reasons: "Ill.",
      });
    expect(await refused(coordinator, "recommendApplication", file, recommend)).toMatchObject({
      message: expect.stringMatching(/rests on 2 evaluations or more/),
    });
    expect(
      await refused(coordinator, "releaseEvaluator", file, {
        personId: await personIdOf(evaluators[0]),
        reasons: "No.",
      }),
    ).toMatchObject(badInputAt("input.personId"));
    const fourth = await passerelle.someone("EVALUATOR");
    await act(coordinator, "assignEvaluator", file, { personId: await personIdOf(fourth) });
    await declareNone(fourth, file);
    await evaluate(fourth, file);
    expect((await act(coordinator, "recommendApplication", file, recommend)).state).toBe("RECOMMENDED");
  });

  it("takes a grid that is whole, with reasons", async () => {
    const { file } = await aFileAt(programme, "IN_EVALUATION", applicant);
    const submit = (scores: object[]) =>
      refusalOf(programme.evaluators[0], "submitEvaluation", {
        applicationId: file.id,
        expectedVersion: 2,
        scores,
      });
    expect(await submit(aGrid().slice(1))).toMatchObject(badInputAt("input.scores"));
    expect(await submit(aGrid(" "))).toMatchObject(badInputAt("input.scores.0.reasons"));
    expect(await submit(aGrid().map((one) => ({ ...one, score: 6 })))).toMatchObject(
      badInputAt("input.scores.0.score"),
    );
    await evaluate(programme.evaluators[0], file);
    expect(
      await refusalOf(programme.evaluators[0], "submitEvaluation", {
        applicationId: file.id,
        expectedVersion: 3,
        scores: aGrid(),
      }),
    ).toMatchObject(badInputAt("input.applicationId"));
  });
});
