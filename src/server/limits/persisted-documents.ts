import { readFileSync } from "node:fs";
import { type GraphQLSchema, parse, validate } from "graphql";
import { z } from "zod";
import { DomainError } from "../../modules/shared/domain-error";
import { OperationalError } from "../../modules/shared/operational-error";

/** Texts by their hash. */
export type PersistedDocuments = ReadonlyMap<string, string>;

const file = z.record(z.string().min(8).max(200), z.string().min(1));

/** Reads the list of documents that front-ends send by their hash; every one must fit the schema. */
export function readPersistedDocuments(path: string, schema: GraphQLSchema): PersistedDocuments {
  const documents = new Map(Object.entries(readFile(path)).map(([hash, text]) => [plain(hash), text]));
  const problems = [...documents].flatMap(([hash, text]) => problemsOf(hash, text, schema));
  if (problems.length > 0)
    throw new OperationalError(
      `The list of documents ${path} does not fit the schema.\n${problems.join("\n")}`,
    );
  return documents;
}

function readFile(path: string): Record<string, string> {
  try {
    return file.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw new OperationalError(
      `The list of documents ${path} cannot be read as JSON of the form {"hash": "document"}.`,
    );
  }
}

function problemsOf(hash: string, text: string, schema: GraphQLSchema): string[] {
  try {
    return validate(schema, parse(text)).map(({ message }) => `${hash}: ${message}`);
  } catch (error) {
    return [`${hash}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** Some tools write the algorithm before the hash. */
function plain(hash: string): string {
  return hash.replace(/^sha256:/, "");
}

export interface PersistedOptions {
  readonly documents: PersistedDocuments;
  /** Nothing but listed documents is executed. */
  readonly only: boolean;
}

export interface SentDocument {
  readonly query: unknown;
  readonly documentId: unknown;
}

/** The text of a request: its own, or the listed one that it names. */
export function textOf({ query, documentId }: SentDocument, persisted: PersistedOptions): unknown {
  if (documentId === undefined || documentId === null) {
    if (persisted.only)
      throw new DomainError("FORBIDDEN", "This server executes listed documents only: send a documentId.", {
        field: "documentId",
      });
    return query;
  }
  if (query !== undefined && query !== null)
    throw new DomainError("BAD_USER_INPUT", "Send either query or documentId, not both.", {
      field: "documentId",
    });
  const text = typeof documentId === "string" ? persisted.documents.get(plain(documentId)) : undefined;
  if (text === undefined)
    throw new DomainError("BAD_USER_INPUT", "The documentId names no document that this server lists.", {
      field: "documentId",
    });
  return text;
}
