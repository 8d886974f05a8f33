import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { FormatError } from "../graphql/errors";
import type { ReadLog } from "../security/audit/read-log";
import type { Identification } from "../security/identification";
import { compiledExecution } from "./compiled-execution";
import { GraphqlExchange } from "./graphql-exchange";
import { refusedMethod } from "./http-server";
import { Gate } from "./limits/gate";
import { DEFAULT_LIMITS, type LimitSet } from "./limits/limits";
import { limitsPlugin } from "./limits/limits-plugin";
import type { OperationContext } from "./limits/operation-context";
import type { PersistedOptions } from "./limits/persisted-documents";
import { recordedReads } from "./recorded-reads";
import { retryAfterHeader } from "./retry-after";
import { registerSubscriptions } from "./subscriptions/subscription-server";

export interface GraphqlServerOptions {
  readonly schema: GraphQLSchema;
  /** What readers of the catalogue are served by, where it is another one. */
  readonly readersSchema?: GraphQLSchema;
  readonly identification: Identification;
  readonly formatError: FormatError;
  /** Where reads of confidential data are written down. */
  readonly readLog?: ReadLog;
  readonly compiled: boolean;
  /** Compiles an operation when it comes for the second time, unless told otherwise. */
  readonly compiledFromSight?: number;
  /** Whether anonymous visitors may ask about the schema. */
  readonly introspection: boolean;
  readonly limits?: LimitSet;
  readonly persisted?: PersistedOptions;
  /** Front-ends of other origins that may open web sockets. */
  readonly allowedOrigins?: readonly string[];
  /** Addresses of proxies whose word on the caller's address is believed. */
  readonly trustedProxies?: readonly string[];
}

const NO_LIST: PersistedOptions = { documents: new Map(), only: false };

/** The header that a page elsewhere cannot send without asking first; what has a body shows itself by its type. */
export const PREFLIGHT_HEADER = "graphql-preflight";

/** Unexpected errors reach the one formatter, which logs them with their id; the library's own log adds nothing. */
const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Apollo Server on Fastify through its entry for integrations, with the gate in front. */
export async function registerGraphql(app: FastifyInstance, options: GraphqlServerOptions): Promise<void> {
  const { schema, identification, introspection, formatError } = options;
  const limits = options.limits ?? DEFAULT_LIMITS;
  const gate = new Gate({
    schema,
    identification,
    introspection,
    limits,
    persisted: options.persisted ?? NO_LIST,
  });
  const server = apolloServer(options, gate, limits);
  await server.start();
  app.addHook("onClose", () => server.stop());
  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    handler: (request, reply) => {
      if (request.method === "GET" && isBrowser(request)) return reply.redirect(explorerOf(request));
      return new GraphqlExchange(gate, formatError, request, reply).answer(server);
    },
  });
  const refuse = refusedMethod("GET, POST");
  app.route({ method: ["PUT", "PATCH", "DELETE"], url: "/graphql", onRequest: refuse, handler: refuse });
  registerSubscriptions(app, {
    gate,
    schema,
    identification,
    formatError,
    readLog: options.readLog,
    origins: options.allowedOrigins ?? [],
    trustedProxies: options.trustedProxies ?? [],
  });
}

function apolloServer(
  options: GraphqlServerOptions,
  gate: Gate,
  limits: LimitSet,
): ApolloServer<OperationContext> {
  const { schema, readersSchema = schema, formatError, compiledFromSight: fromSight } = options;
  const compiled = { schema, readersSchema, format: formatError, fromSight };
  return new ApolloServer<OperationContext>({
    schema,
    formatError,
    // Whether somebody may ask about the schema depends on who asks: the gate decides.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: { requestHeaders: [PREFLIGHT_HEADER] },
    stopOnTerminationSignals: false,
    logger: SILENT,
    validationOptions: { maxErrors: limits.everyone.errors },
    parseOptions: { maxLexicalTokens: Math.max(limits.everyone.tokens, limits.analysts.tokens) },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      // The explorer is ours; the library's page loads programs from elsewhere.
      ApolloServerPluginLandingPageDisabled(),
      retryAfterHeader,
      limitsPlugin(gate),
      ...(options.readLog ? [recordedReads(options.readLog, formatError)] : []),
      ...(options.compiled ? [compiledExecution(compiled)] : []),
    ],
  });
}

/** A person who typed the address; programs ask for JSON. */
function isBrowser(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? "";
  return accept.includes("text/html") && !accept.includes("application/json");
}

function explorerOf({ url }: FastifyRequest): string {
  const start = url.indexOf("?");
  return start < 0 ? "/graphiql" : `/graphiql${url.slice(start)}`;
}
