import type { Hit } from "../../../matching";
import { Viewer } from "../../../security/viewer";
import type { NeedRecord } from "../needs/need.repository";
import type { ExclusionReason } from "../suggestions/candidate-exclusion.rules";
import type { Suggestions, SuggestionService } from "../suggestions/suggestion.service";

/** What one need's list was: the best of it, and who would have stood among them. */
export interface RankedNeed {
  readonly needId: string;
  readonly needVersion: number;
  readonly candidates: readonly RankedCandidate[];
}

export interface RankedCandidate {
  readonly organisationId: string;
  readonly capabilityId: string;
  readonly score: number;
  /** Null when it is left out, for the reason that follows. */
  readonly rank: number | null;
  readonly excluded: ExclusionReason | null;
}

/**
 * Runs are for the advisers of both sides and for analysts alike, so nothing counts in them that some of these may not
 * read: an analyst's lists are the same for everybody.
 */
const EVERY_READER = new Viewer(null, "match run", "EN", [
  { role: "ANALYST", region: null, organisationId: null, bodyId: null },
]);

/** Ranks needs as their own lists are ranked; whoever asks meanwhile is let in between two needs. */
export class MatchRunRanking {
  constructor(private readonly suggestions: SuggestionService) {}

  async of(needs: readonly NeedRecord[], partnersPerNeed: number): Promise<RankedNeed[]> {
    const lists = await this.suggestions.forNeeds(EVERY_READER, needs, { atMost: partnersPerNeed });
    return needs.map(({ id, version }, index) => ({
      needId: id,
      needVersion: version,
      candidates: candidatesOf(lists[index]),
    }));
  }

  get lexiconVersion(): string {
    return this.suggestions.engine({ audience: "INTERNAL" }).lexiconVersion;
  }
}

function candidatesOf(list: Suggestions | undefined): RankedCandidate[] {
  const { suggestions = [], leftOut = [] } = list ?? {};
  const listed = suggestions.map(({ hit, rank }) => ({ ...placeOf(hit), rank, excluded: null }));
  const others = leftOut.map(({ hit, reason }) => ({ ...placeOf(hit), rank: null, excluded: reason }));
  return [...listed, ...others];
}

function placeOf({ owner, profileId, score }: Hit) {
  return { organisationId: owner, capabilityId: profileId, score };
}
