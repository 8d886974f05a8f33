import type { InputProblem } from "../../../shared/domain-error";
import { optionalTextProblems, type TextKind } from "../../../shared/text";
import type { ApplicationDraft } from "./application-draft.entity";

/** The parts of a draft that an application always has. */
type Part =
  | "side"
  | "objectives"
  | "projectTitle"
  | "projectNature"
  | "projectAims"
  | "addedValue"
  | "intermediarySearch";

/** A draft of which nothing is missing, as the compiler sees it. */
export type CompleteDraft = ApplicationDraft & {
  readonly [Key in Part]: NonNullable<ApplicationDraft[Key]>;
};

const MISSING: Readonly<Record<Part, string>> = {
  side: "Say through which side of the programme the enterprise applies: BRUSSELS or QUEBEC.",
  objectives: "Say what the enterprise wants to reach.",
  projectTitle: "Give the project a title.",
  projectNature: "Say whether the project is of an industrial or a technological nature, or both.",
  projectAims: "Say what the project aims at.",
  addedValue: "Say what the added value of the project is.",
  intermediarySearch:
    "Say whether the project looks for an importer, agent or distributor, and if so whether that is all.",
};

/** Everything that stands between a draft and its submission, at once and by field. */
export function submissionProblems(draft: ApplicationDraft, declarationSigned: boolean): InputProblem[] {
  return [
    ...(Object.keys(MISSING) as Part[])
      .filter((part) => draft[part] === null)
      .map((part) => ({ field: `draft.${part}`, message: MISSING[part] })),
    ...aimProblems(draft),
    ...serviceProblems(draft),
    ...(declarationSigned
      ? []
      : [
          {
            field: "input.declarationSigned",
            message: "Sign the declaration: without it nothing is submitted.",
          },
        ]),
  ];
}

export function isComplete(draft: ApplicationDraft): draft is CompleteDraft {
  return (Object.keys(MISSING) as Part[]).every((part) => draft[part] !== null);
}

/** What an intermediary is to the project and which agreements it seeks must not contradict each other. */
function aimProblems({ cooperationKinds, intermediarySearch }: ApplicationDraft): InputProblem[] {
  const field = "draft.cooperationKinds";
  if (intermediarySearch === "SOLE_AIM")
    return cooperationKinds.length === 0
      ? []
      : [
          {
            field,
            message:
              "An intermediary is not the sole aim of a project that seeks an agreement: say ONE_AIM_OF_SEVERAL, or seek no agreement.",
          },
        ];
  return cooperationKinds.length > 0
    ? []
    : [{ field, message: "Say which kinds of agreement are sought; at least one." }];
}

/** Partners are targeted from accepted introductions; an enterprise that knows none yet asks for help to find them. */
function serviceProblems({ services, introductionIds }: ApplicationDraft): InputProblem[] {
  if (services.length === 0)
    return [{ field: "draft.services", message: "Say which services are asked for; at least one." }];
  const findsPartners = services.includes("NEEDS_ANALYSIS") || services.includes("CONTACT_PROGRAMME");
  if (introductionIds.length > 0 || findsPartners) return [];
  return [
    {
      field: "draft.introductionIds",
      message:
        "Name a partner from an accepted introduction, or ask for NEEDS_ANALYSIS or CONTACT_PROGRAMME to find one.",
    },
  ];
}

/** Most partners that one file targets: more are several projects. */
export const MOST_PARTNERS = 20;

const TEXTS = {
  objectives: "text",
  projectTitle: "title",
  projectAims: "text",
  addedValue: "text",
} as const satisfies Partial<Record<keyof ApplicationDraft, TextKind>>;

/** What is wrong with what stands in a draft, complete or not. */
export function draftProblems(draft: ApplicationDraft): InputProblem[] {
  const texts = (Object.keys(TEXTS) as (keyof typeof TEXTS)[]).flatMap((name) =>
    optionalTextProblems(draft[name], TEXTS[name], `input.${name}`),
  );
  if (draft.introductionIds.length <= MOST_PARTNERS) return texts;
  const message = `A file targets at most ${String(MOST_PARTNERS)} partners.`;
  return [...texts, { field: "input.introductionIds", message }];
}
