import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Organisation } from "../../../partnering/organisations/organisation.entity";
import type { Day } from "../../../shared/calendar";
import type { CooperationKind } from "../../../shared/cooperation-kind";
import type { Region } from "../../../shared/region";
import type { IntermediarySearch } from "../../eligibility/eligibility";
import type { ConsultationOutcome, ProjectNature, SupportService } from "./application";
import type { ApplicationState } from "./application-life.rules";

/** A submitted request for support: complete, and under the identifier that its draft had. */
@Entity("application")
@Index("application_tracking_number_key", ["trackingNumber"], { unique: true })
@Index("application_organisation_idx", ["organisationId", "id"])
@Index("application_state_idx", ["state", "dueOn"])
export class Application {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "text" }) trackingNumber: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "application_organisation_fkey" })
  organisationId: string;
  /** The side of the programme through which it applies. */
  @Column({ type: "text" }) side: Region;
  @Column({ type: "text" }) objectives: string;
  @Column({ type: "text" }) projectTitle: string;
  @Column({ type: "text" }) projectNature: ProjectNature;
  @Column({ type: "text" }) projectAims: string;
  @Column({ type: "text" }) addedValue: string;
  @Column({ type: "text" }) intermediarySearch: IntermediarySearch;
  @Column({ type: "text", array: true }) cooperationKinds: CooperationKind[];
  @Column({ type: "text", array: true }) services: SupportService[];
  /** Accepted introductions through which it knows the partners that it targets. */
  @Column({ type: "uuid", array: true }) introductionIds: string[];
  /** The refused file that this one takes up again. */
  @Column({ type: "uuid", nullable: true }) previousApplicationId: string | null;
  /** Which wording of the declaration was signed. */
  @Column({ type: "integer" }) declarationVersion: number;
  @Column({ type: "uuid" }) signedBy: string;
  @Column({ type: "text" }) state: ApplicationState;
  /** What the coordinator recommended; null until then, and from then on the file is with the directorate. */
  @Column({ type: "boolean", nullable: true }) recommended: boolean | null;
  /** What the ministry made of it; null until the consultation is over. */
  @Column({ type: "text", nullable: true }) consultationOutcome: ConsultationOutcome | null;
  @Column({ type: "timestamptz" }) submittedAt: Date;
  /** The same moment as a day on the applicant's side: the reference date of eligibility. */
  @Column({ type: "date" }) submittedOn: Day;
  /** Last day of the running service-level clock; null while it stands still or after the end. */
  @Column({ type: "date", nullable: true }) dueOn: Day | null;
  @Column({ type: "timestamptz" }) updatedAt: Date;
  @Column({ type: "integer" }) version: number;
  /** Counts only the changes that the applicant may know of: the version that the applicant reads and names. */
  @Column({ type: "integer" }) applicantVersion: number;
}
