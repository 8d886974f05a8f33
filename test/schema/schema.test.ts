import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import {
  buildSchema,
  getNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  type GraphQLNamedType,
} from "graphql";
import { disclosureTable } from "../../src/modules/disclosure-table";
import { permissions } from "../../src/security/permissions";
import { schemaText } from "../../src/server/status.routes";
import { Passerelle } from "../support/passerelle";

const COMMITTED = join(__dirname, "..", "..", "schema", "schema.graphql");
/** `UPDATE_SCHEMA=1 npx jest test/schema` writes the committed file anew. */
const updating = process.env["UPDATE_SCHEMA"] === "1";

describe("the schema", () => {
  let passerelle: Passerelle;
  let schema: GraphQLSchema;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    schema = passerelle.application.schema;
  });

  afterAll(async () => {
    await passerelle.stop();
  });

  it("describes every type, field, argument and value", () => {
    const described = ownTypes(schema).flatMap((type) => [
      [type.name, type.description] as const,
      ...partsOf(type),
    ]);
    const without = described.filter(([, description]) => !description?.trim());
    expect(without.map(([name]) => name)).toEqual([]);
  });

  it("ends every description as a sentence", () => {
    const described = ownTypes(schema).flatMap((type) => [
      [type.name, type.description] as const,
      ...partsOf(type),
    ]);
    const open = described.filter(([, description]) => !/[.?)]$/.test(description ?? "."));
    expect(open.map(([name]) => name)).toEqual([]);
  });

  it("has a permission for every operation, and none for an operation that is gone", () => {
    expect(Object.keys(permissions).sort()).toEqual(rootFields(schema).sort());
  });

  it("has disclosure levels for every type and field, and none for one that is gone", () => {
    const roots = ["Query", "Mutation", "Subscription"];
    const objects = ownTypes(schema).filter((type) => isObjectType(type) && !roots.includes(type.name));
    expect(Object.keys(disclosureTable).sort()).toEqual(objects.map(({ name }) => name).sort());
    for (const [name, rule] of guardedTypes())
      expect([name, Object.keys(rule.fields).sort()]).toEqual([name, fieldNames(schema, name).sort()]);
  });

  it("can answer null wherever a field is above level 0", () => {
    const strict = guardedTypes().flatMap(([name, rule]) =>
      Object.entries(rule.fields)
        .filter(([field, level]) => level > 0 && isNonNullType(fieldsOf(schema, name)[field]?.type))
        .map(([field]) => `${name}.${field}`),
    );
    expect(strict).toEqual([]);
  });

  it("takes one input in every mutation, and answers with a payload", () => {
    const odd = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
      ({ args, type }) =>
        args.map(({ name }) => name).join() !== "input" || !/Payload$/.test(getNamedType(type).name),
    );
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  it("wants the version in every change, and lets every creation be repeated", () => {
    const inputs = ownTypes(schema).filter(isInputObjectType);
    const changes = inputs.filter(({ name }) => /^(Update|Remove|Archive|Confirm|Submit|Return)/.test(name));
    const creations = inputs.filter(({ name }) => /^(Create|Add)/.test(name));
    expect(changes.length).toBeGreaterThan(5);
    expect(creations.length).toBeGreaterThan(5);
    const without = [
      ...changes.filter((input) => !("expectedVersion" in input.getFields())),
      ...creations.filter((input) => !("idempotencyKey" in input.getFields())),
    ];
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it("is the one that is committed in schema/schema.graphql", async () => {
    const printed = schemaText(schema);
    if (updating) writeFileSync(COMMITTED, printed);
    const committed = existsSync(COMMITTED) ? readFileSync(COMMITTED, "utf8") : "";
    expect(committed === "" ? "missing" : await breakingChanges(committed, printed)).toEqual([]);
    expect(printed).toBe(committed);
  });

  it("is served at /schema.graphql", async () => {
    const response = await passerelle.http.inject({ url: "/schema.graphql" });
    expect(response.headers["content-type"]).toContain("text/plain");
    expect(response.body).toBe(schemaText(schema));
  });
});

async function breakingChanges(before: string, after: string): Promise<string[]> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message);
}

function ownTypes(schema: GraphQLSchema): GraphQLNamedType[] {
  const builtIn = ["String", "Int", "Float", "Boolean", "ID"];
  return Object.values(schema.getTypeMap()).filter(
    ({ name }) => !name.startsWith("__") && !builtIn.includes(name),
  );
}

type Described = readonly [string, string | null | undefined];

function partsOf(type: GraphQLNamedType): Described[] {
  if (isEnumType(type))
    return type.getValues().map((value) => [`${type.name}.${value.name}`, value.description] as const);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field.description]);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field): Described[] => [
    [`${type.name}.${field.name}`, field.description],
    ...field.args.map((one): Described => [`${type.name}.${field.name}(${one.name})`, one.description]),
  ]);
}

function rootFields(schema: GraphQLSchema): string[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((root) =>
    root ? Object.keys(root.getFields()).map((field) => `${root.name}.${field}`) : [],
  );
}

function guardedTypes() {
  return Object.entries(disclosureTable).flatMap(([name, rule]) =>
    rule === "OPEN" ? [] : [[name, rule] as const],
  );
}

function fieldsOf(schema: GraphQLSchema, name: string) {
  const type = schema.getType(name);
  return isObjectType(type) ? type.getFields() : {};
}

function fieldNames(schema: GraphQLSchema, name: string): string[] {
  return Object.keys(fieldsOf(schema, name));
}
