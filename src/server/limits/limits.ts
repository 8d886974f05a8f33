import type { Viewer } from "../../security/viewer";

interface LimitRow {
  readonly value: number;
  /** Analysts ask broader questions than anybody else; where nothing is said, theirs is everybody's. */
  readonly analysts?: number;
  readonly meaning: string;
}

const KB = 1024;

/**
 * Every limit of a request, once: its default, the analysts' own, and the reason. `PASSERELLE_LIMITS` changes each by
 * its name. What a statement and the wait for a connection may take is set where the database is opened.
 */
export const LIMIT_TABLE = {
  costCapacity: {
    value: 1_000,
    analysts: 10_000,
    meaning:
      "points that somebody saves up: the largest answer (10,000 records at ten a point) once, or ten full pages of suggestions in a row",
  },
  costRestoreRate: {
    value: 50,
    analysts: 200,
    meaning:
      "points that come back a second: a point is about a tenth of a millisecond of work, so one person takes half a per cent of a processor for ever",
  },
  nodes: {
    value: 10_000,
    analysts: 50_000,
    meaning: "records that one operation may ask for: what fits into an answer of a few megabytes",
  },
  depth: {
    value: 12,
    meaning:
      "levels of fields: organisation, needs, suggestions and their explanations take eleven, the two last ones being edges and node",
  },
  introspectionDepth: {
    value: 16,
    meaning: "levels below __schema and __type: explorers ask for types wrapped nine times, 14 levels",
  },
  aliases: {
    value: 15,
    meaning:
      "fields that are renamed or repeated: a table of the four sectors needs eight; a thousand guesses need a thousand",
  },
  directives: { value: 10, meaning: "directives: clients use @include and @skip, a few" },
  rootFields: { value: 10, meaning: "questions in one operation: a page of a front-end asks five or six" },
  tokens: {
    value: 1_000,
    analysts: 4_000,
    meaning:
      "words and signs of a document: the longest starter tab has 120, an explorer's introspection 190",
  },
  selections: {
    value: 1_000,
    meaning: "fields after the fragments are put in: fragments that double each other grow without end",
  },
  listItems: {
    value: 500,
    meaning: "values of a list in the input: the longest list that anything takes has 200",
  },
  ids: { value: 100, meaning: "identifiers in one list: a page" },
  inputDepth: { value: 12, meaning: "levels of objects and lists in variables: the deepest input has four" },
  errors: { value: 5, meaning: "errors in an answer: more tell nothing new, and each repeats a path" },
  bodyBytes: {
    value: 256 * KB,
    meaning: "bytes of a body: a need with fifty requirements of the longest text takes 160 kB",
  },
  headerBytes: {
    value: 16 * KB,
    meaning: "bytes of all headers: Node's own default, twice the longest token",
  },
  urlBytes: { value: 8 * KB, meaning: "bytes of an address: what proxies and browsers pass on" },
  operationMs: {
    value: 5_000,
    meaning: "milliseconds of an operation: two statements at their own limit of 2 s and the work between",
  },
  headersMs: { value: 5_000, meaning: "milliseconds until all headers are there" },
  requestMs: {
    value: 10_000,
    meaning: "milliseconds until the body is there: 256 kB over a bad line of 200 kbit/s",
  },
  sockets: { value: 5, meaning: "open web sockets a person: a browser's tabs" },
  socketsPerAddress: { value: 50, meaning: "open web sockets an address: an office behind one address" },
  subscriptions: { value: 10, meaning: "subscriptions at once on one web socket" },
  socketMessageBytes: { value: 64 * KB, meaning: "bytes of a message on a web socket" },
  socketInitMs: { value: 3_000, meaning: "milliseconds until a web socket says who it is" },
  socketCheckMs: {
    value: 20_000,
    meaning:
      "milliseconds after which a web socket's viewer is looked up again: with the 10 s that a viewer is remembered, a revocation closes it within half a minute",
  },
} as const satisfies Record<string, LimitRow>;

export type LimitName = keyof typeof LIMIT_TABLE;
export type Limits = Readonly<Record<LimitName, number>>;

export interface LimitSet {
  readonly everyone: Limits;
  readonly analysts: Limits;
}

const NAMES = Object.keys(LIMIT_TABLE) as LimitName[];

export const DEFAULT_LIMITS: LimitSet = {
  everyone: table((row) => row.value),
  analysts: table((row) => row.analysts ?? row.value),
};

/** The limits that hold for somebody. */
export function limitsOf(set: LimitSet, viewer: Viewer): Limits {
  return viewer.roles.has("ANALYST") ? set.analysts : set.everyone;
}

/** Puts other numbers in the place of defaults: those of everybody also for analysts who had no own one. */
export function changeLimits(changes: Partial<Limits>, analysts: Partial<Limits> = {}): LimitSet {
  const shared = Object.entries(changes).filter(([name]) => rowOf(name as LimitName).analysts === undefined);
  return {
    everyone: { ...DEFAULT_LIMITS.everyone, ...changes },
    analysts: { ...DEFAULT_LIMITS.analysts, ...Object.fromEntries(shared), ...analysts },
  };
}

/** Reads `name=number` pairs separated by commas, such as `depth=14,analysts.tokens=8000`; problems are thrown as one text. */
export function readLimits(text: string): LimitSet {
  const own: Partial<Record<LimitName, number>> = {};
  const analysts: Partial<Record<LimitName, number>> = {};
  for (const pair of text.split(",").map((one) => one.trim())) {
    if (pair === "") continue;
    const [, prefix, name, digits] = /^(analysts\.)?(\w+)\s*=\s*(\d{1,12})$/.exec(pair) ?? [];
    if (name === undefined || digits === undefined)
      throw new Error(`«${pair}» is not written as name=number or analysts.name=number`);
    if (!NAMES.includes(name as LimitName))
      throw new Error(`there is no limit «${name}»; the limits are ${NAMES.join(", ")}`);
    if (Number(digits) === 0) throw new Error(`the limit ${name} must be at least 1`);
    (prefix ? analysts : own)[name as LimitName] = Number(digits);
  }
  return changeLimits(own, analysts);
}

/** What is wrong with such a text, for the settings. */
export function limitsProblem(text: string): string | undefined {
  try {
    readLimits(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function rowOf(name: LimitName): LimitRow {
  return LIMIT_TABLE[name];
}

function table(valueOf: (row: LimitRow) => number): Limits {
  return Object.fromEntries(NAMES.map((name) => [name, valueOf(rowOf(name))])) as Record<LimitName, number>;
}
