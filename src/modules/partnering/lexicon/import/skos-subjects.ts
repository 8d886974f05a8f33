import type { LabelKind } from "../concept.entity";
import type { RawConcept, RawLabel } from "./checked-concept";

/** A statement as both parsers give it. */
export interface Statement {
  readonly subject: { readonly value: string };
  readonly predicate: { readonly value: string };
  readonly object: { readonly value: string; readonly termType: string; readonly language?: string };
}

export interface ReadSubject {
  readonly raw: RawConcept;
  readonly line: number;
}

const SKOS = "http://www.w3.org/2004/02/skos/core#";
const SKOS_XL = "http://www.w3.org/2008/05/skos-xl#";
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

const labelKinds: Readonly<Record<string, LabelKind>> = {
  [`${SKOS}prefLabel`]: "PREFERRED",
  [`${SKOS}altLabel`]: "SYNONYM",
  [`${SKOS}hiddenLabel`]: "INFLECTION",
};
/** Things that have labels and are no concepts. */
const NO_CONCEPTS = new Set([
  `${SKOS}ConceptScheme`,
  `${SKOS}Collection`,
  `${SKOS}OrderedCollection`,
  `${SKOS_XL}Label`,
]);
const LABEL_RESOURCES = new Set([`${SKOS_XL}prefLabel`, `${SKOS_XL}altLabel`, `${SKOS_XL}hiddenLabel`]);

/** Statements on a subject stand together or nearly so: so many subjects are kept open for what may still come. */
const OPEN_SUBJECTS = 64;

class Subject {
  isConcept = true;
  readonly labels: RawLabel[] = [];
  readonly broader: string[] = [];
  readonly narrower: string[] = [];
  definition: string | null = null;

  constructor(
    readonly key: string,
    readonly line: number,
  ) {}

  read(): ReadSubject[] {
    const { key, labels, broader, narrower, definition, line } = this;
    const saysNothing = labels.length === 0 && broader.length === 0 && narrower.length === 0;
    if (!this.isConcept || saysNothing) return [];
    return [{ raw: { key, labels, broader, narrower, sector: null, definition }, line }];
  }
}

/** Puts the statements of a stream together by subject, in bounded memory. A subject that comes again is read again. */
export class SkosSubjects {
  /** Labels that are resources of their own, and so were not read. */
  labelResources = 0;
  private readonly open = new Map<string, Subject>();

  /** What is complete, now that this statement has come. */
  take(statement: Statement, line: number): ReadSubject[] {
    const complete: ReadSubject[] = [];
    const key = statement.subject.value;
    let subject = this.open.get(key);
    if (subject === undefined) {
      if (this.open.size >= OPEN_SUBJECTS) complete.push(...this.closeOldest());
      subject = new Subject(key, line);
      this.open.set(key, subject);
    }
    this.add(statement, subject);
    return complete;
  }

  rest(): ReadSubject[] {
    const rest = [...this.open.values()].flatMap((subject) => subject.read());
    this.open.clear();
    return rest;
  }

  private closeOldest(): ReadSubject[] {
    const [oldest] = this.open.values();
    if (oldest === undefined) return [];
    this.open.delete(oldest.key);
    return oldest.read();
  }

  private add({ predicate: { value: predicate }, object }: Statement, subject: Subject): void {
    const kind = labelKinds[predicate];
    const isLiteral = object.termType === "Literal";
    if (kind !== undefined && isLiteral)
      subject.labels.push({ tag: object.language ?? "", kind, text: object.value, ambiguous: false });
    else if (predicate === `${SKOS}broader` && !isLiteral) subject.broader.push(object.value);
    else if (predicate === `${SKOS}narrower` && !isLiteral) subject.narrower.push(object.value);
    else if (predicate === `${SKOS}definition` && isLiteral && (object.language ?? "en").startsWith("en"))
      subject.definition ??= object.value;
    else if (predicate === TYPE && NO_CONCEPTS.has(object.value)) subject.isConcept = false;
    else if (LABEL_RESOURCES.has(predicate)) this.labelResources++;
  }
}
