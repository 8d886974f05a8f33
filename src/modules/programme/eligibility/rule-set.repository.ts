import { columnsOf } from "../../../persistence/columns";
import type { Store, Transaction } from "../../../persistence/store";
import type { RuleSet, RuleSetCode } from "./rule-set";
import { FIRST_VERSIONS } from "./rule-set.rules";
import { RuleSetVersion } from "./rule-set-version.entity";

export class RuleSetRepository {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, RuleSetVersion, "v");
  }

  /** Every version of one rule set, or of all: the first ones, then those that were published. */
  async versions(code: RuleSetCode | null): Promise<(RuleSet & { publishedAt?: Date })[]> {
    const published = await this.store.read<RuleSetVersion>(
      "rule-set-versions",
      `select ${this.columns} from rule_set_version v where $1::text is null or v.code = $1 order by v.code, v.version`,
      [code],
    );
    return [...FIRST_VERSIONS.filter((first) => code === null || first.code === code), ...published];
  }

  /** Those of one rule set, oldest first, inside a use case. */
  async versionsWithin(tx: Transaction, code: RuleSetCode): Promise<RuleSet[]> {
    const published = await tx.manager.find(RuleSetVersion, { where: { code }, order: { version: "ASC" } });
    return [...FIRST_VERSIONS.filter((first) => first.code === code), ...published];
  }
}
