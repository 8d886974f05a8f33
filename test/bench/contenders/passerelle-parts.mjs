import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";
import { requireFromMain } from "./contender.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const require = createRequire(import.meta.url);

/** A module of Passerelle as it was built. */
export function built(path) {
  return require(join(root, "dist", `${path}.js`));
}

/** Puts others in the place of what a module exports; for whatever is loaded after this. */
export function replaceIn(path, exports) {
  const known = built(path);
  require.cache[require.resolve(join(root, "dist", `${path}.js`))].exports = { ...known, ...exports };
}

/** The application as the server assembles it, with its index loaded, for contenders that serve it in another way. */
export async function startApplication() {
  requireFromMain("reflect-metadata");
  const configuration = built("src/configuration").readConfiguration();
  const { entities } = built("src/modules/entities");
  const { migrations } = built("migrations/index");
  const { Installation } = built("src/persistence/installation");
  const { openInstalledDatabase } = built("src/persistence/installed-database");
  const database = await openInstalledDatabase(configuration, "beside");
  const installation = new Installation(database, { entities, migrations });
  const application = built("src/app").createApplication({
    dataSource: await installation.serve(tell),
    clock: built("src/modules/shared/clock").systemClock,
    tokenSecret: configuration.tokenSecret,
    lexicon: built("src/modules/partnering/lexicon/own-lexicon").readOwnLexicon().concepts(),
    cacheFolder: join(configuration.dataFolder, "cache"),
    mailCarrier: () => Promise.reject(new Error("A contender sends no mail.")),
    demoPeopleMaySignIn: false,
    publicCatalogue: false,
    onError: tell,
  });
  await application.follower.load();
  application.follower.start();
  return application;
}

/** As the server does with what fails in the background: it is told, and the service goes on. */
function tell(error) {
  process.stderr.write(`${String(error)}\n`);
}
