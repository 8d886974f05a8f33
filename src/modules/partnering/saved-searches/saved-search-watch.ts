import { setImmediate } from "node:timers/promises";
import type { Actor, Store } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import type { PartnerIndex } from "../suggestions/partner-index";
import { isRefusal, type SavedSearchRanking } from "./saved-search-ranking";
import type { SavedSearch } from "./saved-search.entity";
import type { Passing, SavedSearchRepository } from "./saved-search.repository";

const WATCH_MS = 10_000;
const PAGE = 100;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";
const SYSTEM: Actor = { personId: null, roles: [] };

export interface SavedSearchWatchParts {
  readonly store: Store;
  readonly repository: SavedSearchRepository;
  readonly ranking: SavedSearchRanking;
  readonly index: PartnerIndex;
  /** The owner with the roles that are held now; undefined when the account is closed. */
  readonly viewerOf: (personId: string) => Promise<Viewer | undefined>;
  readonly onError: (error: unknown) => void;
}

/**
 * Ranks saved searches again after the index has changed, on every node; a candidate that passes is noted once, and every
 * node hears of it by the feed. Each search counts what its owner may read at that moment.
 */
export class SavedSearchWatch {
  private timer: NodeJS.Timeout | undefined;
  private seen: string | undefined;
  private isStopping = false;
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly parts: SavedSearchWatchParts) {}

  start(): void {
    this.timer = setInterval(() => {
      this.working = this.working.then(() => this.look()).catch(this.parts.onError);
    }, WATCH_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    await this.working;
  }

  /** Whoever asks meanwhile is let in between two searches. */
  async sweep(): Promise<void> {
    const viewers = new Map<string, Viewer | undefined>();
    for (let after = BEFORE_ALL; !this.isStopping;) {
      const page = await this.parts.repository.after(after, PAGE);
      const last = page.at(-1);
      if (!last) return;
      for (const search of page) {
        const { personId } = search;
        if (!viewers.has(personId)) viewers.set(personId, await this.parts.viewerOf(personId));
        await this.check(search, viewers.get(personId));
        await setImmediate();
      }
      after = last.id;
    }
  }

  private async look(): Promise<void> {
    const { capabilities, needs } = this.parts.index.of("INTERNAL");
    const version = `${String(capabilities.indexVersion)} ${String(needs.indexVersion)} ${capabilities.lexiconVersion}`;
    if (version === this.seen) return;
    await this.sweep();
    this.seen = version;
  }

  private async check(search: SavedSearch, viewer: Viewer | undefined): Promise<void> {
    if (!viewer || !maySearch(viewer)) return;
    const passing = await this.passing(search, viewer);
    if (!passing) return;
    const known = await this.parts.repository.known(search.id);
    const fresh = passing.filter(({ organisationId }) => !known.has(organisationId));
    if (fresh.length > 0) await this.note(search, fresh);
  }

  private async passing(search: SavedSearch, viewer: Viewer): Promise<Passing[] | undefined> {
    try {
      return await this.parts.ranking.passing(viewer, search);
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }

  /** A search that was removed meanwhile finds nobody. */
  private async note({ id }: SavedSearch, fresh: readonly Passing[]): Promise<void> {
    await this.parts.store.transaction(SYSTEM, async (tx) => {
      const [search] = await tx.query("select 1 from saved_search where id = $1 for share", [id]);
      if (search && (await this.parts.repository.note(tx, id, fresh, true)) > 0)
        await tx.announce("SAVED_SEARCH", id);
    });
  }
}

/** Those who may save a search; with the role, its searches rest. */
export function maySearch(viewer: Viewer): boolean {
  return viewer.roles.has("ADVISER") || viewer.roles.has("ANALYST");
}
