import type { Viewer } from "../../../security/viewer";
import { badInput, DomainError } from "../../shared/domain-error";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import { INTRODUCTION_SIDES, type IntroductionSide } from "./introduction.entity";
import type { IntroductionRecord } from "./introduction.repository";

export type SideWish = IntroductionSide | null | undefined;
type Subjects = Readonly<Record<IntroductionSide, DisclosureSubject>>;

/** For which side the viewer acts. An adviser of both regions says which; everybody else has one. */
export function sideOf(viewer: Viewer, sides: Subjects, wish: SideWish): IntroductionSide {
  const own = INTRODUCTION_SIDES.filter((side) => viewer.mayEdit(sides[side]));
  const [first, second] = wish ? own.filter((side) => side === wish) : own;
  if (first === undefined)
    throw new DomainError(
      "FORBIDDEN",
      "The organisation's editors and the advisers of its region answer for a side.",
    );
  if (second !== undefined)
    throw badInput("input.side", "You answer for both sides. Say for which one: SEEKER or CANDIDATE.");
  return first;
}

/** Whom each side of an introduction belongs to. */
export function subjectsOf(introduction: IntroductionRecord): Subjects {
  const { seekerId, seekerRegion, candidateId, candidateRegion } = introduction;
  return {
    SEEKER: { organisationId: seekerId, organisationRegion: seekerRegion },
    CANDIDATE: { organisationId: candidateId, organisationRegion: candidateRegion },
  };
}

/** The people of both organisations and the advisers of their regions: for them alone is what the two tell each other. */
export function isOfTheTwo(viewer: Viewer, introduction: IntroductionRecord): boolean {
  return Object.values(subjectsOf(introduction)).some(
    (subject) => viewer.belongsTo(subject.organisationId) || viewer.advises(subject),
  );
}

export function otherSide(side: IntroductionSide): IntroductionSide {
  return side === "SEEKER" ? "CANDIDATE" : "SEEKER";
}

export function sideHeldBy(organisationId: string, { seekerId }: IntroductionRecord): IntroductionSide {
  return organisationId === seekerId ? "SEEKER" : "CANDIDATE";
}
