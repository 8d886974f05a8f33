import type { GraphqlError } from "./caller";
import type { Caller } from "./caller";
import type { Passerelle } from "./passerelle";
import { aBrusselsOrganisation, aPublishedNeed, aQuebecOrganisation, carryOut, refusalOf } from "./stories";

/** Two organisations that could be introduced, with the people of both. */
export interface TheTwo {
  readonly adviser: Caller;
  readonly quebecAdviser: Caller;
  readonly seekerId: string;
  readonly candidateId: string;
  readonly needId: string;
  readonly seeker: Caller;
  readonly candidate: Caller;
}

export interface Introduced {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly awaits: readonly string[];
}

/** Stories that go over months sign in for as long. */
const HOURS = 24 * 400;

export async function theTwo(passerelle: Passerelle): Promise<TheTwo> {
  const adviser = await passerelle.someone("ADVISER", { region: "BRUSSELS", hours: HOURS });
  const quebecAdviser = await passerelle.someone("ADVISER", { region: "QUEBEC", hours: HOURS });
  const seekerId = await aBrusselsOrganisation(adviser);
  const candidateId = await aQuebecOrganisation(quebecAdviser);
  const needId = await aPublishedNeed(adviser, seekerId);
  const seeker = await passerelle.someone("SME_EDITOR", { organisationId: seekerId, hours: HOURS });
  const candidate = await passerelle.someone("SME_EDITOR", { organisationId: candidateId, hours: HOURS });
  return { adviser, quebecAdviser, seekerId, candidateId, needId, seeker, candidate };
}

/** Carries out one verb and returns the introduction as it is then. */
export async function step(
  caller: Caller,
  verb: string,
  { id, version }: Pick<Introduced, "id" | "version">,
  more: object = {},
): Promise<Introduced> {
  const input = { introductionId: id, expectedVersion: version, ...more };
  return (await carryOut(caller, verb, "introduction { id version state awaits }", input)).introduction;
}

export function refusedStep(
  caller: Caller,
  verb: string,
  { id, version }: Pick<Introduced, "id" | "version">,
  more: object = {},
): Promise<GraphqlError> {
  return refusalOf(caller, verb, { introductionId: id, expectedVersion: version, ...more });
}

export async function aDraftIntroduction({ adviser, needId, candidateId }: TheTwo): Promise<Introduced> {
  const input = { needId, candidateId, message: "A firm seeks membrane filtration." };
  return (await carryOut(adviser, "startIntroduction", "introduction { id version state awaits }", input))
    .introduction;
}

export async function aSentIntroduction(two: TheTwo): Promise<Introduced> {
  return step(two.adviser, "sendIntroduction", await aDraftIntroduction(two));
}

export async function anAcceptedIntroduction(two: TheTwo): Promise<Introduced> {
  const half = await step(two.candidate, "acceptIntroduction", await aSentIntroduction(two));
  return step(two.seeker, "acceptIntroduction", half);
}

/** As both have signed it. */
export const PROMISE = {
  signedOn: "2026-11-20",
  seekerSignatory: "Ann Zenne",
  candidateSignatory: "Bo Bois",
};

export async function aPromisedIntroduction(two: TheTwo): Promise<Introduced> {
  return step(two.seeker, "recordNonDisclosureAgreement", await anAcceptedIntroduction(two), PROMISE);
}

/** Registers a document; returns its global id. */
export async function aDocument(
  editor: Caller,
  organisationId: string,
  wishes: object = {},
): Promise<string> {
  const input = {
    organisationId,
    title: "Drawings of the skid",
    description: "Three sheets.",
    mediaType: "application/pdf",
    sizeBytes: 240_000,
    sha256: "0123456789abcdef".repeat(4),
    reference: "https://files.test.example/skid",
    ...wishes,
  };
  return (await carryOut(editor, "registerDocument", "document { id }", input)).document.id as string;
}
