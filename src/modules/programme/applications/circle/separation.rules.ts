import type { Role } from "../../../../security/role";
import { oppositeRegion, type Region } from "../../../shared/region";
import type { Duty } from "../life/application";
import { dutyRoles, type NamedPerson } from "./application-circle.rules";

/** Somebody who wants to act on a file. */
export interface Actor {
  readonly personId: string | null;
  belongsTo(organisationId: string): boolean;
  /** Whether the role is held for the side, or for both. */
  holds(role: Role, side: Region): boolean;
}

export interface FileInHand {
  readonly organisationId: string;
  readonly side: Region;
  readonly duties: readonly NamedPerson[];
}

/** One person at a time has each of these; evaluators are several. */
const FOR_ONE: readonly Duty[] = ["COORDINATE", "RECORD", "DECIDE"];

const DOES: Readonly<Record<Duty, string>> = {
  COORDINATE: "coordinate",
  EVALUATE: "evaluate",
  RECORD: "record the consultation on",
  DECIDE: "decide on",
};

/**
 * Why somebody may not do this on the file, in a sentence; undefined when nothing stands in the way. Two bodies, and
 * never the same person for two of the four duties on one file, whatever roles that person holds.
 */
export function dutyHindrance(actor: Actor, duty: Duty, file: FileInHand): string | undefined {
  if (actor.belongsTo(file.organisationId))
    return "You belong to the applicant, and nobody acts for the programme on a file of their own enterprise.";
  const own = file.duties.find(({ personId }) => personId === actor.personId);
  if (own && own.duty !== duty)
    return `You ${DOES[own.duty]} this file, and so you do not ${DOES[duty]} it: one person never does two of coordinating, evaluating, recording the consultation and deciding on one file.`;
  if (!holdsRoleOf(actor, duty, file.side)) return `${whoDoes(duty, file.side)}.`;
  if (duty === "EVALUATE" && !own)
    return "The coordinator names the evaluators of a file, and did not name you.";
  const other = file.duties.find(
    (one) => one.duty === duty && one.personId !== actor.personId && one.holdsRole,
  );
  if (other && FOR_ONE.includes(duty)) return `Somebody else does ${DOES[duty]} this file already.`;
  return undefined;
}

/** The delegation speaks for the other side; an officer of the directorate may record instead, and then does not decide. */
function holdsRoleOf(actor: Actor, duty: Duty, side: Region): boolean {
  return dutyRoles[duty].some((role) => actor.holds(role, role === "DELEGATE" ? oppositeRegion(side) : side));
}

function whoDoes(duty: Duty, side: Region): string {
  const holders = dutyRoles[duty].map(
    (role) => `${role} of ${role === "DELEGATE" ? oppositeRegion(side) : side}`,
  );
  return `To ${DOES[duty]} this file is for a ${holders.join(" or a ")}`;
}

/** Two evaluators or more, all of whom have submitted or were released. */
export const FEWEST_EVALUATORS = 2;

export function recommendationHindrance(duties: readonly NamedPerson[]): string | undefined {
  const active = duties.filter(({ duty, isReleased }) => duty === "EVALUATE" && !isReleased);
  const submitted = active.filter(({ hasEvaluated }) => hasEvaluated).length;
  if (active.length < FEWEST_EVALUATORS)
    return `A recommendation rests on ${String(FEWEST_EVALUATORS)} evaluations or more, and the file has ${String(active.length)} evaluator(s). Name another one.`;
  if (submitted < active.length)
    return `Of ${String(active.length)} evaluators ${String(submitted)} have submitted. Wait for the others, or release them.`;
  return undefined;
}

/** A new evaluator who belongs to the applicant or to a partner that it targets has an interest in the file. */
export interface EvaluatorCandidate {
  readonly personId: string;
  readonly holdsRole: boolean;
  readonly organisationIds: readonly string[];
}

export function evaluatorHindrance(
  candidate: EvaluatorCandidate,
  file: FileInHand,
  partnerIds: readonly string[],
): string | undefined {
  if (!candidate.holdsRole) return "This person does not hold the role EVALUATOR now.";
  const own = file.duties.find(({ personId }) => personId === candidate.personId);
  if (own?.duty === "EVALUATE")
    return "This person is named as an evaluator of the file already, or was released.";
  if (own)
    return `This person does ${DOES[own.duty]} the file, and one person never does two of coordinating, evaluating, recording the consultation and deciding on one file.`;
  if (candidate.organisationIds.some((id) => id === file.organisationId || partnerIds.includes(id)))
    return "This person belongs to the applicant or to a partner that it targets, and does not evaluate its file.";
  return undefined;
}
