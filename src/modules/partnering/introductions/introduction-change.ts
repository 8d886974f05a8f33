import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { notFound } from "../../shared/domain-error";
import { organisationSubject, type OrganisationSubject } from "../organisations/organisation-change";
import type { Introduction, IntroductionSide } from "./introduction.entity";
import { introductionMail, type IntroductionNews } from "./introduction-mails";
import type { IntroductionParties } from "./introduction-parties";
import {
  type IntroductionRecord,
  type IntroductionRepository,
  maySeeIntroduction,
} from "./introduction.repository";
import { changedMeanwhile, organisationOn } from "./introduction.rules";

export interface IntroductionTarget {
  readonly introductionId: string;
  readonly expectedVersion: number;
}

/** The people of both sides, as a change finds them. */
export type Sides = Readonly<Record<IntroductionSide, OrganisationSubject>>;

type Change = (tx: Transaction, introduction: Introduction, sides: Sides) => void | Promise<void>;

/** Runs every change of an introduction the same way: find, compare versions, change, record. */
export class IntroductionChange {
  constructor(
    private readonly store: Store,
    private readonly repository: IntroductionRepository,
    private readonly parties: IntroductionParties,
  ) {}

  async run(
    viewer: Viewer,
    operation: string,
    target: IntroductionTarget,
    change: Change,
  ): Promise<IntroductionRecord> {
    await this.store.transaction(viewer.actor, async (tx) => {
      const { introduction, sides } = await this.lock(tx, viewer, target.introductionId);
      if (introduction.version !== target.expectedVersion) throw changedMeanwhile(introduction);
      await this.save(tx, operation, introduction, sides, change);
    });
    return this.read(target.introductionId);
  }

  /** Nothing else of it changes until the use case is over; what the viewer may not see does not exist. */
  async lock(
    tx: Transaction,
    viewer: Viewer,
    id: string,
  ): Promise<{ introduction: Introduction; sides: Sides }> {
    const introduction = await this.repository.lock(tx, id);
    const sides = introduction && (await sidesOf(tx, introduction));
    if (!introduction || !sides || !maySeeIntroduction(viewer, withRegions(introduction, sides)))
      throw notFound("introduction", "input.introductionId");
    return { introduction, sides };
  }

  /** A change that the calendar makes; nobody's version is compared. */
  async runBySystem(operation: string, id: string, change: Change): Promise<void> {
    await this.store.transaction({ personId: null, roles: [] }, async (tx) => {
      const introduction = await this.repository.lock(tx, id);
      const sides = introduction && (await sidesOf(tx, introduction));
      if (introduction && sides) await this.save(tx, operation, introduction, sides, change);
    });
  }

  /** Writes to the people of one side, in the same transaction. */
  async tell(
    tx: Transaction,
    side: IntroductionSide,
    introduction: Introduction,
    news: IntroductionNews,
  ): Promise<void> {
    const recipients = await this.parties.recipientsFor(tx, organisationOn(side, introduction));
    for (const recipient of recipients)
      await tx.sendMail(introductionMail(news, recipient, introduction.answerBy));
  }

  async read(id: string): Promise<IntroductionRecord> {
    const [introduction] = await this.repository.findMany([id]);
    if (!introduction) throw notFound("introduction");
    return introduction;
  }

  private async save(
    tx: Transaction,
    operation: string,
    introduction: Introduction,
    sides: Sides,
    change: Change,
  ): Promise<void> {
    const before = { ...introduction };
    await change(tx, introduction, sides);
    Object.assign(introduction, { version: introduction.version + 1, updatedAt: tx.now });
    await tx.manager.save(introduction);
    await tx.record({
      operation,
      subjectType: "Introduction",
      subjectId: introduction.id,
      before,
      after: introduction,
    });
  }
}

export async function sidesOf(
  tx: Transaction,
  { seekerId, candidateId }: Pick<Introduction, "seekerId" | "candidateId">,
): Promise<Sides | undefined> {
  const SEEKER = await organisationSubject(tx, seekerId);
  const CANDIDATE = await organisationSubject(tx, candidateId);
  return SEEKER && CANDIDATE && { SEEKER, CANDIDATE };
}

function withRegions(introduction: Introduction, { SEEKER, CANDIDATE }: Sides): IntroductionRecord {
  return {
    ...introduction,
    seekerRegion: SEEKER.organisationRegion,
    candidateRegion: CANDIDATE.organisationRegion,
  };
}
