import fastifyCors from "@fastify/cors";
import fastifyHelmet from "@fastify/helmet";
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance } from "fastify";
import type { ErrorCode } from "../modules/shared/domain-error";

export interface HttpOptions {
  readonly logger: FastifyBaseLogger;
  readonly allowedOrigins: readonly string[];
  /** Addresses of proxies whose word on the caller's address is believed; nobody's without it. */
  readonly trustedProxies?: readonly string[];
}

const BODY_LIMIT = 256 * 1024;
const REQUEST_TIMEOUT_MS = 10_000;
const HEADERS_TIMEOUT_MS = 5_000;
const LARGEST_HEADERS = 16 * 1024;

/** The HTTP host: limits, security headers, and errors of its own in the one format. */
export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.logger,
    disableRequestLogging: true,
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { maxHeaderSize: LARGEST_HEADERS, headersTimeout: HEADERS_TIMEOUT_MS },
    routerOptions: { maxParamLength: 200 },
  });
  await app.register(fastifyHelmet, { contentSecurityPolicy: false, crossOriginEmbedderPolicy: false });
  await app.register(fastifyCors, {
    origin: [...options.allowedOrigins],
    methods: ["GET", "POST"],
    allowedHeaders: ["authorization", "content-type", "accept-language"],
    maxAge: 600,
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, "request failed");
    return reply.code(status).send(envelope(codeOf(status), sentenceOf(status, error)));
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(envelope("NOT_FOUND", "There is nothing at this address. The API is at /graphql.")),
  );
  return app;
}

function envelope(code: ErrorCode, message: string) {
  return { errors: [{ message, extensions: { code } }] };
}

function codeOf(status: number): ErrorCode {
  if (status === 404) return "NOT_FOUND";
  if (status === 429) return "RATE_LIMITED";
  if (status === 503) return "SERVICE_UNAVAILABLE";
  return status < 500 ? "BAD_USER_INPUT" : "INTERNAL_SERVER_ERROR";
}

function sentenceOf(status: number, error: FastifyError): string {
  if (status === 413)
    return `The request is larger than ${String(BODY_LIMIT / 1024)} kB. Ask for less at once.`;
  if (status === 415) return "Send the request as application/json.";
  if (status < 500)
    return error.code === "FST_ERR_CTP_INVALID_JSON_BODY"
      ? "The body is no JSON."
      : "The request cannot be read.";
  return "Something went wrong on our side.";
}
