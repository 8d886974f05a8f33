import { columnsOf } from "../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { type Clock, dayOf } from "../../shared/clock";
import type { PageRequest } from "../../shared/page";
import type { Region } from "../../shared/region";
import { Introduction, type IntroductionSide } from "./introduction.entity";
import type { IntroductionState } from "./introduction.rules";

/** An introduction with the regions of both sides, which decide whose advisers answer. */
export type IntroductionRecord = Introduction & {
  readonly seekerRegion: Region | null;
  readonly candidateRegion: Region | null;
};

export interface IntroductionFilter {
  readonly states?: readonly IntroductionState[] | null;
  readonly needId?: string | null;
  readonly organisationId?: string | null;
  readonly awaits?: IntroductionSide | null;
}

const TABLES = `introduction i
  join organisation s on s.id = i.seeker_id join organisation c on c.id = i.candidate_id`;

export class IntroductionRepository {
  private readonly columns: string;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.columns = `${columnsOf(store.dataSource, Introduction, "i")}, s.region as "seekerRegion", c.region as "candidateRegion"`;
  }

  findMany(ids: readonly string[]): Promise<IntroductionRecord[]> {
    return this.store.read<IntroductionRecord>(
      "introductions-by-id",
      `select ${this.columns} from ${TABLES} where i.id = any($1::uuid[])`,
      [ids],
    );
  }

  /** Newest first. */
  page(viewer: Viewer, filter: IntroductionFilter, page: PageRequest): Promise<IntroductionRecord[]> {
    const conditions = visible(viewer)
      .withGiven(filter.states, (states) => `i.state = any(${states}::text[])`)
      .withGiven(filter.needId, (id) => `i.need_id = ${id}::uuid`)
      .withGiven(filter.organisationId, (id) => `${id}::uuid in (i.seeker_id, i.candidate_id)`);
    const { awaits } = filter;
    if (awaits) conditions.with(dayOf(this.clock.now()), (today) => AWAITS[awaits](today));
    const paging = keysetPage(conditions, { columns: ["i.id"], descending: true }, page);
    const sql = `select ${this.columns} from ${TABLES} where ${conditions.toSql()} ${paging}`;
    return this.store.read<IntroductionRecord>(statementName("introductions", sql), sql, conditions.values);
  }

  /** All of the same two, whoever sought whom. */
  ofPair(tx: Transaction, one: string, other: string): Promise<Introduction[]> {
    return tx.manager.find(Introduction, {
      where: [
        { seekerId: one, candidateId: other },
        { seekerId: other, candidateId: one },
      ],
      order: { id: "DESC" },
    });
  }

  lock(tx: Transaction, id: string): Promise<Introduction | null> {
    return tx.manager.findOne(Introduction, { where: { id }, lock: { mode: "pessimistic_write" } });
  }
}

const AWAITS: Readonly<Record<IntroductionSide, (today: string) => string>> = {
  SEEKER: (today) => `i.state in ('SENT', 'ACKNOWLEDGED') and i.seeker_accepted_at is null
    or i.state = 'ACCEPTED' and i.seeker_asked_on <= ${today}::date`,
  CANDIDATE: (today) => `i.state in ('SENT', 'ACKNOWLEDGED') and i.candidate_accepted_at is null
    or i.state = 'ACCEPTED' and i.candidate_asked_on <= ${today}::date`,
};

/** Drafts are the seeker's advisers'; what was sent is for the people of both sides and the readers of the catalogue. */
function visible(viewer: Viewer): Conditions {
  const conditions = new Conditions();
  if (!viewer.readsCatalogue) {
    const own = `any(${conditions.placeholder(viewer.organisationIds)}::uuid[])`;
    return conditions.always(`i.sent_at is not null and (i.seeker_id = ${own} or i.candidate_id = ${own})`);
  }
  const regions = viewer.held.flatMap(({ role, region }) => (role === "ADVISER" && region ? [region] : []));
  const advised = `s.region = any(${conditions.placeholder(regions)}::text[])${regions.length > 0 ? " or s.region is null" : ""}`;
  return conditions.always(`i.state <> 'DRAFT' or ${advised}`);
}

/** The same rule for one record that was fetched by its identifier. */
export function maySeeIntroduction(viewer: Viewer, introduction: IntroductionRecord): boolean {
  const { seekerId, candidateId, seekerRegion, state, sentAt } = introduction;
  if (viewer.readsCatalogue)
    return (
      state !== "DRAFT" || viewer.advises({ organisationId: seekerId, organisationRegion: seekerRegion })
    );
  return sentAt !== null && (viewer.belongsTo(seekerId) || viewer.belongsTo(candidateId));
}
