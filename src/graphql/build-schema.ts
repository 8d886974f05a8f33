import {
  type GraphQLField,
  GraphQLInterfaceType,
  GraphQLObjectType,
  type GraphQLSchema,
  GraphQLUnionType,
} from "graphql";
import { buildSchemaSync, type ContainerType, type NonEmptyArray } from "type-graphql";
import { isConnection } from "./connections";
import { completeDescriptions } from "./descriptions";
import { callDirectly } from "./direct-resolvers";
import { nodeTypeOf } from "./node";
import { beginAnew } from "./per-request";
import type { RequestContext } from "./request-context";

export interface SchemaOptions {
  readonly resolvers: NonEmptyArray<new (...services: never[]) => object>;
  readonly container: ContainerType;
  /** Where the events of each subscription come from. */
  readonly events: EventSources;
}

/** By the topic that a subscription names: what happens from now on. Refused when it is not the viewer's to follow. */
export type EventSources = Readonly<Record<string, (question: never) => Promise<AsyncIterable<unknown>>>>;

/** Builds the schema from its classes; nothing stands in front of its resolvers yet. */
export function buildSchema({ resolvers, container, events }: SchemaOptions): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers,
    container,
    validate: false,
    pubSub: {
      publish: () => undefined,
      // graphql-js waits for the answer; the declared type knows of sources that are there at once alone.
      subscribe: (topic, question) => events[topic]?.(question as never) as never,
    },
    // Base classes of inputs are no types of the schema.
    orphanedTypes: [],
  });
  completeDescriptions(schema);
  callDirectly(schema, container);
  beginAnewAfterChanges(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    // The compiled executor needs an answer at once, and type-graphql's own is a promise.
    if (type instanceof GraphQLUnionType || type instanceof GraphQLInterfaceType)
      type.resolveType = (record) => nodeTypeOf(record) ?? (record as { kind?: string }).kind;
    if (type instanceof GraphQLObjectType) finishType(type);
  }
  return schema;
}

/** Fields of a mutation are carried out one after the other: what the next one loads is not what the first one saw. */
function beginAnewAfterChanges(schema: GraphQLSchema): void {
  const changes = Object.values(schema.getMutationType()?.getFields() ?? {});
  for (const change of changes as GraphQLField<unknown, RequestContext>[]) {
    const { resolve } = change;
    change.resolve = async (source, args, context, info) => {
      const payload: unknown = await resolve?.(source, args, context, info);
      beginAnew(context);
      return payload;
    };
  }
}

function finishType(type: GraphQLObjectType): void {
  // Records are plain rows, no instances of their public type.
  type.isTypeOf = undefined;
  for (const field of Object.values(type.getFields()) as GraphQLField<unknown, unknown>[]) {
    if (!field.resolve) field.extensions = { ...field.extensions, reads: [field.name] };
  }
  if (isConnection(type)) countOnRequest(type);
}

/** A list is counted only when `totalCount` is selected. */
function countOnRequest(connection: GraphQLObjectType): void {
  const field = connection.getFields()["totalCount"];
  if (field)
    field.resolve = (page: { totalCount?: () => Promise<number | null> }) => page.totalCount?.() ?? null;
}
