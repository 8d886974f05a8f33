import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  GraphQLInterfaceType,
  GraphQLObjectType,
  type GraphQLSchema,
  GraphQLUnionType,
} from "graphql";
import { buildSchemaSync, type ContainerType, type NonEmptyArray } from "type-graphql";
import { badInput, DomainError } from "../modules/shared/domain-error";
import { hasForbiddenCharacters } from "../modules/shared/text";
import { type DisclosureLevel, mayRead } from "../security/disclosure";
import { checkPermission, type Permission } from "../security/permissions";
import type { DisclosureSubject } from "../modules/shared/disclosure-subject";
import { completeDescriptions } from "./descriptions";
import { nodeTypeOf } from "./node";
import type { RequestContext } from "./request-context";

/** The fields of one type with their levels, and whom one of its records belongs to. */
export interface TypeDisclosure {
  readonly subject: (source: never) => DisclosureSubject;
  readonly fields: Readonly<Record<string, DisclosureLevel>>;
}

/** `OPEN`: nothing confidential of its own, or reached only through a field that is guarded. */
export type DisclosureTable = Readonly<Record<string, TypeDisclosure | "OPEN">>;

export interface SchemaOptions {
  readonly resolvers: NonEmptyArray<new (...services: never[]) => object>;
  readonly container: ContainerType;
  readonly permissions: Readonly<Record<string, Permission>>;
  readonly disclosure: DisclosureTable;
  readonly publicCatalogue: boolean;
}

/**
 * Builds the schema and puts both guards in front of its resolvers: who may call an operation, and who may read a
 * field. An operation or type without a rule stops the start: nothing is open because somebody forgot it.
 */
export function buildGuardedSchema(options: SchemaOptions): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: options.resolvers,
    container: options.container,
    validate: false,
    // Base classes of inputs are no types of the schema.
    orphanedTypes: [],
  });
  completeDescriptions(schema);
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    if (root) guardOperations(root, options);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type instanceof GraphQLObjectType && !isRoot(schema, type) && !type.name.startsWith("__"))
      guardFields(type, options.disclosure);
    if (type instanceof GraphQLObjectType && type.name.endsWith("Connection")) countOnRequest(type);
    // Records are plain rows, no instances of their public type.
    if (type instanceof GraphQLObjectType) type.isTypeOf = undefined;
    // The compiled executor needs an answer at once, and type-graphql's own is a promise.
    if (type instanceof GraphQLUnionType || type instanceof GraphQLInterfaceType)
      type.resolveType = (record) => nodeTypeOf(record) ?? (record as { kind?: string }).kind;
  }
  return schema;
}

/** A list is counted only when `totalCount` is selected. */
function countOnRequest(connection: GraphQLObjectType): void {
  const field = connection.getFields()["totalCount"];
  if (field)
    field.resolve = (page: { totalCount?: () => Promise<number | null> }) => page.totalCount?.() ?? null;
}

function isRoot(schema: GraphQLSchema, type: GraphQLObjectType): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);
}

type Resolver = GraphQLFieldResolver<unknown, RequestContext, Record<string, unknown>>;

function guardOperations(root: GraphQLObjectType, options: SchemaOptions): void {
  for (const field of Object.values(root.getFields()) as GraphQLField<unknown, RequestContext>[]) {
    const name = `${root.name}.${field.name}`;
    const permission = options.permissions[name];
    if (!permission) throw new Error(`The operation ${name} has no row in the permission table.`);
    const resolve: Resolver = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args: Record<string, unknown>, context, info) => {
      refuseUnpermitted(
        field.name,
        checkPermission(context.viewer, permission, options.publicCatalogue, name),
      );
      refuseUnstorableText(args);
      return resolve(source, args, context, info);
    };
  }
}

function refuseUnpermitted(operation: string, answer: ReturnType<typeof checkPermission>): void {
  if (answer === "UNAUTHENTICATED")
    throw new DomainError(
      "UNAUTHENTICATED",
      `Sign in to use ${operation}: send a bearer token in Authorization.`,
    );
  if (answer === "FORBIDDEN") throw new DomainError("FORBIDDEN", `None of your roles may use ${operation}.`);
}

function guardFields(type: GraphQLObjectType, table: DisclosureTable): void {
  const rule = table[type.name];
  if (!rule) throw new Error(`The type ${type.name} has no row in the disclosure table.`);
  if (rule === "OPEN") return;
  const subjectOf = rule.subject as (source: unknown) => DisclosureSubject;
  for (const field of Object.values(type.getFields()) as GraphQLField<unknown, RequestContext>[]) {
    const level = rule.fields[field.name];
    if (level === undefined) throw new Error(`The field ${type.name}.${field.name} has no disclosure level.`);
    if (level > 0) hideBelow(level, field, subjectOf);
  }
}

function hideBelow(
  level: DisclosureLevel,
  field: GraphQLField<unknown, RequestContext>,
  subjectOf: (source: unknown) => DisclosureSubject,
): void {
  const resolve: Resolver = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args: Record<string, unknown>, context, info) =>
    mayRead(context.viewer, level, subjectOf(source)) ? resolve(source, args, context, info) : null;
}

/** NUL and lone surrogates in any text of any argument, with the path to it. */
function refuseUnstorableText(value: unknown, path = ""): void {
  if (typeof value === "string") {
    if (hasForbiddenCharacters(value))
      throw badInput(
        path,
        `The text in ${path} holds a character that cannot be stored (NUL or half a surrogate pair).`,
      );
    return;
  }
  if (value === null || typeof value !== "object" || value instanceof Date) return;
  for (const [key, inner] of Object.entries(value))
    refuseUnstorableText(inner, path ? `${path}.${key}` : key);
}
