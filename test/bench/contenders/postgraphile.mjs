// PostGraphile 4 on the same tables as its documentation advises for production: a pool of its own, no watching, no query log,
// no transaction around reads; it prepares its statements by itself.
import { createServer } from "node:http";
import pg from "pg";
import { postgraphile } from "postgraphile";
import { databaseUrl, LISTEN, listening, POOL_SIZE } from "./contender.mjs";

const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL_SIZE });
const handler = postgraphile(pool, "public", {
  graphqlRoute: "/graphql",
  graphiql: false,
  disableQueryLog: true,
  dynamicJson: true,
  setofFunctionsContainNulls: false,
  ignoreRBAC: false,
  disableDefaultMutations: true,
});
const server = createServer(handler);
server.listen(LISTEN, () => listening(server.address().port));
