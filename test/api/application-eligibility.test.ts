import type { Caller } from "../support/caller";
import {
  act,
  aDraft,
  aFileAt,
  anApplicant,
  type Applicant,
  aProgramme,
  aSubmittedFile,
  changeProfile,
  type FileInHand,
  lead,
  type Programme,
  recordHeadcount,
  refused,
} from "../support/files";
import { Passerelle } from "../support/passerelle";
import { badInputAt, carryOut, refusalOf } from "../support/stories";

const ASSESSED = `query ($id: ID!) { application(id: $id) {
  assessments { id occasion asOf ruleSet ruleSetVersion europeanVersion outcome
    rules { rule outcome explanation facts { name value } } enterprises { name isSme } }
  eligibilityDifferences { cause outcomeBefore outcomeNow versionBefore versionNow
    rules { rule before now explanation factsBefore { name value } factsNow { name value } } }
} }`;

const REPLAY = `query ($id: ID!) { replayEligibility(assessmentId: $id) {
  isIdentical outcome rules { rule outcome } frozen { outcome rules { rule outcome } } } }`;

const CHECK = `query ($organisationId: ID!, $applicationId: ID, $needId: ID) {
  checkEligibility(organisationId: $organisationId, applicationId: $applicationId, needId: $needId) {
    outcome asOf rules { rule outcome facts { source } } enterprises { name isSme }
  }
}`;

const DAY = 86_400_000;

