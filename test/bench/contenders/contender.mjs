import { createRequire } from "node:module";

/** Apollo Server, TypeORM and the rest are those that the main package stands on. */
export const requireFromMain = createRequire(new URL("../../../package.json", import.meta.url));

export const databaseUrl = process.env.DATABASE_URL;
export const POOL_SIZE = 10;
export const LISTEN = { host: "127.0.0.1", port: 0 };

/** Tells the bench where this contender listens. */
export function listening(port) {
  process.send({ url: `http://127.0.0.1:${port}` });
}
