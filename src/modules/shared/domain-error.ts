/** The codes that a refusal may carry to a caller; the closed list of the public contract. */
export const ERROR_CODES = [
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "IDEMPOTENCY_CONFLICT",
  "RATE_LIMITED",
  "QUERY_TOO_COMPLEX",
  "TIMEOUT",
  "SERVICE_UNAVAILABLE",
  "INTERNAL_SERVER_ERROR",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface DomainErrorDetails {
  /** Path of the argument that is wrong, e.g. `input.requirements.2.text`. */
  readonly field?: string;
  readonly didYouMean?: readonly string[];
  readonly currentVersion?: number;
  readonly retryAfterSeconds?: number;
  /** Further problems found in the same input, each with its field. */
  readonly problems?: readonly InputProblem[];
}

export interface InputProblem {
  readonly field: string;
  readonly message: string;
  readonly didYouMean?: readonly string[];
}

/** A refusal in a full sentence that says what is wrong and the way out; safe to show to the caller. */
export class DomainError extends Error {
  override readonly name = "DomainError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: DomainErrorDetails = {},
  ) {
    super(message);
  }
}

export function badInput(field: string, message: string, didYouMean?: readonly string[]): DomainError {
  return new DomainError("BAD_USER_INPUT", message, { field, ...(didYouMean?.length ? { didYouMean } : {}) });
}

/** Throws one error that names the first problem and carries all of them; does nothing without problems. */
export function refuse(problems: readonly InputProblem[]): void {
  const [first] = problems;
  if (!first) return;
  throw new DomainError("BAD_USER_INPUT", first.message, {
    field: first.field,
    ...(first.didYouMean?.length ? { didYouMean: first.didYouMean } : {}),
    ...(problems.length > 1 ? { problems } : {}),
  });
}

/** Absent and forbidden answer alike, so that nobody learns that a record exists. */
export function notFound(thing: string, field?: string): DomainError {
  return new DomainError(
    "NOT_FOUND",
    `There is no such ${thing}, or it is not yours to see.`,
    field ? { field } : {},
  );
}

export function conflict(thing: string, currentVersion: number): DomainError {
  return new DomainError(
    "CONFLICT",
    `The ${thing} was changed by somebody else and is now at version ${String(currentVersion)}. Read it again and repeat the change on what you find.`,
    { field: "input.expectedVersion", currentVersion },
  );
}