describe("the eligibility of an application", () => {
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

  const assessed = async (caller: Caller, { id }: Pick<FileInHand, "id">) =>
    (await caller.get(ASSESSED, { id })).application;
  const check = async (caller: Caller, { organisationId }: Applicant, applicationId: string) =>
    (await caller.get(CHECK, { organisationId, applicationId })).checkEligibility;
  const admit = (file: FileInHand) =>
    act(programme.coordinator, "decideAdmissibility", file, { admissible: true, reasons: "All is there." });

  it("is checked on a draft and on a file, by the applicant and by those who decide", async () => {
    const applicant = await anApplicant(programme);
    const draft = await aDraft(applicant);
    expect(await check(applicant.editor, applicant, draft.id)).toMatchObject({ outcome: "PASS" });
    const file = await act(applicant.editor, "submitApplication", draft, { declarationSigned: true });
    passerelle.clock.advance(3 * DAY);
    const own = await check(applicant.editor, applicant, file.id);
    // The day of the submission is meant when nobody names one.
    expect(own).toMatchObject({ outcome: "PASS", asOf: "2026-11-23" });
    const nature = own.rules.find(({ rule }: any) => rule === "NATURE");
    expect(nature).toMatchObject({
      outcome: "PASS",
      facts: [{ source: "APPLICATION" }, { source: "APPLICATION" }],
    });
    expect(await check(programme.coordinator, applicant, file.id)).toMatchObject({ outcome: "PASS" });
    const { organisationId } = applicant;
    for (const caller of [programme.adviser, programme.officer])
      expect((await caller.refusal(CHECK, { organisationId, applicationId: file.id })).extensions.code).toBe(
        "NOT_FOUND",
      );
    const other = await anApplicant(programme, "Autre SRL");
    expect(
      await applicant.editor.refusal(CHECK, { organisationId: other.organisationId, applicationId: file.id }),
    ).toMatchObject({ extensions: { code: "NOT_FOUND" } });
  });

  it("is frozen with each decision, with pseudonyms for persons who hold capital, and replayed", async () => {
    const { applicant, file } = await aFileAt(programme, "APPROVED");
    const { assessments } = await assessed(programme.officer, file);
    expect(assessments.map(({ occasion }: any) => occasion)).toEqual(["ADMISSIBILITY", "DECISION"]);
    const [frozen] = assessments;
    expect(frozen).toMatchObject({
      ruleSet: "BXL-PROGRAMME",
      ruleSetVersion: 1,
      europeanVersion: 1,
      outcome: "PASS",
    });
    const stored = await passerelle.dataSource.query(
      "select facts::text || result::text as text from eligibility_assessment",
    );
    for (const { text } of stored) expect(text).not.toContain("Ada Peeters");
    expect(JSON.stringify(frozen)).toContain("holder 1");
    // Facts change, and the frozen result stays what it was.
    await recordHeadcount(programme.adviser, applicant.organisationId, "251", "2026-06-30");
    const again = await assessed(programme.officer, file);
    expect(again.assessments).toEqual(assessments);
    for (const { id } of assessments) {
      const { replayEligibility: replay } = await programme.officer.get(REPLAY, { id });
      expect(replay).toMatchObject({ isIdentical: true, outcome: "PASS" });
      expect(replay.rules).toEqual(replay.frozen.rules);
    }
    for (const caller of [applicant.editor, programme.evaluators[0], programme.delegate])
      expect((await assessed(caller, file)).assessments).toEqual([]);
    const stranger = await passerelle.someone("COORDINATOR", { region: "BRUSSELS" });
    expect((await stranger.refusal(REPLAY, { id: frozen.id })).extensions.code).toBe("NOT_FOUND");
    expect((await programme.evaluators[0].refusal(REPLAY, { id: frozen.id })).extensions.code).toBe(
      "FORBIDDEN",
    );
  });

  it("cannot be changed by the application's own role once it is frozen", async () => {
    await aFileAt(programme, "ADMISSIBLE");
    for (const statement of [
      "update eligibility_assessment set outcome = 'PASS'",
      "update eligibility_assessment set result = '{}'",
      "delete from eligibility_assessment",
      "update application_step set reasons = 'Other.'",
      "delete from evaluation",
    ])
      await expect(passerelle.dataSource.query(statement)).rejects.toThrow(
        /permission denied|does not exist|never changed/,
      );
  });

  it("shows what would come out otherwise once facts have changed", async () => {
    const { applicant, file } = await aFileAt(programme, "ADMISSIBLE");
    expect((await assessed(programme.coordinator, file)).eligibilityDifferences).toEqual([]);
    await recordHeadcount(programme.adviser, applicant.organisationId, "250");
    const { eligibilityDifferences } = await assessed(programme.coordinator, file);
    expect(eligibilityDifferences).toEqual([
      expect.objectContaining({
        cause: "FACTS",
        outcomeBefore: "PASS",
        outcomeNow: "FAIL",
        versionBefore: 1,
        versionNow: 1,
      }),
    ]);
    expect(eligibilityDifferences[0].rules).toEqual([
      expect.objectContaining({
        rule: "SIZE",
        before: "PASS",
        now: "FAIL",
        factsBefore: expect.arrayContaining([
          expect.objectContaining({ value: expect.stringMatching(/^40/) }),
        ]),
        factsNow: expect.arrayContaining([expect.objectContaining({ value: expect.stringMatching(/^250/) })]),
      }),
    ]);
    expect((await assessed(applicant.editor, file)).eligibilityDifferences).toEqual([]);
    // A decision does not go round the rule: it is refused, or the file is.
    await lead(programme, file, "CONSULTED", "ADMISSIBLE");
    expect(await refused(programme.officer, "approveApplication", file, { reasons: "Still." })).toMatchObject(
      {
        message: expect.stringMatching(/cannot be approved: by BXL-PROGRAMME, version 1, it fails SIZE/),
        extensions: { code: "BAD_USER_INPUT", field: "input.applicationId" },
      },
    );
    await act(programme.officer, "refuseApplication", file, { reasons: "It has grown." });
  });

  it("stands in the way of an admission that a rule excludes, and not of one that is open", async () => {
    const young = await anApplicant(programme, "Jonge SRL");
    await changeProfile(programme.adviser, young.organisationId, { foundedOn: "2026-06-01" });
    const refusedFile = await aSubmittedFile(young);
    const decision = { admissible: true, reasons: "Let us see." };
    expect(await refused(programme.coordinator, "decideAdmissibility", refusedFile, decision)).toMatchObject({
      message: expect.stringMatching(/cannot be admitted: .* it fails AGE/),
    });
    const { assessments } = await assessed(programme.coordinator, refusedFile);
    expect(assessments).toEqual([]);
    await act(programme.coordinator, "decideAdmissibility", refusedFile, {
      admissible: false,
      reasons: "Too young.",
    });
    const unknown = await anApplicant(programme, "Onbekend SRL");
    await changeProfile(programme.adviser, unknown.organisationId, { foundedOn: null });
    const open = await admit(await aSubmittedFile(unknown));
    expect((await assessed(programme.coordinator, open)).assessments[0].outcome).toBe("UNDETERMINED");
  });

  it("excludes a search for an intermediary that is the sole aim", async () => {
    const applicant = await anApplicant(programme);
    const contradictory = await aDraft(applicant, { intermediarySearch: "SOLE_AIM" });
    expect(
      await refusalOf(applicant.editor, "submitApplication", {
        applicationId: contradictory.id,
        expectedVersion: 1,
        declarationSigned: true,
      }),
    ).toMatchObject(badInputAt("draft.cooperationKinds"));
    const file = await aSubmittedFile(applicant, { intermediarySearch: "SOLE_AIM", cooperationKinds: [] });
    const decision = { admissible: true, reasons: "Yes." };
    expect(await refused(programme.coordinator, "decideAdmissibility", file, decision)).toMatchObject({
      message: expect.stringMatching(/fails NATURE, EXCLUSION\./),
    });
  });

  // The last story: the stricter rules stay in force.
  it("shows what would come out otherwise under rules that are in force now", async () => {
    const { file } = await aFileAt(programme, "ADMISSIBLE");
    const administrator = await passerelle.someone("ADMINISTRATOR");
    const today = passerelle.clock.now().toISOString().slice(0, 10);
    await carryOut(administrator, "publishRuleSetVersion", "__typename", {
      code: "BXL-PROGRAMME",
      effectiveOn: new Date(Date.parse(today) + DAY).toISOString().slice(0, 10),
      source: "A stricter ceiling.",
      parameters: { headcountBelow: 30 },
    });
    passerelle.clock.advance(2 * DAY);
    const { eligibilityDifferences } = await assessed(programme.coordinator, file);
    expect(eligibilityDifferences).toEqual([
      expect.objectContaining({
        cause: "RULES",
        outcomeBefore: "PASS",
        outcomeNow: "FAIL",
        versionBefore: 1,
        versionNow: 2,
      }),
    ]);
    // The rules of the day of the submission decide.
    await lead(programme, file, "APPROVED", "ADMISSIBLE");
    const { assessments, eligibilityDifferences: none } = await assessed(programme.officer, file);
    expect(assessments.at(-1)).toMatchObject({ occasion: "DECISION", ruleSetVersion: 1, outcome: "PASS" });
    expect(none).toEqual([]);
  });
});
