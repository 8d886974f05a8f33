import { HeaderMap } from "@apollo/server";
import { GraphQLError } from "graphql";
import { codeOf } from "../../graphql/errors";
import { DomainError, type ErrorCode } from "../../modules/shared/domain-error";

/** HTTP statuses of what is refused before anything is executed; a refusal inside an answer leaves it at 200. */
const STATUSES: Readonly<Record<ErrorCode, number>> = {
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  QUERY_TOO_COMPLEX: 400,
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  IDEMPOTENCY_CONFLICT: 409,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
  TIMEOUT: 503,
};

/** Seconds after which a database that was out of reach is worth another try. */
const RETRY_AFTER_SECONDS = 1;

export function statusOf(code: ErrorCode): number {
  return STATUSES[code];
}

/** The headers that go with a code: when to come again, and how to sign in. */
export function headersOf(code: ErrorCode, error: unknown): [string, string][] {
  if (code === "UNAUTHENTICATED") return [["www-authenticate", "Bearer"]];
  const wait = error instanceof DomainError ? error.details.retryAfterSeconds : undefined;
  if (code === "SERVICE_UNAVAILABLE" || code === "TIMEOUT" || code === "RATE_LIMITED")
    return [["retry-after", String(wait ?? RETRY_AFTER_SECONDS)]];
  return [];
}

/** An error as the GraphQL server wants to have it: with the status and headers that go with its code. */
export function refusalOf(error: unknown): GraphQLError {
  const code = codeOf(error);
  const http = { status: statusOf(code), headers: new HeaderMap(headersOf(code, error)) };
  const { message, nodes, source, positions } = (
    error instanceof GraphQLError ? error : {}
  ) as Partial<GraphQLError>;
  return new GraphQLError(message ?? "The request was refused.", {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    originalError: error instanceof GraphQLError ? null : (error as Error),
    extensions: { code, http },
  });
}
