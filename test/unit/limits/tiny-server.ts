import type { FastifyInstance } from "fastify";
import { buildSchema, type GraphQLFieldResolver, type GraphQLSchema } from "graphql";
import pino from "pino";
import { errorFormatter } from "../../../src/graphql/errors";
import type { RequestContext } from "../../../src/graphql/request-context";
import type { Identification } from "../../../src/security/identification";
import type { Role } from "../../../src/security/role";
import { ANONYMOUS, Viewer } from "../../../src/security/viewer";
import { registerGraphql } from "../../../src/server/graphql-server";
import { createHttpServer } from "../../../src/server/http-server";
import { changeLimits, type Limits } from "../../../src/server/limits/limits";
import type { PersistedOptions } from "../../../src/server/limits/persisted-documents";

type Resolvers = Readonly<Record<string, GraphQLFieldResolver<unknown, RequestContext>>>;

export interface TinyOptions {
  readonly schema: string;
  /** By `Type.field`. */
  readonly resolvers?: Resolvers;
  readonly subscribe?: Readonly<Record<string, () => AsyncIterable<unknown>>>;
  readonly limits?: Partial<Limits>;
  readonly introspection?: boolean;
  readonly persisted?: PersistedOptions;
  readonly allowedOrigins?: readonly string[];
  readonly compiled?: boolean;
}

/** A server around a schema of a few lines, with people who exist in memory. */
export class TinyServer {
  readonly people = new Map<string, Viewer>();
  readonly logged: { id: string; error: unknown }[] = [];
  identificationFails = false;
  http: FastifyInstance;

  static async open(options: TinyOptions): Promise<TinyServer> {
    const server = new TinyServer();
    const formatError = errorFormatter((id, error) => server.logged.push({ id, error }));
    const limits = changeLimits(options.limits ?? {});
    const allowedOrigins = options.allowedOrigins ?? [];
    server.http = await createHttpServer({
      logger: pino({ level: "silent" }),
      allowedOrigins,
      formatError,
      limits: limits.everyone,
    });
    await registerGraphql(server.http, {
      schema: schemaOf(options),
      identification: server.identification(),
      formatError,
      compiled: options.compiled ?? true,
      compiledFromSight: 1,
      introspection: options.introspection ?? true,
      limits,
      allowedOrigins,
      ...(options.persisted ? { persisted: options.persisted } : {}),
    });
    await server.http.ready();
    return server;
  }

  /** Lets somebody in; the token is the name. */
  admit(name: string, ...roles: Role[]): void {
    const held = roles.map((role) => ({ role, region: null, organisationId: null, bodyId: null }));
    this.people.set(name, new Viewer(name, name, "EN", held));
  }

  async ask(payload: object, headers: Record<string, string> = {}) {
    const response = await this.http.inject({
      method: "POST",
      url: "/graphql",
      headers: { "content-type": "application/json", ...headers },
      payload,
    });
    return { status: response.statusCode, headers: response.headers, ...response.json() };
  }

  private identification(): Identification {
    const identify = (authorization?: string) => {
      if (this.identificationFails)
        return Promise.reject(new Error("timeout exceeded when trying to connect"));
      const name = authorization?.replace("Bearer ", "");
      return Promise.resolve(name === undefined ? ANONYMOUS : this.people.get(name));
    };
    return { identify } as unknown as Identification;
  }
}

function schemaOf({ schema: text, resolvers = {}, subscribe = {} }: TinyOptions): GraphQLSchema {
  const schema = buildSchema(text);
  for (const [name, resolve] of Object.entries(resolvers)) fieldOf(schema, name).resolve = resolve as never;
  for (const [name, events] of Object.entries(subscribe)) fieldOf(schema, name).subscribe = events;
  return schema;
}

function fieldOf(schema: GraphQLSchema, name: string) {
  const [typeName = "", fieldName = ""] = name.split(".");
  const type = schema.getType(typeName);
  const field = type && "getFields" in type ? type.getFields()[fieldName] : undefined;
  if (!field) throw new Error(`The schema has no field ${name}.`);
  return field as { resolve?: never; subscribe?: unknown };
}
