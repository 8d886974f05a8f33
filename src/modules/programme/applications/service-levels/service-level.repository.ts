import { columnsOf } from "../../../../persistence/columns";
import type { Store, Transaction } from "../../../../persistence/store";
import type { Day } from "../../../shared/calendar";
import { FIRST_SERVICE_LEVELS, type ServiceLevels, serviceLevelsOn } from "./service-level.rules";
import { ServiceLevelVersion } from "./service-level-version.entity";

export type PublishedLevels = ServiceLevels & { readonly publishedAt?: Date };

/** What the programme promised when: the first version, then those that were published. */
export class ServiceLevelRepository {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, ServiceLevelVersion, "v");
  }

  /** Oldest first. */
  async versions(): Promise<PublishedLevels[]> {
    const published = await this.store.read<ServiceLevelVersion>(
      "service-level-versions",
      `select ${this.columns} from service_level_version v order by v.version`,
      [],
    );
    return [...FIRST_SERVICE_LEVELS, ...published];
  }

  /** Oldest first, inside a use case. */
  async versionsWithin(tx: Transaction): Promise<ServiceLevels[]> {
    const published = await tx.manager.find(ServiceLevelVersion, { order: { version: "ASC" } });
    return [...FIRST_SERVICE_LEVELS, ...published];
  }

  /** Those that a file keeps to which was submitted on a day. */
  async onWithin(tx: Transaction, submittedOn: Day): Promise<ServiceLevels> {
    return serviceLevelsOn(submittedOn, await this.versionsWithin(tx));
  }
}
