import type { Caller } from "../support/caller";
import {
  A_COMPLETE_DRAFT,
  act,
  aGrid,
  type Applicant,
  anApplicant,
  aProgramme,
  declareNone,
  type FileInHand,
  personIdOf,
  type Programme,
} from "../support/files";
import { Passerelle } from "../support/passerelle";
import {
  aCapability,
  aDraftNeed,
  aQuebecOrganisation,
  carryOut,
  clearSummary,
  refusalOf,
} from "../support/stories";

const FILE = `query ($id: ID!) { node(id: $id) { ... on Application { state recommendation { reasons } consultation { outcome }
  decision { reasons } people { duty name } evaluations { comment } targetedPartners { name } } } }`;
const INTRODUCTION = `query ($id: ID!) { node(id: $id) { ... on Introduction { state
  need { title summary } parties { side organisation { legalName } } } } }`;
const MISSION = "id state version travellers { id name } visits { id } quota { used }";
const AGREEMENT = "id state version";
const hours = 50_000;

/** One enterprise from its need to the follow-up of its agreement; after each turn, what each person sees of it. */
describe("a life in the programme", () => {
  let passerelle: Passerelle;
  let programme: Programme;
  let applicant: Applicant;
  let editor: Caller;
  let partner: Caller;
  let stranger: Caller;
  let partnerId: string;
  let needId: string;
  let introductionId: string;
  let file: FileInHand;
  let missionId: string;
  let visitId: string;
  let agreementId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    programme = await aProgramme(passerelle);
    applicant = await anApplicant(programme);
    ({ editor } = applicant);
    partnerId = await aQuebecOrganisation(programme.quebecAdviser);
    partner = await passerelle.someone("SME_EDITOR", { organisationId: partnerId, hours });
    stranger = (await anApplicant(programme, "Autre SRL")).editor;
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const nodeFor = async (caller: Caller, document: string, id: string) => {
    return (await caller.get(document, { id })).node;
  };
  const fileFor = (caller: Caller) => nodeFor(caller, FILE, file.id);
  const statesFor = async (callers: Readonly<Record<string, Caller>>) =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(callers).map(async ([name, caller]) => [name, (await fileFor(caller))?.state ?? null]),
      ),
    );
  const everybody = () => ({
    editor,
    coordinator: programme.coordinator,
    evaluator: programme.evaluators[0],
    unnamed: programme.evaluators[2],
    delegate: programme.delegate,
    officer: programme.officer,
    adviser: programme.adviser,
    partner,
    stranger,
  });
  const nobodyElse = { unnamed: null, adviser: null, partner: null, stranger: null };
  const needStatus = async (caller: Caller) =>
    await nodeFor(
      caller,
      "query ($id: ID!) { node(id: $id) { ... on Need { status title summary } } }",
      needId,
    );
  const versionOf = async (caller: Caller, type: string, id: string): Promise<number> =>
    (await nodeFor(caller, `query ($id: ID!) { node(id: $id) { ... on ${type} { version } } }`, id)).version;

  it("begins with a need: the enterprise writes it, the adviser publishes it, others read its summary", async () => {
    needId = await aDraftNeed(editor, applicant.organisationId);
    expect(await needStatus(stranger)).toBeNull();
    expect(await needStatus(partner)).toBeNull();
    await carryOut(editor, "submitNeed", "need { status }", { needId, expectedVersion: 1 });
    await carryOut(programme.adviser, "publishNeed", "need { status }", { needId, expectedVersion: 2 });
    expect(await needStatus(editor)).toMatchObject({ status: "PUBLISHED", title: "Cleaner wastewater" });
    expect(await needStatus(partner)).toMatchObject({
      title: null,
      summary: "A firm looks for membrane filtration of wastewater.",
    });
  });

  it("finds a partner: the adviser by name, the enterprise as a card", async () => {
    const capabilityId = await aCapability(programme.quebecAdviser, partnerId);
    await clearSummary(programme.quebecAdviser, capabilityId, "Membrane filtration skids for wastewater.");
    const suggestion = async (caller: Caller) => {
      const { need } = await caller.get(
        `query ($id: ID!) { need(id: $id) { partnerSuggestions { edges { node {
          score card { summary } organisation { legalName } } } } } }`,
        { id: needId },
      );
      return need.partnerSuggestions.edges[0].node;
    };
    expect((await suggestion(programme.adviser)).organisation).toEqual({ legalName: "Filtrebois inc." });
    expect(await suggestion(editor)).toMatchObject({
      card: { summary: "Membrane filtration skids for wastewater." },
      organisation: null,
    });
    await carryOut(programme.adviser, "shortlistSuggestion", "verdict { kind }", {
      needId,
      organisationId: partnerId,
    });
  });

  it("introduces the two, who know each other only when both have accepted", async () => {
    const step = async (caller: Caller, verb: string, input: object) =>
      (await carryOut(caller, `${verb}Introduction`, "introduction { id version state }", input))
        .introduction;
    let introduction = await step(programme.adviser, "start", {
      needId,
      candidateId: partnerId,
      message: "A firm looks for filtration.",
    });
    introductionId = introduction.id;
    const target = () => ({ introductionId, expectedVersion: introduction.version });
    introduction = await step(programme.adviser, "send", target());
    const names = async (caller: Caller) =>
      (await nodeFor(caller, INTRODUCTION, introductionId))?.parties.map(
        ({ organisation }: any) => organisation?.legalName ?? null,
      );
    expect(await names(editor)).toEqual(["Zennewater SRL", null]);
    expect(await names(partner)).toEqual([null, "Filtrebois inc."]);
    introduction = await step(editor, "accept", target());
    expect(await names(partner)).toEqual([null, "Filtrebois inc."]);
    introduction = await step(partner, "accept", target());
    expect(introduction.state).toBe("ACCEPTED");
    for (const caller of [editor, partner, programme.adviser, programme.quebecAdviser])
      expect(await names(caller)).toEqual(["Zennewater SRL", "Filtrebois inc."]);
    expect(await names(stranger)).toBeUndefined();
  });

  it("applies: a draft is the enterprise's alone, a submitted file the coordinators' too", async () => {
    const input = {
      organisationId: applicant.organisationId,
      ...A_COMPLETE_DRAFT,
      introductionIds: [introductionId],
    };
    const { draft } = await carryOut(editor, "startApplication", "draft { id version }", input);
    const draftFor = (caller: Caller) =>
      nodeFor(
        caller,
        "query ($id: ID!) { node(id: $id) { ... on ApplicationDraft { projectTitle } } }",
        draft.id,
      );
    expect(await draftFor(editor)).toEqual({ projectTitle: "Filtration of baths" });
    for (const caller of [programme.coordinator, programme.adviser, partner, stranger])
      expect(await draftFor(caller)).toBeNull();
    file = await act(editor, "submitApplication", draft, { declarationSigned: true });
    expect(file.trackingNumber).toMatch(/^BXL-2026-\d{4}$/);
    expect(await statesFor(everybody())).toEqual({
      ...nobodyElse,
      editor: "SUBMITTED",
      coordinator: "SUBMITTED",
      evaluator: null,
      delegate: null,
      officer: null,
    });
    expect((await fileFor(editor)).targetedPartners).toEqual([{ name: "Filtrebois inc." }]);
  });

  it("is admitted and given to evaluators, who read it once they have declared that nothing ties them to it", async () => {
    const { coordinator, evaluators } = programme;
    await act(coordinator, "decideAdmissibility", file, { admissible: true, reasons: "All is there." });
    for (const evaluator of evaluators.slice(0, 2))
      await act(coordinator, "assignEvaluator", file, { personId: await personIdOf(evaluator) });
    expect(await statesFor(everybody())).toMatchObject({ editor: "IN_EVALUATION", evaluator: null });
    for (const evaluator of evaluators.slice(0, 2)) await declareNone(evaluator, file);
    expect(await statesFor(everybody())).toEqual({
      ...nobodyElse,
      editor: "IN_EVALUATION",
      coordinator: "IN_EVALUATION",
      evaluator: "IN_EVALUATION",
      delegate: null,
      officer: null,
    });
  });

  it("is evaluated by each without the other, and seen by neither the applicant", async () => {
    const [first, second] = programme.evaluators;
    const evaluate = (caller: Caller, comment: string) =>
      carryOut(caller, "submitEvaluation", "task { version }", {
        applicationId: file.id,
        expectedVersion: 2,
        scores: aGrid(),
        comment,
      });
    const commentsFor = async (caller: Caller) =>
      (await fileFor(caller)).evaluations
        .map(({ comment }: any) => comment)
        .filter(Boolean)
        .sort();
    await evaluate(first, "Sound.");
    expect(await commentsFor(first)).toEqual(["Sound."]);
    expect(await commentsFor(second)).toEqual([]);
    await evaluate(second, "Solid.");
    for (const caller of [first, second, programme.coordinator])
      expect(await commentsFor(caller)).toEqual(["Solid.", "Sound."]);
    expect(await commentsFor(editor)).toEqual([]);
  });

  it("is recommended, consulted on and approved by others each time; the applicant reads of it at the end", async () => {
    const { coordinator, delegate, officer } = programme;
    await act(coordinator, "recommendApplication", file, { recommended: true, reasons: "Both agree." });
    expect(await statesFor(everybody())).toEqual({
      ...nobodyElse,
      editor: "IN_EVALUATION",
      coordinator: "RECOMMENDED",
      evaluator: "RECOMMENDED",
      delegate: "RECOMMENDED",
      officer: "RECOMMENDED",
    });
    expect((await fileFor(editor)).recommendation).toBeNull();
    await act(delegate, "recordConsultation", file);
    await act(delegate, "recordConsultation", file, {
      outcome: "FAVOURABLE",
      reasons: "The ministry agrees.",
    });
    expect((await fileFor(editor)).state).toBe("IN_CONSULTATION");
    for (const caller of [coordinator, delegate])
      expect(
        (
          await refusalOf(caller, "approveApplication", {
            applicationId: file.id,
            expectedVersion: await versionOf(caller, "Application", file.id),
            reasons: "Mine.",
          })
        ).extensions.code,
      ).toBe("FORBIDDEN");
    await act(officer, "approveApplication", file, { reasons: "It serves the programme." });
    expect(await statesFor(everybody())).toEqual({
      ...nobodyElse,
      editor: "APPROVED",
      coordinator: "APPROVED",
      evaluator: "APPROVED",
      delegate: "APPROVED",
      officer: "APPROVED",
    });
    const read = await fileFor(editor);
    expect(read).toMatchObject({
      recommendation: { reasons: "Both agree." },
      decision: { reasons: "It serves the programme." },
    });
    expect(read.people.map(({ name }: any) => name).filter(Boolean)).toEqual([]);
  });

  it("travels: planned by the enterprise, approved by the directorate, with a visit that the host confirms", async () => {
    const { mission } = await carryOut(editor, "planMission", `mission { ${MISSION} }`, {
      applicationId: file.id,
      departsOn: "2026-12-07",
      returnsOn: "2026-12-11",
      purpose: "Meet builders of membranes.",
      travellers: [{ name: "Ada Claes", role: "MANAGER" }],
    });
    missionId = mission.id;
    const approval = await carryOut(
      programme.officer,
      "approveMission",
      `... on MissionApproved { mission { ${MISSION} } }`,
      { missionId, expectedVersion: mission.version },
    );
    expect(approval.mission).toMatchObject({ state: "APPROVED", quota: { used: 1 } });
    const { visit } = await carryOut(editor, "scheduleVisit", "visit { id state version }", {
      missionId,
      hostOrganisationId: partnerId,
      startsAt: "2026-12-08T09:30",
      endsAt: "2026-12-08T11:30",
      municipality: "Montréal",
      purpose: "See the pilot plant.",
    });
    visitId = visit.id;
    const confirmed = await carryOut(partner, "confirmVisit", "visit { state }", {
      visitId,
      expectedVersion: visit.version,
    });
    expect(confirmed.visit.state).toBe("CONFIRMED");
    const missionFor = (caller: Caller) =>
      nodeFor(
        caller,
        "query ($id: ID!) { node(id: $id) { ... on Mission { state travellers { name } } } }",
        missionId,
      );
    expect(await missionFor(editor)).toEqual({ state: "APPROVED", travellers: [{ name: "Ada Claes" }] });
    expect(await missionFor(programme.adviser)).toEqual({ state: "APPROVED", travellers: null });
    for (const caller of [partner, stranger, programme.quebecAdviser])
      expect(await missionFor(caller)).toBeNull();
  });

  it("comes home with a debriefing that is the enterprise's and the programme's", async () => {
    passerelle.clock.set("2026-12-08T18:00:00Z");
    const { coordinator } = programme;
    const step = async (verb: string, more: object = {}) =>
      carryOut(coordinator, verb, "mission { state }", {
        missionId,
        expectedVersion: await versionOf(coordinator, "Mission", missionId),
        ...more,
      });
    await step("startMission");
    await carryOut(editor, "debriefVisit", "visit { state }", {
      visitId,
      expectedVersion: await versionOf(editor, "Visit", visitId),
      kept: true,
      result: "They want a pilot.",
      nextStep: "Send the samples.",
    });
    const debriefFor = async (caller: Caller) =>
      nodeFor(caller, "query ($id: ID!) { node(id: $id) { ... on Visit { debrief { result } } } }", visitId);
    for (const caller of [editor, coordinator])
      expect(await debriefFor(caller)).toEqual({ debrief: { result: "They want a pilot." } });
    expect(await debriefFor(partner)).toEqual({ debrief: null });
    passerelle.clock.set("2026-12-14T09:00:00Z");
    expect((await step("closeMission", { report: "An agreement is in sight." })).mission.state).toBe(
      "CLOSED",
    );
  });

  it("ends in an agreement that both sign, with the chain that it came from", async () => {
    const step = async (caller: Caller, verb: string, more: object) =>
      (
        await carryOut(caller, verb, `agreement { ${AGREEMENT} }`, {
          agreementId,
          expectedVersion: await versionOf(caller, "Agreement", agreementId),
          ...more,
        })
      ).agreement.state as string;
    const recorded = await carryOut(editor, "recordAgreement", `agreement { ${AGREEMENT} }`, {
      introductionId,
      missionId,
      kind: "JOINT_RD",
      title: "Membranes together",
    });
    agreementId = recorded.agreement.id;
    expect(await step(editor, "signAgreement", { signedOn: "2026-12-14" })).toBe("NEGOTIATING");
    expect(await step(partner, "signAgreement", { signedOn: "2026-12-14" })).toBe("SIGNED");
    expect(await step(partner, "activateAgreement", { activeFrom: "2027-01-01" })).toBe("ACTIVE");
    const chain = (caller: Caller) =>
      nodeFor(
        caller,
        `query ($id: ID!) { node(id: $id) { ... on Agreement { state fromSuggestion need { summary }
          introduction { id } mission { id } parties { organisation { legalName } } } } }`,
        agreementId,
      );
    const parties = [
      { organisation: { legalName: "Zennewater SRL" } },
      { organisation: { legalName: "Filtrebois inc." } },
    ];
    expect(await chain(editor)).toMatchObject({
      state: "ACTIVE",
      fromSuggestion: true,
      introduction: { id: introductionId },
      mission: { id: missionId },
      parties,
    });
    // The mission is a file of the enterprise that travelled.
    expect(await chain(partner)).toMatchObject({ state: "ACTIVE", mission: null, parties });
    expect(await chain(stranger)).toBeNull();
  });

  it("is followed up, and counts in figures that tell nothing of one enterprise", async () => {
    passerelle.clock.set("2027-07-01T09:00:00Z");
    const { agreement } = await carryOut(
      editor,
      "recordFollowUp",
      "agreement { followUps { party month jobs } nextFollowUpOn }",
      {
        agreementId,
        expectedVersion: await versionOf(editor, "Agreement", agreementId),
        month: 6,
        jobs: 2,
        products: "A skid",
      },
    );
    expect(agreement.followUps).toEqual([{ party: "SEEKER", month: 6, jobs: 2 }]);
    const figures = async () => {
      const { programmeFunnel } = await programme.officer.get(
        "{ programmeFunnel(groupBy: REGION, year: 2026) { rows { group cells { stage count } } } }",
      );
      const totals = programmeFunnel.rows.find(({ group }: any) => group === null);
      return Object.fromEntries(totals.cells.map(({ stage, count }: any) => [stage, count]));
    };
    const nothing = {
      NEEDS: null,
      SHORTLISTED: null,
      INTRODUCTIONS: null,
      APPLICATIONS: null,
      MISSIONS: null,
      AGREEMENTS: null,
    };
    expect(await figures()).toEqual(nothing);
    // With nine more like it the figures are told.
    await multiply(9);
    expect(await figures()).toMatchObject({ NEEDS: 10, APPLICATIONS: 10, MISSIONS: 10, AGREEMENTS: 10 });
  });

  /** Copies of what the life left behind, so that there is something to count. */
  async function multiply(times: number): Promise<void> {
    const copies = (table: string, more: string) =>
      passerelle.dataSource.query(
        `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(
           'id', gen_random_uuid() ${more}))).* from ${table} t, generate_series(1, $1) n`,
        [times],
      );
    await copies("need", "");
    await copies("application", ", 'tracking_number', 'COPY-' || n");
    await copies("mission", "");
    await copies("agreement", "");
  }
});
