import {
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  isRequiredArgument,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from "graphql";

/** Values for arguments, by the argument's name after its field: `need.id`, `suggestPartners.input`; `*.first` for any field. */
export type ArgumentValues = Readonly<Record<string, string>>;

export interface SchemaPath {
  /** For people: `needs › edges › node › organisation`. */
  readonly name: string;
  /** Wraps a selection of the type at the path's end into a whole query. */
  readonly query: (selection: string) => string;
}

/** Longest way that is followed: longer ones go through a type twice or are refused for their depth. */
const LONGEST = 7;

/** Every way from the root to a type that goes through no type twice, as queries. */
export function pathsTo(schema: GraphQLSchema, typeName: string, values: ArgumentValues): SchemaPath[] {
  const root = schema.getQueryType();
  if (!root) return [];
  const found: SchemaPath[] = [];
  walk(schema, root, typeName, values, [], new Set(), found);
  return found;
}

function walk(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  wanted: string,
  values: ArgumentValues,
  steps: readonly string[],
  passed: ReadonlySet<string>,
  found: SchemaPath[],
): void {
  if (steps.length >= LONGEST) return;
  for (const field of Object.values(type.getFields())) {
    const call = callOf(field, values);
    if (call === undefined) continue;
    for (const target of objectTypes(schema, field.type)) {
      if (passed.has(target.name)) continue;
      const step = isAbstractType(getNamedType(field.type)) ? [call, `... on ${target.name}`] : [call];
      const way = [...steps, ...step];
      if (target.name === wanted) found.push(pathOf(way));
      else walk(schema, target, wanted, values, way, new Set([...passed, target.name]), found);
    }
  }
}

function objectTypes(schema: GraphQLSchema, type: GraphQLOutputType): readonly GraphQLObjectType[] {
  const named: GraphQLNamedType = getNamedType(type);
  if (isAbstractType(named)) return schema.getPossibleTypes(named);
  return isObjectType(named) ? [named] : [];
}

/** The field with its arguments; `undefined` when a required one has no value. */
function callOf(field: GraphQLField<unknown, unknown>, values: ArgumentValues): string | undefined {
  const given: string[] = [];
  for (const argument of field.args) {
    const value = values[`${field.name}.${argument.name}`] ?? values[`*.${argument.name}`];
    if (value !== undefined) given.push(`${argument.name}: ${value}`);
    else if (isRequiredArgument(argument)) return undefined;
  }
  return given.length === 0 ? field.name : `${field.name}(${given.join(", ")})`;
}

function pathOf(way: readonly string[]): SchemaPath {
  return {
    name: way.map((step) => step.replace(/\(.*/s, "")).join(" › "),
    query: (selection) => `{ ${way.join(" { ")} { ${selection} }${" }".repeat(way.length)}`,
  };
}
