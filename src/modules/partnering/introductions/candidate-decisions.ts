import type { Transaction } from "../../../persistence/store";
import { badInput, DomainError } from "../../shared/domain-error";
import type { BlockedPairRepository } from "../pairs/blocked-pair.repository";
import type { CandidateStanding } from "../suggestions/candidate-standing";
import type { SuggestionVerdict } from "../suggestions/verdict.entity";
import { lockStanding, undoStanding, type VerdictRepository } from "../suggestions/verdict.repository";

/** What an introduction is to be made for, and of whom. */
export interface Introducing {
  readonly needId: string;
  readonly seekerId: string;
  readonly candidateId: string;
}

const FIELD = "input.candidateId";

/** What advisers have decided of a candidate, as it bears on an introduction. */
export class CandidateDecisions {
  constructor(
    private readonly verdicts: VerdictRepository,
    private readonly standing: CandidateStanding,
    private readonly pairs: BlockedPairRepository,
  ) {}

  /**
   * The dismissal that an introduction would answer, since the candidate came back with another profile. Refused when it
   * is as it was dismissed.
   */
  async answeredDismissal({ needId, candidateId }: Introducing): Promise<SuggestionVerdict | undefined> {
    const verdicts = await this.verdicts.standingOn([needId]);
    const dismissal = verdicts.find(
      ({ organisationId, kind }) => organisationId === candidateId && kind === "DISMISSED",
    );
    if (dismissal && !(await this.standing.hasChangedSince(dismissal)))
      throw badInput(FIELD, "The candidate was dismissed for this need. Undo that verdict first.");
    return dismissal;
  }

  /** In the use case that introduces the two: nobody decides otherwise meanwhile, and the dismissal is taken back. */
  async settle(
    tx: Transaction,
    { needId, seekerId, candidateId }: Introducing,
    answered: SuggestionVerdict | undefined,
  ): Promise<void> {
    const standing = await lockStanding(tx, { needId, organisationId: candidateId });
    if (standing?.kind === "DISMISSED") {
      if (standing.id !== answered?.id) throw dismissedMeanwhile(standing);
      await undoStanding(tx, standing, "startIntroduction");
    }
    await this.refuseBlocked(tx, seekerId, candidateId, FIELD);
  }

  async refuseBlocked(tx: Transaction, one: string, other: string, field: string): Promise<void> {
    if (await this.pairs.lock(tx, one, other))
      throw badInput(field, "An adviser keeps the two organisations apart. Unblock the pair first.");
  }
}

function dismissedMeanwhile({ reason }: SuggestionVerdict): DomainError {
  return new DomainError(
    "CONFLICT",
    `The candidate has just been dismissed for this need (${reason ?? "OTHER"}). Undo that verdict first.`,
    { field: FIELD },
  );
}
