import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import { badInput, DomainError } from "../modules/shared/domain-error";
import type { DisclosureSubject } from "../modules/shared/disclosure-subject";
import { hasForbiddenCharacters } from "../modules/shared/text";
import { type DisclosureLevel, isOpenToReaders, mayRead } from "../security/disclosure";
import { checkPermission, type Permission } from "../security/permissions";
import { copySchema } from "./copy-schema";
import type { RequestContext } from "./request-context";

/** The fields of one type with their levels, and whom one of its records belongs to. */
export interface TypeDisclosure {
  readonly subject: (source: never) => DisclosureSubject;
  readonly fields: Readonly<Record<string, DisclosureLevel>>;
}

/** `OPEN`: nothing confidential of its own, or reached only through a field that is guarded. */
export type DisclosureTable = Readonly<Record<string, TypeDisclosure | "OPEN">>;

export interface GuardRules {
  readonly permissions: Readonly<Record<string, Permission>>;
  readonly disclosure: DisclosureTable;
  readonly publicCatalogue: boolean;
}

/** One schema with its guards, as they stand for each kind of viewer. */
export interface GuardedSchemas {
  /** Asks of every record whether the viewer may read the field: right for everybody. */
  readonly schema: GraphQLSchema;
  /** For readers of the catalogue: what is open to them in every record is not asked again of each one. */
  readonly readersSchema: GraphQLSchema;
}

/**
 * Puts both guards in front of the resolvers: who may call an operation, and who may read a field. An operation or
 * type without a rule stops the start: nothing is open because somebody forgot it.
 */
export function guardSchema(schema: GraphQLSchema, rules: GuardRules): GuardedSchemas {
  return {
    schema: guarded(schema, rules, (level) => level > 0),
    readersSchema: guarded(schema, rules, (level) => !isOpenToReaders(level)),
  };
}

type IsGuarded = (level: DisclosureLevel) => boolean;

function guarded(bare: GraphQLSchema, rules: GuardRules, isGuarded: IsGuarded): GraphQLSchema {
  const schema = copySchema(bare);
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const root of roots) if (root) guardOperations(root, rules);
  for (const type of Object.values(schema.getTypeMap()))
    if (type instanceof GraphQLObjectType && !roots.includes(type) && !type.name.startsWith("__"))
      guardFields(type, rules.disclosure, isGuarded);
  return schema;
}

type Resolver = GraphQLFieldResolver<unknown, RequestContext, Record<string, unknown>>;

function guardOperations(root: GraphQLObjectType, rules: GuardRules): void {
  for (const field of Object.values(root.getFields()) as GraphQLField<unknown, RequestContext>[]) {
    const name = `${root.name}.${field.name}`;
    const permission = rules.permissions[name];
    if (!permission) throw new Error(`The operation ${name} has no row in the permission table.`);
    const guard =
      (resolve: Resolver): Resolver =>
      (source, args, context, info) => {
        refuseUnpermitted(
          field.name,
          checkPermission(context.viewer, permission, rules.publicCatalogue, name),
        );
        refuseUnstorableText(args);
        return resolve(source, args, context, info);
      };
    // Whoever follows something is asked at the start, and again at each event.
    if (field.subscribe) field.subscribe = guard(field.subscribe);
    field.resolve = guard(field.resolve ?? defaultFieldResolver);
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

function guardFields(type: GraphQLObjectType, table: DisclosureTable, isGuarded: IsGuarded): void {
  const rule = table[type.name];
  if (!rule) throw new Error(`The type ${type.name} has no row in the disclosure table.`);
  if (rule === "OPEN") return;
  const subjectOf = rule.subject as (source: unknown) => DisclosureSubject;
  for (const field of Object.values(type.getFields()) as GraphQLField<unknown, RequestContext>[]) {
    const level = rule.fields[field.name];
    if (level === undefined) throw new Error(`The field ${type.name}.${field.name} has no disclosure level.`);
    if (isGuarded(level)) hideBelow(level, field, subjectOf);
    else if (level > 0) noteReads(level, field, subjectOf);
  }
}

function hideBelow(
  level: DisclosureLevel,
  field: GraphQLField<unknown, RequestContext>,
  subjectOf: (source: unknown) => DisclosureSubject,
): void {
  const resolve: Resolver = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args: Record<string, unknown>, context, info) => {
    const { viewer, reads } = context;
    const subject = subjectOf(source);
    if (!mayRead(viewer, level, subject)) return null;
    reads.note(viewer, level, subject);
    return resolve(source, args, context, info);
  };
}

/** Nobody has to be asked, and what crosses the border is written down all the same. */
function noteReads(
  level: DisclosureLevel,
  field: GraphQLField<unknown, RequestContext>,
  subjectOf: (source: unknown) => DisclosureSubject,
): void {
  const resolve: Resolver = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args: Record<string, unknown>, context, info) => {
    context.reads.note(context.viewer, level, subjectOf(source));
    return resolve(source, args, context, info);
  };
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
