import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from "graphql";
import { DEFAULT_PAGE, isConnection, LARGEST_PAGE } from "../../graphql/connections";
import {
  COUNT_POINTS,
  FIELD_POINTS,
  INTROSPECTION_LISTS,
  INTROSPECTION_POINTS,
  LIST_WITHOUT_PAGES,
  MUTATION_POINTS,
  NODE_POINTS,
} from "./field-costs";

export type Variables = Readonly<Record<string, unknown>>;

export interface Cost {
  /** Records that are asked for. */
  readonly nodes: number;
  /** What is taken from the bucket; whole points, at least one. */
  readonly points: number;
}

/** What depends on variables, once for so many times as they say. */
interface Repeated {
  readonly times: (variables: Variables) => number;
  readonly part: Part;
}

/** A sum that is known from the text, and what has to be multiplied when the variables are there. */
interface Part {
  nodes: number;
  points: number;
  readonly repeated: Repeated[];
}

type Size = number | ((variables: Variables) => number);

/** The cost of one operation as a function of its variables; everything that the text alone says is added up before. */
export class OperationCost {
  constructor(private readonly part: Part) {}

  of(variables: Variables): Cost {
    const { nodes, points } = evaluate(this.part, variables);
    return { nodes, points: Math.ceil(1 + points + nodes * NODE_POINTS) };
  }
}

function evaluate(part: Part, variables: Variables): { nodes: number; points: number } {
  let { nodes, points } = part;
  for (const { times, part: inner } of part.repeated) {
    const count = times(variables);
    const once = evaluate(inner, variables);
    nodes += count * once.nodes;
    points += count * once.points;
  }
  return { nodes, points };
}

/** The costs of a document's operations, worked out when one is first asked for. */
export class OperationCosts {
  private readonly known = new Map<string, OperationCost | undefined>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
  ) {}

  of(operationName: string): OperationCost | undefined {
    if (!this.known.has(operationName)) {
      const operation = this.operation(operationName);
      this.known.set(
        operationName,
        operation && new CostBuilder(this.schema, this.document, operation).build(),
      );
    }
    return this.known.get(operationName);
  }

  private operation(name: string): OperationDefinitionNode | undefined {
    const operations = this.document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
    if (name !== "") return operations.find((operation) => operation.name?.value === name);
    return operations.length === 1 ? operations[0] : undefined;
  }
}

