import type { Language } from "../modules/shared/language";
import type { ConfidentialReads } from "../security/confidential-reads";
import type { Viewer } from "../security/viewer";

/** What every resolver knows of the request. Loaders are kept per context, so one context is one request. */
export interface RequestContext {
  readonly viewer: Viewer;
  /** The language in which labels, messages and reasons are shown. */
  readonly language: Language;
  /** Network address that the request came from; attempts to sign in are counted by it. */
  readonly address: string;
  /** What is confidential in the answer so far; it is recorded before the answer leaves. */
  readonly reads: ConfidentialReads;
}
