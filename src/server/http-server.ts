import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import fastifyCors from "@fastify/cors";
import fastifyHelmet from "@fastify/helmet";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import type { GraphQLFormattedError } from "graphql";
import { codeOf, type FormatError } from "../graphql/errors";
import type { ErrorCode } from "../modules/shared/domain-error";
import { answerByHand } from "./answer-by-hand";
import { DEFAULT_LIMITS, type Limits } from "./limits/limits";
import { headersOf, statusOf } from "./limits/refusal";

export interface HttpOptions {
  readonly logger: FastifyBaseLogger;
  readonly allowedOrigins: readonly string[];
  /** Addresses of proxies whose word on the caller's address is believed; nobody's without it. */
  readonly trustedProxies?: readonly string[];
  /** The one formatter, which logs what it masks. */
  readonly formatError: FormatError;
  readonly limits?: Limits;
}

/** How often slow connections are looked for; Node's own half a minute would let them live six times too long. */
const LOOK_FOR_SLOW_ONES_MS = 1_000;

/** The HTTP host: limits, security headers, and errors of its own in the one format. */
export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const limits = options.limits ?? DEFAULT_LIMITS.everyone;
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    http: {
      // Node itself would refuse those without a host, but without a word.
      requireHostHeader: false,
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: LOOK_FOR_SLOW_ONES_MS,
    },
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (_error, _request, reply) => {
      void (reply as FastifyReply).code(400).send(envelope("BAD_USER_INPUT", "The address cannot be read."));
    },
  });
  app.server.on("checkExpectation", answerExpectation);
  app.server.on("connect", refuseTunnel);
  await app.register(fastifyHelmet, { contentSecurityPolicy: false, crossOriginEmbedderPolicy: false });
  await app.register(fastifyCors, {
    origin: [...options.allowedOrigins],
    methods: ["GET", "POST"],
    allowedHeaders: ["authorization", "content-type", "accept-language", "graphql-preflight"],
    exposedHeaders: ["retry-after"],
    maxAge: 600,
  });
  // The API speaks JSON alone; a text would be a way around the question that browsers ask before they send.
  app.removeContentTypeParser("text/plain");
  app.addHook("onRequest", refuseBeforeReading(limits));
  app.setErrorHandler((error: FastifyError, _request, reply) =>
    answerError(error, reply, options.formatError),
  );
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(envelope("NOT_FOUND", "There is nothing at this address. The API is at /graphql.")),
  );
  return app;
}

/** Answers a method that an address does not take. */
export function refusedMethod(allowed: string) {
  return async (_request: FastifyRequest, reply: FastifyReply) =>
    reply
      .code(405)
      .header("allow", allowed)
      .send(envelope("BAD_USER_INPUT", `This address takes ${allowed} and nothing else.`));
}

function refuseBeforeReading(limits: Limits) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (request.raw.url && request.raw.url.length > limits.urlBytes)
      return refuse(reply, 414, `The address is longer than ${kilobytes(limits.urlBytes)}. Use POST.`);
    const { host, "content-encoding": encoding, "transfer-encoding": transfer } = request.headers;
    if (host === undefined && request.raw.httpVersion !== "1.0")
      return refuse(reply, 400, "Name the host that is asked, as HTTP/1.1 wants it.");
    if (isCompressed(encoding, "identity") || isCompressed(transfer, "chunked"))
      return refuse(reply, 415, "Send the body as it is; compressed ones are not read.");
    const charset = /charset\s*=\s*"?([\w-]+)/i.exec(request.headers["content-type"] ?? "")?.[1];
    if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset))
      return refuse(reply, 415, "Send the body in UTF-8.");
    return undefined;
  };
}

function isCompressed(encoding: string | undefined, plain: string): boolean {
  return encoding !== undefined && encoding.trim().toLowerCase() !== plain;
}

/** The rest of the body stays unread, so the connection cannot carry another request. */
function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).header("connection", "close").send(envelope("BAD_USER_INPUT", message));
}

function answerError(error: FastifyError, reply: FastifyReply, formatError: FormatError): FastifyReply {
  reply.header("cache-control", "no-store");
  const { statusCode } = error;
  // Fastify's own refusals carry a status; everything else goes through the formatter.
  if (statusCode !== undefined && statusCode < 500)
    return reply.code(statusCode).send(envelope("BAD_USER_INPUT", sentenceOf(statusCode, error, reply)));
  const code = codeOf(error);
  for (const [name, value] of headersOf(code, error)) reply.header(name, value);
  const formatted = formatError({ message: "" }, error);
  return reply.code(statusOf(code)).send({ errors: [formatted] });
}

function envelope(code: ErrorCode, message: string): { errors: GraphQLFormattedError[] } {
  return { errors: [{ message, extensions: { code } }] };
}

function sentenceOf(status: number, error: FastifyError, reply: FastifyReply): string {
  if (status === 413)
    return `The request is larger than ${kilobytes(reply.server.initialConfig.bodyLimit ?? 0)}. Ask for less at once.`;
  if (status === 415) return "Send the request as application/json.";
  if (status === 429) return "There were too many requests. Try again in a while.";
  if (error.code === "FST_ERR_CTP_EMPTY_JSON_BODY")
    return 'The request holds no document. Send JSON of the form {"query": "..."}.';
  return error.code === "FST_ERR_CTP_INVALID_JSON_BODY" || error instanceof SyntaxError
    ? "The body is no JSON."
    : "The request cannot be read.";
}

function kilobytes(bytes: number): string {
  return `${String(Math.floor(bytes / 1024))} kB`;
}

const UNREADABLE: Readonly<Record<string, readonly [status: string, code: ErrorCode, message: string]>> = {
  HPE_HEADER_OVERFLOW: [
    "431 Request Header Fields Too Large",
    "BAD_USER_INPUT",
    "The headers of the request are too large.",
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "TIMEOUT", "The request came too slowly. Send it again."],
};

/** What Node cannot read never becomes a request; the answer is written by hand. */
function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const [status, code, message] = UNREADABLE[error.code ?? ""] ?? [
    "400 Bad Request",
    "BAD_USER_INPUT",
    "The request cannot be read as HTTP.",
  ];
  if (socket.writable) answerByHand(socket, status, code, message);
  socket.destroySoon();
}

function answerExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const body = JSON.stringify(
    envelope("BAD_USER_INPUT", "The request expects what this server does not do. Leave Expect out."),
  );
  response
    .writeHead(417, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(body),
      connection: "close",
    })
    .end(body);
}

function refuseTunnel(_request: IncomingMessage, socket: Duplex): void {
  answerByHand(socket, "405 Method Not Allowed", "BAD_USER_INPUT", "This server is no proxy.");
}
