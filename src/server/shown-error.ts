/** An error as the log keeps it. */
export interface ShownError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** Where the database says that it happened: names of ours, no values. */
  readonly table?: string;
  readonly constraint?: string;
  readonly column?: string;
  readonly stack: readonly string[];
}

const PLACES = ["table", "constraint", "column"] as const;
type Place = (typeof PLACES)[number];
type Source = Error & { readonly code?: unknown } & { readonly [One in Place]?: unknown };

/** A five-character SQLSTATE: the message of such an error quotes the values that did not fit. */
const SQLSTATE = /^[0-9A-Z]{5}$/;
const QUOTED_AT_MOST = 300;

/**
 * What may be written down of an error: what kind it is and where it happened. The database's own errors carry the
 * statement's parameters and quote them in their sentences, names, addresses and hashes of secrets among them.
 */
export function shownError(error: unknown): ShownError {
  if (!(error instanceof Error))
    return { type: typeof error, message: "Something that is no error.", stack: [] };
  const { driverError } = error as { driverError?: unknown };
  const source = (driverError instanceof Error ? driverError : error) as Source;
  const code = typeof source.code === "string" ? source.code : undefined;
  const isFromDatabase = code !== undefined && SQLSTATE.test(code);
  return {
    type: error.name,
    message: isFromDatabase ? "The database refused a statement." : withoutAddresses(error.message),
    ...(code === undefined ? {} : { code }),
    ...placesOf(source),
    stack: framesOf(error),
  };
}

function placesOf(source: Source): Partial<Record<Place, string>> {
  const places: Partial<Record<Place, string>> = {};
  for (const place of PLACES) {
    const name = source[place];
    if (typeof name === "string") places[place] = name;
  }
  return places;
}

/** Refusals of mail servers repeat the address. */
function withoutAddresses(message: string): string {
  return message.slice(0, QUOTED_AT_MOST).replace(/[^\s<>"']+@[^\s<>"']+/g, "(an address)");
}

/** The first lines of a stack are the message again. */
function framesOf({ stack = "" }: Error): string[] {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
}
