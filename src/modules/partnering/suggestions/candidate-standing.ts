import type { Viewer } from "../../../security/viewer";
import { profileFingerprint } from "../capabilities/profile-fingerprint.rules";
import type { CandidateEligibility } from "./candidate-eligibility";
import { type Exclusions, firstReasons } from "./candidate-exclusion.rules";
import type { ExclusionQuestion, ExclusionRepository } from "./exclusion.repository";
import type { RankedCapability } from "./index-profiles";
import type { IndexRepository } from "./index.repository";
import type { SuggestionVerdict } from "./verdict.entity";
import type { VerdictRepository } from "./verdict.repository";

/** What advisers and the database say of candidates before anything is compared. */
export interface KnownOfCandidates {
  /** By organisation. */
  readonly verdicts: ReadonlyMap<string, SuggestionVerdict>;
  /** Dismissed candidates whose profile has changed materially since: they come back, marked so. */
  readonly changedSinceDismissal: ReadonlySet<string>;
  readonly exclusions: Exclusions;
}

export interface StandingQuestion extends ExclusionQuestion {
  readonly needId: string | null;
  readonly includeDismissed: boolean;
}

/** Nobody is left out, and nothing is known: what somebody who may know nothing of it gets. */
export const NOTHING_KNOWN: KnownOfCandidates = {
  verdicts: new Map(),
  changedSinceDismissal: new Set(),
  exclusions: new Map(),
};

/** Looks up who is left out of suggestions, and why. For readers of the catalogue: to others an absence would tell it. */
export class CandidateStanding {
  constructor(
    private readonly exclusions: ExclusionRepository,
    private readonly verdicts: VerdictRepository,
    private readonly index: IndexRepository,
    private readonly eligibility: CandidateEligibility,
  ) {}

  async of(viewer: Viewer, question: StandingQuestion): Promise<KnownOfCandidates> {
    if (!viewer.readsCatalogue) return NOTHING_KNOWN;
    const [verdicts, excluded] = await Promise.all([
      question.needId === null ? [] : this.verdicts.standingOn(question.needId),
      this.exclusions.excluded(viewer, question),
    ]);
    const dismissed = verdicts.filter(({ kind }) => kind === "DISMISSED");
    const changedSinceDismissal = await this.changedSince(dismissed);
    const away = dismissed.filter(
      ({ organisationId }) => !question.includeDismissed && !changedSinceDismissal.has(organisationId),
    );
    return {
      verdicts: new Map(verdicts.map((verdict) => [verdict.organisationId, verdict])),
      changedSinceDismissal,
      exclusions: firstReasons([
        ...excluded,
        ...away.map(({ organisationId }) => ({ organisationId, reason: "DISMISSED" as const })),
      ]),
    };
  }

  /** Those of the candidates whom known facts rule out, added to the others that are left out. */
  async withIneligible(
    viewer: Viewer,
    exclusions: Exclusions,
    candidateIds: readonly string[],
  ): Promise<Exclusions> {
    if (!viewer.readsCatalogue) return exclusions;
    const failing = await this.eligibility.knownToFail(viewer, candidateIds);
    if (failing.size === 0) return exclusions;
    const ineligible = [...failing].map((organisationId) => ({
      organisationId,
      reason: "INELIGIBLE" as const,
    }));
    const others = [...exclusions].map(([organisationId, reason]) => ({ organisationId, reason }));
    return firstReasons([...others, ...ineligible]);
  }

  /** Whether a dismissed candidate says materially other things of itself than it said then. */
  async hasChangedSince(dismissal: SuggestionVerdict): Promise<boolean> {
    return (await this.changedSince([dismissal])).size > 0;
  }

  private async changedSince(dismissed: readonly SuggestionVerdict[]): Promise<Set<string>> {
    if (dismissed.length === 0) return new Set();
    const capabilities = await this.index.capabilitiesOf(
      dismissed.map(({ organisationId }) => organisationId),
    );
    const changed = dismissed.filter((verdict) =>
      hasChanged(
        verdict,
        capabilities.filter(({ organisationId }) => organisationId === verdict.organisationId),
      ),
    );
    return new Set(changed.map(({ organisationId }) => organisationId));
  }
}

/** Verdicts from before fingerprints were kept fall back to the day of the last change. */
export function hasChanged(
  { profileFingerprint: known, decidedAt }: Pick<SuggestionVerdict, "profileFingerprint" | "decidedAt">,
  capabilities: readonly RankedCapability[],
): boolean {
  if (known === null) return capabilities.some(({ updatedAt }) => updatedAt > decidedAt);
  return capabilities.length > 0 && profileFingerprint(capabilities) !== known;
}
