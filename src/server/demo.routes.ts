import type { FastifyInstance } from "fastify";

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly organisation: string | null;
  readonly region: string | null;
  readonly token: string;
}

/** The ready-made sign-ins with fresh tokens, for the explorer's switch. Demo mode on loopback only. */
export function registerDemo(app: FastifyInstance, people: () => Promise<DemoPerson[]>): void {
  app.get("/demo/people", async (request, reply) => {
    // A page elsewhere could have its own name resolve to loopback; the Host header still tells its name.
    if (!isLoopback(request.headers.host)) {
      reply.callNotFound();
      return;
    }
    return reply.header("cache-control", "no-store").send(await people());
  });
}

function isLoopback(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? "");
}
