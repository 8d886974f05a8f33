import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { toGlobalId } from "graphql-relay";
import { disclosureTable } from "../../src/modules/disclosure-table";
import type { DisclosureLevel } from "../../src/security/disclosure";
import type { Role } from "../../src/security/role";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import { act, aDraft, aSubmittedFile, declareNone, evaluate } from "../support/files";
import { anApprovedApplication, type Officials, officialsOf, personIdOf } from "../support/programme";
import { type ArgumentValues, pathsTo, type SchemaPath } from "../support/schema-paths";
import {
  aBrusselsOrganisation,
  aCapability,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
  clearSummary,
} from "../support/stories";

/** Every confidential text of the story holds one of these words, by its level. */
const SECRET: Readonly<Record<1 | 3 | 4 | "INSIDE" | "TEAM", RegExp>> = {
  1: /kanarielevelone/i,
  3: /kanarielevelthree|7654321/i,
  4: /kanarielevelfour/i,
  // Of level 4, and not for the applicant: who evaluates, and what evaluators declare.
  INSIDE: /kanarieinside/i,
  // Notes of advisers, analysts and attachés, for nobody of any enterprise.
  TEAM: /kanarieteam/i,
};
type Secret = keyof typeof SECRET;
const SECRETS = [1, 3, 4, "INSIDE", "TEAM"] as const satisfies readonly Secret[];
const levelOne = (text: string) => `${text} kanarielevelone`;
const levelThree = (text: string) => `${text} kanarielevelthree`;
const levelFour = (text: string) => `${text} kanarielevelfour`;
const inside = (text: string) => `${text} kanarieinside`;
const ofTeam = (text: string) => `${text} kanarieteam`;

/** Records of application files. They tell their readers of the applicant what is level 1 or 3 in the catalogue. */
const FILE_TYPES: ReadonlySet<string> = new Set([
  "Application",
  "FilePerson",
  "FileStep",
  "Evaluation",
  "RelatedApplication",
  "EvaluationTask",
  "EligibilityAssessment",
  "EligibilityDifference",
]);

interface Onlooker {
  readonly name: string;
  readonly caller: Caller;
  /** Levels of the watched organisation's data that are this person's to read. */
  readonly reads: readonly (DisclosureLevel | "TEAM")[];
  /** Besides, in records of application files. */
  readonly readsInFiles?: readonly Secret[];
}

/** Types to which the schema has one way only: what an evaluator has to do is asked for by that evaluator alone. */
const ONE_DOOR: ReadonlySet<string> = new Set(["EvaluationTask"]);

/** More than the story has of anything, so that every page is whole and the longest ways are not too costly to ask. */
const PAGE = 6;

/** The longest ways are longer than a person's questions. Lists in lists are counted as if every page were full. */
const WIDE = {
  depth: 30,
  nodes: Number.MAX_SAFE_INTEGER,
  selections: 10_000,
  tokens: 10_000,
  aliases: 1_000,
};

