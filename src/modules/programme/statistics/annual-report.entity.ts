import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../shared/calendar";
import type { ReportFigures } from "./annual-report.rules";

/** The report of a year as it was published; it never changes, whatever becomes of the records behind it. */
@Entity("annual_report")
@Index("annual_report_key", ["year"], { unique: true })
export class AnnualReport {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "integer" }) year: number;
  /** The last day whose events are counted. */
  @Column({ type: "date" }) pinnedOn: Day;
  @Column({ type: "jsonb" }) figures: ReportFigures;
  @Column({ type: "text" }) csv: string;
  @Column({ type: "text" }) json: string;
  @Column({ type: "text" }) markdown: string;
  @Column({ type: "text" }) markdownFr: string;
  @Column({ type: "text" }) markdownNl: string;
  @Column({ type: "timestamptz" }) publishedAt: Date;
  @Column({ type: "uuid" }) publishedBy: string;
}
