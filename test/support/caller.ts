import type { FastifyInstance } from "fastify";

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly field?: string; readonly [key: string]: unknown };
}

export interface Answer<Data> {
  readonly status: number;
  readonly data: Data | null;
  readonly errors: readonly GraphqlError[];
}

/** Somebody who asks the API over HTTP, with or without a token. */
export class Caller {
  constructor(
    private readonly http: FastifyInstance,
    readonly token: string | undefined,
  ) {}

  /** The whole answer, with its errors. */
  async ask<Data = Record<string, unknown>>(
    query: string,
    variables: object = {},
    headers: object = {},
  ): Promise<Answer<Data>> {
    const response = await this.http.inject({
      method: "POST",
      url: "/graphql",
      headers: {
        "content-type": "application/json",
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      payload: JSON.stringify({ query, variables }),
    });
    const body = response.json<{ data?: Data | null; errors?: GraphqlError[] }>();
    return { status: response.statusCode, data: body.data ?? null, errors: body.errors ?? [] };
  }

  /** The data of an answer without errors; a story goes on only with such. */
  async get<Data = any>(query: string, variables: object = {}, headers: object = {}): Promise<Data> {
    const { data, errors } = await this.ask<Data>(query, variables, headers);
    if (errors.length > 0 || data === null)
      throw new Error(`The answer has errors: ${JSON.stringify(errors, null, 2)}`);
    return data;
  }

  /** The first error of an answer that has one. */
  async refusal(query: string, variables: object = {}, headers: object = {}): Promise<GraphqlError> {
    const { data, errors } = await this.ask(query, variables, headers);
    const [first] = errors;
    if (!first) throw new Error(`The answer has no error: ${JSON.stringify(data)}`);
    return first;
  }
}
