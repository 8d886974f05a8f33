import {
  type ApolloServer,
  HeaderMap,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from "@apollo/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FormatError } from "../graphql/errors";
import type { DomainError } from "../modules/shared/domain-error";
import type { Admission, Gate, Sender, SentOperation } from "./limits/gate";
import { type OperationContext, tookTooLong } from "./limits/operation-context";
import { refusalOf } from "./limits/refusal";

const PLAIN_JSON = "application/json";

/** One request to the API and its answer, from the headers to the cost. */
export class GraphqlExchange {
  private readonly sender: Sender;
  private readonly sent: SentOperation;
  private readonly forwarded: HTTPGraphQLRequest;
  private admission: Admission | undefined;
  private context: OperationContext | undefined;
  private isRequestError = false;

  constructor(
    private readonly gate: Gate,
    private readonly formatError: FormatError,
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {
    const { authorization, "accept-language": acceptLanguage } = request.headers;
    this.sender = { authorization, acceptLanguage, address: request.ip };
    this.sent = sentOperation(request);
    this.forwarded = {
      method: request.method,
      headers: headersOf(request),
      search: searchOf(request.url),
      body: request.body,
    };
  }

  async answer(server: ApolloServer<OperationContext>): Promise<FastifyReply> {
    this.reply.header("cache-control", "no-store");
    this.reply.raw.once("close", () => {
      if (!this.reply.raw.writableFinished) this.context?.control.disconnect();
    });
    const execution = server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: this.forwarded,
      context: () => this.open(),
    });
    const response = await inTime(execution, this.gate.limits.everyone.operationMs);
    return response ? this.send(response) : this.sendLate(tookTooLong());
  }

  /** Everything that is refused before the operation is looked at. */
  private async open(): Promise<OperationContext> {
    try {
      this.admission = await this.gate.admit(this.sender);
      const text = this.gate.textOf(this.sent);
      if (this.sent.documentId !== undefined) this.replaceText(text);
      const isText = typeof text === "string" && text !== "";
      const read = isText ? this.gate.read(text, this.sent.variables, this.admission) : undefined;
      this.context = this.gate.contextOf(this.sender, this.admission, read);
      return this.context;
    } catch (error) {
      const refusal = refusalOf(error);
      this.isRequestError = isRequestErrorCode(refusal.extensions["code"]);
      throw refusal;
    }
  }

  /** The listed document stands in the place of its hash. */
  private replaceText(query: unknown): void {
    if (this.request.method === "POST") {
      this.forwarded.body = { ...(this.request.body as object), query };
      return;
    }
    const parameters = new URLSearchParams(this.forwarded.search);
    parameters.set("query", String(query));
    this.forwarded.search = `?${parameters.toString()}`;
  }

  private send(response: HTTPGraphQLResponse): FastifyReply {
    for (const [name, value] of response.headers) this.reply.header(name, value);
    this.reply.code(this.statusOf(response));
    return response.body.kind === "complete"
      ? this.reply.send(this.withCost(response.body.string))
      : this.reply.send(response.body.asyncIterator);
  }

  /** Clients that speak plain JSON look into the answer; those that speak GraphQL's own media type at the status. */
  private statusOf({ status, headers }: HTTPGraphQLResponse): number {
    const isRequestError = this.isRequestError || this.context?.control.isRequestError === true;
    const speaksPlainJson = headers.get("content-type")?.startsWith(PLAIN_JSON) === true;
    return isRequestError && speaksPlainJson ? 200 : (status ?? 200);
  }

  /** What was begun is told to stop; the caller does not wait for it. */
  private sendLate(reason: DomainError): FastifyReply {
    this.context?.control.stop(reason);
    const error = this.formatError({ message: reason.message }, reason);
    const accepts = this.request.headers.accept ?? "";
    const type = accepts.includes("application/graphql-response+json")
      ? "application/graphql-response+json"
      : PLAIN_JSON;
    const body = JSON.stringify({ errors: [error], data: null });
    return this.reply.code(200).type(`${type}; charset=utf-8`).send(this.withCost(body));
  }

  /** Answers that nobody got as far as executing are told their cost here. */
  private withCost(body: string): string {
    if (!this.admission || this.context?.control.tellsCost) return body;
    const end = body.lastIndexOf("}");
    return `${body.slice(0, end)},"extensions":${JSON.stringify({ cost: this.admission.meter.report })}}\n`;
  }
}

function isRequestErrorCode(code: unknown): boolean {
  return code === "GRAPHQL_PARSE_FAILED" || code === "QUERY_TOO_COMPLEX";
}

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function sentOperation({ method, body, url }: FastifyRequest): SentOperation {
  if (method === "POST") return isRecord(body) ? body : {};
  const parameters = new URLSearchParams(searchOf(url));
  return {
    query: parameters.get("query") ?? undefined,
    documentId: parameters.get("documentId") ?? undefined,
    variables: jsonOf(parameters.get("variables")),
  };
}

/** What is no JSON is refused a little later, with a sentence of its own. */
function jsonOf(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function searchOf(url: string): string {
  const start = url.indexOf("?");
  return start < 0 ? "" : url.slice(start);
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  return headers;
}
