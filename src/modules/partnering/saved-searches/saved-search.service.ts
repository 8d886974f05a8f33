import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { badInput, conflict, notFound, refuse } from "../../shared/domain-error";
import type { PageRequest } from "../../shared/page";
import type { Region } from "../../shared/region";
import { optionalTextProblems, textProblems } from "../../shared/text";
import type { NeedService } from "../needs/need.service";
import { SavedSearch, type SavedSearchCandidate } from "./saved-search.entity";
import type { SavedSearchRanking } from "./saved-search-ranking";
import type { Passing, SavedSearchRepository } from "./saved-search.repository";
import { checkThreshold, type DigestFrequency, nextDigest, refuseMore } from "./saved-search.rules";

export interface NewSavedSearch extends Pick<SavedSearch, "needId" | "organisationId" | "question"> {
  readonly name: string;
  readonly threshold: number;
  readonly digest: DigestFrequency;
  readonly idempotencyKey?: string | null | undefined;
}

export interface SavedSearchUpdate {
  readonly savedSearchId: string;
  readonly expectedVersion: number;
  readonly name?: string | null | undefined;
  readonly threshold?: number | null | undefined;
  readonly digest?: DigestFrequency | null | undefined;
}

/** Searches that somebody saved: nobody else sees them. */
export class SavedSearchService {
  constructor(
    private readonly store: Store,
    private readonly repository: SavedSearchRepository,
    private readonly needs: NeedService,
    private readonly ranking: SavedSearchRanking,
  ) {}

  list(viewer: Viewer): Promise<SavedSearch[]> {
    return this.repository.ofPerson(viewer.personId);
  }

  findMany(viewer: Viewer, ids: readonly string[]): Promise<SavedSearch[]> {
    return this.repository.findMany(viewer.personId, ids);
  }

  candidates(id: string, page: PageRequest): Promise<SavedSearchCandidate[]> {
    return this.repository.candidates(id, page);
  }

  async save(viewer: Viewer, input: NewSavedSearch): Promise<SavedSearch> {
    refuse(textProblems(input.name, "name", "input.name"));
    checkThreshold(input.threshold);
    await this.refuseNeed(viewer, input.needId);
    const threshold = String(input.threshold);
    const passing = (await this.ranking.passing(viewer, { ...input, threshold })) ?? [];
    return this.store.transaction(viewer.actor, async (tx) => {
      const id = await onlyOnce(tx, "saveSearch", input, () => this.write(tx, viewer, input, passing));
      return tx.manager.findOneByOrFail(SavedSearch, { id });
    });
  }

  /** Whoever passes a new threshold at once is no news. Naming the digest again tries an address that failed once more. */
  async update(viewer: Viewer, update: SavedSearchUpdate): Promise<SavedSearch> {
    refuse(optionalTextProblems(update.name, "name", "input.name"));
    const threshold = update.threshold ?? null;
    if (threshold !== null) checkThreshold(threshold);
    const [known] = await this.findMany(viewer, [update.savedSearchId]);
    if (!known) throw notFound("saved search", "input.savedSearchId");
    const passing =
      threshold === null
        ? []
        : await this.ranking.passing(viewer, { ...known, threshold: String(threshold) });
    return this.change(viewer, "updateSavedSearch", update, async (tx, search) => {
      if (threshold !== null) await this.repository.note(tx, search.id, passing ?? [], false);
      if (update.digest) await this.followAgain(tx, viewer, search, update.digest);
      Object.assign(search, {
        name: update.name ?? search.name,
        threshold: threshold === null ? search.threshold : String(threshold),
        updatedAt: tx.now,
        version: search.version + 1,
      });
      await tx.manager.save(search);
    });
  }

  async remove(viewer: Viewer, target: Pick<SavedSearchUpdate, "savedSearchId" | "expectedVersion">) {
    await this.change(viewer, "removeSavedSearch", target, async (tx, search) => {
      await tx.manager.delete(SavedSearch, { id: search.id });
    });
  }

  private async followAgain(
    tx: Transaction,
    viewer: Viewer,
    search: SavedSearch,
    digest: DigestFrequency,
  ): Promise<void> {
    Object.assign(search, { digest, nextDigestAt: nextDigest(tx.now, digest, regionOf(viewer)) });
    if (digest !== "NONE")
      await tx.query(
        "delete from undeliverable_address u using person p where p.id = $1 and u.email = lower(p.email)",
        [viewer.personId],
      );
  }

  private change(
    viewer: Viewer,
    operation: string,
    { savedSearchId: id, expectedVersion }: Pick<SavedSearchUpdate, "savedSearchId" | "expectedVersion">,
    work: (tx: Transaction, search: SavedSearch) => Promise<void>,
  ): Promise<SavedSearch> {
    return this.store.transaction(viewer.actor, async (tx) => {
      const search = await tx.manager.findOne(SavedSearch, {
        where: { id, personId: viewer.personId ?? "" },
        lock: { mode: "pessimistic_write" },
      });
      if (!search) throw notFound("saved search", "input.savedSearchId");
      if (search.version !== expectedVersion) throw conflict("saved search", search.version);
      const before = { ...search };
      await work(tx, search);
      await tx.record({ operation, subjectType: "SavedSearch", subjectId: id, before, after: search });
      return search;
    });
  }

  private async refuseNeed(viewer: Viewer, needId: string | null): Promise<void> {
    if (needId === null) return;
    const need = await this.needs.find(viewer, needId);
    if (!need) throw notFound("need", "input.needId");
    if (need.status !== "PUBLISHED")
      throw badInput("input.needId", `The need is ${need.status}; searches are saved for published needs.`);
  }

  private async write(
    tx: Transaction,
    viewer: Viewer,
    input: NewSavedSearch,
    passing: readonly Passing[],
  ): Promise<string> {
    const personId = viewer.personId ?? "";
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`saved-search:${personId}`]);
    refuseMore(await tx.manager.countBy(SavedSearch, { personId }));
    const { name, needId, organisationId, question, threshold, digest } = input;
    const search = tx.manager.create(SavedSearch, {
      ...{ id: uuidv7(), personId, name, needId, organisationId, question, digest },
      threshold: String(threshold),
      nextDigestAt: nextDigest(tx.now, digest, regionOf(viewer)),
      createdAt: tx.now,
      updatedAt: tx.now,
      version: 1,
    });
    await tx.manager.insert(SavedSearch, search);
    await this.repository.note(tx, search.id, passing, false);
    const subject = { subjectType: "SavedSearch", subjectId: search.id };
    await tx.record({ operation: "saveSearch", ...subject, after: search });
    return search.id;
  }
}

export function regionOf(viewer: Viewer): Region | null {
  return viewer.held.find(({ region }) => region !== null)?.region ?? null;
}
