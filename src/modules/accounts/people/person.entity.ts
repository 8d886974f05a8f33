import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { Language } from "../../shared/language";

/** Somebody who signs in. Everything else refers to the identifier alone, so that a name can be erased here. */
@Entity("person")
@Index("person_email_key", { synchronize: false })
export class Person {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "text" }) email: string;
  @Column({ type: "text" }) name: string;
  @Column({ type: "text" }) language: Language;
  /** A ready-made sign-in of the demo, refused in production. */
  @Column({ type: "boolean", default: false }) isDemo: boolean;
  @Column({ type: "timestamptz", nullable: true }) deactivatedAt: Date | null;
  /** Tokens without a session that were issued before are refused. */
  @Column({ type: "timestamptz", nullable: true }) tokensValidFrom: Date | null;
  @Column({ type: "timestamptz" }) createdAt: Date;
  @Column({ type: "integer" }) version: number;
}
