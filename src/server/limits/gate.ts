import type { GraphQLSchema, OperationDefinitionNode } from "graphql";
import { DomainError } from "../../modules/shared/domain-error";
import { type Language, preferredLanguage } from "../../modules/shared/language";
import type { Identification } from "../../security/identification";
import { ANONYMOUS, type Viewer } from "../../security/viewer";
import { CostBuckets } from "./cost-buckets";
import { bucketOwner, CostMeter } from "./cost-meter";
import { checkShape } from "./document-shape";
import { DocumentReader, type ReadDocument } from "./document-reader";
import { checkIdentifierLists, checkVariables, checkWrittenValues } from "./input-check";
import { type Limits, limitsOf, type LimitSet } from "./limits";
import { OperationContext, OperationControl } from "./operation-context";
import { type PersistedOptions, textOf } from "./persisted-documents";

export interface GateOptions {
  readonly schema: GraphQLSchema;
  readonly identification: Identification;
  readonly limits: LimitSet;
  /** Whether anonymous visitors may ask about the schema. */
  readonly introspection: boolean;
  readonly persisted: PersistedOptions;
  /** A clock that never goes back, for the refilling of buckets. */
  readonly nowMs?: () => number;
}

/** Who sends a request, as far as its transport tells. */
export interface Sender {
  readonly authorization: string | undefined;
  readonly acceptLanguage: string | undefined;
  readonly address: string;
}

export interface SentOperation {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly variables?: unknown;
}

/** A request whose sender is known and has paid for its being read. */
export interface Admission {
  readonly viewer: Viewer;
  readonly limits: Limits;
  readonly meter: CostMeter;
}

/** Every request passes here, over HTTP and over a web socket: who sends it, what it may be, what it costs. */
export class Gate {
  private readonly buckets: CostBuckets;
  private readonly reader: DocumentReader;

  constructor(private readonly options: GateOptions) {
    const { everyone, analysts } = options.limits;
    this.buckets = new CostBuckets(options.nowMs ?? (() => performance.now()));
    this.reader = new DocumentReader(options.schema, Math.max(everyone.tokens, analysts.tokens));
  }

  get limits(): LimitSet {
    return this.options.limits;
  }

  /** Identifies the sender and takes the least that a request costs. */
  async admit(sender: Sender): Promise<Admission> {
    const viewer = await this.options.identification.identify(sender.authorization);
    const { limits, meter } = this.meterOf(viewer ?? ANONYMOUS, sender.address);
    meter.begin();
    if (!viewer) throw invalidToken();
    return { viewer, limits, meter };
  }

  /** A meter for one more operation of somebody who is known. */
  meterOf(viewer: Viewer, address: string): Pick<Admission, "limits" | "meter"> {
    const limits = limitsOf(this.options.limits, viewer);
    return { limits, meter: new CostMeter(this.buckets, bucketOwner(viewer, address), limits) };
  }

  /** The text to be executed: the one that was sent, or the listed one that its hash names. */
  textOf({ query, documentId }: SentOperation): unknown {
    return textOf({ query, documentId }, this.options.persisted);
  }

  /** Reads the document and refuses what is too large before anything works on it. */
  read(text: string, variables: unknown, { viewer, limits, meter }: Admission): ReadDocument {
    checkVariables(variables, limits);
    const known = this.reader.known(text);
    const read = known ?? this.reader.read(text);
    checkShape(read.shape, limits);
    if (!known?.isProven) meter.chargeReading(read.shape.tokens);
    checkWrittenValues(read.written, limits);
    if (read.shape.introspects && !this.tellsOfSchema(viewer))
      throw new DomainError(
        "UNAUTHENTICATED",
        "Sign in to ask about the schema: send a bearer token in Authorization.",
      );
    return read;
  }

  /** Whether somebody may ask about the schema, and be told names that are like a misspelt one. */
  tellsOfSchema(viewer: Viewer): boolean {
    return viewer.isSignedIn || this.options.introspection;
  }

  contextOf(sender: Sender, admission: Admission, read: ReadDocument | undefined): OperationContext {
    const { viewer, limits, meter } = admission;
    const language = languageOf(sender.acceptLanguage, viewer);
    return new OperationContext(
      viewer,
      language,
      sender.address,
      limits,
      meter,
      new OperationControl(),
      read,
      this.tellsOfSchema(viewer),
    );
  }

  /** Takes the cost of a valid operation; what its variables hold has to fit as well. */
  charge(
    context: Pick<OperationContext, "read" | "limits" | "meter">,
    operation: OperationDefinitionNode,
    operationName: string | null | undefined,
    variables: Readonly<Record<string, unknown>>,
  ): void {
    checkIdentifierLists(this.options.schema, operation, variables, context.limits);
    const { read, meter } = context;
    if (!read) return;
    read.isProven = true;
    const cost = read.costOf(operationName)?.of(variables);
    if (cost) meter.charge(cost);
  }
}

function languageOf(asked: string | undefined, viewer: Viewer): Language {
  return asked === undefined || asked === "*" ? (viewer.language ?? "EN") : preferredLanguage(asked);
}

function invalidToken(): DomainError {
  return new DomainError(
    "UNAUTHENTICATED",
    "The bearer token is not valid or has expired. Sign in again, or leave it out to visit anonymously.",
  );
}
