import { createHash } from "node:crypto";
import type { LexiconConcept, SeparatedWords } from "../../../matching";
import { OWN_SOURCE } from "./lexicon-source.entity";
import type { LexiconRepository, SourceRow } from "./lexicon.repository";
import { learntConcept, type SourcedLabel } from "./learnt-concept.rules";
import type { OwnLexicon } from "./own-lexicon";

const CONCEPTS_AT_ONCE = 2_000;

/** What the engine learns from: all that the sources in the database say, as concepts. */
export class LexiconContents {
  constructor(
    private readonly repository: LexiconRepository,
    private readonly own: OwnLexicon,
  ) {}

  /** The same as long as no source says anything else; undefined when there is no source. */
  async fingerprint(): Promise<string | undefined> {
    const sources = await this.repository.sources();
    return sources.length === 0 ? undefined : fingerprintOf(sources);
  }

  /** All concepts, in an order that does not depend on when they were loaded. */
  async *all(): AsyncGenerator<LexiconConcept[]> {
    // With our own lexicon alone, its files say the same as the database and are read faster.
    if (this.isOwnAlone(await this.repository.sources())) yield this.own.concepts();
    else yield* this.allInDatabase();
  }

  async *allInDatabase(): AsyncGenerator<LexiconConcept[]> {
    const ids = await this.repository.conceptIdsInOrder(OWN_SOURCE);
    for (let start = 0; start < ids.length; start += CONCEPTS_AT_ONCE)
      yield await this.concepts(ids.slice(start, start + CONCEPTS_AT_ONCE));
  }

  async concepts(ids: readonly string[]): Promise<LexiconConcept[]> {
    const labels = await this.repository.labelsOf(ids);
    const links = await this.repository.linksFrom(ids);
    const concepts = await this.repository.findMany(ids);
    const definitions = new Map(concepts.map(({ id, definition }) => [id, definition]));
    const parts = new Map(ids.map((id) => [id, emptyParts()]));
    for (const label of labels) parts.get(label.conceptId)?.labels.push(label);
    for (const { conceptId, broaderId } of links) parts.get(conceptId)?.broader.push(broaderId);
    return [...parts].flatMap(([id, { labels: own, broader }]) =>
      own.length === 0 ? [] : [learntConcept(id, own, broader, definitions.get(id))],
    );
  }

  separations(): Promise<SeparatedWords[]> {
    return this.repository.standingSeparations();
  }

  private isOwnAlone(sources: readonly SourceRow[]): boolean {
    const [only, ...others] = sources;
    return (
      others.length === 0 && only?.name === OWN_SOURCE && only.contentHash === this.own.source.contentHash
    );
  }
}

/** Names what is learnt from these sources. */
export function fingerprintOf(sources: readonly Pick<SourceRow, "name" | "stamp">[]): string {
  const hash = createHash("sha256");
  for (const { name, stamp } of sources) hash.update(`${name}=${stamp}\n`);
  return hash.digest("hex").slice(0, 32);
}

function emptyParts(): { labels: SourcedLabel[]; broader: string[] } {
  return { labels: [], broader: [] };
}
