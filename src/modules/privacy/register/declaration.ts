/** Whose data can be exported and erased. */
export const SUBJECT_KINDS = ["PERSON", "CONTACT", "TRAVELLER", "ORGANISATION"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Why something is kept: what the programme would tell a person who asks. */
export type KeptFor = "ACCOUNTS" | "PARTNERING" | "PROGRAMME" | "ACCOUNTABILITY" | "OPERATION";

/** What every column of a table is. */
export interface ColumnDeclarations {
  /** Says nothing about a person. */
  readonly none?: readonly string[];
  /** An identifier that stands for a person: it stays, and means nothing once the name is erased. */
  readonly pseudonym?: readonly string[];
  /** Says who somebody is, or may name somebody; with the SQL expression that takes its place when the row stays. */
  readonly personal?: Readonly<Record<string, string>>;
  /** A secret or its hash: never exported. */
  readonly secret?: readonly string[];
}

/**
 * What becomes of the rows about somebody who is erased. `ANONYMISE`: personal columns are replaced and the row stays
 * for the statistics; `DELETE`: the row goes; `KEEP`: it holds pseudonyms alone and is somebody else's proof.
 */
export type Erasure = "ANONYMISE" | "DELETE" | "KEEP";

/** The rows about a subject: a condition on the table `t` with `:id`, `:email` and `:name`, and what erasure does to them. */
export interface SubjectRows {
  readonly where: string;
  readonly erasure: Erasure;
  /**
   * `TRACE`: the subject did something with a record that is about others. An export shows that, by identifiers and
   * moments: what stands in the record may be confidential, also to somebody who once worked on it.
   */
  readonly extent?: "TRACE";
}

export interface TableDeclaration {
  /** What the table holds, for people who read the register. */
  readonly holds: string;
  readonly keptFor: KeptFor;
  readonly columns: ColumnDeclarations;
  readonly rows?: Readonly<Partial<Record<SubjectKind, SubjectRows>>>;
}

export type Register = Readonly<Record<string, TableDeclaration>>;

export function columnsOf({ columns }: TableDeclaration): string[] {
  const { none = [], pseudonym = [], personal = {}, secret = [] } = columns;
  return [...none, ...pseudonym, ...Object.keys(personal), ...secret];
}

/** Whether the table says anything about a person at all. */
export function isPersonal({ columns }: TableDeclaration): boolean {
  return columns.pseudonym !== undefined || columns.personal !== undefined;
}
