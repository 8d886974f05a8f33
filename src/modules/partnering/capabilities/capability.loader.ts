import { groupLoader, keptRecordLoader } from "../../../graphql/loading";
import type { FeedState } from "../../../persistence/feed-state";
import type { CapabilityRepository } from "./capability.repository";

export class CapabilityLoader {
  readonly byId;
  readonly evidence;
  /** The first capabilities of an organisation that this viewer may see, in the order of their identifiers. */
  readonly ofOrganisation;

  constructor(repository: CapabilityRepository, feed: FeedState) {
    this.byId = keptRecordLoader(feed, (ids) => repository.findMany(ids));
    this.evidence = groupLoader(
      (ids) => repository.evidenceOf(ids),
      (evidence) => evidence.capabilityId,
    );
    this.ofOrganisation = groupLoader(
      (ids, { viewer }) => repository.firstOf(viewer, ids),
      (capability) => capability.organisationId,
    );
  }
}
