import { v7 as uuidv7 } from "uuid";
import { readIdOf } from "../../src/graphql/global-id";
import { RoleAssignment } from "../../src/modules/accounts/people/role-assignment.entity";
import type { Region } from "../../src/modules/shared/region";
import type { Role } from "../../src/security/role";
import { Caller, type GraphqlError } from "./caller";
import type { Passerelle } from "./passerelle";
import { aBrusselsOrganisation, aPublishedNeed, aQuebecOrganisation, carryOut, refusalOf } from "./stories";

/** Whoever acts on files of the Brussels side, each with one role. */
export interface Programme {
  readonly passerelle: Passerelle;
  readonly adviser: Caller;
  readonly quebecAdviser: Caller;
  readonly coordinator: Caller;
  readonly evaluators: readonly [Caller, Caller, Caller];
  readonly officer: Caller;
  readonly delegate: Caller;
}

export async function aProgramme(passerelle: Passerelle): Promise<Programme> {
  const someone = async (role: Role, region?: Region) =>
    forLong(passerelle, await passerelle.someone(role, region ? { region } : {}));
  return {
    passerelle,
    adviser: await someone("ADVISER", "BRUSSELS"),
    quebecAdviser: await someone("ADVISER", "QUEBEC"),
    coordinator: await someone("COORDINATOR", "BRUSSELS"),
    evaluators: [await someone("EVALUATOR"), await someone("EVALUATOR"), await someone("EVALUATOR")],
    officer: await someone("DIRECTORATE_OFFICER", "BRUSSELS"),
    delegate: await someone("DELEGATE", "QUEBEC"),
  };
}

export async function personIdOf(caller: Caller): Promise<string> {
  return (await caller.get("{ viewer { id } }")).viewer.id as string;
}

/** The same person with a token that outlives a story in which months pass. */
export async function forLong(passerelle: Passerelle, caller: Caller): Promise<Caller> {
  const id = readIdOf("Person", await personIdOf(caller), "person");
  return new Caller(passerelle.http, await passerelle.application.tokens.issue(id, 400 * 86_400));
}

/** Gives somebody a further role. */
export async function alsoHolds(
  passerelle: Passerelle,
  caller: Caller,
  role: Role,
  place: { readonly region?: Region; readonly organisationId?: string } = {},
): Promise<void> {
  const { region = null, organisationId } = place;
  await passerelle.dataSource.manager.insert(RoleAssignment, {
    id: uuidv7(),
    personId: readIdOf("Person", await personIdOf(caller), "person"),
    role,
    region,
    bodyId: null,
    organisationId: organisationId === undefined ? null : readIdOf("Organisation", organisationId, "id"),
    validFrom: passerelle.clock.now(),
    validUntil: null,
  });
  passerelle.application.identification.forget();
}

/** An enterprise that satisfies every computed rule of the Brussels side, with an editor. */
export interface Applicant {
  readonly organisationId: string;
  readonly editor: Caller;
}

export async function anApplicant(
  { passerelle, adviser }: Programme,
  legalName = "Zennewater SRL",
): Promise<Applicant> {
  const organisationId = await aBrusselsOrganisation(adviser, { legalName });
  await changeProfile(adviser, organisationId, { foundedOn: "2019-03-01", legalPersonality: true });
  await recordHeadcount(adviser, organisationId, "40");
  await carryOut(adviser, "addOwner", "organisation { id }", {
    organisationId,
    kind: "NATURAL_PERSON",
    name: "Ada Peeters",
    share: "100",
  });
  const editor = await passerelle.someone("SME_EDITOR", { organisationId });
  return { organisationId, editor: await forLong(passerelle, editor) };
}

export async function changeProfile(adviser: Caller, organisationId: string, change: object): Promise<void> {
  const expectedVersion = await organisationVersion(adviser, organisationId);
  await carryOut(adviser, "updateOrganisationProfile", "organisation { id }", {
    organisationId,
    expectedVersion,
    ...change,
  });
}

