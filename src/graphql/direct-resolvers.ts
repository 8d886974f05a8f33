import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from "graphql";
import { type ContainerType, getMetadataStorage } from "type-graphql";
import type { RequestContext } from "./request-context";

type Storage = ReturnType<typeof getMetadataStorage>;
type FieldResolverMetadata = Storage["fieldResolvers"][number];
type Parameter = NonNullable<FieldResolverMetadata["params"]>[number];
type Resolver = GraphQLFieldResolver<unknown, RequestContext>;
type Method = (...parameters: unknown[]) => unknown;

/**
 * Calls the resolvers that take the record, plain arguments and the context alone as they are. type-graphql would put the parameters of
 * each call together anew: sort them, copy the record, ask each for being a promise; a page has hundreds of such fields.
 */
export function callDirectly(schema: GraphQLSchema, container: ContainerType): void {
  const storage = getMetadataStorage();
  for (const metadata of storage.fieldResolvers) {
    const type = schema.getType(typeNameOf(metadata, storage) ?? "");
    const field = isObjectType(type) ? type.getFields()[metadata.schemaName] : undefined;
    const resolver = directResolver(metadata, storage, container);
    if (field?.resolve && resolver) field.resolve = resolver;
  }
}

function typeNameOf({ getObjectType }: FieldResolverMetadata, { objectTypes }: Storage): string | undefined {
  const target = getObjectType?.();
  return objectTypes.find((type) => type.target === target)?.name;
}

function directResolver(
  metadata: FieldResolverMetadata,
  storage: Storage,
  container: ContainerType,
): Resolver | undefined {
  const parameters = [...(metadata.params ?? [])].sort((one, other) => one.index - other.index);
  const instance = container.get(metadata.target, {} as never) as Record<string, Method> | undefined;
  const method = instance?.[metadata.methodName]?.bind(instance);
  const order = parameters.map((parameter) => kindOf(parameter, storage)).join();
  if (!method) return undefined;
  if (order === "root") return (record) => method(record);
  if (order === "root,context") return (record, _args, context) => method(record, context);
  if (order === "root,args,context") return (record, args, context) => method(record, args, context);
  return undefined;
}

/** Arguments that hold objects have to be made by type-graphql; values alone are what was sent. */
function kindOf(parameter: Parameter, { argumentTypes, inputTypes }: Storage): string {
  if ("propertyName" in parameter && parameter.propertyName !== undefined) return "part";
  if (parameter.kind !== "args") return parameter.kind;
  const fields = argumentTypes.find(({ target }) => target === parameter.getType())?.fields ?? [];
  const holdsObject = fields.some(({ getType }) => inputTypes.some(({ target }) => target === getType()));
  return fields.length > 0 && !holdsObject ? "args" : "made";
}
