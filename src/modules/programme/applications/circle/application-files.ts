import type { Store, Transaction } from "../../../../persistence/store";
import { mayRead } from "../../../../security/disclosure";
import type { Viewer } from "../../../../security/viewer";
import type { PageRequest } from "../../../shared/page";
import type { ApplicationFilter, ApplicationRecord, ApplicationRepository } from "./application.repository";

/**
 * The one door through which files are read. Whoever is not of the applicant leaves an entry in the audit log for each
 * file, committed before the answer.
 */
export class ApplicationFiles {
  constructor(
    private readonly store: Store,
    private readonly repository: ApplicationRepository,
  ) {}

  async find(viewer: Viewer, id: string): Promise<ApplicationRecord | null> {
    const [application] = await this.findMany(viewer, [id]);
    return application ?? null;
  }

  /** Those of them that exist and that the viewer may read, in any order. */
  async findMany(viewer: Viewer, ids: readonly string[]): Promise<ApplicationRecord[]> {
    const applications = (await this.repository.findMany(ids)).filter((one) => mayRead(viewer, 4, one));
    await this.noteRead(viewer, applications);
    return applications;
  }

  /** Newest first. */
  async page(viewer: Viewer, filter: ApplicationFilter, page: PageRequest): Promise<ApplicationRecord[]> {
    const applications = await this.repository.page(viewer, filter, page);
    // The row beyond a page, which only tells that there is one, is not read.
    await this.noteRead(viewer, applications.slice(0, page.size));
    return applications;
  }

  async findByNumber(viewer: Viewer, trackingNumber: string): Promise<ApplicationRecord | null> {
    const id = await this.repository.idOf(trackingNumber);
    return id === null ? null : this.find(viewer, id);
  }

  /** Leaves the entries of a read, when it is somebody else's. */
  async noteRead(viewer: Viewer, applications: readonly ApplicationRecord[]): Promise<void> {
    const foreign = applications.filter(({ organisationId }) => !viewer.belongsTo(organisationId));
    if (foreign.length === 0) return;
    await this.store.transaction(viewer.actor, async (tx) => {
      for (const { id } of foreign) await recordRead(tx, id);
    });
  }
}

async function recordRead(tx: Transaction, id: string): Promise<void> {
  await tx.record({
    kind: "CONFIDENTIAL_READ",
    operation: "readApplication",
    subjectType: "Application",
    subjectId: id,
  });
}
