import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from "graphql";
import { type ContainerType, getMetadataStorage } from "type-graphql";
import type { RequestContext } from "./request-context";

type Storage = ReturnType<typeof getMetadataStorage>;
type FieldResolverMetadata = Storage["fieldResolvers"][number];
type Parameter = NonNullable<FieldResolverMetadata["params"]>[number];
type Resolver = GraphQLFieldResolver<unknown, RequestContext>;
type Method = (...parameters: unknown[]) => unknown;

/**
 * Calls the resolvers that take the record and the context alone as they are. type-graphql would put the parameters of
 * each call together anew: sort them, copy the record, ask each for being a promise; a page has hundreds of such fields.
 */
export function callDirectly(schema: GraphQLSchema, container: ContainerType): void {
  const storage = getMetadataStorage();
  for (const metadata of storage.fieldResolvers) {
    const type = schema.getType(typeNameOf(metadata, storage) ?? "");
    const field = isObjectType(type) ? type.getFields()[metadata.schemaName] : undefined;
    const resolver = directResolver(metadata, container);
    if (field?.resolve && resolver) field.resolve = resolver;
  }
}

function typeNameOf({ getObjectType }: FieldResolverMetadata, { objectTypes }: Storage): string | undefined {
  const target = getObjectType?.();
  return objectTypes.find((type) => type.target === target)?.name;
}

function directResolver(metadata: FieldResolverMetadata, container: ContainerType): Resolver | undefined {
  const parameters = [...(metadata.params ?? [])].sort((one, other) => one.index - other.index);
  const instance = container.get(metadata.target, {} as never) as Record<string, Method> | undefined;
  const method = instance?.[metadata.methodName]?.bind(instance);
  const order = parameters.map(kindOf).join();
  if (!method) return undefined;
  if (order === "root") return (record) => method(record);
  if (order === "root,context") return (record, _args, context) => method(record, context);
  return undefined;
}

function kindOf(parameter: Parameter): string {
  const takesPart = "propertyName" in parameter && parameter.propertyName !== undefined;
  return takesPart ? "part" : parameter.kind;
}