describe("every role on every path to every confidential field", () => {
  let passerelle: Passerelle;
  let onlookers: Onlooker[];
  let values: ArgumentValues;

  beforeAll(async () => {
    passerelle = await Passerelle.start({ limits: WIDE, analystLimits: { nodes: WIDE.nodes } });
    const adviser = await passerelle.adviser("BRUSSELS");
    const quebecAdviser = await passerelle.adviser("QUEBEC");
    const watched = await aWatchedOrganisation(adviser);
    const capabilityId = await aCapability(adviser, watched, {
      title: levelOne("Silver recovery"),
      text: levelOne("Electrolytic recovery of silver."),
      summary: "Recovery of silver from baths.",
    });
    await clearSummary(adviser, capabilityId, "Recovery of silver from baths.");
    const needId = await aPublishedNeed(adviser, watched, {
      title: levelOne("Cleaner baths"),
      text: levelOne("We look for filtration of baths."),
      summary: "A firm looks for filtration of baths.",
      partnerSought: levelOne("A builder"),
      requirements: [{ level: "MUST", text: levelOne("filtration of baths") }],
    });
    const stranger = await aQuebecOrganisation(quebecAdviser, { legalName: "Filtrebois inc." });
    const answer = await aCapability(quebecAdviser, stranger, {
      title: "Filtration",
      text: "Filtration of baths.",
    });
    await clearSummary(quebecAdviser, answer, "Filtration of baths.");
    const asked = await aPublishedNeed(quebecAdviser, stranger, {
      text: "Recovery of silver from baths.",
      summary: "Recovery of silver from baths.",
      requirements: [{ level: "MUST", text: "recovery of silver" }],
    });
    const counterpart = await aQuebecOrganisation(quebecAdviser, { legalName: "Boisclair inc." });
    await carryOut(quebecAdviser, "shortlistSuggestion", "need { id }", {
      needId: asked,
      organisationId: watched,
    });
    const { unanswered, accepted } = await introductions(
      adviser,
      quebecAdviser,
      needId,
      stranger,
      counterpart,
    );
    for (const subject of [
      { organisationId: watched },
      { organisationId: watched, otherOrganisationId: counterpart },
      { needId },
      { introductionId: accepted },
    ])
      await carryOut(adviser, "addNote", "note { id }", { ...subject, text: ofTeam("A rumour.") });
    await carryOut(adviser, "assignOrganisationAdviser", "organisation { id }", {
      organisationId: watched,
      note: ofTeam("Call her."),
    });
    const officials = await officialsOf(passerelle, "BRUSSELS");
    const files = await applicationFiles(adviser, watched, officials);
    const preparer = await passerelle.someone("ATTACHE");
    const { missionId, visitId } = await aMission(watched, counterpart, officials, preparer);
    const agreementId = await anAgreement(adviser, quebecAdviser, accepted);
    onlookers = [
      ...(await everyRole(watched, stranger, counterpart)),
      ...Object.entries(officials).map(([duty, caller]) => ({
        name: `the ${duty} of the file`,
        caller,
        reads: [0, 4] as const,
        // The frozen eligibility, for those who decide on it, rests on figures and holders.
        readsInFiles:
          duty === "coordinator" || duty === "officer"
            ? ([1, 3, "INSIDE"] as const)
            : ([1, "INSIDE"] as const),
      })),
      { name: "an attaché who prepares the mission", caller: preparer, reads: [0, 1, 4, "TEAM"] },
    ];
    values = {
      "organisation.id": quote(watched),
      "need.id": quote(needId),
      "duplicateOrganisations.organisationId": quote(stranger),
      "mission.id": quote(missionId),
      "*.first": String(PAGE),
      "capability.id": quote(capabilityId),
      "application.id": quote(files.approved),
      "replayEligibility.assessmentId": quote(files.assessment),
      "node.id": quote(needId),
      "nodes.ids": `[${[watched, needId, capabilityId, asked, unanswered, missionId, visitId, agreementId, ...Object.values(files)].map(quote).join(", ")}]`,
      "search.text": quote("silver recovery filtration baths Zennesilver"),
      "suggestPartners.input": `{ text: "Recovery of silver from baths.", requirements: [{ level: MUST, text: "recovery of silver" }] }`,
      "replayVerdict.needId": quote(asked),
      "replayVerdict.organisationId": quote(watched),
      "explainSuggestion.needId": quote(asked),
      "explainSuggestion.organisationId": quote(watched),
    };
  }, 120_000);

  afterAll(async () => {
    expect(passerelle.internalErrors).toEqual([]);
    await passerelle.stop();
  });

  async function aWatchedOrganisation(adviser: Caller): Promise<string> {
    const id = await aBrusselsOrganisation(adviser, { legalName: levelOne("Zennesilver") });
    const version = async () =>
      (await adviser.get(`query ($id: ID!) { organisation(id: $id) { version } }`, { id })).organisation
        .version as number;
    const change = async (mutation: string, type: string, input: object) =>
      adviser.get(`mutation ($input: ${type}!) { ${mutation}(input: $input) { organisation { id } } }`, {
        input,
      });
    await change("updateOrganisationProfile", "UpdateOrganisationProfileInput", {
      organisationId: id,
      expectedVersion: await version(),
      tradeNames: [levelOne("Silverzenne")],
      legalForm: levelOne("SRL"),
      presentations: [{ language: "EN", text: levelOne("We recover silver.") }],
    });
    await change("addContact", "AddContactInput", { organisationId: id, name: levelOne("Ada") });
    await change("addEstablishment", "AddEstablishmentInput", {
      organisationId: id,
      kind: "BRANCH",
      country: "BE",
      street: levelOne("Rue 1"),
    });
    await change("addOwner", "AddOwnerInput", {
      organisationId: id,
      kind: "ENTERPRISE",
      share: "60",
      name: levelThree("Holding"),
    });
    await carryOut(adviser, "registerDocument", "document { id }", {
      organisationId: id,
      title: levelThree("Drawings"),
      description: levelThree("Of a skid"),
      mediaType: "application/pdf",
      sizeBytes: 1,
      sha256: "0123456789abcdef".repeat(4),
      reference: levelThree("Cabinet"),
    });
    await change("recordFigures", "RecordFiguresInput", {
      organisationId: id,
      expectedVersion: await version(),
      closedOn: "2025-12-31",
      turnover: { amount: "7654321.11", currency: "EUR" },
    });
    return id;
  }

  /** Signed, with a document and a follow-up of the watched organisation's own. */
  async function anAgreement(
    adviser: Caller,
    quebecAdviser: Caller,
    introductionId: string,
  ): Promise<string> {
    const change = async (caller: Caller, name: string, input: object) =>
      (await carryOut(caller, name, "agreement { id version }", input)).agreement;
    const draft = { introductionId, kind: "JOINT_RD", title: "Together" };
    const { id: agreementId } = await change(adviser, "recordAgreement", draft);
    const proof = {
      title: levelThree("Contract"),
      datedOn: "2026-05-20",
      sha256: "0123456789abcdef".repeat(4),
      reference: levelThree("Cabinet"),
    };
    const signedOn = "2026-11-23";
    await change(adviser, "signAgreement", { agreementId, expectedVersion: 1, signedOn, proof });
    await change(quebecAdviser, "signAgreement", { agreementId, expectedVersion: 2, signedOn });
    const now = passerelle.clock.now().toISOString();
    passerelle.clock.set("2027-05-24T09:00:00Z");
    await change(await passerelle.adviser("BRUSSELS"), "recordFollowUp", {
      agreementId,
      expectedVersion: 3,
      month: 6,
      products: levelThree("A skid"),
    });
    passerelle.clock.set(now);
    return agreementId as string;
  }

  /** One that was declined and is tried again, unanswered, and one that both sides have accepted. */
  async function introductions(
    adviser: Caller,
    quebecAdviser: Caller,
    needId: string,
    stranger: string,
    counterpart: string,
  ): Promise<{ unanswered: string; accepted: string }> {
    const start = async (candidateId: string, againBecause?: string) => {
      const input = { needId, candidateId, message: "A firm looks for filtration.", againBecause };
      const draft = (await carryOut(adviser, "startIntroduction", "introduction { id }", input)).introduction;
      await step(adviser, "send", draft.id, 1);
      return draft.id as string;
    };
    const step = (caller: Caller, verb: string, introductionId: string, expectedVersion: number, more = {}) =>
      carryOut(caller, `${verb}Introduction`, "introduction { state }", {
        introductionId,
        expectedVersion,
        ...more,
      });
    const comment = levelOne("Too busy");
    await step(adviser, "decline", await start(stranger), 2, { reason: "OTHER", comment });
    const accepted = await start(counterpart);
    await step(adviser, "accept", accepted, 2);
    await step(quebecAdviser, "accept", accepted, 3);
    await carryOut(adviser, "recordIntroductionFollowUp", "introduction { state }", {
      introductionId: accepted,
      expectedVersion: 4,
      met: true,
      outcome: "IN_TALKS",
      nextStep: levelThree("A visit"),
      comment: levelThree("They are slow"),
    });
    return { unanswered: await start(stranger, levelOne("Less busy")), accepted };
  }

  /** Underway, with somebody on it, costs, support and a visit that is told of. */
  async function aMission(watched: string, counterpart: string, officials: Officials, preparer: Caller) {
    const { coordinator, officer } = officials;
    const editor = await passerelle.someone("SME_EDITOR", { organisationId: watched });
    const applicationId = await anApprovedApplication(passerelle, watched, "BRUSSELS", officials);
    const change = async (caller: Caller, name: string, input: object) =>
      (await carryOut(caller, name, "mission { id version }", input)).mission;
    const { id: missionId } = await change(editor, "planMission", {
      applicationId,
      departsOn: "2026-11-23",
      returnsOn: "2026-11-27",
      purpose: "Meet a builder.",
      travellers: [{ name: levelFour("Ada"), role: "MANAGER", jobTitle: levelFour("Head") }],
    });
    const [{ email }] = await passerelle.dataSource.query("select email from person where id = $1", [
      personIdOf(preparer),
    ]);
    await change(coordinator, "nameMissionPreparer", { missionId, expectedVersion: 1, email });
    await change(coordinator, "addBooking", { missionId, kind: "OTHER", supplier: levelFour("Hotel") });
    await change(coordinator, "addSupportTask", {
      missionId,
      title: levelFour("Fetch"),
      dueOn: "2026-11-23",
    });
    await change(coordinator, "addMissionCost", {
      missionId,
      description: levelFour("Flight"),
      amount: { amount: "10.00", currency: "EUR" },
      programmeShare: "5.00",
      enterpriseShare: "5.00",
    });
    const { visit } = await carryOut(preparer, "scheduleVisit", "visit { id }", {
      missionId,
      hostOrganisationId: counterpart,
      startsAt: "2026-11-23T03:00",
      endsAt: "2026-11-23T04:30",
      municipality: "Montréal",
      purpose: "See a plant.",
    });
    await carryOut(officer, "approveMission", "__typename", { missionId, expectedVersion: 5 });
    await change(preparer, "startMission", { missionId, expectedVersion: 6 });
    await carryOut(editor, "debriefVisit", "visit { id }", {
      visitId: visit.id,
      expectedVersion: 1,
      kept: true,
      result: levelFour("A pilot"),
    });
    return { missionId: missionId as string, visitId: visit.id as string };
  }

  /** A draft, a file that was approved, and one that is open and whose facts have changed since it was admitted. */
  async function applicationFiles(adviser: Caller, watched: string, officials: Officials) {
    const editor = await passerelle.someone("SME_EDITOR", { organisationId: watched });
    const applicant = { organisationId: watched, editor };
    const { coordinator, evaluator, delegate, officer } = officials;
    const texts = { objectives: levelFour("An agreement."), projectAims: levelFour("A prototype.") };
    const draft = await aDraft(applicant, texts);
    const file = await aSubmittedFile(applicant, texts);
    await act(coordinator, "decideAdmissibility", file, {
      admissible: true,
      reasons: levelFour("All is there."),
    });
    const [second, biased] = [await passerelle.someone("EVALUATOR"), await passerelle.someone("EVALUATOR")];
    for (const one of [evaluator, second, biased]) {
      const personId = toGlobalId("Person", personIdOf(one));
      await act(coordinator, "assignEvaluator", file, { personId });
      await passerelle.dataSource.query("update person set name = $2 where id = $1", [
        personIdOf(one),
        inside("Eva"),
      ]);
    }
    for (const one of [evaluator, second]) await declareNone(one, file);
    await carryOut(biased, "declareConflictOfInterest", "task { version }", {
      applicationId: file.id,
      expectedVersion: 1,
      hasConflict: true,
      conflict: inside("A cousin."),
    });
    for (const one of [evaluator, second]) await evaluate(one, file, levelFour("Sound."));
    await act(coordinator, "recommendApplication", file, {
      recommended: true,
      reasons: levelFour("Both agree."),
    });
    await act(delegate, "recordConsultation", file, { outcome: "FAVOURABLE", reasons: levelFour("Fine.") });
    await act(officer, "approveApplication", file, { reasons: levelFour("It serves.") });
    const open = await aSubmittedFile(applicant, texts);
    await act(coordinator, "decideAdmissibility", open, {
      admissible: true,
      reasons: levelFour("All is there."),
    });
    const { organisation } = await adviser.get(
      "query ($id: ID!) { organisation(id: $id) { version owners { id } } }",
      { id: watched },
    );
    await carryOut(adviser, "updateOwner", "organisation { id }", {
      id: organisation.owners[0].id,
      expectedVersion: organisation.version,
      name: levelThree("Another holding"),
    });
    const { application } = await coordinator.get(
      "query ($id: ID!) { application(id: $id) { assessments { id } } }",
      { id: file.id },
    );
    return {
      draft: draft.id,
      approved: file.id,
      open: open.id,
      assessment: application.assessments[0].id as string,
    };
  }

  async function everyRole(watched: string, stranger: string, counterpart: string): Promise<Onlooker[]> {
    const of = async (name: string, reads: Onlooker["reads"], role: Role, options = {}) => ({
      name,
      reads,
      caller: await passerelle.someone(role, options),
    });
    return [
      { name: "an anonymous visitor", caller: passerelle.visitor, reads: [] },
      await of("an editor of the organisation", [0, 1, 3, 4], "SME_EDITOR", { organisationId: watched }),
      await of("a member of the organisation", [0, 1, 3, 4], "SME_MEMBER", { organisationId: watched }),
      await of("an editor of another organisation", [0], "SME_EDITOR", { organisationId: stranger }),
      await of("a member of another organisation", [0], "SME_MEMBER", { organisationId: stranger }),
      await of("an editor of a counterpart", [0, 1], "SME_EDITOR", { organisationId: counterpart }),
      await of("the adviser of the region", [0, 1, 3, "TEAM"], "ADVISER", { region: "BRUSSELS" }),
      await of("the adviser of the other region", [0, 1, "TEAM"], "ADVISER", { region: "QUEBEC" }),
      await of("an analyst", [0, 1, "TEAM"], "ANALYST"),
      await of("an attaché", [0, 1, "TEAM"], "ATTACHE"),
      await of("a coordinator", [0], "COORDINATOR", { region: "BRUSSELS" }),
      await of("an evaluator", [0], "EVALUATOR"),
      await of("a directorate officer", [0], "DIRECTORATE_OFFICER", { region: "BRUSSELS" }),
      await of("a delegate", [0], "DELEGATE", { region: "QUEBEC" }),
      await of("a privacy officer", [0], "PRIVACY_OFFICER"),
      await of("an administrator", [0], "ADMINISTRATOR"),
    ];
  }

  /** Every field of a type above level 0, objects with the leaves of their own and of what they hold. */
  function confidentialFields(type: GraphQLObjectType): string {
    const rule = disclosureTable[type.name];
    const levels = rule === "OPEN" || rule === undefined ? {} : rule.fields;
    return Object.values(type.getFields())
      .filter(({ name }) => (levels[name] ?? 0) > 0)
      .flatMap((field) => selectionOf(field, 1))
      .join(" ");
  }

  function selectionOf(field: GraphQLField<unknown, unknown>, depth: number): string[] {
    if (field.args.some((argument) => isRequiredArgument(argument))) return [];
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [field.name];
    if (!isObjectType(named) || depth > 2) return [];
    const inner = Object.values(named.getFields()).flatMap((one) => selectionOf(one, depth + 1));
    return inner.length === 0 ? [] : [`${field.name} { ${inner.join(" ")} }`];
  }

  it("asks for pages that hold all there is", async () => {
    for (const table of [
      "organisation",
      "need",
      "capability",
      "introduction",
      "mission",
      "visit",
      "agreement",
      "application",
    ]) {
      const [{ count }] = await passerelle.dataSource.query(`select count(*)::int as count from ${table}`);
      expect([table, count > 0 && count <= PAGE]).toEqual([table, true]);
    }
  });

  const subjects = Object.entries(disclosureTable).flatMap(([name, rule]) => (rule === "OPEN" ? [] : [name]));

  it.each(subjects)(
    "%s gives nobody more than is theirs",
    async (typeName) => {
      const { schema } = passerelle.application;
      const type = schema.getType(typeName) as GraphQLObjectType;
      const paths: SchemaPath[] = pathsTo(schema, typeName, values);
      expect(paths.length).toBeGreaterThanOrEqual(ONE_DOOR.has(typeName) ? 1 : 2);
      const leaks: string[] = [];
      const codes = new Set<string>();
      let seenByThoseWhoMay = 0;
      const selection = confidentialFields(type);
      for (const path of paths)
        for (const { name, caller, reads, readsInFiles = [] } of onlookers) {
          const { data, errors } = await caller.ask(path.query(selection));
          for (const { extensions } of errors) codes.add(extensions.code);
          const text = JSON.stringify(data);
          const readable: readonly Secret[] = [
            ...reads.filter((level) => level !== 0),
            ...(FILE_TYPES.has(typeName) ? readsInFiles : []),
          ];
          for (const level of SECRETS) {
            if (!SECRET[level].test(text)) continue;
            if (readable.includes(level)) seenByThoseWhoMay += 1;
            else leaks.push(`${name} reads level ${String(level)} by ${path.name}: ${text}`);
          }
        }
      expect(leaks).toEqual([]);
      // Nothing else stood in the way: a question that was refused for its size would hide a leak.
      expect(
        [...codes].filter((code) => !["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND"].includes(code)),
      ).toEqual([]);
      // The words are really there for those who may read them: the search could have found a leak.
      expect(seenByThoseWhoMay).toBeGreaterThan(0);
    },
    300_000,
  );
});

function quote(text: string): string {
  return JSON.stringify(text);
}
