import DataLoader from "dataloader";
import { perRequest } from "../../../graphql/per-request";
import type { ExclusionRepository } from "./exclusion.repository";

/** How many open introductions each candidate has; one statement for a page. */
export class OpenIntroductionsLoader {
  readonly of;

  constructor(repository: ExclusionRepository) {
    this.of = perRequest(
      () =>
        new DataLoader<string, number>(async (ids) => {
          const rows = await repository.openIntroductions(ids);
          const open = new Map(rows.map((row) => [row.id, row.open]));
          return ids.map((id) => open.get(id) ?? 0);
        }),
    );
  }
}
