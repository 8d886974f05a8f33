import { v7 as uuidv7 } from "uuid";
import { columnsOf } from "../../../persistence/columns";
import { statementName } from "../../../persistence/conditions";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import { badInput, notFound } from "../../shared/domain-error";
import type { Language } from "../../shared/language";
import { ConsentEventRow } from "./consent-event.entity";
import {
  type ConsentEventKind,
  type ConsentPurpose,
  refuseOtherVersion,
  standingConsents,
} from "./consent.rules";

/** Whose consent it is: an account holder's, or that of an organisation's contact. */
export interface ConsentSubject {
  readonly type: "Person" | "Contact";
  readonly id: string;
}

export interface ConsentGiven {
  readonly subject: ConsentSubject;
  readonly purpose: ConsentPurpose;
  readonly textVersion: number;
  readonly language: Language;
  readonly idempotencyKey?: string | null | undefined;
}

/** The ledger of consents. People speak for themselves; whoever keeps an organisation's contacts writes down what they said. */
export class ConsentService {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, ConsentEventRow, "c");
  }

  /** Every event, oldest first. */
  async events(viewer: Viewer, subject: ConsentSubject): Promise<ConsentEventRow[]> {
    const read = <Row extends object>(sql: string, values: unknown[]) =>
      this.store.read<Row>(statementName("consent-owner", sql), sql, values);
    await refuseStranger(viewer, subject, "subjectId", read);
    return this.store.read<ConsentEventRow>(
      "consents-of-subject",
      `select ${this.columns} from consent_event c where c.subject_type = $1 and c.subject_id = $2 order by c.at, c.id`,
      [subject.type, subject.id],
    );
  }

  give(viewer: Viewer, given: ConsentGiven): Promise<ConsentEventRow> {
    refuseOtherVersion(given.purpose, given.textVersion);
    return this.store.transaction(viewer.actor, async (tx) => {
      await this.permit(tx, viewer, given.subject);
      const id = await onlyOnce(tx, "giveConsent", given, () =>
        this.write(tx, "GIVEN", given.subject, given),
      );
      return tx.manager.findOneByOrFail(ConsentEventRow, { id });
    });
  }

  /** As easily as it was given; what was done before stays lawful, what comes after does not happen. */
  withdraw(viewer: Viewer, subject: ConsentSubject, purpose: ConsentPurpose): Promise<ConsentEventRow> {
    return this.store.transaction(viewer.actor, async (tx) => {
      await this.permit(tx, viewer, subject);
      // Two withdrawals at once are one.
      await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`consent:${subject.id}`]);
      const events = await tx.manager.find(ConsentEventRow, {
        where: { subjectType: subject.type, subjectId: subject.id, purpose },
        order: { at: "ASC", id: "ASC" },
      });
      const [standing] = standingConsents(events);
      if (!standing) throw badInput("input.purpose", "There is no consent for this purpose to withdraw.");
      const id = await this.write(tx, "WITHDRAWN", subject, standing);
      return tx.manager.findOneByOrFail(ConsentEventRow, { id });
    });
  }

  private async permit(tx: Transaction, viewer: Viewer, subject: ConsentSubject): Promise<void> {
    await refuseStranger(viewer, subject, "input.subjectId", (sql, values) => tx.query(sql, values));
  }

  private async write(
    tx: Transaction,
    event: ConsentEventKind,
    subject: ConsentSubject,
    said: Pick<ConsentGiven, "purpose" | "textVersion" | "language">,
  ): Promise<string> {
    const { purpose, textVersion, language } = said;
    const row = tx.manager.create(ConsentEventRow, {
      id: uuidv7(),
      subjectType: subject.type,
      subjectId: subject.id,
      purpose,
      textVersion,
      language,
      event,
      at: tx.now,
      recordedBy: tx.actor.personId,
    });
    await tx.manager.insert(ConsentEventRow, row);
    await tx.record({
      operation: event === "GIVEN" ? "giveConsent" : "withdrawConsent",
      subjectType: subject.type,
      subjectId: subject.id,
      after: row,
    });
    return row.id;
  }
}

type Read = <Row extends object>(sql: string, values: unknown[]) => Promise<Row[]>;

const OWNER_OF_CONTACT = `select o.id as "organisationId", o.region as "organisationRegion"
  from contact c join organisation o on o.id = c.organisation_id where c.id = $1`;

/** Somebody else's consents do not exist. */
async function refuseStranger(
  viewer: Viewer,
  { type, id }: ConsentSubject,
  field: string,
  read: Read,
): Promise<void> {
  const unknown = notFound("person or contact", field);
  if (type === "Person") {
    if (id === viewer.personId) return;
    const [person] = await read("select 1 from person where id = $1", [id]);
    if (!person || !viewer.roles.has("PRIVACY_OFFICER")) throw unknown;
    return;
  }
  const [owner] = await read<DisclosureSubject>(OWNER_OF_CONTACT, [id]);
  if (!owner || !(viewer.mayEdit(owner) || viewer.roles.has("PRIVACY_OFFICER"))) throw unknown;
}
