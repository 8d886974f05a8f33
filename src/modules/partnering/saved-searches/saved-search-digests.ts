import type { Actor, Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import type { Clock } from "../../shared/clock";
import type { SavedSearchMails } from "./saved-search-mails";
import { SavedSearch } from "./saved-search.entity";
import type { SavedSearchRepository } from "./saved-search.repository";
import { nextDigest } from "./saved-search.rules";
import { regionOf } from "./saved-search.service";
import { maySearch } from "./saved-search-watch";

const LOOK_MS = 60_000;
const PERSONS_AT_ONCE = 100;
const SYSTEM: Actor = { personId: null, roles: [] };

export interface DigestParts {
  readonly store: Store;
  readonly repository: SavedSearchRepository;
  readonly mails: SavedSearchMails;
  readonly clock: Clock;
  readonly viewerOf: (personId: string) => Promise<Viewer | undefined>;
  readonly onError: (error: unknown) => void;
}

/** Tells by mail, once a day or a week, that saved searches have found somebody; on every node, each digest once. */
export class SavedSearchDigests {
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly parts: DigestParts) {}

  start(): void {
    this.timer = setInterval(() => {
      this.working = this.working.then(() => this.sweep()).catch(this.parts.onError);
    }, LOOK_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  async sweep(): Promise<void> {
    const { repository, clock } = this.parts;
    for (;;) {
      const persons = await repository.duePersons(clock.now(), PERSONS_AT_ONCE);
      for (const personId of persons) await this.tell(personId);
      if (persons.length < PERSONS_AT_ONCE) return;
    }
  }

  /** What is not told, because mails to the address come back, is told when they arrive again. */
  private async tell(personId: string): Promise<void> {
    const viewer = await this.parts.viewerOf(personId);
    const isReached =
      viewer !== undefined &&
      maySearch(viewer) &&
      !(await this.parts.repository.undeliverableSince(personId));
    await this.parts.store.transaction(SYSTEM, async (tx) => {
      const due = await dueOf(tx, personId);
      for (const search of due)
        await tx.query("update saved_search set next_digest_at = $2 where id = $1", [
          search.id,
          viewer ? nextDigest(tx.now, search.digest, regionOf(viewer)) : null,
        ]);
      if (isReached && due.length > 0)
        await this.write(
          tx,
          personId,
          due.map(({ id }) => id),
        );
    });
  }

  private async write(tx: Transaction, personId: string, ids: readonly string[]): Promise<void> {
    const told = await tx.query<{ id: string }>(
      `update saved_search_candidate set told_at = $2
        where saved_search_id = any($1::uuid[]) and is_new and told_at is null returning saved_search_id as id`,
      [ids, tx.now],
    );
    const [person] = await tx.query<{ email: string; language: Viewer["language"] }>(
      "select email, language from person where id = $1",
      [personId],
    );
    if (told.length === 0 || !person) return;
    await tx.sendMail(
      this.parts.mails.digest({
        to: person.email,
        language: person.language ?? "EN",
        candidates: told.length,
        savedSearchIds: [...new Set(told.map(({ id }) => id))].sort(),
      }),
    );
  }
}

/** Another node that tells the same person finds nothing left. */
function dueOf(tx: Transaction, personId: string): Promise<SavedSearch[]> {
  return tx.query<SavedSearch>(
    `select id, digest from saved_search where person_id = $1 and next_digest_at <= $2 for update skip locked`,
    [personId, tx.now],
  );
}
