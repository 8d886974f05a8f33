import type { RequestContext } from "../../graphql/request-context";
import { DomainError } from "../../modules/shared/domain-error";
import type { Language } from "../../modules/shared/language";
import { ConfidentialReads } from "../../security/confidential-reads";
import type { Viewer } from "../../security/viewer";
import type { CostMeter } from "./cost-meter";
import type { ReadDocument } from "./document-reader";
import type { Limits } from "./limits";

/** Whether an operation may still go on. */
export class OperationControl {
  private reason: DomainError | undefined;
  /** Reads stop when nobody waits for them any more; changes are finished. */
  stopsOnDisconnect = false;
  /** The request could be read and asks for something that is not answered; no fault of the transport. */
  isRequestError = false;
  /** The answer says what the operation cost. */
  tellsCost = false;

  stop(reason: DomainError): void {
    this.reason ??= reason;
  }

  disconnect(): void {
    if (this.stopsOnDisconnect)
      this.stop(new DomainError("TIMEOUT", "Nobody waits for the answer any more."));
  }

  check(): void {
    if (this.reason) throw this.reason;
  }
}

/**
 * The context of one operation. Every guard and loader asks it who the viewer is; after the operation was stopped the
 * question is refused, so that no further resolver begins and nothing more is asked of the database.
 */
export class OperationContext implements RequestContext {
  readonly reads = new ConfidentialReads();

  constructor(
    private readonly identified: Viewer,
    readonly language: Language,
    readonly address: string,
    readonly limits: Limits,
    readonly meter: CostMeter,
    readonly control: OperationControl,
    /** The document as it was read before; undefined when there was none. */
    readonly read: ReadDocument | undefined,
    /** Whether refusals may name what stands in the schema. */
    readonly toldOfSchema: boolean,
  ) {}

  /** Known also of an operation that was stopped. */
  get readsCatalogue(): boolean {
    return this.identified.readsCatalogue;
  }

  get sender(): Viewer {
    return this.identified;
  }

  get viewer(): Viewer {
    this.control.check();
    return this.identified;
  }
}

export function tookTooLong(): DomainError {
  return new DomainError(
    "TIMEOUT",
    "The operation took too long and was stopped. Ask for less at once; a change may have been made all the same, so read it again.",
  );
}
