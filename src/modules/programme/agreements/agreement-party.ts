import type { Viewer } from "../../../security/viewer";
import { badInput, DomainError } from "../../shared/domain-error";
import { type AgreementRecord, partyOf } from "./agreement.repository";
import { AGREEMENT_PARTIES, type AgreementParty } from "./agreement.rules";

type Parties = Pick<AgreementRecord, "seekerId" | "candidateId" | "seekerRegion" | "candidateRegion">;

/** For which party the viewer speaks. An adviser of both regions says which; everybody else has one. */
export function partyFor(
  viewer: Viewer,
  parties: Parties,
  wish: AgreementParty | null | undefined,
): AgreementParty {
  const own = AGREEMENT_PARTIES.filter((party) => viewer.mayEdit(partyOf(parties as AgreementRecord, party)));
  const [first, second] = wish ? own.filter((party) => party === wish) : own;
  if (first === undefined)
    throw new DomainError("FORBIDDEN", "The party's editors and the advisers of its region speak for it.");
  if (second !== undefined)
    throw badInput("input.party", "You speak for both parties. Say for which one: SEEKER or CANDIDATE.");
  return first;
}
