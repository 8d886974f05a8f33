import type { ApolloServerPlugin, GraphQLRequestContextResponseForOperation } from "@apollo/server";
import {
  getVariableValues,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
} from "graphql";
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";
import type { FormatError } from "../graphql/errors";
import type { GuardedSchemas } from "../graphql/guards";
import type { OperationContext } from "./limits/operation-context";

/** Operations that are kept compiled on each schema; the one used longest ago makes room. */
const COMPILED_AT_MOST = 500;
/** Operations seen once, of which the next sight is awaited. */
const AWAITED_AT_MOST = 2_000;

type Request = GraphQLRequestContextResponseForOperation<OperationContext>;
type Executed = Awaited<ReturnType<CompiledQuery["query"]>>;

/**
 * Compiled operations by their text. Compiling takes some twenty times as long as executing once, so an operation is
 * compiled when it comes again: a flood of different ones neither costs that time nor drives out those in use.
 */
class CompiledOperations {
  private readonly compiled = new Map<string, CompiledQuery>();
  private readonly seen = new Set<string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fromSight: number,
  ) {}

  of({ queryHash, request, document }: Request): CompiledQuery | undefined {
    // The hash is Apollo's, over the text; the name chooses among the operations of one document.
    const key = `${queryHash}:${request.operationName ?? ""}`;
    const known = this.compiled.get(key);
    if (known) {
      this.compiled.delete(key);
      this.compiled.set(key, known);
      return known;
    }
    if (this.fromSight > 1 && !this.seen.delete(key)) {
      remember(this.seen, key);
      return undefined;
    }
    const result = compileQuery(this.schema, document, request.operationName ?? "", {
      disablingCapturingStackErrors: true,
    });
    if (!isCompiledQuery(result)) return undefined;
    if (this.compiled.size >= COMPILED_AT_MOST) this.compiled.delete(this.compiled.keys().next().value ?? "");
    this.compiled.set(key, result);
    return result;
  }
}

function remember(seen: Set<string>, key: string): void {
  if (seen.size >= AWAITED_AT_MOST) seen.delete(seen.keys().next().value ?? "");
  seen.add(key);
}

export interface CompiledOptions extends GuardedSchemas {
  readonly format: FormatError;
  /** At which sight an operation is compiled. */
  readonly fromSight?: number | undefined;
}

/**
 * Runs queries and mutations compiled by graphql-jit, those of readers of the catalogue on the schema made for them.
 * Apollo's `formatError` does not see errors inside its results, so they are formatted here by the same formatter.
 */
export function compiledExecution(options: CompiledOptions): ApolloServerPlugin<OperationContext> {
  const { format, fromSight = 2 } = options;
  const forEverybody = new CompiledOperations(options.schema, fromSight);
  const forReaders = new CompiledOperations(options.readersSchema, fromSight);
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async (request) => {
          // It may be that no operation was found; the other executor says which one is missing.
          const operation = request.operation as Request["operation"] | undefined;
          const isCompiled = operation && operation.operation !== OperationTypeNode.SUBSCRIPTION;
          const operations = request.contextValue.readsCatalogue ? forReaders : forEverybody;
          const query = isCompiled ? operations.of(request) : undefined;
          if (!query) return null;
          const { data, errors } = await execute(query, request);
          if (data === undefined) request.response.http.status = 400;
          const shown = errors?.slice(0, request.contextValue.limits.errors);
          const formatted = shown?.map((error) => format(formattedOf(error), error));
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

/**
 * Variables are read by the language's own rules first: the compiled executor's leave out the defaults of inputs' fields,
 * and its refusals say neither where nor what was meant.
 */
async function execute(
  query: CompiledQuery,
  { contextValue, request, schema, operation }: Request,
): Promise<Executed> {
  const read = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {}, {
    maxErrors: contextValue.limits.errors,
  });
  if (read.errors)
    return {
      errors: read.errors.map(({ message, nodes }) => new GraphQLError(message, { nodes: nodes ?? null })),
    };
  try {
    return await query.query({}, contextValue, read.coerced);
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    return { data: null, errors: [new GraphQLError("", { originalError: cause, path: [] })] };
  }
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
