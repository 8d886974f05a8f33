import type { Viewer } from "../../../security/viewer";
import type { Clock } from "../../shared/clock";
import { notFound } from "../../shared/domain-error";
import type { SavedSearchCandidate } from "./saved-search.entity";
import type { SavedSearchRepository } from "./saved-search.repository";

/** What was written so long before somebody began to listen may be committed afterwards. */
const OVERLAP_MS = 60_000;

export interface FollowedSearch {
  readonly viewer: Viewer;
  readonly savedSearchId: string | null;
}

/** New candidates of saved searches as they come, on whichever node they were found. The table is the truth, the feed wakes. */
export class Arrivals {
  private readonly streams = new Set<ArrivalStream>();

  constructor(
    private readonly repository: SavedSearchRepository,
    private readonly clock: Clock,
  ) {}

  wake(): void {
    for (const stream of this.streams) stream.wake();
  }

  /** What is there already is no news. */
  async follow({
    viewer,
    savedSearchId,
  }: FollowedSearch): Promise<AsyncIterableIterator<SavedSearchCandidate>> {
    const personId = viewer.personId ?? "";
    if (savedSearchId !== null && (await this.repository.findMany(personId, [savedSearchId])).length === 0)
      throw notFound("saved search", "savedSearchId");
    const since = new Date(this.clock.now().getTime() - OVERLAP_MS);
    const read = () => this.repository.newSince(personId, savedSearchId, since);
    const stream = new ArrivalStream(read, (await read()).map(keyOf), () => this.streams.delete(stream));
    this.streams.add(stream);
    return stream;
  }
}

/** One listener's news, each once. */
class ArrivalStream implements AsyncIterableIterator<SavedSearchCandidate> {
  private readonly seen: Set<string>;
  private readonly waiting: SavedSearchCandidate[] = [];
  private isWoken = true;
  private isEnded = false;
  private goOn: () => void = () => undefined;

  constructor(
    private readonly read: () => Promise<SavedSearchCandidate[]>,
    seen: readonly string[],
    private readonly onEnd: () => void,
  ) {
    this.seen = new Set(seen);
  }

  wake(): void {
    this.isWoken = true;
    this.goOn();
  }

  async next(): Promise<IteratorResult<SavedSearchCandidate>> {
    while (!this.isEnded) {
      const value = this.waiting.shift();
      if (value) return { done: false, value };
      if (this.isWoken) await this.readNews();
      else await new Promise<void>((resolve) => (this.goOn = resolve));
    }
    return { done: true, value: undefined };
  }

  return(): Promise<IteratorResult<SavedSearchCandidate>> {
    this.isEnded = true;
    this.onEnd();
    this.goOn();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async readNews(): Promise<void> {
    this.isWoken = false;
    for (const candidate of await this.read()) {
      const key = keyOf(candidate);
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      this.waiting.push(candidate);
    }
  }
}

function keyOf({ savedSearchId, organisationId }: SavedSearchCandidate): string {
  return `${savedSearchId} ${organisationId}`;
}
