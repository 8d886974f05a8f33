import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Concept } from "../lexicon/concept.entity";
import { Requirement } from "./requirement.entity";

/** A requirement is about a concept. The link goes with either of them: requirements are written anew, sources drop concepts. */
@Entity("requirement_concept")
@Index("requirement_concept_concept_idx", ["conceptId"])
export class RequirementConcept {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => Requirement, { name: "requirement_concept_requirement_fkey", onDelete: "CASCADE" })
  requirementId: string;
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => Concept, { name: "requirement_concept_concept_fkey", onDelete: "CASCADE" })
  conceptId: string;
  @Column({ type: "smallint" }) position: number;
}

export type LinkedRequirement = Requirement & { readonly conceptIds: readonly string[] };
