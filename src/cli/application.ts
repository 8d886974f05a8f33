import { join } from "node:path";
import { type Application, createApplication } from "../app";
import { systemClock } from "../modules/shared/clock";
import { readOwnLexicon } from "../modules/partnering/lexicon/own-lexicon";
import { auditKeyOf, secretOf } from "../server/serve";
import { withInstallation } from "./installation";

/** Runs a command's work on a whole application that serves nobody and runs no jobs. */
export function withApplication<T>(work: (application: Application) => Promise<T>): Promise<T> {
  return withInstallation(async (installation, configuration) => {
    const dataSource = await installation.serve(() => undefined);
    try {
      const application = createApplication({
        dataSource,
        clock: systemClock,
        tokenSecret: secretOf(configuration),
        auditKey: auditKeyOf(configuration),
        ownLexicon: readOwnLexicon(),
        cacheFolder: join(configuration.dataFolder, "cache"),
        mailCarrier: () => Promise.reject(new Error("A command sends no mail.")),
        demoPeopleMaySignIn: false,
        accountPagesUrl: configuration.accountPagesUrl,
        publicCatalogue: false,
        namedStatements: !installation.isShared,
        onError: () => undefined,
      });
      return await work(application);
    } finally {
      await dataSource.destroy();
    }
  });
}
