import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Actor, Store } from "../../../persistence/store";
import type { NeedRepository } from "../needs/need.repository";
import type { IndexRepository } from "../suggestions/index.repository";
import { type JudgedPair, judgementLine, needRow, profileRow } from "./judged-pair.rules";

export interface JudgedSetSize {
  readonly profiles: number;
  readonly needs: number;
  readonly judgements: number;
}

const SHELL: Actor = { personId: null, roles: [] };
/** Needs read at once. */
const NEEDS = 500;

const PAIRS = `
  select v.need_id as "needId", v.organisation_id as "organisationId", v.kind, v.reason,
         exists (select 1 from introduction i where i.need_id = v.need_id and i.candidate_id = v.organisation_id
                  and i.state = 'ACCEPTED') as accepted
    from suggestion_verdict v join organisation o on o.id = v.organisation_id
   where v.undone_at is null and o.archived_at is null
     and exists (select 1 from capability c where c.organisation_id = o.id and c.removed_at is null)
   order by v.need_id, v.organisation_id`;

/**
 * Verdicts as a judged set that `passerelle eval` measures: the needs that were judged, everything that could have been
 * suggested for them, and the grades. It holds the confidential words of both sides without names or numbers, for whoever
 * has a shell on the server and so could read the database itself; the files are theirs alone, and the export is recorded.
 */
export class JudgedSet {
  constructor(
    private readonly store: Store,
    private readonly needs: NeedRepository,
    private readonly index: IndexRepository,
  ) {}

  async write(folder: string): Promise<JudgedSetSize> {
    const pairs = await this.store.read<JudgedPair>("judged-pairs", PAIRS);
    await this.store.transaction(SHELL, (tx) =>
      tx.record({
        kind: "CONFIDENTIAL_READ",
        operation: "exportVerdicts",
        subjectType: "SuggestionVerdict",
        subjectId: "all",
        after: { judgements: pairs.length },
      }),
    );
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const needIds = [...new Set(pairs.map(({ needId }) => needId))];
    const profiles = await writeLines(join(folder, "profiles.jsonl"), this.profileLines());
    const needs = await writeLines(join(folder, "needs.jsonl"), this.needLines(needIds));
    const judgements = await writeLines(join(folder, "qrels.tsv"), pairs.map(judgementLine));
    return { profiles, needs, judgements };
  }

  private async *profileLines(): AsyncGenerator<string> {
    for await (const page of this.index.allCapabilities())
      for (const capability of page) yield JSON.stringify(profileRow(capability));
  }

  private async *needLines(ids: readonly string[]): AsyncGenerator<string> {
    for (let from = 0; from < ids.length; from += NEEDS)
      for (const need of await this.needs.findMany(ids.slice(from, from + NEEDS)))
        yield JSON.stringify(needRow(need));
  }
}

/** A file that nobody else reads; returns the number of lines. */
async function writeLines(file: string, lines: Iterable<string> | AsyncIterable<string>): Promise<number> {
  let count = 0;
  async function* counted(): AsyncGenerator<string> {
    for await (const line of lines) {
      count++;
      yield `${line}\n`;
    }
  }
  await pipeline(Readable.from(counted()), createWriteStream(file, { mode: 0o600 }));
  return count;
}
