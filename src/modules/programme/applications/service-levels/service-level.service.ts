import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../../persistence/idempotency";
import type { Store } from "../../../../persistence/store";
import type { Viewer } from "../../../../security/viewer";
import { localDayOf } from "../../../shared/clock";
import { refuse } from "../../../shared/domain-error";
import { REGIONS } from "../../../shared/region";
import { nextLevels, type NewServiceLevels, newLevelProblems } from "./service-level.rules";
import type { ServiceLevelRepository } from "./service-level.repository";
import { ServiceLevelVersion } from "./service-level-version.entity";

export type PublishedOnce = NewServiceLevels & { readonly idempotencyKey?: string | null | undefined };

/** What an administrator does with the programme's promises. */
export class ServiceLevelService {
  constructor(
    private readonly store: Store,
    private readonly repository: ServiceLevelRepository,
  ) {}

  /** A further version, from a day to come: files keep to the one of the day on which they were submitted. */
  publish(viewer: Viewer, input: PublishedOnce): Promise<ServiceLevelVersion> {
    return this.store.transaction(viewer.actor, async (tx) => {
      const id = await onlyOnce(tx, "publishServiceLevels", input, async () => {
        await tx.query("select pg_advisory_xact_lock(hashtextextended('service levels', 0))");
        const before = (await this.repository.versionsWithin(tx)).at(-1);
        const today =
          REGIONS.map((region) => localDayOf(tx.now, region))
            .sort()
            .at(-1) ?? "";
        refuse(newLevelProblems(input, before, today));
        const after = nextLevels(input, before);
        const row = { ...after, id: uuidv7(), publishedAt: tx.now };
        await tx.manager.insert(ServiceLevelVersion, row);
        await tx.record({
          operation: "publishServiceLevels",
          subjectType: "ServiceLevelVersion",
          subjectId: row.id,
          ...(before ? { before } : {}),
          after,
        });
        return row.id;
      });
      return tx.manager.findOneByOrFail(ServiceLevelVersion, { id });
    });
  }
}
