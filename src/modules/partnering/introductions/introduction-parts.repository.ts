import { columnsOf } from "../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import type { Store } from "../../../persistence/store";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import type { PageRequest } from "../../shared/page";
import { Document } from "../documents/document.entity";
import type { DocumentRecord } from "../documents/document.repository";
import { IntroductionFollowUp } from "./introduction-follow-up.entity";
import { IntroductionMessage } from "./introduction-message.entity";
import { NonDisclosureAgreement } from "./non-disclosure-agreement.entity";

/** A document that is released now, with whose it is. */
export type ReleasedDocument = DocumentRecord & {
  readonly introductionId: string;
  readonly releasedAt: Date;
};
export type FollowUpRecord = IntroductionFollowUp & DisclosureSubject;

/** What belongs to introductions beside the answers of both sides. */
export class IntroductionPartsRepository {
  private readonly messageColumns: string;

  constructor(private readonly store: Store) {
    this.messageColumns = columnsOf(store.dataSource, IntroductionMessage, "m");
  }

  agreementsOf(introductionIds: readonly string[]): Promise<NonDisclosureAgreement[]> {
    return this.store.read<NonDisclosureAgreement>(
      "non-disclosure-agreements",
      `select ${columnsOf(this.store.dataSource, NonDisclosureAgreement, "n")}
         from non_disclosure_agreement n where n.introduction_id = any($1::uuid[])`,
      [introductionIds],
    );
  }

  /** Only with an agreement, of documents in use, and while the release stands; in the order of release. */
  releasedTo(introductionIds: readonly string[]): Promise<ReleasedDocument[]> {
    return this.store.read<ReleasedDocument>(
      "released-documents",
      `select ${columnsOf(this.store.dataSource, Document, "d")}, o.region as "organisationRegion",
              r.introduction_id as "introductionId", r.released_at as "releasedAt"
         from document_release r
         join non_disclosure_agreement n on n.introduction_id = r.introduction_id
         join document d on d.id = r.document_id and d.removed_at is null
         join organisation o on o.id = d.organisation_id
        where r.introduction_id = any($1::uuid[]) and r.withdrawn_at is null order by r.id`,
      [introductionIds],
    );
  }

  followUpsOf(introductionIds: readonly string[]): Promise<FollowUpRecord[]> {
    return this.store.read<FollowUpRecord>(
      "introduction-follow-ups",
      `select ${columnsOf(this.store.dataSource, IntroductionFollowUp, "f")}, o.region as "organisationRegion"
         from introduction_follow_up f join organisation o on o.id = f.organisation_id
        where f.introduction_id = any($1::uuid[]) order by f.id`,
      [introductionIds],
    );
  }

  /** In the order in which they were written. */
  messagesOf(introductionId: string, page: PageRequest): Promise<IntroductionMessage[]> {
    const conditions = new Conditions().with(introductionId, (id) => `m.introduction_id = ${id}::uuid`);
    const paging = keysetPage(conditions, { columns: ["m.id"], descending: false }, page);
    const sql = `select ${this.messageColumns} from introduction_message m where ${conditions.toSql()} ${paging}`;
    return this.store.read<IntroductionMessage>(
      statementName("introduction-messages", sql),
      sql,
      conditions.values,
    );
  }

  async message(id: string): Promise<IntroductionMessage | undefined> {
    const [message] = await this.store.read<IntroductionMessage>(
      "introduction-message-by-id",
      `select ${this.messageColumns} from introduction_message m where m.id = $1`,
      [id],
    );
    return message;
  }
}
