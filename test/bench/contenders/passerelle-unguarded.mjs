// Passerelle's own server as it would be without limits, permissions and disclosure: what the three cost is the difference. Only the
// bench can have it so; the modules are changed in this process before the application is put together.
import { listening, requireFromMain } from "./contender.mjs";
import { freePort } from "../child.mjs";
import { built, replaceIn } from "./passerelle-parts.mjs";

requireFromMain("reflect-metadata");
replaceIn("src/graphql/guards", { guardSchema: (schema) => ({ schema, readersSchema: schema }) });
replaceIn("src/server/limits/limits-plugin", { limitsPlugin: () => ({}) });

const { Gate } = built("src/server/limits/gate");
const { CostMeter } = built("src/server/limits/cost-meter");
Gate.prototype.read = () => undefined;
CostMeter.prototype.begin = () => undefined;

const { serve } = built("src/server/serve");
const { readConfiguration } = built("src/configuration");
const port = await freePort();
process.env.PORT = String(port);
await serve(readConfiguration());
listening(port);
