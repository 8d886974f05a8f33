import { Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { OrganisationMerge } from "./organisation-merge.entity";

/** A record that came from the merged organisation, so that it can go back. */
@Entity("organisation_merge_row")
export class MergedRow {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => OrganisationMerge, { name: "organisation_merge_row_merge_fkey" })
  mergeId: string;
  @PrimaryColumn({ type: "text" }) tableName: string;
  /** The column in which the record names its organisation. */
  @PrimaryColumn({ type: "text" }) columnName: string;
  @PrimaryColumn({ type: "uuid" }) rowId: string;
}
