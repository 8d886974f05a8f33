import type { Store, Transaction } from "../../../persistence/store";
import type { SubjectKind } from "../register/declaration";
import type { Subject } from "../register/register.sql";

/** Somebody, or an organisation, whose data are exported or erased. */
export interface DataSubject {
  readonly kind: SubjectKind;
  readonly subject: Subject;
  /** Of an organisation: whether it is a natural person. */
  readonly isNaturalPerson: boolean;
}

/** Public types whose identifiers name a subject. */
export const SUBJECT_TYPES = {
  Person: "PERSON",
  Contact: "CONTACT",
  Traveller: "TRAVELLER",
  Organisation: "ORGANISATION",
} as const satisfies Record<string, SubjectKind>;

export type SubjectType = keyof typeof SUBJECT_TYPES;

/** NEQ numbers of sole proprietors begin so. */
const SOLE_PROPRIETOR = "22";

const STATEMENTS: Readonly<Record<SubjectKind, string>> = {
  PERSON: "select id, email, name, true as natural from person where id = $1",
  CONTACT: "select id, email, name, true as natural from contact where id = $1",
  TRAVELLER: "select id, email, name, true as natural from traveller where id = $1",
  ORGANISATION: `select id, null as email, legal_name as name,
      legal_personality is false or (register = 'REQ' and registry_number like '${SOLE_PROPRIETOR}%') as natural
    from organisation where id = $1`,
};

interface SubjectRow extends Subject {
  readonly natural: boolean | null;
}

function subjectOf(kind: SubjectKind, { natural, ...subject }: SubjectRow): DataSubject {
  return { kind, subject, isNaturalPerson: natural === true };
}

export class DataSubjects {
  constructor(private readonly store: Store) {}

  async find(kind: SubjectKind, id: string): Promise<DataSubject | undefined> {
    const [row] = await this.store.read<SubjectRow>(`data-subject-${kind}`, STATEMENTS[kind], [id]);
    return row && subjectOf(kind, row);
  }

  /** As it is inside a transaction. */
  async findIn(tx: Transaction, kind: SubjectKind, id: string): Promise<DataSubject | undefined> {
    const [row] = await tx.query<SubjectRow>(STATEMENTS[kind], [id]);
    return row && subjectOf(kind, row);
  }

  async findByEmail(email: string): Promise<DataSubject | undefined> {
    const [row] = await this.store.read<{ id: string }>(
      "data-subject-by-email",
      "select id from person where lower(email) = lower($1)",
      [email],
    );
    return row && this.find("PERSON", row.id);
  }
}