class CostBuilder {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    this.fragments = new Map(
      document.definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
      ),
    );
  }

  build(): OperationCost {
    const root = this.schema.getRootType(this.operation.operation);
    return new OperationCost(root ? this.partOf(this.operation.selectionSet, root, 1) : emptyPart());
  }

  /** Alternatives of a union are all counted: the dearest answer is what may come. */
  private partOf(set: SelectionSetNode, type: GraphQLNamedType, pageSize: Size): Part {
    const total = emptyPart();
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) this.addField(total, selection, type, pageSize);
      else {
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection;
        const condition = fragment?.typeCondition?.name.value;
        const inner = condition === undefined ? type : this.schema.getType(condition);
        if (fragment && inner) add(total, 1, this.partOf(fragment.selectionSet, inner, pageSize));
      }
    }
    return total;
  }

  private addField(total: Part, node: FieldNode, parent: GraphQLNamedType, pageSize: Size): void {
    const field = this.fieldOf(parent, node.name.value);
    if (!field) return;
    total.points += this.pointsOf(parent, field);
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return;
    const page = this.pageSize(node, field);
    const inner = this.partOf(node.selectionSet, type, isConnection(type) ? page : 1);
    if (type.name.startsWith("__")) inner.points += node.name.value === "ofType" ? 0 : INTROSPECTION_POINTS;
    else if (!isPageStructure(type)) inner.nodes += 1;
    add(total, timesOf(parent, field, pageSize, page), inner);
  }

  private fieldOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
  }

  private pointsOf(parent: GraphQLNamedType, { name }: GraphQLField<unknown, unknown>): number {
    if (name === "totalCount") return COUNT_POINTS;
    return (
      FIELD_POINTS[`${parent.name}.${name}`] ??
      (parent === this.schema.getMutationType() ? MUTATION_POINTS : 0)
    );
  }

  /** How many a list gives at most: its page, its identifiers, or what one record has on average. */
  private pageSize(node: FieldNode, field: GraphQLField<unknown, unknown>): Size {
    const identifiers = field.args.find(({ name }) => name === "ids");
    if (identifiers) return this.sizeOf(givenTo(node, "ids"), identifiers, listLength);
    const paging = field.args.filter(({ name }) => name === "first" || name === "last");
    const given = paging.filter(({ name }) => givenTo(node, name));
    const [one, other] = given.length > 0 ? given : paging;
    if (!one) return LIST_WITHOUT_PAGES;
    const size = this.sizeOf(givenTo(node, one.name), one, pageLength);
    return other && given.length > 1
      ? larger(size, this.sizeOf(givenTo(node, other.name), other, pageLength))
      : size;
  }

  private sizeOf(
    node: ArgumentNode | undefined,
    definition: GraphQLArgument,
    read: (value: unknown) => number,
  ): Size {
    if (!node) return read(definition.defaultValue);
    const { value } = node;
    if (value.kind === Kind.VARIABLE) {
      const name = value.name.value;
      const fallback = this.defaultOf(name) ?? read(definition.defaultValue);
      return (variables) => (variables[name] === undefined ? fallback : read(variables[name]));
    }
    if (value.kind === Kind.LIST) return value.values.length;
    return read(value.kind === Kind.INT ? Number(value.value) : undefined);
  }

  private defaultOf(variable: string): number | undefined {
    const definition = this.operation.variableDefinitions?.find(
      (one) => one.variable.name.value === variable,
    );
    const value = definition?.defaultValue;
    if (value?.kind === Kind.LIST) return value.values.length;
    return value?.kind === Kind.INT ? pageLength(Number(value.value)) : undefined;
  }
}

function givenTo(node: FieldNode, name: string): ArgumentNode | undefined {
  const given = node.arguments?.find((one) => one.name.value === name);
  return given?.value.kind === Kind.NULL ? undefined : given;
}

/** Only one of two may have a value; which one, the variables say. */
function larger(one: Size, other: Size): Size {
  const of = (size: Size, variables: Variables) => (typeof size === "number" ? size : size(variables));
  return (variables) => Math.max(of(one, variables), of(other, variables));
}

function timesOf(
  parent: GraphQLNamedType,
  field: GraphQLField<unknown, unknown>,
  pageSize: Size,
  ownSize: Size,
): Size {
  if (!isListType(getNullableType(field.type))) return 1;
  if (parent.name.startsWith("__")) return INTROSPECTION_LISTS[field.name] ?? LIST_WITHOUT_PAGES;
  return isConnection(parent) ? pageSize : ownSize;
}

/** What stands between a list and its records costs nothing. */
function isPageStructure(type: GraphQLNamedType): boolean {
  return isConnection(type) || type.name.endsWith("Edge") || type.name === "PageInfo";
}

/** A size that no list takes is refused by the list itself, with its own sentence. */
function pageLength(value: unknown): number {
  if (typeof value !== "number" || Number.isNaN(value)) return DEFAULT_PAGE;
  return Math.min(Math.max(value, 0), LARGEST_PAGE);
}

function listLength(value: unknown): number {
  return Array.isArray(value) ? value.length : 1;
}

function add(total: Part, times: Size, inner: Part): void {
  if (typeof times === "function") {
    total.repeated.push({ times, part: inner });
    return;
  }
  total.nodes += times * inner.nodes;
  total.points += times * inner.points;
  for (const { times: innerTimes, part } of inner.repeated)
    total.repeated.push({ times: (variables) => times * innerTimes(variables), part });
}

function emptyPart(): Part {
  return { nodes: 0, points: 0, repeated: [] };
}
