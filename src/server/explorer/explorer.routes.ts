import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic, { type SetHeadersResponse } from "@fastify/static";
import type { FastifyInstance } from "fastify";

const PAGE = "index.html";
const NOT_BUILT =
  "The explorer was not built, so there is no page to show here. Run `npm run build` and start the server again.\n";

/** Monaco writes style elements and carries fonts and icons as data; nothing else leaves `'self'`. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  // 'self' covers web sockets of the same origin too.
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const HEADERS = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

/** Serves the built explorer at `/graphiql`, without any other host. */
export function registerExplorer(app: FastifyInstance, options: { folder: string }): void {
  void app.register(async (scope) => {
    scope.addHook("onRequest", async (_request, reply) => {
      reply.headers(HEADERS);
    });
    if (existsSync(join(options.folder, PAGE))) await serveFiles(scope, options.folder);
    else explainAbsence(scope);
  });
}

async function serveFiles(scope: FastifyInstance, folder: string): Promise<void> {
  await scope.register(fastifyStatic, {
    root: folder,
    prefix: "/graphiql/",
    cacheControl: false,
    setHeaders: setCaching,
  });
  scope.get("/graphiql", (_request, reply) => reply.sendFile(PAGE));
}

/** Names of assets carry a hash of their content; the page, which names them, may change with the next build. */
function setCaching(response: SetHeadersResponse, path: string): void {
  const hashed = /[\\/]assets[\\/][^\\/]+$/.test(path);
  response.setHeader("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
}

function explainAbsence(scope: FastifyInstance): void {
  for (const path of ["/graphiql", "/graphiql/*"]) {
    scope.get(path, (_request, reply) => reply.code(503).type("text/plain; charset=utf-8").send(NOT_BUILT));
  }
}
