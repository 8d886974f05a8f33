import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

/**
 * A calendar day. It stays the text that was sent, so that the rules can refuse an impossible day with the name of its
 * field; the compiled executor would lose a message thrown here.
 */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  description: "A calendar day without time or zone, as `yyyy-mm-dd`.",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339",
  serialize: (value) => String(value),
  parseValue: (value) => {
    if (typeof value !== "string") throw new GraphQLError("A date is written as text: yyyy-mm-dd.");
    return value;
  },
  parseLiteral: (node) => {
    if (node.kind !== Kind.STRING)
      throw new GraphQLError("A date is written as text: yyyy-mm-dd.", { nodes: node });
    return node.value;
  },
});

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  description: "A moment in UTC, as `yyyy-mm-ddThh:mm:ss.sssZ` (RFC 3339).",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339",
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: (value) => readMoment(value),
  parseLiteral: (node) => readMoment(node.kind === Kind.STRING ? node.value : undefined),
});

function readMoment(value: unknown): Date {
  // The compiled executor reads once more what was read already.
  if (value instanceof Date) return value;
  const moment = typeof value === "string" ? new Date(value) : undefined;
  if (!moment || Number.isNaN(moment.getTime()))
    throw new GraphQLError("A moment is written as text: yyyy-mm-ddThh:mm:ssZ.");
  return moment;
}
