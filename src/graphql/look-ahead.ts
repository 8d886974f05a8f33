import {
  type FieldNode,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { createParameterDecorator, Extensions } from "type-graphql";
import { EVERYTHING, type Wanted } from "../modules/shared/wanted";
import { isConnection } from "./connections";

/** A list that is asked for with one of these does not begin at its start. */
const DEEPER = new Set(["after", "before", "last"]);

/**
 * Beside a resolver of a field: the properties of the record that it reads. A resolver that does not say so is thought
 * to read any of them, so forgetting it costs time and never a value.
 */
export function Reads(...properties: string[]) {
  return Extensions({ reads: properties });
}

/** A parameter: what the operation wants of the records that the field returns. */
export function WantedRecords() {
  return createParameterDecorator(({ info }) => wantedBy(info));
}

/** By the nodes of the operation, which stay the same while it is kept compiled. */
const known = new WeakMap<readonly FieldNode[], Wanted>();

export function wantedBy(info: GraphQLResolveInfo): Wanted {
  let wanted = known.get(info.fieldNodes);
  if (!wanted) {
    wanted = new LookAhead(info).recordsOf(info.returnType, info.fieldNodes);
    known.set(info.fieldNodes, wanted);
  }
  return wanted;
}

/** Conditions (`@include`, `@skip`) are passed over: what may be asked for is read. */
class LookAhead {
  constructor(private readonly operation: Pick<GraphQLResolveInfo, "schema" | "fragments">) {}

  /** The records of a field, also where a connection stands around them. */
  recordsOf(returnType: GraphQLOutputType, nodes: readonly FieldNode[]): Wanted {
    const type = getNamedType(returnType);
    if (!isObjectType(type)) return EVERYTHING;
    const selected = this.selectedOf(type, nodes);
    const within = isConnection(type) ? "edges" : type.name.endsWith("Edge") ? "node" : undefined;
    if (within === undefined) return this.wantedOf(type, selected);
    return this.recordsOf(fieldOf(type, within).type, selected.get(within) ?? []);
  }

  private wantedOf(type: GraphQLObjectType, selected: ReadonlyMap<string, readonly FieldNode[]>): Wanted {
    const fields = [...selected].map(([name, nodes]) => [fieldOf(type, name), nodes] as const);
    const lists = fields
      .map(([field, nodes]) => [field, nodes.filter(isFromStart)] as const)
      .filter(([{ type }, nodes]) => isConnection(getNamedType(type)) && nodes.length > 0);
    return {
      properties: union(fields.map(([field]) => readBy(field))),
      lists: new Map(lists.map(([{ name, type }, nodes]) => [name, this.recordsOf(type, nodes)])),
    };
  }

  /** The nodes of each field below, fragments put in their places. */
  private selectedOf(type: GraphQLObjectType, nodes: readonly FieldNode[]): Map<string, FieldNode[]> {
    const selected = new Map<string, FieldNode[]>();
    for (const { selectionSet } of nodes) if (selectionSet) this.collect(selectionSet, type, selected);
    return selected;
  }

  private collect(set: SelectionSetNode, type: GraphQLObjectType, into: Map<string, FieldNode[]>): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        if (!name.startsWith("__")) into.set(name, [...(into.get(name) ?? []), selection]);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.operation.fragments[selection.name.value] : selection;
      if (fragment && this.isMeant(fragment.typeCondition?.name.value, type))
        this.collect(fragment.selectionSet, type, into);
    }
  }

  private isMeant(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const meant = this.operation.schema.getType(condition);
    return isAbstractType(meant) && this.operation.schema.isSubType(meant, type);
  }
}

type Field = GraphQLField<unknown, unknown>;

function fieldOf(type: GraphQLObjectType, name: string): Field {
  const field = type.getFields()[name];
  if (!field) throw new Error(`There is no field ${type.name}.${name}.`);
  return field;
}

/** A field without a resolver is answered from the property of its name; `build-schema` says so of it. */
function readBy(field: Field): readonly string[] | undefined {
  return field.extensions["reads"] as readonly string[] | undefined;
}

function union(sets: readonly (readonly string[] | undefined)[]): ReadonlySet<string> | undefined {
  const all = sets.flatMap((set) => set ?? []);
  return sets.includes(undefined) ? undefined : new Set(all);
}

function isFromStart({ arguments: given }: FieldNode): boolean {
  return !given?.some(({ name }) => DEEPER.has(name.value));
}
