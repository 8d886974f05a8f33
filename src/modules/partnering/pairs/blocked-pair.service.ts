import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { dayOf } from "../../shared/clock";
import { badInput, DomainError, notFound, refuse } from "../../shared/domain-error";
import { textProblems } from "../../shared/text";
import { subjectOf } from "../organisations/organisation-change";
import type { Organisation } from "../organisations/organisation.entity";
import type { OrganisationService } from "../organisations/organisation.service";
import { refuseWhileIntroduced } from "../open-introduction";
import { BlockedPair } from "./blocked-pair.entity";
import { type BlockedPairRepository, inOrder } from "./blocked-pair.repository";

export interface PairDecision {
  readonly organisationId: string;
  readonly otherOrganisationId: string;
  readonly reason: string;
  readonly idempotencyKey?: string | null | undefined;
}

export interface DecidedPair {
  readonly organisation: Organisation;
  readonly other: Organisation;
}

/** Advisers keep two organisations apart, in both directions, until one of them says otherwise. */
export class BlockedPairService {
  constructor(
    private readonly store: Store,
    private readonly repository: BlockedPairRepository,
    private readonly organisations: OrganisationService,
  ) {}

  async block(viewer: Viewer, decision: PairDecision): Promise<DecidedPair> {
    const pair = await this.pair(viewer, decision);
    await this.store.transaction(viewer.actor, (tx) =>
      onlyOnce(tx, "blockPair", decision, () => this.write(tx, viewer, decision)),
    );
    return pair;
  }

  async unblock(viewer: Viewer, decision: PairDecision): Promise<DecidedPair> {
    const pair = await this.pair(viewer, decision);
    const { organisationId, otherOrganisationId, reason } = decision;
    await this.store.transaction(viewer.actor, async (tx) => {
      const standing = await this.repository.lock(tx, organisationId, otherOrganisationId);
      if (!standing)
        throw badInput("input.otherOrganisationId", "The two organisations are not blocked for one another.");
      const before = { ...standing };
      Object.assign(standing, { unblockedAt: tx.now, unblockedBy: viewer.personId });
      await tx.manager.save(standing);
      const subject = { subjectType: "BlockedPair", subjectId: standing.id };
      await tx.record({ operation: "unblockPair", ...subject, reason, before, after: standing });
    });
    return pair;
  }

  private async write(
    tx: Transaction,
    viewer: Viewer,
    { organisationId, otherOrganisationId, reason }: PairDecision,
  ): Promise<string> {
    const standing = await this.repository.lock(tx, organisationId, otherOrganisationId);
    if (standing) throw blockedAlready(standing);
    await refuseWhileIntroduced(tx, organisationId, otherOrganisationId, "input.otherOrganisationId");
    const [oneId, otherId] = inOrder(organisationId, otherOrganisationId);
    const row = tx.manager.create(BlockedPair, {
      id: uuidv7(),
      oneId,
      otherId,
      reason,
      blockedBy: viewer.personId ?? "",
      blockedAt: tx.now,
      unblockedBy: null,
      unblockedAt: null,
    });
    await tx.manager.insert(BlockedPair, row);
    await tx.record({
      operation: "blockPair",
      subjectType: "BlockedPair",
      subjectId: row.id,
      reason,
      after: row,
    });
    return row.id;
  }

  private async pair(viewer: Viewer, decision: PairDecision): Promise<DecidedPair> {
    const { organisationId, otherOrganisationId, reason } = decision;
    refuse(textProblems(reason, "line", "input.reason"));
    if (organisationId === otherOrganisationId)
      throw badInput("input.otherOrganisationId", "A pair is two organisations. Name another one.");
    const found = await this.organisations.findMany(viewer, [organisationId, otherOrganisationId]);
    const organisation = found.find(({ id }) => id === organisationId);
    if (!organisation) throw notFound("organisation", "input.organisationId");
    const other = found.find(({ id }) => id === otherOrganisationId);
    if (!other) throw notFound("organisation", "input.otherOrganisationId");
    if (![organisation, other].some((one) => viewer.advises(subjectOf(one))))
      throw new DomainError(
        "FORBIDDEN",
        "An adviser of the region of either organisation decides on the pair.",
      );
    return { organisation, other };
  }
}

function blockedAlready({ blockedAt, reason }: BlockedPair): DomainError {
  return new DomainError(
    "CONFLICT",
    `The pair was blocked on ${dayOf(blockedAt)}: «${reason}». Unblock it first to write another reason.`,
    { field: "input.otherOrganisationId" },
  );
}
