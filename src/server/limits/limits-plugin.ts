import type { ApolloServerPlugin, GraphQLRequestListener } from "@apollo/server";
import { OperationTypeNode } from "graphql";
import { withoutNames } from "../../graphql/language-sentences";
import { DomainError } from "../../modules/shared/domain-error";
import type { Gate } from "./gate";
import type { OperationContext } from "./operation-context";
import { refusalOf } from "./refusal";

/** What was wrong with a request that could be read: an answer in its own right for clients that speak plain JSON. */
const REQUEST_ERRORS = new Set<unknown>([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "QUERY_TOO_COMPLEX",
]);

/** Charges valid operations before they are executed, and brings their answers into shape. */
export function limitsPlugin(gate: Gate): ApolloServerPlugin<OperationContext> {
  return { requestDidStart: () => Promise.resolve(listenerOf(gate)) };
}

function listenerOf(gate: Gate): GraphQLRequestListener<OperationContext> {
  return {
    didResolveOperation: ({ contextValue, operation, request }) => {
      try {
        // Which one was meant cannot be told; the execution says so.
        if (!operation) return Promise.resolve();
        if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw overWebSocket();
        gate.charge(contextValue, operation, request.operationName, request.variables ?? {});
      } catch (error) {
        throw refusalOf(error);
      }
      contextValue.control.stopsOnDisconnect = operation.operation === OperationTypeNode.QUERY;
      return Promise.resolve();
    },
    willSendResponse: ({ response, contextValue, operation }) => {
      if (response.body.kind !== "single") return Promise.resolve();
      const result = response.body.singleResult;
      result.extensions = { ...result.extensions, cost: contextValue.meter.report };
      contextValue.control.tellsCost = true;
      if (!result.errors) return Promise.resolve();
      const codes = result.errors.map(({ extensions }) => extensions?.["code"]);
      if (result.errors.length > contextValue.limits.errors)
        result.errors = result.errors.slice(0, contextValue.limits.errors);
      if (!contextValue.toldOfSchema) result.errors = result.errors.map(withoutNames);
      if (codes.includes("SERVICE_UNAVAILABLE")) response.http.status = 503;
      // Of an operation that could be found, BAD_USER_INPUT means its variables; else the request itself.
      const isReadable = (code: unknown) =>
        REQUEST_ERRORS.has(code) || (code === "BAD_USER_INPUT" && operation !== undefined);
      const readable = result.data === undefined && codes.every(isReadable);
      contextValue.control.isRequestError = readable && response.http.status === 400;
      return Promise.resolve();
    },
  };
}

function overWebSocket(): DomainError {
  return new DomainError(
    "BAD_USER_INPUT",
    "Subscriptions go over a web socket at the same address, with the protocol graphql-transport-ws.",
  );
}
