import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Document } from "../documents/document.entity";
import { Introduction } from "./introduction.entity";

/** A document that its owner lets the other side of an introduction read of, until it withdraws that. */
@Entity("document_release")
@Index("document_release_document_idx", ["documentId"])
@Index("document_release_standing_key", ["introductionId", "documentId"], {
  unique: true,
  where: "withdrawn_at IS NULL",
})
export class DocumentRelease {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Introduction, { name: "document_release_introduction_fkey" })
  introductionId: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Document, { name: "document_release_document_fkey" })
  documentId: string;
  @Column({ type: "uuid" }) releasedBy: string;
  @Column({ type: "timestamptz" }) releasedAt: Date;
  @Column({ type: "uuid", nullable: true }) withdrawnBy: string | null;
  @Column({ type: "timestamptz", nullable: true }) withdrawnAt: Date | null;
}
