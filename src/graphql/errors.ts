import { randomUUID } from "node:crypto";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { DomainError, ERROR_CODES, type ErrorCode } from "../modules/shared/domain-error";
import { toldInSentence } from "./language-sentences";

/** Codes that libraries emit and what they are called in the closed list. */
const FOREIGN_CODES: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: "BAD_USER_INPUT",
  OPERATION_RESOLUTION_FAILURE: "BAD_USER_INPUT",
  PERSISTED_QUERY_NOT_FOUND: "BAD_USER_INPUT",
  PERSISTED_QUERY_NOT_SUPPORTED: "BAD_USER_INPUT",
  UNAUTHORIZED: "UNAUTHENTICATED",
};

/** What libraries say in other than full sentences, or with their own names in it. */
const FOREIGN_SENTENCES: readonly (readonly [RegExp, string])[] = [
  [
    /^PersistedQueryNot/,
    "Documents are not registered by sending them. Send the query, or the documentId of a listed document.",
  ],
  [
    /Cross-Site Request Forgery/,
    "A page elsewhere could have sent this request unasked. Send it as application/json, or with the header GraphQL-Preflight.",
  ],
  [/^Operation batching/, "Send one operation a request; lists of operations are not taken."],
  [
    /^(POST body missing|GraphQL operations must contain)/,
    'The request holds no document. Send JSON of the form {"query": "..."}.',
  ],
  [/^GraphQL queries must be strings/, "The document in query must be a text."],
  [
    /'accept' header/,
    "The answer is application/json or application/graphql-response+json, and the header Accept takes neither.",
  ],
  [
    /^(Schema is not configured to execute|The .* operation type is not)/,
    "The schema has no operations of this kind.",
  ],
];

/** The language quotes the value that it refuses, however long it is. */
const LONGEST_MESSAGE = 400;

/** PostgreSQL's `query_canceled`: a statement ran longer than it may. */
const QUERY_CANCELED = "57014";
/** PostgreSQL is shutting down, starting, or has no connection left. */
const NOT_SERVING = new Set(["57P01", "57P02", "57P03", "53300", "08006", "08003"]);
const UNREACHABLE =
  /timeout exceeded when trying to connect|ECONNREFUSED|ECONNRESET|ENOENT|Connection terminated/;
/** Seconds after which a database that is out of reach is worth another try. */
const RETRY_AFTER_SECONDS = 1;

export type InternalErrorLog = (id: string, error: unknown) => void;
export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** The one way an error leaves: a code of the closed list, a sentence, its field; anything else under an id alone. */
export function errorFormatter(log: InternalErrorLog): FormatError {
  return (formatted, error) => {
    const cause = rootCause(error);
    const place = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    const shown = describe(cause, formatted) ?? masked(cause, log);
    return { message: shown.message, ...place, extensions: shown.extensions };
  };
}

/** The code under which an error leaves; nothing is logged. */
export function codeOf(error: unknown): ErrorCode {
  const cause = rootCause(error);
  if (cause instanceof GraphQLError) {
    const formatted = cause.toJSON();
    const isSyntax = cause.message.startsWith("Syntax Error");
    if (isSyntax && !formatted.extensions?.["code"]) return "GRAPHQL_PARSE_FAILED";
    return fromGraphQL(formatted)?.extensions.code ?? "INTERNAL_SERVER_ERROR";
  }
  return describe(cause, { message: "" })?.extensions.code ?? "INTERNAL_SERVER_ERROR";
}

interface ShownError {
  readonly message: string;
  readonly extensions: Record<string, unknown> & { readonly code: ErrorCode };
}

function describe(cause: unknown, formatted: GraphQLFormattedError): ShownError | undefined {
  if (cause instanceof DomainError) return fromDomain(cause);
  if (isTimeout(cause))
    return {
      message: "The operation took too long and was stopped. Ask for less at once.",
      extensions: { code: "TIMEOUT" },
    };
  if (isUnreachable(cause))
    return {
      message: "The database cannot be reached at the moment. Try again in a few seconds.",
      extensions: { code: "SERVICE_UNAVAILABLE", retryAfterSeconds: RETRY_AFTER_SECONDS },
    };
  if (cause instanceof GraphQLError || cause === undefined) return fromGraphQL(formatted);
  return undefined;
}

function fromDomain(error: DomainError): ShownError {
  return { message: error.message, extensions: { code: error.code, ...error.details } };
}

/** What the language itself refuses: syntax, validation, values of the wrong type. */
function fromGraphQL(formatted: GraphQLFormattedError): ShownError | undefined {
  const given = formatted.extensions?.["code"];
  const code =
    ERROR_CODES.find((known) => known === given) ??
    (typeof given === "string" ? FOREIGN_CODES[given] : undefined);
  if (!code || code === "INTERNAL_SERVER_ERROR") return undefined;
  const told = toldInSentence(formatted.message);
  const extensions = { ...told, ...visible(formatted.extensions), code };
  return { message: sentenceOf(formatted.message), extensions };
}

function sentenceOf(message: string): string {
  const ours = FOREIGN_SENTENCES.find(([pattern]) => pattern.test(message))?.[1];
  if (ours !== undefined) return ours;
  if (message.length > LONGEST_MESSAGE) return `${message.slice(0, LONGEST_MESSAGE)}…`;
  return /[.?!]$/.test(message) ? message : `${message}.`;
}

/** Of a library's extensions only what the contract names. */
function visible(extensions: Readonly<Record<string, unknown>> | undefined): Record<string, unknown> {
  const kept = ["field", "didYouMean", "cost", "retryAfterSeconds"];
  return Object.fromEntries(Object.entries(extensions ?? {}).filter(([key]) => kept.includes(key)));
}

function masked(cause: unknown, log: InternalErrorLog): ShownError {
  const id = randomUUID();
  log(id, cause);
  return {
    message: `Something went wrong on our side. Quote the number ${id} when you report it.`,
    extensions: { code: "INTERNAL_SERVER_ERROR", id },
  };
}

/** The compiled executor wraps errors in a class of its own; what matters is the innermost one. */
function rootCause(error: unknown): unknown {
  let cause = error;
  for (let depth = 0; depth < 10; depth++) {
    const inner = (cause as { originalError?: unknown } | undefined)?.originalError;
    if (inner === undefined || inner === null || inner === cause) break;
    cause = inner;
  }
  return cause;
}

function isTimeout(cause: unknown): boolean {
  return (cause as { code?: unknown } | undefined)?.code === QUERY_CANCELED;
}

function isUnreachable(cause: unknown): boolean {
  if (NOT_SERVING.has(String((cause as { code?: unknown } | undefined)?.code))) return true;
  return cause instanceof Error && !(cause instanceof GraphQLError) && UNREACHABLE.test(cause.message);
}
