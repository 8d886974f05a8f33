import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Chance {
  constructor(private state: number) {}

  number(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.number() * limit);
  }

  happens(share: number): boolean {
    return this.number() < share;
  }

  of<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }
}

export interface GeneratedOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const INTEGERS = [0, 1, -1, 2, 9, 20, 100, 101, 2_147_483_647, -2_147_483_648, 2_147_483_648, 1.5, "1"];
const NUMBERS = [0, -0, 1, -1, 0.5, 30, 100, 100.0001, 1e-308, 1e308, -1e308, 9_007_199_254_740_992, "1"];
const TEXTS = [
  "",
  " ",
  "a",
  "membrane filtration of wastewater",
  "Nous cherchons un procédé compact",
  "0",
  "-1",
  "1e999",
  "NaN",
  "null",
  "%",
  "_%\\",
  "'; drop table person; --",
  '" or 1=1',
  "<script>alert(1)</script>",
  "${7*7}",
  "../../etc/passwd",
  "\u0000",
  "\ud800",
  "\u202e\u2066",
  "é́́́",
  "🏊🏃‍♀️",
  "((((((((((a+)+)+)+)+)+)+)+)+)+$",
  "2026-02-30",
  "2026-11-23",
  "0000-00-00",
  "+275760-09-13T00:00:00.000Z",
  "2026-11-23T09:00:00Z",
  "EUR",
  "XXX",
  "12345678901234567890.123456",
  "-0.00",
  "1999030141",
  "1199000001",
  "a@b.example",
  "a".repeat(300),
  "é".repeat(3_000),
  "x ".repeat(30_000),
];

/** Deep enough for edges within edges, and below the limit, which has tests of its own. */
const DEEPEST = 9;
const WRONG_TYPE_SHARE = 0.02;

/** Makes operations that the schema allows, mostly, with values that nobody sends by accident. */
export class OperationGenerator {
  private declarations: string[] = [];
  private variables: Record<string, unknown> = {};

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly chance: Chance,
    private readonly ids: readonly string[],
    /** Root fields that are not asked for. */
    private readonly leftOut: readonly string[] = [],
  ) {}

  next(): GeneratedOperation {
    this.declarations = [];
    this.variables = {};
    const mutation = this.schema.getMutationType();
    const isChange = mutation && this.chance.happens(0.4);
    const root = isChange ? mutation : (this.schema.getQueryType() as GraphQLObjectType);
    const count = isChange ? 1 : 1 + this.chance.below(3);
    const fields = Object.values(root.getFields()).filter(({ name }) => !this.leftOut.includes(name));
    const chosen = Array.from({ length: count }, (_, index) =>
      this.field(this.chance.of(fields), DEEPEST, `r${String(index)}`),
    );
    const head = this.declarations.length > 0 ? `(${this.declarations.join(", ")})` : "";
    return {
      query: `${isChange ? "mutation" : "query"} Generated${head} { ${chosen.join(" ")} }`,
      variables: this.variables,
    };
  }

  private field(field: GraphQLField<unknown, unknown>, levels: number, alias?: string): string {
    const given = field.args.filter((one) => isNonNullType(one.type) || this.chance.happens(0.35));
    const written = given.map((one) => `${one.name}: ${this.argument(one)}`).join(", ");
    const type = getNamedType(field.type);
    const selection = isCompositeType(type) ? this.selection(type, levels - 1) : "";
    return `${alias ? `${alias}: ` : ""}${field.name}${written ? `(${written})` : ""}${selection}`;
  }

  private selection(type: GraphQLNamedType, levels: number): string {
    if (isAbstractType(type)) {
      const possible = this.schema.getPossibleTypes(type);
      const some = possible.filter(() => this.chance.happens(0.5));
      return ` { __typename ${some.map((one) => `... on ${one.name}${this.selection(one, levels)}`).join(" ")} }`;
    }
    if (!isObjectType(type)) return "";
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const inner = fields.filter((field) => isCompositeType(getNamedType(field.type)));
    const path = fields.some(({ name }) => name === "edges" || name === "node");
    const chosen = [
      ...leaves.filter(() => this.chance.happens(0.4)),
      ...(levels > 0
        ? inner.filter(({ name }) => this.chance.happens(path && name !== "pageInfo" ? 0.9 : 0.2))
        : []),
    ].slice(0, 12);
    return ` { __typename ${chosen.map((field) => this.field(field, levels)).join(" ")} }`;
  }

  private argument({ type }: GraphQLArgument): string {
    const value = this.value(type, 0);
    if (this.chance.happens(0.5)) return written(type, value);
    const name = `v${String(this.declarations.length)}`;
    this.declarations.push(`$${name}: ${String(type)}`);
    this.variables[name] = value;
    return `$${name}`;
  }

  private value(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.value(type.ofType, depth) ?? this.wrong();
    if (this.chance.happens(0.05)) return null;
    if (this.chance.happens(WRONG_TYPE_SHARE)) return this.wrong();
    if (isListType(type)) {
      const length = this.chance.of([0, 1, 1, 2, 3, 20]);
      return Array.from({ length }, () => this.value(type.ofType, depth + 1));
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const given = fields.filter((field) => isNonNullType(field.type) || this.chance.happens(0.4));
      return Object.fromEntries(given.map((field) => [field.name, this.value(field.type, depth + 1)]));
    }
    if (isEnumType(type)) return this.chance.of(type.getValues()).name;
    return this.scalar(type.name);
  }

  private scalar(name: string): unknown {
    if (name === "Int")
      return this.chance.happens(0.6) ? 1 + this.chance.below(30) : this.chance.of(INTEGERS);
    if (name === "Float") return this.chance.of(NUMBERS);
    if (name === "Boolean") return this.chance.happens(0.5);
    if (name === "ID") return this.identifier();
    return this.chance.of(TEXTS);
  }

  private identifier(): string {
    if (this.chance.happens(0.75)) return this.chance.of(this.ids);
    if (this.chance.happens(0.5)) return this.chance.of(TEXTS);
    const real = this.chance.of(this.ids);
    return this.chance.happens(0.5) ? real.slice(0, -2) : `${real}A`;
  }

  private wrong(): unknown {
    return this.chance.of<unknown>([{}, [], "x", 1, true, { a: [null] }]);
  }
}

/** A value in the language itself; texts are JSON's, whose half surrogates the language cannot write. */
function written(type: GraphQLInputType, value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (isNonNullType(type)) return written(type.ofType, value);
  if (Array.isArray(value)) {
    const item = isListType(type) ? type.ofType : type;
    return `[${value.map((one) => written(item, one)).join(", ")}]`;
  }
  if (typeof value === "object") {
    const fields = isInputObjectType(type) ? type.getFields() : {};
    const entries = Object.entries(value).map(
      ([name, inner]) => `${name}: ${written(fields[name]?.type ?? type, inner)}`,
    );
    return `{ ${entries.join(", ")} }`;
  }
  if (typeof value === "string")
    return isEnumType(type) ? value || "A" : JSON.stringify(value.replace(/[\ud800-\udfff]/gu, ""));
  return typeof value === "number" ? String(value) : value === true ? "true" : "false";
}
