import { groupLoader, recordLoader } from "../../../../graphql/loading";
import { perRequest } from "../../../../graphql/per-request";
import type { ApplicationFiles } from "../circle/application-files";
import type { ApplicationPartsRepository } from "./application-parts.repository";
import type { ServiceLevelRepository } from "../service-levels/service-level.repository";

export class ApplicationLoader {
  /** Through the door that records reads. */
  readonly byId;
  readonly steps;
  readonly duties;
  readonly evaluations;
  readonly requests;
  readonly assessments;
  readonly names;
  /** The partner of one introduction, for one of its organisations. */
  readonly partners;

  readonly serviceLevels;

  constructor(files: ApplicationFiles, parts: ApplicationPartsRepository, levels: ServiceLevelRepository) {
    this.serviceLevels = perRequest(() => levels.versions());
    this.byId = recordLoader((ids, { viewer }) => files.findMany(viewer, ids));
    this.steps = ofApplication((ids) => parts.steps(ids));
    this.duties = ofApplication((ids) => parts.duties(ids));
    this.evaluations = ofApplication((ids) => parts.evaluations(ids));
    this.requests = ofApplication((ids) => parts.requests(ids));
    this.assessments = ofApplication((ids) => parts.assessments(ids));
    this.names = recordLoader((ids) => parts.names(ids));
    this.partners = groupLoader(
      (ids) => parts.partners(ids),
      ({ introductionId }) => introductionId,
    );
  }
}

function ofApplication<Part extends { readonly applicationId: string }>(
  find: (ids: readonly string[]) => Promise<readonly Part[]>,
) {
  return groupLoader(find, ({ applicationId }) => applicationId);
}
