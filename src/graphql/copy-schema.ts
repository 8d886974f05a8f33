import {
  type GraphQLFieldConfigMap,
  GraphQLInterfaceType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
  GraphQLUnionType,
  isListType,
  isNonNullType,
} from "graphql";

/** The same schema with fields of its own, so that other resolvers can be put in their places. */
export function copySchema(schema: GraphQLSchema): GraphQLSchema {
  const copies = new Copies(schema);
  const { query, mutation, subscription, types, ...config } = schema.toConfig();
  const root = (type: GraphQLObjectType | null | undefined) => type && copies.of(type);
  return new GraphQLSchema({
    ...config,
    query: root(query),
    mutation: root(mutation),
    subscription: root(subscription),
    types: types.map((type) => copies.of(type)),
    assumeValid: true,
  });
}

/** Types of input and leaves have no resolvers and stay what they are. */
class Copies {
  private readonly byName: ReadonlyMap<string, GraphQLNamedType>;

  constructor(schema: GraphQLSchema) {
    const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
    this.byName = new Map(types.map((type) => [type.name, this.copy(type)]));
  }

  of<T extends GraphQLNamedType>(type: T): T {
    return (this.byName.get(type.name) ?? type) as T;
  }

  private copy(type: GraphQLNamedType): GraphQLNamedType {
    if (type instanceof GraphQLObjectType || type instanceof GraphQLInterfaceType) {
      const { fields, interfaces, ...config } = type.toConfig();
      const parts = {
        fields: () => this.fields(fields),
        interfaces: () => interfaces.map((one) => this.of(one)),
      };
      return type instanceof GraphQLObjectType
        ? new GraphQLObjectType({ ...config, ...parts } as never)
        : new GraphQLInterfaceType({ ...config, ...parts } as never);
    }
    if (!(type instanceof GraphQLUnionType)) return type;
    const { types, ...config } = type.toConfig();
    return new GraphQLUnionType({ ...config, types: () => types.map((one) => this.of(one)) });
  }

  private fields(fields: GraphQLFieldConfigMap<unknown, unknown>): GraphQLFieldConfigMap<unknown, unknown> {
    return Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, { ...field, type: this.wrapped(field.type) }]),
    );
  }

  private wrapped(type: GraphQLOutputType): GraphQLOutputType {
    if (isNonNullType(type)) return new GraphQLNonNull(this.wrapped(type.ofType) as never);
    if (isListType(type)) return new GraphQLList(this.wrapped(type.ofType));
    return this.of(type);
  }
}
