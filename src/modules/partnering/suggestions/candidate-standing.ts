import type { Viewer } from "../../../security/viewer";
import { grouped } from "../../shared/grouped";
import { profileFingerprint } from "../capabilities/profile-fingerprint.rules";
import type { CandidateEligibility } from "./candidate-eligibility";
import { type Excluded, type Exclusions, firstReasons } from "./candidate-exclusion.rules";
import type { ExclusionRepository } from "./exclusion.repository";
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

/** Whose list it is. */
export interface StandingQuestion {
  /** Null when nobody has saved the need. */
  readonly needId: string | null;
  /** Whose need it is; null when it is nobody's. */
  readonly organisationId: string | null;
}

export interface StandingOptions {
  readonly holdBackFrom: number | null;
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

  /** Of several lists at once, in their order. */
  async of(
    viewer: Viewer,
    questions: readonly StandingQuestion[],
    { holdBackFrom, includeDismissed }: StandingOptions,
  ): Promise<KnownOfCandidates[]> {
    if (!viewer.readsCatalogue) return questions.map(() => NOTHING_KNOWN);
    const needIds = questions.flatMap(({ needId }) => needId ?? []);
    const [verdicts, excluded] = await Promise.all([
      needIds.length === 0 ? [] : this.verdicts.standingOn(needIds),
      this.exclusions.excluded(
        viewer,
        questions.map(({ organisationId }) => organisationId),
        holdBackFrom,
      ),
    ]);
    const changed = await this.changedSince(verdicts.filter(({ kind }) => kind === "DISMISSED"));
    const ofNeed = grouped(verdicts, ({ needId }) => needId);
    return questions.map(({ needId, organisationId }) =>
      known(ofNeed.get(needId ?? "") ?? [], excluded(organisationId), includeDismissed, changed),
    );
  }

  /** Those of the candidates whom known facts rule out. */
  async ineligible(viewer: Viewer, candidateIds: readonly string[]): Promise<Excluded[]> {
    if (!viewer.readsCatalogue) return [];
    const failing = await this.eligibility.knownToFail(viewer, candidateIds);
    return [...failing].map((organisationId) => ({ organisationId, reason: "INELIGIBLE" as const }));
  }

  /** Whether a dismissed candidate says materially other things of itself than it said then. */
  async hasChangedSince(dismissal: SuggestionVerdict): Promise<boolean> {
    return (await this.changedSince([dismissal])).has(dismissal);
  }

  private async changedSince(
    dismissed: readonly SuggestionVerdict[],
  ): Promise<ReadonlySet<SuggestionVerdict>> {
    if (dismissed.length === 0) return new Set();
    const ids = new Set(dismissed.map(({ organisationId }) => organisationId));
    const capabilities = await this.index.capabilitiesOf([...ids]);
    const byOwner = grouped(capabilities, ({ organisationId }) => organisationId);
    return new Set(
      dismissed.filter((verdict) => hasChanged(verdict, byOwner.get(verdict.organisationId) ?? [])),
    );
  }
}

/** Dismissed candidates stay away, unless they are asked for or say other things of themselves by now. */
function known(
  verdicts: readonly SuggestionVerdict[],
  excluded: readonly Excluded[],
  includeDismissed: boolean,
  changed: ReadonlySet<SuggestionVerdict>,
): KnownOfCandidates {
  const away = verdicts.filter(
    (verdict) => verdict.kind === "DISMISSED" && !includeDismissed && !changed.has(verdict),
  );
  return {
    verdicts: new Map(verdicts.map((verdict) => [verdict.organisationId, verdict])),
    changedSinceDismissal: new Set(
      verdicts.filter((verdict) => changed.has(verdict)).map(({ organisationId }) => organisationId),
    ),
    exclusions: firstReasons([
      ...excluded,
      ...away.map(({ organisationId }) => ({ organisationId, reason: "DISMISSED" as const })),
    ]),
  };
}

/** Verdicts from before fingerprints were kept fall back to the day of the last change. */
export function hasChanged(
  { profileFingerprint: known, decidedAt }: Pick<SuggestionVerdict, "profileFingerprint" | "decidedAt">,
  capabilities: readonly RankedCapability[],
): boolean {
  if (known === null) return capabilities.some(({ updatedAt }) => updatedAt > decidedAt);
  return capabilities.length > 0 && profileFingerprint(capabilities) !== known;
}
