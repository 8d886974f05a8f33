import { groupLoader, recordLoader } from "../../../graphql/loading";
import type { OrganisationPartsRepository, PartName } from "./organisation-parts.repository";
import type { OrganisationRepository } from "./organisation.repository";

export class OrganisationLoader {
  readonly byId;
  readonly establishments;
  readonly contacts;
  readonly figures;
  readonly owners;
  readonly activityCodes;

  constructor(organisations: OrganisationRepository, parts: OrganisationPartsRepository) {
    this.byId = recordLoader((ids) => organisations.findMany(ids));
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
