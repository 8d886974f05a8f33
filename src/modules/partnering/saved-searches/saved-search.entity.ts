import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { MatchNeed, Signal } from "../../../matching";
import type { Region } from "../../shared/region";
import { Person } from "../../accounts/people/person.entity";
import { Capability } from "../capabilities/capability.entity";
import { Need } from "../needs/need.entity";
import { Organisation } from "../organisations/organisation.entity";
import type { Sector } from "../sectors/sector";
import type { DigestFrequency } from "./saved-search.rules";

/** Which candidates are wished; the need itself where it is not one that is saved. */
export interface SavedQuestion {
  readonly options: {
    readonly partnerRegion?: Region | null | undefined;
    readonly sectors?: readonly Sector[] | null | undefined;
    readonly weights?: Partial<Record<Signal, number>> | undefined;
    readonly includeDismissed?: boolean | null | undefined;
    readonly holdBackFrom?: number | null | undefined;
  };
  readonly need: MatchNeed | null;
}

/** A question that somebody wants to be told the new answers of. Its owner's alone. */
@Entity("saved_search")
@Index("saved_search_person_idx", ["personId", "id"])
@Index("saved_search_digest_idx", ["nextDigestAt"], { where: "next_digest_at IS NOT NULL" })
export class SavedSearch {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Person, { name: "saved_search_person_fkey" })
  personId: string;
  @Column({ type: "text" }) name: string;
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => Need, { name: "saved_search_need_fkey" })
  needId: string | null;
  /** On whose behalf, where the need is none that is saved. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => Organisation, { name: "saved_search_organisation_fkey" })
  organisationId: string | null;
  @Column({ type: "jsonb" }) question: SavedQuestion;
  @Column({ type: "numeric", precision: 7, scale: 4 }) threshold: string;
  @Column({ type: "text" }) digest: DigestFrequency;
  @Column({ type: "timestamptz", nullable: true }) nextDigestAt: Date | null;
  @Column({ type: "timestamptz" }) createdAt: Date;
  @Column({ type: "timestamptz" }) updatedAt: Date;
  @Column({ type: "integer" }) version: number;
}

/** A candidate that reached the threshold, once for each search. */
@Entity("saved_search_candidate")
@Index("saved_search_candidate_found_idx", ["savedSearchId", "foundAt", "organisationId"], {
  where: "is_new",
})
export class SavedSearchCandidate {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => SavedSearch, { name: "saved_search_candidate_search_fkey", onDelete: "CASCADE" })
  savedSearchId: string;
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "saved_search_candidate_organisation_fkey" })
  organisationId: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Capability, { name: "saved_search_candidate_capability_fkey" })
  capabilityId: string;
  @Column({ type: "numeric", precision: 7, scale: 4 }) score: string;
  @Column({ type: "timestamptz" }) foundAt: Date;
  @Column({ type: "boolean" }) isNew: boolean;
  /** When a digest told of it. */
  @Column({ type: "timestamptz", nullable: true }) toldAt: Date | null;
}
