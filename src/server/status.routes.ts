import type { FastifyInstance } from "fastify";
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";

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

/** Whether the process is up, whether it can serve, and what it serves. No version or host data. */
export function registerStatus(
  app: FastifyInstance,
  schema: GraphQLSchema,
  readiness: () => Promise<Readiness>,
): void {
  const text = schemaText(schema);
  app.get("/healthz", () => ({ status: "up" }));
  app.get("/readyz", async (_request, reply) => {
    const state = await readiness();
    const ready = state.database && state.migrations && state.indexLoaded && !state.draining;
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "not ready", ...state });
  });
  app.get("/schema.graphql", (_request, reply) => reply.type("text/plain; charset=utf-8").send(text));
}
