import type { Store } from "../../../persistence/store";
import { badInput } from "../../shared/domain-error";
import type { Language } from "../../shared/language";
import type { Region } from "../../shared/region";
import type { NeedRecord } from "../needs/need.repository";
import type { Sector } from "../sectors/sector";
import type { IndexRepository } from "../suggestions/index.repository";
import type { SuggestionService } from "../suggestions/suggestion.service";
import type { Viewer } from "../../../security/viewer";

export const GROUPINGS = ["SECTOR", "REGION", "LANGUAGE"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Published needs and capabilities of one group; a group's unused criteria are null. */
export interface SupplyAndDemand {
  readonly sector: Sector | null;
  readonly region: Region | null;
  readonly language: Language | null;
  readonly needs: number;
  readonly capabilities: number;
}

export interface UnmatchedNeed {
  readonly need: NeedRecord;
  readonly bestScore: number;
}

/** So many needs are ranked for one question at most: each takes about a millisecond. */
const RANKED_FOR_ONE_QUESTION = 2_000;
/** So many needs are looked at together. */
const TURN = 20;
/** The best partner is looked for among so many, of whom some are left out. */
const LOOKED_AT = 20;

const GROUP_COLUMNS: Readonly<Record<Grouping, string>> = {
  SECTOR: "sector",
  REGION: "region",
  LANGUAGE: "language",
};

/** Where the catalogue has gaps: needs that nobody answers, sectors with more demand than supply. */
export class GapService {
  constructor(
    private readonly store: Store,
    private readonly index: IndexRepository,
    private readonly suggestions: SuggestionService,
  ) {}

  /** Published needs whose best partner scores below a threshold, in the order in which they were entered. */
  async unmatchedNeeds(
    viewer: Viewer,
    region: Region | null,
    below: number,
    limit: number,
  ): Promise<UnmatchedNeed[]> {
    if (!(below > 0 && below <= 100))
      throw badInput("belowScore", "The threshold belowScore takes more than 0 and at most 100.");
    const unmatched: UnmatchedNeed[] = [];
    let ranked = 0;
    for await (const page of this.index.allNeeds()) {
      const asked = page.filter((need) => !region || need.organisationRegion === region);
      for (let from = 0; from < asked.length; from += TURN) {
        if (unmatched.length >= limit || ranked >= RANKED_FOR_ONE_QUESTION) return unmatched.slice(0, limit);
        const needs = asked.slice(from, from + TURN);
        unmatched.push(...(await this.unmatchedAmong(viewer, needs, below)));
        ranked += needs.length;
      }
    }
    return unmatched.slice(0, limit);
  }

  private async unmatchedAmong(
    viewer: Viewer,
    needs: readonly NeedRecord[],
    below: number,
  ): Promise<UnmatchedNeed[]> {
    const lists = await this.suggestions.forNeeds(viewer, needs, { atMost: LOOKED_AT });
    return needs.flatMap((need, index) => {
      const bestScore = lists[index]?.suggestions[0]?.score ?? 0;
      return bestScore < below ? [{ need, bestScore }] : [];
    });
  }

  /** Counts by every combination of the criteria that occurs. A record of two sectors counts in both. */
  supplyAndDemand(groupBy: readonly Grouping[]): Promise<SupplyAndDemand[]> {
    const groups = [...new Set(groupBy)];
    if (groups.length === 0) throw badInput("groupBy", "Name at least one criterion to group by.");
    const columns = (["SECTOR", "REGION", "LANGUAGE"] as const).map((one) =>
      groups.includes(one) ? GROUP_COLUMNS[one] : `null as ${GROUP_COLUMNS[one]}`,
    );
    const names = groups.map((one) => GROUP_COLUMNS[one]).join(", ");
    return this.store.read<SupplyAndDemand>(
      `supply-and-demand-${names.replaceAll(", ", "-")}`,
      `select ${columns.join(", ")}, sum(needs)::int as needs, sum(capabilities)::int as capabilities from (
         select ${groups.includes("SECTOR") ? "unnest(n.sectors)" : "null"} as sector, o.region, n.language, 1 as needs, 0 as capabilities
           from need n join organisation o on o.id = n.organisation_id
          where n.status = 'PUBLISHED' and o.archived_at is null
         union all
         select ${groups.includes("SECTOR") ? "unnest(c.sectors)" : "null"} as sector, o.region, c.language, 0, 1
           from capability c join organisation o on o.id = c.organisation_id
          where c.removed_at is null and o.archived_at is null
       ) counted group by ${names} order by ${names}`,
    );
  }
}
