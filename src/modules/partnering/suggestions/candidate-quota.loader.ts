import DataLoader from "dataloader";
import { perRequest } from "../../../graphql/per-request";
import type { RequestContext } from "../../../graphql/request-context";
import { mayRead } from "../../../security/disclosure";
import type { Day } from "../../shared/calendar";
import type { Organisation } from "../organisations/organisation.entity";
import { subjectOf } from "../organisations/organisation-change";
import type { CandidateQuota } from "./candidate-quota";

/** The first day on which a candidate whose trips are used may travel again; one look for a page. */
export class CandidateQuotaLoader {
  private readonly of;

  constructor(quota: CandidateQuota) {
    this.of = perRequest(
      () =>
        new DataLoader<string, Day | null>(async (ids) => {
          const used = await quota.usedBy(ids);
          return ids.map((id) => used.get(id) ?? null);
        }),
    );
  }

  /** Null while there is room, and for those who may not know (level 3): to others the flag would tell of missions. */
  nextTripOn(candidate: Organisation | null, context: RequestContext): Promise<Day | null> {
    const subject = candidate && subjectOf(candidate);
    if (!subject || !mayRead(context.viewer, 3, subject)) return Promise.resolve(null);
    context.reads.note(context.viewer, 3, subject);
    return this.of(context).load(subject.organisationId);
  }
}
