import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { NeedContent } from "./need-content";
import { Need } from "./need.entity";

/** What a need said at one version: the organisation's words stay readable, whatever an analysis makes of them. */
@Entity("need_version")
@Index("need_version_key", ["needId", "version"], { unique: true })
export class NeedVersion {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Need, { name: "need_version_need_fkey" })
  needId: string;
  @Column({ type: "integer" }) version: number;
  @Column({ type: "jsonb" }) content: NeedContent;
  @Column({ type: "timestamptz" }) writtenAt: Date;
}
