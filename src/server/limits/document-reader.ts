import { type DocumentNode, type GraphQLError, type GraphQLSchema, parse, validate } from "graphql";
import { DomainError } from "../../modules/shared/domain-error";
import { type DocumentShape, inWords, shapeOf } from "./document-shape";
import { type WrittenValues, writtenValues } from "./input-check";
import { type OperationCost, OperationCosts } from "./operation-cost";

/** Documents that are kept; front-ends and bots repeat a few dozen. */
const KEPT_AT_MOST = 1_000;
/** A longer text is mostly comments, and a thousand of them would fill the memory. */
const LONGEST_KEPT = 20_000;

/** A document with what follows from its text alone, so that it is found out once. */
export class ReadDocument {
  readonly shape: DocumentShape;
  readonly written: WrittenValues;
  private readonly costs: OperationCosts;
  /** An operation of it was found valid; one that never was is validated, and paid for, each time it comes. */
  isProven = false;
  private problems: readonly GraphQLError[] | undefined;

  constructor(
    private readonly schema: GraphQLSchema,
    readonly document: DocumentNode,
  ) {
    this.shape = shapeOf(document);
    this.written = writtenValues(document);
    this.costs = new OperationCosts(schema, document);
  }

  /** What one of its operations costs; asked for when the document is known to be valid. */
  costOf(operationName: string | null | undefined): OperationCost | undefined {
    return this.costs.of(operationName ?? "");
  }

  validate(mostErrors: number): readonly GraphQLError[] {
    this.problems ??= validate(this.schema, this.document, undefined, { maxErrors: mostErrors });
    return this.problems;
  }
}

export class DocumentReader {
  private readonly kept = new Map<string, ReadDocument>();

  constructor(
    private readonly schema: GraphQLSchema,
    /** Most words and signs that anybody may send. */
    private readonly mostTokens: number,
  ) {}

  /** A document that is known already. */
  known(text: string): ReadDocument | undefined {
    return this.kept.get(text);
  }

  /** Reads a document; throws a syntax error as the language's parser says it. */
  read(text: string): ReadDocument {
    const document = new ReadDocument(this.schema, this.parse(text));
    if (text.length <= LONGEST_KEPT) this.keep(text, document);
    return document;
  }

  private parse(text: string): DocumentNode {
    try {
      return parse(text, { maxLexicalTokens: this.mostTokens });
    } catch (error) {
      if (error instanceof Error && error.message.includes("Parsing aborted"))
        throw new DomainError(
          "QUERY_TOO_COMPLEX",
          `The document has more than ${inWords(this.mostTokens)} words and signs. Split it into several operations.`,
        );
      throw error;
    }
  }

  private keep(text: string, document: ReadDocument): void {
    if (this.kept.size >= KEPT_AT_MOST) this.kept.delete(this.kept.keys().next().value ?? "");
    this.kept.set(text, document);
  }
}
