import { mayRead } from "../../../../security/disclosure";
import type { Viewer } from "../../../../security/viewer";
import type { OrganisationRepository } from "../../../partnering/organisations/organisation.repository";
import type { Application } from "../life/application.entity";
import { deciderCircle } from "../circle/application-circle.rules";
import type { ApplicationDraft } from "../applicant/application-draft.entity";
import type { ApplicationDraftRepository } from "../applicant/application-draft.repository";
import type { ApplicationFiles } from "../circle/application-files";
import type { ProjectFacts } from "../../eligibility/eligibility";
import type { FileProject, FileProjects } from "../../eligibility/eligibility.service";

/** What the rules of eligibility look at in a file. */
export function projectOf({
  cooperationKinds,
  intermediarySearch,
}: Pick<Application | ApplicationDraft, "cooperationKinds" | "intermediarySearch">): ProjectFacts {
  return { source: "APPLICATION", cooperationKinds, intermediarySearch };
}

/** Lets a check of eligibility take up a file: for the applicant, and for those who decide on it. */
export class ApplicationFileProjects implements FileProjects {
  constructor(
    private readonly files: ApplicationFiles,
    private readonly drafts: ApplicationDraftRepository,
    private readonly organisations: OrganisationRepository,
  ) {}

  async projectOf(viewer: Viewer, id: string): Promise<FileProject | null> {
    const draft = await this.drafts.find(viewer, id);
    if (draft) return this.describe(draft, { submittedOn: null, isDecider: false });
    const application = await this.files.find(viewer, id);
    if (!application) return null;
    const isDecider = mayRead(viewer, 4, { ...application, circle: deciderCircle(application) });
    if (!isDecider && !viewer.belongsTo(application.organisationId)) return null;
    return this.describe(application, { submittedOn: application.submittedOn, isDecider });
  }

  private async describe(
    file: Application | ApplicationDraft,
    rest: Pick<FileProject, "submittedOn" | "isDecider">,
  ): Promise<FileProject | null> {
    const [organisation] = await this.organisations.findMany([file.organisationId]);
    return organisation ? { organisation, project: projectOf(file), side: file.side, ...rest } : null;
  }
}
