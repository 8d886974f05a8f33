import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Organisation } from "../../../partnering/organisations/organisation.entity";
import type { Day } from "../../../shared/calendar";
import { Mission } from "../life/mission.entity";
import type { QuotaEntryKind } from "./quota.rules";

/** One line of the ledger of an enterprise's trips; lines are added, never changed. */
@Entity("quota_entry")
@Index("quota_entry_organisation_idx", ["organisationId", "missionId", "number"])
@Index("quota_entry_key", ["missionId", "number"], { unique: true })
export class QuotaEntry {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "quota_entry_organisation_fkey" })
  organisationId: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Mission, { name: "quota_entry_mission_fkey" })
  missionId: string;
  /** Counts the lines of one mission, whatever the clocks of several nodes say. */
  @Column({ type: "integer" }) number: number;
  @Column({ type: "text" }) kind: QuotaEntryKind;
  @Column({ type: "date" }) departsOn: Day;
  /** Why the directorate granted a trip beyond the quota. */
  @Column({ type: "text", nullable: true }) reason: string | null;
  @Column({ type: "timestamptz" }) enteredAt: Date;
  @Column({ type: "uuid", nullable: true }) enteredBy: string | null;
}
