import {
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
} from "graphql";
import type { SubscribePayload } from "graphql-ws";
import { codeOf, type FormatError } from "../../graphql/errors";
import { withoutNames } from "../../graphql/language-sentences";
import { DomainError } from "../../modules/shared/domain-error";
import type { ReadLog } from "../../security/audit/read-log";
import type { Admission, Gate } from "../limits/gate";
import type { OperationContext } from "../limits/operation-context";
import { operationOf } from "../recorded-reads";
import type { SocketSession } from "./socket-session";
import { answeredInTime, subscribeByEvent } from "./subscription-events";

export interface SubscriptionArgs extends ExecutionArgs {
  readonly session: SocketSession;
  readonly contextValue: OperationContext;
}

/** Takes subscriptions through the same gate as every other operation, and nothing but subscriptions. */
export class SubscriptionOperations {
  constructor(
    private readonly gate: Gate,
    private readonly schema: GraphQLSchema,
    private readonly formatError: FormatError,
    private readonly readLog: ReadLog | undefined,
  ) {}

  /** What is to be executed, or why it is not. */
  open(
    session: SocketSession,
    payload: SubscribePayload,
    openAlready: number,
  ): SubscriptionArgs | GraphQLError[] {
    try {
      const admission = this.admissionOf(session);
      admission.meter.begin();
      if (openAlready > admission.limits.subscriptions) throw tooMany(admission.limits.subscriptions);
      return this.argsOf(session, admission, payload);
    } catch (error) {
      return [coded(error)];
    }
  }

  subscribe(args: SubscriptionArgs): ReturnType<typeof subscribeByEvent> {
    return subscribeByEvent(args, (answer) => this.answerEvent(args, answer));
  }

  /** Errors as they leave. */
  formatted(errors: readonly GraphQLError[]): GraphQLFormattedError[] {
    const most = this.gate.limits.everyone.errors;
    return errors.slice(0, most).map((error) => this.formatError(error.toJSON(), error));
  }

  private argsOf(
    session: SocketSession,
    admission: Admission,
    payload: SubscribePayload,
  ): SubscriptionArgs | GraphQLError[] {
    const documentId = payload.extensions?.["documentId"];
    const text = this.gate.textOf({
      query: documentId === undefined ? payload.query : undefined,
      documentId,
    });
    const variables = payload.variables ?? {};
    const read = this.gate.read(String(text), variables, admission);
    if (!this.schema.getSubscriptionType()) throw noSubscriptions();
    const problems = read.validate(admission.limits.errors);
    if (problems.length > 0) return problems.map((problem) => this.invalid(problem, session));
    const operation = getOperationAST(read.document, payload.operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) throw notHere();
    const context = this.gate.contextOf(session.sender, admission, read);
    this.gate.charge(context, operation, payload.operationName, variables);
    return {
      schema: this.schema,
      document: read.document,
      operationName: payload.operationName ?? null,
      variableValues: variables,
      contextValue: context,
      session,
    };
  }

  private invalid({ message, nodes }: GraphQLError, { viewer }: SocketSession): GraphQLError {
    const told = this.gate.tellsOfSchema(viewer) ? message : withoutNames({ message }).message;
    return new GraphQLError(told, {
      nodes: nodes ?? null,
      extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
    });
  }

  private async answerEvent(
    args: SubscriptionArgs,
    answer: (context: object) => Promise<ExecutionResult>,
  ): Promise<ExecutionResult> {
    const { session } = args;
    const admission = this.admissionOf(session);
    const context = this.gate.contextOf(session.sender, admission, args.contextValue.read);
    try {
      if (!(await session.stillHolds())) return { data: null };
      const cost = context.read?.costOf(args.operationName)?.of(args.variableValues ?? {});
      if (cost) admission.meter.charge(cost);
      const result = await answeredInTime(answer(context), admission.limits.operationMs, (reason) => {
        context.control.stop(reason);
        return { data: null, errors: [coded(reason)] };
      });
      await this.record(args, context);
      return { ...result, extensions: { cost: admission.meter.report } };
    } catch (error) {
      return { data: null, errors: [coded(error)], extensions: { cost: admission.meter.report } };
    }
  }

  /** An event that cannot be recorded is not told. */
  private async record(args: SubscriptionArgs, context: OperationContext): Promise<void> {
    const operation = getOperationAST(args.document, args.operationName);
    if (operation && !context.reads.isEmpty)
      await this.readLog?.record(context.sender, operationOf(operation), context.reads);
  }

  private admissionOf({ viewer, sender }: SocketSession): Admission {
    return { viewer, ...this.gate.meterOf(viewer, sender.address) };
  }
}

/** An error with its code, which the formatter needs from errors that are the language's own. */
function coded(error: unknown): GraphQLError {
  const cause = error instanceof Error ? error : new Error(String(error));
  const { nodes, source, positions } = (cause instanceof GraphQLError ? cause : {}) as Partial<GraphQLError>;
  return new GraphQLError(cause.message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    originalError: cause instanceof GraphQLError ? null : cause,
    extensions: { code: codeOf(cause) },
  });
}

function noSubscriptions(): DomainError {
  return new DomainError(
    "BAD_USER_INPUT",
    "The schema has no subscriptions. Send queries and mutations to POST /graphql.",
  );
}

function notHere(): DomainError {
  return new DomainError(
    "BAD_USER_INPUT",
    "A web socket takes subscriptions only. Send queries and mutations to POST /graphql.",
  );
}

function tooMany(most: number): DomainError {
  return new DomainError(
    "RATE_LIMITED",
    `A web socket takes ${String(most)} subscriptions at once. End one first.`,
  );
}
