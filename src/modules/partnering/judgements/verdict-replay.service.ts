import { defaultWeights, ENGINE_VERSION } from "../../../matching";
import type { Viewer } from "../../../security/viewer";
import { badInput, notFound } from "../../shared/domain-error";
import { profileFingerprint } from "../capabilities/profile-fingerprint.rules";
import type { NeedRecord } from "../needs/need.repository";
import type { Organisation } from "../organisations/organisation.entity";
import type { AbsenceReason } from "../suggestions/suggestion-sentences";
import type { Explained } from "../suggestions/suggestion.service";
import type { SuggestionVerdict } from "../suggestions/verdict.entity";
import type { VerdictRepository } from "../suggestions/verdict.repository";
import type { VerdictSources } from "../suggestions/verdict.service";
import {
  changesBetween,
  contributionsSideBySide,
  type Grounds,
  type ReplayChange,
  type ReplayedContribution,
} from "./verdict-replay.rules";

/** Either one verdict, or the pair on which one stands. */
export interface AskedVerdict {
  readonly verdictId: string | null;
  readonly needId: string | null;
  readonly organisationId: string | null;
}

export interface VerdictReplay {
  readonly verdict: SuggestionVerdict;
  readonly needId: string;
  readonly organisationId: string;
  readonly scoreThen: number;
  readonly scoreNow: number;
  readonly rankThen: number | null;
  readonly rankNow: number | null;
  readonly reasons: readonly AbsenceReason[];
  readonly contributions: readonly ReplayedContribution[];
  readonly changes: readonly ReplayChange[];
}

/** Computes again what a verdict rested on, as it is today, and tells what is different. */
export class VerdictReplayService {
  constructor(
    private readonly verdicts: VerdictRepository,
    private readonly sources: VerdictSources,
  ) {}

  async replay(viewer: Viewer, asked: AskedVerdict): Promise<VerdictReplay> {
    const verdict = await this.find(viewer, asked);
    const need = await this.sources.needs.find(viewer, verdict.needId);
    const organisation = await this.sources.organisations.find(viewer, verdict.organisationId);
    if (!need || !organisation) throw unknown(asked);
    // The verdict itself was not there yet.
    const options = { includeDismissed: true };
    const now = await this.sources.suggestions.explain(viewer, need, organisation, options);
    return replayOf(verdict, now, await this.groundsToday(need, organisation, now));
  }

  private async find(viewer: Viewer, asked: AskedVerdict): Promise<SuggestionVerdict> {
    const { verdictId, needId, organisationId } = asked;
    const isOfPair = needId !== null && organisationId !== null;
    if ((verdictId === null) !== isOfPair || (verdictId !== null && (needId ?? organisationId) !== null))
      throw badInput("verdictId", "Name a verdict, or a need and an organisation on which one stands.");
    const found =
      verdictId === null
        ? (await this.verdicts.standingOn(needId === null ? [] : [needId])).filter(
            (one) => one.organisationId === organisationId,
          )
        : await this.verdicts.findMany(viewer, [verdictId]);
    if (!found[0]) throw unknown(asked);
    return found[0];
  }

  private async groundsToday(need: NeedRecord, organisation: Organisation, now: Explained): Promise<Grounds> {
    const capabilities = await this.sources.index.capabilitiesOf([organisation.id]);
    return {
      score: String(now.suggestion?.score ?? 0),
      engineVersion: ENGINE_VERSION,
      lexiconVersion: this.sources.suggestions.engine({ audience: "INTERNAL" }).lexiconVersion,
      weights: { ...defaultWeights },
      needVersion: need.version,
      profileFingerprint: profileFingerprint(capabilities),
    };
  }
}

function replayOf(verdict: SuggestionVerdict, now: Explained, grounds: Grounds): VerdictReplay {
  return {
    verdict,
    needId: verdict.needId,
    organisationId: verdict.organisationId,
    scoreThen: Number(verdict.score),
    scoreNow: Number(grounds.score),
    rankThen: verdict.rank,
    rankNow: now.rank,
    reasons: now.reasons,
    contributions: contributionsSideBySide(verdict.contributions, now.suggestion?.hit.contributions ?? []),
    changes: changesBetween(verdict, grounds),
  };
}

function unknown({ verdictId }: AskedVerdict) {
  return notFound("verdict", verdictId === null ? "organisationId" : "verdictId");
}
