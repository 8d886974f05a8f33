import { Field, ID, InterfaceType } from "type-graphql";

/** Everything that can be fetched again by its identifier alone. */
@InterfaceType("Node", { description: "A record that can be fetched again by its identifier alone." })
export abstract class Node {
  @Field(() => ID, { description: "Opaque identifier, unique over all types." })
  id: string;
}

const NODE_TYPE = Symbol("node type");

/** Marks a record with the name of its public type, for fields that return an interface or a union. */
export function asNode<T extends object>(type: string, record: T): T {
  return Object.defineProperty(record, NODE_TYPE, { value: type, configurable: true });
}

export function nodeTypeOf(record: unknown): string | undefined {
  return (record as { [NODE_TYPE]?: string })[NODE_TYPE];
}
