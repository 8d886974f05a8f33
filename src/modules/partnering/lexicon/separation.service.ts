import { IsNull } from "typeorm";
import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { conflict, DomainError, notFound, refuse } from "../../shared/domain-error";
import { optionalTextProblems } from "../../shared/text";
import { SeparatedTerms } from "./separated-terms.entity";
import { orderedPair, separationProblems, type Term, tidyWord } from "./separation.rules";

export interface NewSeparation {
  readonly left: Term;
  readonly right: Term;
  readonly comment?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** Words that are not the same, as advisers say: they never stand for one another in a ranking. */
export class SeparationService {
  constructor(private readonly store: Store) {}

  separate(viewer: Viewer, input: NewSeparation): Promise<SeparatedTerms> {
    refuse([
      ...separationProblems(input.left, input.right),
      ...optionalTextProblems(input.comment, "summary", "input.comment"),
    ]);
    const tidy = ({ word, language }: Term): Term => ({ word: tidyWord(word), language });
    const [left, right] = orderedPair(tidy(input.left), tidy(input.right));
    const pair = {
      ...{ leftLanguage: left.language, leftWord: left.word },
      ...{ rightLanguage: right.language, rightWord: right.word },
    };
    return this.store.transaction(viewer.actor, async (tx) => {
      const id = await onlyOnce(tx, "separateTerms", input, async () => {
        // Another adviser who says the same waits here and then finds it said.
        await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [JSON.stringify(pair)]);
        if (await tx.manager.existsBy(SeparatedTerms, { ...pair, undoneAt: IsNull() }))
          throw new DomainError("CONFLICT", "The two are held apart already.", { field: "input.right.word" });
        const row = {
          ...pair,
          id: uuidv7(),
          comment: input.comment ?? null,
          separatedBy: viewer.personId ?? "",
          separatedAt: tx.now,
          undoneAt: null,
          version: 1,
        };
        await tx.manager.insert(SeparatedTerms, row);
        await tx.record({
          operation: "separateTerms",
          subjectType: "SeparatedTerms",
          subjectId: row.id,
          after: row,
        });
        await tx.announce("LEXICON", row.id);
        return row.id;
      });
      return tx.manager.findOneByOrFail(SeparatedTerms, { id });
    });
  }

  rejoin(viewer: Viewer, id: string, expectedVersion: number): Promise<SeparatedTerms> {
    return this.store.transaction(viewer.actor, async (tx) => {
      const standing = await tx.manager.findOne(SeparatedTerms, {
        where: { id, undoneAt: IsNull() },
        lock: { mode: "pessimistic_write" },
      });
      if (!standing) throw notFound("pair of separated terms", "input.separationId");
      if (standing.version !== expectedVersion) throw conflict("pair of separated terms", standing.version);
      const before = { ...standing };
      Object.assign(standing, { undoneAt: tx.now, version: standing.version + 1 });
      await tx.manager.save(standing);
      await tx.record({
        operation: "rejoinTerms",
        subjectType: "SeparatedTerms",
        subjectId: id,
        before,
        after: standing,
      });
      await tx.announce("LEXICON", id);
      return standing;
    });
  }
}
