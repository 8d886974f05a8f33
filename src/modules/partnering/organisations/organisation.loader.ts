import { groupLoader, keptRecordLoader } from "../../../graphql/loading";
import type { FeedState } from "../../../persistence/feed-state";
import type { OrganisationPartsRepository, PartName } from "./organisation-parts.repository";
import type { OrganisationRepository } from "./organisation.repository";

export class OrganisationLoader {
  readonly byId;
  readonly establishments;
  readonly contacts;
  readonly figures;
  readonly owners;
  readonly activityCodes;

  constructor(organisations: OrganisationRepository, parts: OrganisationPartsRepository, feed: FeedState) {
    this.byId = keptRecordLoader(feed, (ids) => organisations.findMany(ids));
    const partsOf = <Name extends PartName>(name: Name) =>
      groupLoader(
        (ids) => parts.findOf(name, ids),
        (part) => part.organisationId,
      );
    this.establishments = partsOf("Establishment");
    this.contacts = partsOf("Contact");
    this.figures = partsOf("FinancialYear");
    this.owners = partsOf("Owner");
    this.activityCodes = partsOf("ActivityCode");
  }
}
