import { v7 as uuidv7 } from "uuid";
import { defaultWeights, ENGINE_VERSION, type Hit } from "../../../matching";
import type { Store } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { badInput, DomainError, notFound, refuse } from "../../shared/domain-error";
import { optionalTextProblems } from "../../shared/text";
import type { NeedRecord } from "../needs/need.repository";
import type { NeedService } from "../needs/need.service";
import { profileFingerprint } from "../capabilities/profile-fingerprint.rules";
import type { Organisation } from "../organisations/organisation.entity";
import type { OrganisationService } from "../organisations/organisation.service";
import { refuseWhileIntroducedFor } from "../open-introduction";
import type { IndexRepository } from "./index.repository";
import type { SuggestionService } from "./suggestion.service";
import { type DismissalReason, SuggestionVerdict, type VerdictKind } from "./verdict.entity";
import { lockStanding, undoStanding } from "./verdict.repository";

export interface NewVerdict {
  readonly needId: string;
  readonly organisationId: string;
  readonly kind: VerdictKind;
  readonly reason?: DismissalReason | null;
  readonly comment?: string | null;
}

export interface VerdictSources {
  readonly needs: NeedService;
  readonly organisations: OrganisationService;
  readonly suggestions: SuggestionService;
  readonly index: IndexRepository;
}

/** Advisers' verdicts on suggestions: remembered for the pair, seen by the team. */
export class VerdictService {
  constructor(
    private readonly store: Store,
    private readonly sources: VerdictSources,
  ) {}

  async give(viewer: Viewer, verdict: NewVerdict): Promise<SuggestionVerdict> {
    refuse(optionalTextProblems(verdict.comment, "text", "input.comment"));
    if (verdict.reason === "OTHER" && !verdict.comment)
      throw badInput("input.comment", "Say in the comment what the other reason is.");
    const grounds = await this.grounds(viewer, verdict);
    return this.store.transaction(viewer.actor, async (tx) => {
      const standing = await lockStanding(tx, verdict);
      if (standing) throw decidedAlready(standing);
      if (verdict.kind === "DISMISSED")
        await refuseWhileIntroducedFor(tx, verdict.needId, verdict.organisationId, "input.organisationId");
      const row = tx.manager.create(SuggestionVerdict, {
        ...grounds,
        id: uuidv7(),
        kind: verdict.kind,
        reason: verdict.reason ?? null,
        comment: verdict.comment ?? null,
        decidedBy: viewer.personId ?? "",
        decidedAt: tx.now,
        undoneAt: null,
      });
      await tx.manager.insert(SuggestionVerdict, row);
      await tx.record({
        operation: operationOf(verdict.kind),
        subjectType: "SuggestionVerdict",
        subjectId: row.id,
        after: row,
      });
      return row;
    });
  }

  async undo(viewer: Viewer, needId: string, organisationId: string): Promise<void> {
    await this.need(viewer, needId);
    if (!(await this.sources.organisations.find(viewer, organisationId)))
      throw notFound("organisation", "input.organisationId");
    await this.store.transaction(viewer.actor, async (tx) => {
      const standing = await lockStanding(tx, { needId, organisationId });
      if (!standing) throw notFound("verdict", "input.organisationId");
      await undoStanding(tx, standing, "undoVerdict");
    });
  }

  /** What the verdict rests on: the numbers of the suggestion, what computed them, and what both sides said. */
  private async grounds(viewer: Viewer, { needId, organisationId }: VerdictPair): Promise<VerdictGrounds> {
    const need = await this.need(viewer, needId);
    if (need.status !== "PUBLISHED")
      throw badInput("input.needId", `The need is ${need.status}; verdicts are given on published needs.`);
    const organisation = await this.sources.organisations.find(viewer, organisationId);
    if (!organisation) throw notFound("organisation", "input.organisationId");
    refuseCandidate(need, organisation);
    const { suggestion, rank } = await this.sources.suggestions.explain(viewer, need, organisation);
    return {
      needId,
      organisationId,
      rank,
      ...groundsOf(suggestion?.hit),
      engineVersion: ENGINE_VERSION,
      lexiconVersion: this.sources.suggestions.engine({ audience: "INTERNAL" }).lexiconVersion,
      weights: { ...defaultWeights },
      needVersion: need.version,
      profileFingerprint: profileFingerprint(await this.sources.index.capabilitiesOf([organisationId])),
    };
  }

  private async need(viewer: Viewer, needId: string): Promise<NeedRecord> {
    const need = await this.sources.needs.find(viewer, needId);
    if (!need) throw notFound("need", "input.needId");
    return need;
  }
}

type VerdictPair = Pick<NewVerdict, "needId" | "organisationId">;
type VerdictGrounds = Omit<
  SuggestionVerdict,
  "id" | "kind" | "reason" | "comment" | "decidedBy" | "decidedAt" | "undoneAt"
>;

function groundsOf(hit: Hit | undefined): Pick<SuggestionVerdict, "score" | "contributions"> {
  return {
    score: String(hit?.score ?? 0),
    contributions: Object.fromEntries(hit?.contributions.map(({ signal, points }) => [signal, points]) ?? []),
  };
}

function refuseCandidate(need: NeedRecord, organisation: Organisation): void {
  if (need.organisationId === organisation.id)
    throw badInput("input.organisationId", "An organisation is no partner for its own need.");
  if (organisation.archivedAt !== null)
    throw badInput(
      "input.organisationId",
      `${organisation.legalName} is no longer in use; no verdict is given on it.`,
    );
}

function decidedAlready({ kind, reason, decidedAt }: SuggestionVerdict): DomainError {
  const why = reason === null ? "" : ` (${reason})`;
  const day = decidedAt.toISOString().slice(0, 16).replace("T", " at ");
  return new DomainError(
    "CONFLICT",
    `The pair is ${kind} already${why}, since ${day} UTC. Undo that verdict first.`,
    { field: "input.organisationId" },
  );
}

function operationOf(kind: VerdictKind): string {
  return kind === "SHORTLISTED" ? "shortlistSuggestion" : "dismissSuggestion";
}
