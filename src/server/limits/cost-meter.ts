import { networkOf } from "../../security/attempt-throttle";
import { DomainError } from "../../modules/shared/domain-error";
import type { Viewer } from "../../security/viewer";
import type { CostBuckets } from "./cost-buckets";
import { inWords } from "./document-shape";
import type { Limits } from "./limits";
import type { Cost } from "./operation-cost";

/** What an answer tells of its cost. */
export interface CostReport {
  readonly requested: number;
  readonly available: number;
  readonly restoreRate: number;
}

/** A request that fails early costs this much: receiving it is work too. */
const LEAST_POINTS = 1;
/** A document that nobody sent before is read and validated, some five microseconds a word; a known one is not. */
const TOKENS_A_POINT = 20;

/** What one operation takes from the bucket of whoever sent it. */
export class CostMeter {
  private taken = 0;
  private requested = 0;
  /** Points for reading a new document. */
  private reading = 0;
  private available: number;

  constructor(
    private readonly buckets: CostBuckets,
    private readonly owner: string,
    private readonly limits: Limits,
  ) {
    this.available = limits.costCapacity;
  }

  get report(): CostReport {
    const { requested, available, limits } = this;
    return { requested, available, restoreRate: limits.costRestoreRate };
  }

  /** Before anything is read. */
  begin(): void {
    this.withdraw(LEAST_POINTS);
  }

  /** Before a document is validated that was not seen for a while. */
  chargeReading(tokens: number): void {
    this.reading = Math.floor(tokens / TOKENS_A_POINT);
    if (this.reading > 0) this.withdraw(LEAST_POINTS + this.reading);
  }

  /** The whole cost of an operation; what was taken before is part of it. */
  charge({ nodes, points: ownPoints }: Cost): void {
    const points = ownPoints + this.reading;
    this.requested = points;
    if (nodes > this.limits.nodes)
      throw new DomainError(
        "QUERY_TOO_COMPLEX",
        `The operation asks for ${inWords(nodes)} records, and ${inWords(this.limits.nodes)} are allowed. Ask for shorter pages.`,
      );
    if (points > this.limits.costCapacity)
      throw new DomainError(
        "QUERY_TOO_COMPLEX",
        `The operation costs ${inWords(points)} points, and nobody has more than ${inWords(this.limits.costCapacity)}. Ask for shorter pages or fewer rankings.`,
      );
    this.withdraw(points);
  }

  private withdraw(points: number): void {
    this.requested = points;
    const missing = Math.max(0, points - this.taken);
    const { granted, available, waitSeconds } = this.buckets.take(this.owner, missing, {
      capacity: this.limits.costCapacity,
      restoreRate: this.limits.costRestoreRate,
    });
    this.available = available;
    if (!granted) throw rateLimited(points, available, waitSeconds);
    this.taken += missing;
  }
}

function rateLimited(points: number, available: number, waitSeconds: number): DomainError {
  const wait = waitSeconds === 1 ? "a second" : `${inWords(waitSeconds)} seconds`;
  return new DomainError(
    "RATE_LIMITED",
    `The operation costs ${inWords(points)} points and ${inWords(available)} are left. Try again in ${wait}.`,
    { retryAfterSeconds: waitSeconds },
  );
}

/** Whose bucket it is: the person's, else the network address's. */
export function bucketOwner(viewer: Viewer, address: string): string {
  return viewer.personId === null ? `address:${networkOf(address)}` : `person:${viewer.personId}`;
}
