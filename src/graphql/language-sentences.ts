import type { GraphQLFormattedError } from "graphql";

/** What the language's own refusals tell in their sentences alone, and programs want apart. */
export interface ToldInSentence {
  readonly field?: string;
  readonly didYouMean?: readonly string[];
}

const VARIABLE = /^Variable "\$(\w+)"/;
/** The last one: what stands before it may be the caller's own value. */
const PLACE = /.* at "([\w.[\]]+)"; /s;
const SUGGESTED = / Did you mean (?:the enum value |to use |to query )?((?:"\w+"(?:, | or |, or )?)+)\?$/;

export function toldInSentence(sentence: string): ToldInSentence {
  const variable = VARIABLE.exec(sentence)?.[1];
  const place = variable === undefined ? undefined : (PLACE.exec(sentence)?.[1] ?? variable);
  const suggested = SUGGESTED.exec(sentence)?.[1]?.match(/\w+(?=")/g);
  return {
    // `input.sectors[0]` is `input.sectors.0` everywhere else.
    ...(place === undefined ? {} : { field: place.replace(/\[(\d+)\]/g, ".$1") }),
    ...(suggested ? { didYouMean: [...suggested] } : {}),
  };
}

/** A refusal that names nothing of the schema but what the caller wrote itself. */
export function withoutNames(error: GraphQLFormattedError): GraphQLFormattedError {
  const { didYouMean: _, ...extensions } = error.extensions ?? {};
  return { ...error, message: error.message.replace(SUGGESTED, ""), extensions };
}
