import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { DomainError } from "../../modules/shared/domain-error";
import type { Limits } from "./limits";

/** How large a document is before anybody knows whether it means something. */
export interface DocumentShape {
  readonly tokens: number;
  readonly depth: number;
  readonly introspectionDepth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
  readonly selections: number;
  readonly introspects: boolean;
}

interface Measure {
  depth: number;
  introspectionDepth: number;
  aliases: number;
  directives: number;
  /** Fields of the outermost level, those of fragments included. */
  width: number;
  selections: number;
}

/** Asks about the schema and not about records; as deep as types are wrapped. */
const INTROSPECTION = new Set(["__schema", "__type"]);

/**
 * Measures a document as it is when every fragment is put in its place. Each fragment is measured once, so a document
 * whose fragments double each other thirty times is measured as fast as any other of its length.
 */
export function shapeOf(document: DocumentNode): DocumentShape {
  const fragments = new FragmentMeasures(document);
  const measures = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? [measureSet(definition.selectionSet, fragments, definition.directives?.length ?? 0)]
      : [],
  );
  const most = (count: (measure: Measure) => number) => Math.max(0, ...measures.map(count));
  return {
    tokens: document.tokenCount ?? 0,
    depth: most(({ depth }) => depth),
    introspectionDepth: most(({ introspectionDepth }) => introspectionDepth),
    aliases: most(({ aliases }) => aliases),
    directives: most(({ directives }) => directives),
    rootFields: most(({ width }) => width),
    selections: most(({ selections }) => selections),
    introspects: most(({ introspectionDepth }) => introspectionDepth) > 0,
  };
}

class FragmentMeasures {
  private readonly definitions: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly measured = new Map<string, Measure>();

  constructor(document: DocumentNode) {
    this.definitions = new Map(
      document.definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
      ),
    );
  }

  of(name: string): Measure {
    const known = this.measured.get(name);
    if (known) return known;
    const definition = this.definitions.get(name);
    // A circle counts as nothing here; the validation refuses it.
    this.measured.set(name, nothing());
    const measure = definition ? measureSet(definition.selectionSet, this) : nothing();
    this.measured.set(name, measure);
    return measure;
  }
}

function measureSet(set: SelectionSetNode, fragments: FragmentMeasures, directives = 0): Measure {
  const total = { ...nothing(), directives };
  const seen = new Set<string>();
  for (const selection of set.selections) {
    total.directives += selection.directives?.length ?? 0;
    if (selection.kind === Kind.FIELD) addField(total, selection, seen, fragments);
    else addFragment(total, measureFragment(selection, fragments));
  }
  return total;
}

function measureFragment(selection: Exclude<SelectionNode, FieldNode>, fragments: FragmentMeasures): Measure {
  return selection.kind === Kind.INLINE_FRAGMENT
    ? measureSet(selection.selectionSet, fragments)
    : fragments.of(selection.name.value);
}

function addField(total: Measure, field: FieldNode, seen: Set<string>, fragments: FragmentMeasures): void {
  const answeredAs = field.alias?.value ?? field.name.value;
  // A repeated field costs the validation as much as a renamed one.
  if (field.alias || seen.has(answeredAs)) total.aliases += 1;
  seen.add(answeredAs);
  total.width += 1;
  total.selections += 1;
  const inner = field.selectionSet ? measureSet(field.selectionSet, fragments) : nothing();
  if (INTROSPECTION.has(field.name.value))
    total.introspectionDepth = Math.max(total.introspectionDepth, 1 + inner.depth);
  else total.depth = Math.max(total.depth, 1 + inner.depth);
  addCounts(total, inner);
}

function addFragment(total: Measure, inner: Measure): void {
  total.depth = Math.max(total.depth, inner.depth);
  total.width += inner.width;
  addCounts(total, inner);
}

function addCounts(total: Measure, inner: Measure): void {
  total.introspectionDepth = Math.max(total.introspectionDepth, inner.introspectionDepth);
  total.aliases += inner.aliases;
  total.directives += inner.directives;
  total.selections += inner.selections;
}

function nothing(): Measure {
  return { depth: 0, introspectionDepth: 0, aliases: 0, directives: 0, width: 0, selections: 0 };
}

type Counted = Exclude<keyof DocumentShape, "introspects">;

const SENTENCES: Readonly<Record<Counted, (found: string, most: string) => string>> = {
  tokens: (found, most) =>
    `The document has ${found} words and signs, and ${most} are read. Split it into several operations.`,
  depth: (found, most) =>
    `The operation is ${found} levels deep, and ${most} are allowed. Ask for the inner records in an operation of their own.`,
  introspectionDepth: (found, most) =>
    `The introspection is ${found} levels deep, and ${most} are allowed. Explorers ask for 14.`,
  aliases: (found, most) =>
    `The operation renames or repeats ${found} fields, and ${most} are allowed. Use lists and variables instead.`,
  directives: (found, most) => `The operation has ${found} directives, and ${most} are allowed.`,
  rootFields: (found, most) =>
    `The operation asks ${found} questions at once, and ${most} are allowed. Split it into several operations.`,
  selections: (found, most) =>
    `The operation selects ${found} fields, fragments included, and ${most} are allowed. Select fewer.`,
};

/** Refuses a document that is larger than the viewer's documents may be. */
export function checkShape(shape: DocumentShape, limits: Limits): void {
  for (const name of Object.keys(SENTENCES) as Counted[])
    if (shape[name] > limits[name])
      throw new DomainError(
        "QUERY_TOO_COMPLEX",
        SENTENCES[name](inWords(shape[name]), inWords(limits[name])),
      );
}

const MORE_THAN_ANYBODY_COUNTS = 1_000_000;

export function inWords(count: number): string {
  if (count > MORE_THAN_ANYBODY_COUNTS) return "more than a million";
  return Math.ceil(count).toLocaleString("en");
}
