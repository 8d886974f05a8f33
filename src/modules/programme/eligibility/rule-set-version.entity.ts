import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../shared/calendar";
import type { RuleParameters, RuleSet, RuleSetCode } from "./rule-set";

/** A version of a rule set that an administrator published; the first version of each comes with the program. */
@Entity("rule_set_version")
@Index("rule_set_version_key", ["code", "version"], { unique: true })
export class RuleSetVersion implements RuleSet {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "text" }) code: RuleSetCode;
  @Column({ type: "integer" }) version: number;
  @Column({ type: "date" }) effectiveOn: Day;
  @Column({ type: "text" }) source: string;
  @Column({ type: "jsonb" }) parameters: RuleParameters;
  @Column({ type: "jsonb" }) texts: RuleSet["texts"];
  @Column({ type: "timestamptz" }) publishedAt: Date;
}
