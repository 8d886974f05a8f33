import { groupLoader, keptRecordLoader } from "../../../graphql/loading";
import type { FeedState } from "../../../persistence/feed-state";
import type { NeedRepository } from "./need.repository";

export class NeedLoader {
  readonly byId;
  readonly requirements;
  readonly versions;
  /** The first needs of an organisation that this viewer may see, in the order of their identifiers. */
  readonly ofOrganisation;

  constructor(repository: NeedRepository, feed: FeedState) {
    this.byId = keptRecordLoader(feed, (ids) => repository.findMany(ids));
    this.requirements = groupLoader(
      (ids) => repository.requirementsOf(ids),
      (requirement) => requirement.needId,
    );
    this.versions = groupLoader(
      (ids) => repository.versionsOf(ids),
      (version) => version.needId,
    );
    this.ofOrganisation = groupLoader(
      (ids, { viewer }) => repository.firstOf(viewer, ids),
      (need) => need.organisationId,
    );
  }
}
