import {
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInputObjectType,
  isObjectType,
} from "graphql";

const ROOTS: Readonly<Record<string, string>> = {
  Query: "What can be asked.",
  Mutation: "What can be changed; each change takes one input.",
  Subscription: "What can be followed.",
};

/**
 * Says nothing twice in the code: a mutation's input is described by its type, and what a type has from an interface
 * by the interface.
 */
export function completeDescriptions(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    type.description ??= ROOTS[type.name];
    describeFields(type);
  }
}

function describeFields(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    const inherited = type.getInterfaces().map((one) => one.getFields()[field.name]?.description);
    field.description ??= inherited.find(Boolean);
    for (const argument of field.args) {
      const input = getNamedType(argument.type);
      if (isInputObjectType(input)) argument.description ??= input.description;
    }
  }
}