export async function recordHeadcount(
  adviser: Caller,
  organisationId: string,
  headcount: string,
  closedOn = "2025-12-31",
): Promise<void> {
  await carryOut(adviser, "recordFigures", "organisation { id }", {
    organisationId,
    expectedVersion: await organisationVersion(adviser, organisationId),
    closedOn,
    headcount,
    turnover: { amount: "4000000.00", currency: "EUR" },
    balanceSheetTotal: { amount: "3000000.00", currency: "EUR" },
  });
}

export async function organisationVersion(adviser: Caller, id: string): Promise<number> {
  const { organisation } = await adviser.get("query ($id: ID!) { organisation(id: $id) { version } }", {
    id,
  });
  return organisation.version as number;
}

/** An introduction of the enterprise to one of Quebec that both have accepted. */
export async function anAcceptedIntroduction(
  { passerelle, adviser, quebecAdviser }: Programme,
  { organisationId, editor }: Applicant,
  partnerName = "Filtrebois inc.",
): Promise<{ introductionId: string; partnerId: string; partner: Caller }> {
  const partnerId = await aQuebecOrganisation(quebecAdviser, { legalName: partnerName });
  const partner = await passerelle.someone("SME_EDITOR", { organisationId: partnerId });
  const needId = await aPublishedNeed(adviser, organisationId);
  const step = async (caller: Caller, name: string, input: object) =>
    (await carryOut(caller, name, "introduction { id version }", input)).introduction;
  const started = await step(adviser, "startIntroduction", {
    needId,
    candidateId: partnerId,
    message: "A firm seeks membrane filtration.",
  });
  const target = ({ id, version }: any) => ({ introductionId: id, expectedVersion: version });
  const sent = await step(adviser, "sendIntroduction", target(started));
  const once = await step(editor, "acceptIntroduction", target(sent));
  await step(partner, "acceptIntroduction", target(once));
  return { introductionId: started.id as string, partnerId, partner };
}

/** Everything that a submission needs, with a partner found by the programme. */
export const A_COMPLETE_DRAFT = {
  objectives: "An agreement on joint development of filtration.",
  projectTitle: "Filtration of baths",
  projectNature: "TECHNOLOGICAL",
  projectAims: "A common prototype within a year.",
  addedValue: "Less water, less silver lost.",
  intermediarySearch: "NONE",
  cooperationKinds: ["JOINT_RD"],
  services: ["CONTACT_PROGRAMME", "TRANSATLANTIC_JOURNEY"],
};

export interface FileInHand {
  readonly id: string;
  readonly version: number;
  readonly state?: string;
  readonly trackingNumber?: string;
}

export async function aDraft(
  { organisationId, editor }: Applicant,
  wishes: object = {},
): Promise<FileInHand> {
  const input = { organisationId, ...A_COMPLETE_DRAFT, ...wishes };
  return (await carryOut(editor, "startApplication", "draft { id version }", input)).draft;
}

export async function aSubmittedFile(applicant: Applicant, wishes: object = {}): Promise<FileInHand> {
  const draft = await aDraft(applicant, wishes);
  return act(applicant.editor, "submitApplication", draft, { declarationSigned: true });
}

/** What a step shows of the file; the version that the next one names is read by whoever takes it. */
export const FILE = "application { id version state trackingNumber }";

/** One verb by somebody who reads the file. */
export async function act(
  caller: Caller,
  verb: string,
  file: Pick<FileInHand, "id">,
  more: object = {},
): Promise<FileInHand> {
  const input = { applicationId: file.id, expectedVersion: await versionSeen(caller, file), ...more };
  return (await carryOut(caller, verb, FILE, input)).application;
}

export async function refused(
  caller: Caller,
  verb: string,
  file: Pick<FileInHand, "id">,
  more: object = {},
): Promise<GraphqlError> {
  return refusalOf(caller, verb, {
    applicationId: file.id,
    expectedVersion: await versionSeen(caller, file),
    ...more,
  });
}

