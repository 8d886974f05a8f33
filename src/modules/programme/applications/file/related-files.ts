import type { OrganisationRepository } from "../../../partnering/organisations/organisation.repository";
import type { FileSubject } from "../../../../security/file-circle";
import { linkedEnterprises } from "../../eligibility/enterprise-group.rules";
import type { EligibilityService } from "../../eligibility/eligibility.service";
import { coordinatorCircle } from "../circle/application-circle.rules";
import type { ApplicationRecord, ApplicationRepository } from "../circle/application.repository";

export const APPLICATION_RELATIONS = ["SAME_ENTERPRISE", "LINKED_ENTERPRISE"] as const;
export type ApplicationRelation = (typeof APPLICATION_RELATIONS)[number];

/** Another file that the coordinator of this one should know of: that it is there, not what stands in it. */
export interface RelatedApplication extends FileSubject {
  readonly relation: ApplicationRelation;
  readonly other: ApplicationRecord;
}

/** Notices applications of the same enterprise, and of those linked to it by known holders above half of the capital. */
export class RelatedFiles {
  constructor(
    private readonly eligibility: EligibilityService,
    private readonly organisations: OrganisationRepository,
    private readonly repository: ApplicationRepository,
  ) {}

  async of(application: ApplicationRecord): Promise<RelatedApplication[]> {
    const { id, organisationId, organisationRegion } = application;
    const group = [organisationId, ...(await this.linkedTo(application))];
    const others = await this.repository.ofOrganisations(group);
    return others
      .filter((other) => other.id !== id)
      .map((other) => ({
        organisationId,
        organisationRegion,
        circle: coordinatorCircle(application),
        relation: other.organisationId === organisationId ? "SAME_ENTERPRISE" : "LINKED_ENTERPRISE",
        other,
      }));
  }

  private async linkedTo({ organisationId, submittedOn }: ApplicationRecord): Promise<string[]> {
    const [organisation] = await this.organisations.findMany([organisationId]);
    if (!organisation) return [];
    const { enterprises } = await this.eligibility.facts(organisation, submittedOn, null, () => true);
    return linkedEnterprises(organisationId, enterprises);
  }
}
