import type { FastifyInstance } from "fastify";
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import type { Identification } from "../security/identification";

export interface Readiness {
  readonly database: boolean;
  readonly migrations: boolean;
  readonly indexLoaded: boolean;
  readonly indexLagMs: number;
  readonly draining: boolean;
}

/** The schema as text, sorted, so that a comparison shows what changed and nothing else. */
export function schemaText(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

const SIGN_IN = {
  message: "Sign in to read the schema: send a bearer token in Authorization.",
  extensions: { code: "UNAUTHENTICATED" },
};

/** Whoever may ask about the schema in an operation may read it as a text, and nobody else. */
export function schemaReaders(identification: Identification, anonymous: boolean) {
  return async (authorization: string | undefined): Promise<boolean> =>
    anonymous || (await identification.identify(authorization))?.isSignedIn === true;
}

/** Whether the process is up, whether it can serve, and what it serves. No version or host data. */
export function registerStatus(
  app: FastifyInstance,
  schema: GraphQLSchema,
  readiness: () => Promise<Readiness>,
  maySeeSchema: (authorization: string | undefined) => Promise<boolean>,
): void {
  const text = schemaText(schema);
  app.get("/healthz", () => ({ status: "up" }));
  app.get("/readyz", async (_request, reply) => {
    const state = await readiness();
    const ready = state.database && state.migrations && state.indexLoaded && !state.draining;
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "not ready", ...state });
  });
  app.get("/schema.graphql", async (request, reply) =>
    (await maySeeSchema(request.headers.authorization))
      ? reply.type("text/plain; charset=utf-8").send(text)
      : reply.code(401).send({ errors: [SIGN_IN] }),
  );
}
