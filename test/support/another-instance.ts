import { createApplication, type Application } from "../../src/app";
import type { ApplicationOptions } from "../../src/assembly/application-options";
import { ownLexiconFrom } from "../../src/modules/partnering/lexicon/own-lexicon";
import type { Passerelle } from "./passerelle";

/** An application of its own on the same database, as after a restart or on another node. */
export function anotherInstance(
  passerelle: Passerelle,
  parts: Partial<ApplicationOptions> = {},
): Application {
  return createApplication({
    dataSource: passerelle.dataSource,
    clock: passerelle.clock,
    tokenSecret: "another-secret-for-tests-that-is-long-enough",
    auditKey: "another-key-for-tests-that-is-long-enough",
    ownLexicon: ownLexiconFrom([]),
    cacheFolder: undefined,
    mailCarrier: () => Promise.resolve(),
    demoPeopleMaySignIn: false,
    publicCatalogue: false,
    onError: (error) => passerelle.internalErrors.push(error),
    ...parts,
  });
}
