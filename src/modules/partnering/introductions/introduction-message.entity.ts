import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Introduction, type IntroductionSide } from "./introduction.entity";

/** What one side wrote to the other, through the introduction. */
@Entity("introduction_message")
@Index("introduction_message_introduction_idx", ["introductionId", "id"])
export class IntroductionMessage {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Introduction, { name: "introduction_message_introduction_fkey" })
  introductionId: string;
  @Column({ type: "text" }) side: IntroductionSide;
  @Column({ type: "boolean" }) byAdviser: boolean;
  @Column({ type: "text" }) text: string;
  @Column({ type: "uuid" }) writtenBy: string;
  @Column({ type: "timestamptz" }) writtenAt: Date;
}