/** The version that the caller reads; for a file that is not the caller's to read, any number. */
async function versionSeen(caller: Caller, { id }: Pick<FileInHand, "id">): Promise<number> {
  const { node } = await caller.get(
    "query ($id: ID!) { node(id: $id) { ... on Application { version } ... on ApplicationDraft { version } } }",
    { id },
  );
  return (node?.version as number | undefined) ?? 1;
}

export async function evaluate(
  caller: Caller,
  { id }: Pick<FileInHand, "id">,
  text = "Because.",
): Promise<any> {
  return carryOut(caller, "submitEvaluation", "task { version evaluator { evaluatedAt } }", {
    applicationId: id,
    expectedVersion: 2,
    scores: aGrid(text),
    comment: text,
  });
}

export function aGrid(reasons = "Because.") {
  return ["TECHNICAL_CAPACITY", "FINANCIAL_CAPACITY", "ADDED_VALUE", "NATURE", "PARTNERSHIP_OBJECTIVE"].map(
    (criterion, index) => ({ criterion, score: index, reasons }),
  );
}

export async function declareNone(caller: Caller, { id }: Pick<FileInHand, "id">): Promise<any> {
  return carryOut(caller, "declareConflictOfInterest", "task { version application { id } }", {
    applicationId: id,
    expectedVersion: 1,
    hasConflict: false,
  });
}

/** Stations of a file on its way to an approval. */
export const STATIONS = [
  "SUBMITTED",
  "ADMISSIBLE",
  "IN_EVALUATION",
  "EVALUATED",
  "RECOMMENDED",
  "IN_CONSULTATION",
  "CONSULTED",
  "APPROVED",
] as const;
export type Station = (typeof STATIONS)[number];

const ways: Readonly<
  Record<Exclude<Station, "SUBMITTED">, (at: Programme, file: FileInHand) => Promise<void>>
> = {
  ADMISSIBLE: async ({ coordinator }, file) => {
    await act(coordinator, "decideAdmissibility", file, { admissible: true, reasons: "All is there." });
  },
  IN_EVALUATION: async ({ coordinator, evaluators: [first, second] }, file) => {
    for (const evaluator of [first, second])
      await act(coordinator, "assignEvaluator", file, { personId: await personIdOf(evaluator) });
    for (const evaluator of [first, second]) await declareNone(evaluator, file);
  },
  EVALUATED: async ({ evaluators: [first, second] }, file) => {
    for (const evaluator of [first, second]) await evaluate(evaluator, file);
  },
  RECOMMENDED: async ({ coordinator }, file) => {
    await act(coordinator, "recommendApplication", file, { recommended: true, reasons: "Both agree." });
  },
  IN_CONSULTATION: async ({ delegate }, file) => {
    await act(delegate, "recordConsultation", file);
  },
  CONSULTED: async ({ delegate }, file) => {
    await act(delegate, "recordConsultation", file, {
      outcome: "FAVOURABLE",
      reasons: "The ministry agrees.",
    });
  },
  APPROVED: async ({ officer }, file) => {
    await act(officer, "approveApplication", file, { reasons: "It serves the programme." });
  },
};

/** Takes a submitted file along the way, from one station to a later one. */
export async function lead(
  programme: Programme,
  file: FileInHand,
  to: Station,
  from: Station = "SUBMITTED",
): Promise<void> {
  const passed = STATIONS.slice(STATIONS.indexOf(from) + 1, STATIONS.indexOf(to) + 1);
  for (const station of passed) if (station !== "SUBMITTED") await ways[station](programme, file);
}

/** A file that has got so far, of a new enterprise unless one is given. */
export async function aFileAt(
  programme: Programme,
  station: Station,
  owner?: Applicant,
): Promise<{ applicant: Applicant; file: FileInHand }> {
  const applicant = owner ?? (await anApplicant(programme));
  const file = await aSubmittedFile(applicant);
  await lead(programme, file, station);
  return { applicant, file };
}
