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
const labelResourceKinds: Readonly<Record<string, LabelKind>> = {
  [`${SKOS_XL}prefLabel`]: "PREFERRED",
  [`${SKOS_XL}altLabel`]: "SYNONYM",
  [`${SKOS_XL}hiddenLabel`]: "INFLECTION",
};

/** Statements on a subject stand together or nearly so: so many subjects are kept open for what may still come. */
const OPEN_SUBJECTS = 64;
/** Labels of their own may stand far from their concepts. So many wait for their other half, in some 300 MB. */
const MOST_WAITING_LABELS = 1_500_000;

class Subject {
  isConcept = true;
  isClosed = false;
  /** Labels of its own whose text has not come yet. */
  awaited = 0;
  readonly labels: RawLabel[] = [];
  readonly broader: string[] = [];
  readonly narrower: string[] = [];
  definition: string | null = null;

  constructor(
    readonly key: string,
    readonly line: number,
  ) {}

  read(): ReadSubject[] {
    const { key, broader, narrower, definition, line } = this;
    const labels = this.differentLabels();
    const saysNothing = labels.length === 0 && broader.length === 0 && narrower.length === 0;
    if (!this.isConcept || saysNothing) return [];
    return [{ raw: { key, labels, broader, narrower, sector: null, definition }, line }];
  }

  /** Many files give a label twice: plainly, and as a resource of its own. */
  private differentLabels(): RawLabel[] {
    return [
      ...new Map(this.labels.map((label) => [`${label.kind} ${label.tag} ${label.text}`, label])).values(),
    ];
  }
}

/** A label that is a resource of its own (SKOS-XL): whose it is, until its text comes, or its text, until somebody claims it. */
interface WaitingLabel {
  readonly owners: { readonly subject: Subject; readonly kind: LabelKind }[];
  text?: { readonly value: string; readonly tag: string };
}

/** Puts the statements of a stream together by subject, in bounded memory. A subject that comes again is read again. */
export class SkosSubjects {
  private readonly open = new Map<string, Subject>();
  private readonly waiting = new Map<string, WaitingLabel>();
  private passedOver = 0;

  /** Labels of their own that were left out: the file gives no text, or too many wait for theirs. */
  get textlessLabels(): number {
    let count = this.passedOver;
    for (const { owners } of this.waiting.values()) count += owners.length;
    return count;
  }

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
    if (statement.predicate.value === `${SKOS_XL}literalForm` && statement.object.termType === "Literal")
      complete.push(...this.takeText(key, statement.object));
    return complete;
  }

  rest(): ReadSubject[] {
    const subjects = new Set(this.open.values());
    for (const { owners } of this.waiting.values()) for (const { subject } of owners) subjects.add(subject);
    this.open.clear();
    return [...subjects].flatMap((subject) => subject.read());
  }

  private closeOldest(): ReadSubject[] {
    const [oldest] = this.open.values();
    if (oldest === undefined) return [];
    this.open.delete(oldest.key);
    oldest.isClosed = true;
    return oldest.awaited === 0 ? oldest.read() : [];
  }

  private claim(label: string, subject: Subject, kind: LabelKind): void {
    const waiting = this.waiting.get(label) ?? this.wait(label);
    if (waiting === undefined) this.passedOver++;
    else if (waiting.text !== undefined) {
      subject.labels.push(rawLabel(waiting.text.value, waiting.text.tag, kind));
      this.waiting.delete(label);
    } else {
      subject.awaited++;
      waiting.owners.push({ subject, kind });
    }
  }

  /** Concepts that have waited for nothing else but this text. */
  private takeText(label: string, { value, language = "" }: Statement["object"]): ReadSubject[] {
    const waiting = this.waiting.get(label) ?? this.wait(label);
    if (waiting === undefined) return [];
    if (waiting.owners.length === 0) {
      waiting.text = { value, tag: language };
      return [];
    }
    this.waiting.delete(label);
    return waiting.owners.flatMap(({ subject, kind }) => {
      subject.labels.push(rawLabel(value, language, kind));
      subject.awaited--;
      return subject.isClosed && subject.awaited === 0 ? subject.read() : [];
    });
  }

  private wait(label: string): WaitingLabel | undefined {
    if (this.waiting.size >= MOST_WAITING_LABELS) return undefined;
    const waiting: WaitingLabel = { owners: [] };
    this.waiting.set(label, waiting);
    return waiting;
  }

  private add({ predicate: { value: predicate }, object }: Statement, subject: Subject): void {
    const kind = labelKinds[predicate];
    const isLiteral = object.termType === "Literal";
    const resourceKind = labelResourceKinds[predicate];
    if (kind !== undefined && isLiteral)
      subject.labels.push(rawLabel(object.value, object.language ?? "", kind));
    else if (resourceKind !== undefined && !isLiteral) this.claim(object.value, subject, resourceKind);
    else if (predicate === `${SKOS}broader` && !isLiteral) subject.broader.push(object.value);
    else if (predicate === `${SKOS}narrower` && !isLiteral) subject.narrower.push(object.value);
    else if (predicate === `${SKOS}definition` && isLiteral && (object.language ?? "en").startsWith("en"))
      subject.definition ??= object.value;
    else if (predicate === TYPE && NO_CONCEPTS.has(object.value)) subject.isConcept = false;
  }
}

function rawLabel(text: string, tag: string, kind: LabelKind): RawLabel {
  return { tag, kind, text, ambiguous: false };
}
