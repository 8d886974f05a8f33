import { columnsOf } from "../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import type { PageRequest } from "../../shared/page";
import type { Region } from "../../shared/region";
import { Agreement } from "./agreement.entity";
import { AgreementProof } from "./agreement-proof.entity";
import { AGREEMENT_PARTIES, type AgreementParty, type AgreementState } from "./agreement.rules";
import { FollowUp } from "./follow-up.entity";

/** An agreement with the regions of both parties, whose advisers read it. */
export type AgreementRecord = Agreement & {
  readonly seekerRegion: Region | null;
  readonly candidateRegion: Region | null;
};

/** A proof or a follow-up, with the party whose it is. */
export type OfParty<T> = T & DisclosureSubject;

export interface AgreementFilter {
  readonly states?: readonly AgreementState[] | null;
  readonly organisationId?: string | null;
}

const TABLES = `agreement a join organisation s on s.id = a.seeker_id join organisation c on c.id = a.candidate_id`;
const REGIONS = `s.region as "seekerRegion", c.region as "candidateRegion"`;

export class AgreementRepository {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = `${columnsOf(store.dataSource, Agreement, "a")}, ${REGIONS}`;
  }

  findMany(ids: readonly string[]): Promise<AgreementRecord[]> {
    return this.store.read<AgreementRecord>(
      "agreements-by-id",
      `select ${this.columns} from ${TABLES} where a.id = any($1::uuid[])`,
      [ids],
    );
  }

  /** Newest first, those that the viewer may see. */
  page(viewer: Viewer, filter: AgreementFilter, page: PageRequest): Promise<AgreementRecord[]> {
    const conditions = visible(viewer)
      .withGiven(filter.states, (states) => `a.state = any(${states}::text[])`)
      .withGiven(filter.organisationId, (id) => `${id}::uuid in (a.seeker_id, a.candidate_id)`);
    const paging = keysetPage(conditions, { columns: ["a.id"], descending: true }, page);
    const sql = `select ${this.columns} from ${TABLES} where ${conditions.toSql()} ${paging}`;
    return this.store.read<AgreementRecord>(statementName("agreements", sql), sql, conditions.values);
  }

  proofsOf(agreementIds: readonly string[]): Promise<OfParty<AgreementProof>[]> {
    return this.partsOf(AgreementProof, "agreement_proof", "p.id", agreementIds);
  }

  followUpsOf(agreementIds: readonly string[]): Promise<OfParty<FollowUp>[]> {
    return this.partsOf(FollowUp, "follow_up", "p.month, p.id", agreementIds);
  }

  async lock(tx: Transaction, id: string): Promise<{ row: Agreement; record: AgreementRecord } | undefined> {
    const row = await tx.manager.findOne(Agreement, { where: { id }, lock: { mode: "pessimistic_write" } });
    if (!row) return undefined;
    const [regions] = await tx.query<Pick<AgreementRecord, "seekerRegion" | "candidateRegion">>(
      `select ${REGIONS} from ${TABLES} where a.id = $1`,
      [id],
    );
    return regions && { row, record: { ...row, ...regions } };
  }

  private partsOf<T extends object>(
    entity: new () => T,
    table: string,
    order: string,
    agreementIds: readonly string[],
  ): Promise<OfParty<T>[]> {
    return this.store.read<OfParty<T>>(
      `${table}-of-agreements`,
      `select ${columnsOf(this.store.dataSource, entity, "p")}, o.region as "organisationRegion"
         from ${table} p join organisation o on o.id = p.organisation_id
        where p.agreement_id = any($1::uuid[]) order by ${order}`,
      [agreementIds],
    );
  }
}

/** The people of both parties, and the advisers of their regions: what they agree on is level 3 of both. */
export function maySeeAgreement(viewer: Viewer, agreement: AgreementRecord): boolean {
  return AGREEMENT_PARTIES.some((party) => {
    const subject = partyOf(agreement, party);
    return viewer.belongsTo(subject.organisationId) || viewer.advises(subject);
  });
}

export function partyOf(agreement: AgreementRecord, party: AgreementParty): DisclosureSubject {
  return party === "SEEKER"
    ? { organisationId: agreement.seekerId, organisationRegion: agreement.seekerRegion }
    : { organisationId: agreement.candidateId, organisationRegion: agreement.candidateRegion };
}

/** The same rule for a whole list. */
function visible(viewer: Viewer): Conditions {
  const conditions = new Conditions();
  const own = `any(${conditions.placeholder(viewer.organisationIds)}::uuid[])`;
  const regions = viewer.held.flatMap(({ role, region }) => (role === "ADVISER" && region ? [region] : []));
  const advised = `any(${conditions.placeholder(regions)}::text[])`;
  const neither = regions.length > 0 ? " or s.region is null or c.region is null" : "";
  return conditions.always(
    `a.seeker_id = ${own} or a.candidate_id = ${own} or s.region = ${advised} or c.region = ${advised}${neither}`,
  );
}
