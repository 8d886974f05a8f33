import type { ApolloServerPlugin } from "@apollo/server";
import { Kind, type OperationDefinitionNode } from "graphql";
import type { FormatError } from "../graphql/errors";
import type { ReadLog } from "../security/audit/read-log";
import type { OperationContext } from "./limits/operation-context";

const LONGEST_NAME = 100;

/** The root fields of an operation, as the audit log names it. */
export function operationOf({ selectionSet }: OperationDefinitionNode): string {
  const fields = selectionSet.selections.map((one) => (one.kind === Kind.FIELD ? one.name.value : "…"));
  return [...new Set(fields)].join(", ").slice(0, LONGEST_NAME);
}

/** Writes down what is confidential in an answer before it leaves; an answer that cannot be recorded does not leave. */
export function recordedReads(log: ReadLog, format: FormatError): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: async ({ contextValue, operation, response }) => {
          if (!operation || contextValue.reads.isEmpty) return;
          try {
            await log.record(contextValue.sender, operationOf(operation), contextValue.reads);
          } catch (error) {
            const refusal = format({ message: "" }, error);
            response.body = { kind: "single", singleResult: { errors: [refusal], data: null } };
          }
        },
      }),
  };
}
