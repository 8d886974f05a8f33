import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";
import type { RequestContext } from "../graphql/request-context";

/** Operations that are kept compiled; the one used longest ago makes room. */
const COMPILED_AT_MOST = 500;

type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * Runs queries and mutations compiled by graphql-jit. Apollo's `formatError` does not see errors inside its results,
 * so they are formatted here by the same formatter.
 */
export function compiledExecution(format: FormatError): ApolloServerPlugin<RequestContext> {
  const compiled = new Map<string, CompiledQuery>();
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async (request) => {
          const { document, operation, operationName, queryHash, contextValue, schema } = request;
          // The hash is Apollo's, over the text; the name chooses among the operations of one document.
          const key = `${queryHash}:${operationName ?? ""}`;
          let query = compiled.get(key);
          if (query) compiled.delete(key);
          else {
            const result = compileQuery(schema, document, operationName ?? "", {
              disablingCapturingStackErrors: true,
            });
            if (!isCompiledQuery(result)) return null;
            query = result;
            if (compiled.size >= COMPILED_AT_MOST) compiled.delete(compiled.keys().next().value ?? "");
          }
          compiled.set(key, query);
          if (operation.operation === "subscription") return null;
          const { data, errors } = await query.query({}, contextValue, request.request.variables ?? {});
          const formatted = errors?.map((error) => format(formattedOf(error), error));
          return {
            http: request.response.http,
            body: {
              kind: "single",
              singleResult: {
                ...(data === undefined ? {} : { data }),
                ...(formatted ? { errors: formatted } : {}),
              },
            },
          };
        },
      }),
  };
}

/** Values that do not fit their variables are refused by the compiled executor without a code. */
function formattedOf(error: GraphQLError): GraphQLFormattedError {
  const { message, locations, path } = error;
  const fromVariables = !(error as { originalError?: unknown }).originalError && !path;
  return {
    message,
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    extensions: { ...error.extensions, ...(fromVariables ? { code: "BAD_USER_INPUT" } : {}) },
  };
}
