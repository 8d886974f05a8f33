import type { DataSource } from "typeorm";
import type { OwnLexicon } from "../modules/partnering/lexicon/own-lexicon";
import type { Clock } from "../modules/shared/clock";
import { type MailCarrier } from "../persistence/outbox";
import { type OpenIdConnectSettings } from "../security/open-id-connect";

export interface ApplicationOptions {
  /** Connections that serve; opened and closed by the caller. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly tokenSecret: string;
  /** Proves that audit entries were written by the application. */
  readonly auditKey: string;
  /** The lexicon that comes with the program; the database says what is in use. */
  readonly ownLexicon: OwnLexicon;
  /** After so many milliseconds without a further change the lexicon is learnt anew. Default a minute. */
  readonly lexiconQuietMs?: number;
  /** Where what was learnt from the lexicon is kept. */
  readonly cacheFolder: string | undefined;
  /** Where the index is kept between two runs; without it, it is read from the database at every start. */
  readonly snapshotFolder?: string | undefined;
  readonly mailCarrier: MailCarrier;
  readonly demoPeopleMaySignIn: boolean;
  /** Pages of a front-end that mails about accounts link to. */
  readonly accountPagesUrl?: string | undefined;
  /** A provider whose bearer tokens are accepted beside our own. */
  readonly openIdConnect?: OpenIdConnectSettings | undefined;
  readonly publicCatalogue: boolean;
  /** Off where two clients share the embedded database's one session. */
  readonly namedStatements?: boolean;
  readonly onError: (error: unknown) => void;
}
