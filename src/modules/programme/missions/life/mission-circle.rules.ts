import type { FileCircle, FileSubject } from "../../../../security/file-circle";
import { isInCircle } from "../../../../security/file-circle";
import type { Role } from "../../../../security/role";
import type { Viewer } from "../../../../security/viewer";
import { DomainError } from "../../../shared/domain-error";
import type { Region } from "../../../shared/region";
import {
  fileCircle,
  type NamedPerson,
  type ReadFile,
} from "../../applications/circle/application-circle.rules";

/** Who prepares a mission on either side of the ocean, when the coordinator names them. */
export const PREPARER_ROLES = ["ADVISER", "ATTACHE"] as const satisfies readonly Role[];

/** What somebody is to a mission, and so may do to it. */
export type Hand = "APPLICANT" | "COORDINATOR" | "PREPARER" | "DIRECTORATE";

export interface MissionFile extends FileSubject {
  readonly side: Region;
  readonly duties: readonly NamedPerson[];
  readonly preparerIds: readonly string[];
}

/** Who reads travellers, bookings and costs: the people of the application file, and who is named to prepare. */
export function missionCircle(file: ReadFile, preparerIds: readonly string[]): FileCircle {
  const circle = fileCircle(file);
  const officer = { role: "DIRECTORATE_OFFICER", region: file.side } as const;
  const hasDecider = file.duties.some(({ duty, holdsRole }) => duty === "DECIDE" && holdsRole);
  return {
    ...circle,
    named: [...circle.named, ...preparerIds.map((personId) => ({ personId, roles: PREPARER_ROLES }))],
    vacancies: hasDecider ? circle.vacancies : [...circle.vacancies, officer],
    bound: [...circle.bound, ...preparerIds],
  };
}

/** Whoever reads the file, and the advisers of the enterprise's region: they see its dates and visits. */
export function maySeeMission(viewer: Viewer, mission: MissionFile): boolean {
  return isInCircle(viewer, mission) || viewer.advises(mission);
}

export function handOn(viewer: Viewer, mission: MissionFile): Hand | undefined {
  if (!isInCircle(viewer, mission)) return undefined;
  if (viewer.belongsTo(mission.organisationId))
    return viewer.edits(mission.organisationId) ? "APPLICANT" : undefined;
  const me = viewer.personId ?? "";
  if (mission.preparerIds.includes(me)) return "PREPARER";
  const duty = mission.duties.find(({ personId }) => personId === me)?.duty;
  if (duty === undefined)
    return viewer.holds("DIRECTORATE_OFFICER", mission.side) ? "DIRECTORATE" : "COORDINATOR";
  if (duty === "DECIDE") return "DIRECTORATE";
  return duty === "COORDINATE" ? "COORDINATOR" : undefined;
}

const IN_WORDS: Readonly<Record<Hand, string>> = {
  APPLICANT: "the enterprise's editors",
  COORDINATOR: "the coordinator of its application",
  PREPARER: "those who are named to prepare it",
  DIRECTORATE: "the directorate officer of its application",
};

export function refuseUnlessHand(viewer: Viewer, mission: MissionFile, allowed: readonly Hand[]): void {
  const hand = handOn(viewer, mission);
  if (hand !== undefined && allowed.includes(hand)) return;
  throw new DomainError(
    "FORBIDDEN",
    `This is done to a mission by ${allowed.map((one) => IN_WORDS[one]).join(", ")}.`,
  );
}
