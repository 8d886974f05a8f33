import { v7 as uuidv7 } from "uuid";
import { IsNull } from "typeorm";
import type { Store } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { DomainError, notFound, refuse } from "../../shared/domain-error";
import { optionalTextProblems } from "../../shared/text";
import type { NeedRecord } from "../needs/need.repository";
import type { NeedService } from "../needs/need.service";
import type { OrganisationService } from "../organisations/organisation.service";
import type { Suggestion, SuggestionService } from "./suggestion.service";
import { type DismissalReason, SuggestionVerdict, type VerdictKind } from "./verdict.entity";

/** Names the way scores were computed, so that a verdict can be read in its light later. */
export const ENGINE_VERSION = "1";

export interface NewVerdict {
  readonly needId: string;
  readonly organisationId: string;
  readonly kind: VerdictKind;
  readonly reason?: DismissalReason | null;
  readonly comment?: string | null;
}

/** Advisers' verdicts on suggestions: remembered for the pair, seen by the team. */
export class VerdictService {
  constructor(
    private readonly store: Store,
    private readonly needs: NeedService,
    private readonly organisations: OrganisationService,
    private readonly suggestions: SuggestionService,
  ) {}

  async give(viewer: Viewer, verdict: NewVerdict): Promise<SuggestionVerdict> {
    refuse(optionalTextProblems(verdict.comment, "text", "input.comment"));
    if (verdict.reason === "OTHER" && !verdict.comment)
      throw new DomainError("BAD_USER_INPUT", "Say in the comment what the other reason is.", {
        field: "input.comment",
      });
    const { suggestion } = await this.pair(viewer, verdict);
    return this.store.transaction(viewer.actor, async (tx) => {
      const { needId, organisationId, kind, reason = null, comment = null } = verdict;
      // Another verdict on the pair waits here until this one is committed, and then finds it.
      await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
        `${needId}:${organisationId}`,
      ]);
      const standing = await tx.manager.findOneBy(SuggestionVerdict, {
        needId,
        organisationId,
        undoneAt: IsNull(),
      });
      if (standing)
        throw new DomainError("CONFLICT", `The pair is ${standing.kind} already. Undo that verdict first.`, {
          field: "input.organisationId",
        });
      const row = tx.manager.create(SuggestionVerdict, {
        id: uuidv7(),
        needId,
        organisationId,
        kind,
        reason,
        comment,
        decidedBy: viewer.personId ?? "",
        decidedAt: tx.now,
        undoneAt: null,
        score: String(suggestion?.score ?? 0),
        engineVersion: ENGINE_VERSION,
        weights: Object.fromEntries(
          suggestion?.hit.contributions.map(({ signal, points }) => [signal, points]) ?? [],
        ),
      });
      await tx.manager.insert(SuggestionVerdict, row);
      await tx.record({
        operation: operationOf(kind),
        subjectType: "SuggestionVerdict",
        subjectId: row.id,
        after: row,
      });
      return row;
    });
  }

  async undo(viewer: Viewer, needId: string, organisationId: string): Promise<void> {
    await this.pair(viewer, { needId, organisationId });
    await this.store.transaction(viewer.actor, async (tx) => {
      const standing = await tx.manager.findOneBy(SuggestionVerdict, {
        needId,
        organisationId,
        undoneAt: IsNull(),
      });
      if (!standing) throw notFound("verdict", "input.organisationId");
      const before = { ...standing };
      standing.undoneAt = tx.now;
      await tx.manager.save(standing);
      await tx.record({
        operation: "undoVerdict",
        subjectType: "SuggestionVerdict",
        subjectId: standing.id,
        before,
        after: standing,
      });
    });
  }

  private async pair(
    viewer: Viewer,
    { needId, organisationId }: Pick<NewVerdict, "needId" | "organisationId">,
  ): Promise<{ need: NeedRecord; suggestion: Suggestion | null }> {
    const need = await this.needs.find(viewer, needId);
    if (!need) throw notFound("need", "input.needId");
    if (need.status !== "PUBLISHED")
      throw new DomainError(
        "BAD_USER_INPUT",
        `The need is ${need.status}; verdicts are given on published needs.`,
        {
          field: "input.needId",
        },
      );
    const organisation = await this.organisations.find(viewer, organisationId);
    if (!organisation) throw notFound("organisation", "input.organisationId");
    const { suggestion } = await this.suggestions.explain(viewer, need, organisation);
    if (need.organisationId === organisationId)
      throw new DomainError("BAD_USER_INPUT", "An organisation is no partner for its own need.", {
        field: "input.organisationId",
      });
    return { need, suggestion };
  }
}

function operationOf(kind: VerdictKind): string {
  return kind === "SHORTLISTED" ? "shortlistSuggestion" : "dismissSuggestion";
}
