import type { Viewer } from "../../../security/viewer";

/** Those of the organisations that facts which the viewer may read rule out of the programme's support. */
export type KnownToFail = (
  viewer: Viewer,
  organisationIds: readonly string[],
) => Promise<ReadonlySet<string>>;

/**
 * What suggestions ask about eligibility. Finding partners works without the programme around it: the programme fills
 * this in when it is there, and until then nobody is known to fail.
 */
export class CandidateEligibility {
  private check: KnownToFail = () => Promise.resolve(new Set());

  answerWith(check: KnownToFail): void {
    this.check = check;
  }

  knownToFail(viewer: Viewer, organisationIds: readonly string[]): Promise<ReadonlySet<string>> {
    return organisationIds.length === 0 ? Promise.resolve(new Set()) : this.check(viewer, organisationIds);
  }
}
