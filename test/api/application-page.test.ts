import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Caller } from "../support/caller";
import {
  act,
  anAcceptedIntroduction,
  anApplicant,
  aProgramme,
  aSubmittedFile,
  evaluate,
  type FileInHand,
  lead,
  type Programme,
} from "../support/files";
import { Passerelle } from "../support/passerelle";

const PAGE = join(__dirname, "..", "..", "src", "modules", "programme", "applications", "README.md");
const [BEGIN, END] = ["<!-- generated -->", "<!-- end -->"];

const READ = `query ($id: ID!) { application(id: $id) {
  trackingNumber state version applicantName objectives organisation { legalName }
  targetedPartners { name } clocks { clock usedDays } informationRequests { question answer }
  admissibility { reasons } recommendation { reasons } consultation { outcome } decision { reasons }
  evaluations { comment evaluator { name } } people { duty name }
  relatedApplications { trackingNumber } assessments { occasion outcome } history { operation }
} }`;

/** One row of the page: what it is called and how its answer is written. */
const ROWS: readonly (readonly [string, (file: any) => unknown])[] = [
  ["number", (file) => file.trackingNumber],
  ["state", (file) => file.state],
  ["version", (file) => file.version],
  ["applicant's name", (file) => file.applicantName],
  ["organisation's name in the catalogue", (file) => file.organisation?.legalName],
  ["objectives", (file) => file.objectives],
  ["targeted partners", (file) => file.targetedPartners?.map(({ name }: any) => name)],
  ["clocks", (file) => file.clocks?.map(({ clock, usedDays }: any) => `${clock} ${usedDays}`)],
  ["questions", (file) => file.informationRequests?.map(({ question }: any) => question)],
  ["admissibility", (file) => file.admissibility?.reasons],
  [
    "evaluations",
    (file) =>
      file.evaluations
        ?.map(({ comment, evaluator }: any) => `${comment} (${evaluator?.name ?? "no name"})`)
        .sort(),
  ],
  ["recommendation", (file) => file.recommendation?.reasons],
  ["consultation", (file) => file.consultation?.outcome],
  ["decision", (file) => file.decision?.reasons],
  ["people", (file) => file.people?.map(({ duty, name }: any) => `${duty} ${name}`)],
  [
    "frozen eligibility",
    (file) => file.assessments?.map(({ occasion, outcome }: any) => `${occasion} ${outcome}`),
  ],
  ["other files", (file) => file.relatedApplications?.map(({ trackingNumber }: any) => trackingNumber)],
  ["steps", (file) => file.history?.length],
];

describe("the page of who sees what of the same application", () => {
  let passerelle: Passerelle;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  it("is what the server really answers", async () => {
    const programme = await aProgramme(passerelle);
    const applicant = await anApplicant(programme);
    const { introductionId, partner } = await anAcceptedIntroduction(programme, applicant);
    const onlookers = onlookersOf(passerelle, programme, applicant.editor, partner);
    const file = await aSubmittedFile(applicant, { introductionIds: [introductionId] });
    await lead(programme, file, "IN_EVALUATION");
    await evaluate(programme.evaluators[0], file);
    const tables = [
      await sideBySide("In evaluation; the first of two evaluators has submitted", onlookers, file),
    ];
    await evaluate(programme.evaluators[1], file);
    await act(programme.coordinator, "recommendApplication", file, {
      recommended: true,
      reasons: "Both agree.",
    });
    tables.push(await sideBySide("Recommended", onlookers, file));
    await lead(programme, file, "APPROVED", "RECOMMENDED");
    tables.push(await sideBySide("Approved", onlookers, file));
    const generated = [
      "",
      "<!-- prettier-ignore-start -->",
      ...tables,
      "<!-- prettier-ignore-end -->",
      "",
    ].join("\n\n");
    const [before = "", rest = ""] = readFileSync(PAGE, "utf8").split(BEGIN);
    const after = rest.split(END)[1] ?? "";
    const page = `${before}${BEGIN}${generated}${END}${after}`;
    if (process.env["UPDATE_SCHEMA"]) writeFileSync(PAGE, page);
    expect(readFileSync(PAGE, "utf8")).toBe(page);
  });
});

function onlookersOf(
  passerelle: Passerelle,
  { adviser, quebecAdviser, evaluators, coordinator, officer, delegate }: Programme,
  smeA: Caller,
  smeB: Caller,
): readonly (readonly [string, Caller])[] {
  return [
    ["visitor", passerelle.visitor],
    ["SME A", smeA],
    ["SME B", smeB],
    ["adviser, Brussels", adviser],
    ["adviser, Quebec", quebecAdviser],
    ["first evaluator", evaluators[0]],
    ["second evaluator", evaluators[1]],
    ["coordinator", coordinator],
    ["directorate officer", officer],
    ["delegate", delegate],
  ];
}

async function sideBySide(
  title: string,
  onlookers: readonly (readonly [string, Caller])[],
  { id }: FileInHand,
): Promise<string> {
  const answers = await Promise.all(onlookers.map(([, caller]) => caller.ask<any>(READ, { id })));
  const wholes = answers.map(
    ({ data, errors }) => errors[0]?.extensions.code ?? (data?.application ? null : "does not exist"),
  );
  const rows = ROWS.map(([name, valueOf]) => [
    name,
    ...answers.map(({ data }, index) => wholes[index] ?? written(valueOf(data.application))),
  ]);
  const head = ["", ...onlookers.map(([name]) => name)];
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `### ${title}\n\n${lines.join("\n")}`;
}

function written(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join("; ");
  return typeof value === "string" || typeof value === "number" ? String(value) : "–";
}
