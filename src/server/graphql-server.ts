import { ApolloServer, HeaderMap } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLFormattedError, GraphQLSchema } from "graphql";
import type { RequestContext } from "../graphql/request-context";
import { preferredLanguage } from "../modules/shared/language";
import type { Identification } from "../security/identification";
import { ANONYMOUS, type Viewer } from "../security/viewer";
import { compiledExecution } from "./compiled-execution";
import { retryAfterHeader } from "./retry-after";

export interface GraphqlServerOptions {
  readonly schema: GraphQLSchema;
  readonly identification: Identification;
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
  readonly compiled: boolean;
  readonly introspection: boolean;
}

/** Most tokens of one document; Apollo's parser refuses more before it works on them. */
const MOST_TOKENS = 1_000;

/** Apollo Server on Fastify through its entry for integrations. */
export async function registerGraphql(app: FastifyInstance, options: GraphqlServerOptions): Promise<void> {
  const server = new ApolloServer<RequestContext>({
    schema: options.schema,
    formatError: options.formatError,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      retryAfterHeader,
      ...(options.compiled ? [compiledExecution(options.formatError)] : []),
    ],
  });
  await server.start();
  app.addHook("onClose", () => server.stop());
  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    handler: async (request, reply) => {
      if (request.method === "GET" && isBrowser(request)) return reply.redirect("/graphiql");
      return answer(server, request, reply, options);
    },
  });
}

async function answer(
  server: ApolloServer<RequestContext>,
  request: FastifyRequest,
  reply: FastifyReply,
  options: GraphqlServerOptions,
): Promise<unknown> {
  const viewer = await options.identification.identify(request.headers.authorization);
  if (!viewer) return refuseToken(reply);
  const response = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers: headersOf(request),
      search: new URL(request.url, "http://localhost").search,
      body: request.body,
    },
    context: () => Promise.resolve(contextOf(request, viewer)),
  });
  for (const [name, value] of response.headers) reply.header(name, value);
  reply.header("cache-control", "no-store").code(response.status ?? 200);
  return response.body.kind === "complete" ? response.body.string : response.body.asyncIterator;
}

function contextOf(request: FastifyRequest, viewer: Viewer): RequestContext {
  const asked = request.headers["accept-language"];
  const language =
    asked === undefined || asked === "*" ? (viewer.language ?? "EN") : preferredLanguage(asked);
  return { viewer: viewer.isSignedIn ? viewer : ANONYMOUS, language, address: request.ip };
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  return headers;
}

function refuseToken(reply: FastifyReply): FastifyReply {
  return reply
    .code(401)
    .header("cache-control", "no-store")
    .send({
      errors: [
        {
          message:
            "The bearer token is not valid or has expired. Sign in again, or leave it out to visit anonymously.",
          extensions: { code: "UNAUTHENTICATED" },
        },
      ],
    });
}

/** A person who typed the address; programs ask for JSON. */
function isBrowser(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? "";
  return accept.includes("text/html") && !accept.includes("application/json");
}
