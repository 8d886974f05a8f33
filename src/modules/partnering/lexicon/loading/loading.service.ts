import type { Pool } from "pg";
import { v4 as uuidv4, v5 as uuidv5 } from "uuid";
import { labelKey, type Language as MatchLanguage } from "../../../../matching";
import type { Language } from "../../../shared/language";
import { linksThatCloseCircles } from "../circles.rules";
import { nameOf, normaliseLabel, normaliseTidyLabel } from "../label.rules";
import { conceptThatItIs, type KnownLabel, type PreferredLabel } from "../merging.rules";
import {
  type Imported,
  type ImportedConcept,
  type ImportProblem,
  isProblem,
  problemAt,
} from "./imported-concept";
import { type LabelRow, type LinkRow, type Loading, LoadingRepository } from "./loading.repository";

/** Identifiers of sources and their concepts follow from their names, so that a source that comes back has its old ones. */
const NAMESPACE = "3b8f0f0a-6a0e-5d43-9a55-0f6f1f3c2c11";
/** Concepts of one statement: enough for speed, few enough for short transactions and little memory. */
const CONCEPTS_AT_ONCE = 1_000;
/** A hostile file has a fault in every line; so many are told, the others counted. */
const PROBLEMS_TOLD = 1_000;

export interface LoadedSource {
  readonly name: string;
  readonly licence: string;
  /** Of the file, where the same file need not be loaded twice. */
  readonly contentHash?: string;
}

export interface LoadingReport {
  readonly source: string;
  concepts: number;
  /** Concepts that are new, that another source had already, and that this source had already. */
  added: number;
  merged: number;
  known: number;
  labels: number;
  links: number;
  /** Labels that the source said before and does not say any more. */
  removedLabels: number;
  problems: ImportProblem[];
  /** All of them, also those that are not told. */
  problemCount: number;
}

/** A source as a list shows it. */
export interface SourceSummary {
  readonly name: string;
  readonly licence: string;
  readonly loadedAt: Date;
  readonly concepts: number;
  readonly labels: number;
}

export interface LoadingOptions {
  readonly now: Date;
  /** Says what would happen, and changes nothing. */
  readonly dryRun: boolean;
  readonly onProgress?: (concepts: number) => void;
}

/** Loads what a source says into the database, however much it is; what it said before and does not say any more goes away. */
export class LexiconLoading {
  constructor(private readonly pool: Pool) {}

  /** Takes the lexicon's lock, so that two loadings never mix. */
  async load(
    source: LoadedSource,
    imported: AsyncIterable<Imported> | Iterable<Imported>,
    options: LoadingOptions,
  ): Promise<LoadingReport> {
    return this.onOneConnection(async (repository) => {
      const run = new LoadingRun(repository, source, options);
      await repository.prepare();
      try {
        return await run.carryOut(imported);
      } finally {
        await repository.cleanUp();
      }
    });
  }

  /** Whether the source says what is in this very file. */
  async has({ name, contentHash }: LoadedSource): Promise<boolean> {
    const { rows } = await this.pool.query<{ contentHash: string | null }>(
      `select content_hash as "contentHash" from lexicon_source where name = $1`,
      [name],
    );
    return contentHash !== undefined && rows[0]?.contentHash === contentHash;
  }

  async sources(): Promise<SourceSummary[]> {
    const { rows } = await this.pool.query<SourceSummary>(
      `select s.name, s.licence, s.loaded_at as "loadedAt",
              (select count(*)::int from concept_origin o where o.source_id = s.id) as concepts,
              (select count(*)::int from concept_label l where l.source_id = s.id and l.withdrawn_at is null) as labels
         from lexicon_source s order by s.name`,
    );
    return rows;
  }

  /** Takes away everything that only this source said; false when there is no such source. */
  async remove(name: string, now: Date): Promise<boolean> {
    return this.onOneConnection(async (repository) => {
      const source = await repository.source(name);
      if (!source) return false;
      await repository.inTransaction(async () => {
        await repository.sweep(source.id, source.generation + 1);
        await repository.removeSource(source.id, now);
      });
      return true;
    });
  }

  private async onOneConnection<T>(work: (repository: LoadingRepository) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const repository = new LoadingRepository(client);
    try {
      await repository.lock();
      return await work(repository);
    } finally {
      await repository.unlock().catch(() => undefined);
      client.release();
    }
  }
}

/** One loading from the first line to the last. */
class LoadingRun {
  private readonly report: LoadingReport;
  private readonly sourceId: string;
  private position = 0;
  private linkCount = 0;

  constructor(
    private readonly repository: LoadingRepository,
    private readonly source: LoadedSource,
    private readonly options: LoadingOptions,
  ) {
    this.sourceId = uuidv5(source.name, NAMESPACE);
    this.report = {
      source: source.name,
      ...{
        concepts: 0,
        added: 0,
        merged: 0,
        known: 0,
        labels: 0,
        links: 0,
        removedLabels: 0,
        problemCount: 0,
      },
      problems: [],
    };
  }

  async carryOut(imported: AsyncIterable<Imported> | Iterable<Imported>): Promise<LoadingReport> {
    const loading = await this.begin();
    await this.takeAll(imported, loading);
    this.report.concepts = await this.repository.countKeys();
    this.report.known = this.report.concepts - this.report.added - this.report.merged;
    await this.linkUp();
    if (!this.options.dryRun) await this.finish(loading);
    return this.report;
  }

  /** The database writes one batch while the next one is read. */
  private async takeAll(
    imported: AsyncIterable<Imported> | Iterable<Imported>,
    loading: Loading,
  ): Promise<void> {
    let waiting: ImportedConcept[] = [];
    let writing = Promise.resolve();
    for await (const one of imported) {
      if (isProblem(one)) this.tell(one);
      else waiting.push(one);
      if (waiting.length < CONCEPTS_AT_ONCE) continue;
      await writing;
      writing = this.take(waiting, loading);
      // A failure is met at the next batch; until then it must not count as nobody's.
      writing.catch(() => undefined);
      waiting = [];
    }
    await writing;
    if (waiting.length > 0) await this.take(waiting, loading);
  }

  private async begin(): Promise<Loading> {
    const { dryRun, now } = this.options;
    const { name, licence } = this.source;
    const generation = dryRun ? 0 : await this.repository.beginGeneration(this.sourceId, name, licence, now);
    return { sourceId: this.sourceId, generation, now };
  }

  private async take(concepts: readonly ImportedConcept[], loading: Loading): Promise<void> {
    await this.repository.inTransaction(() => this.write(concepts, loading));
    this.options.onProgress?.(this.position);
  }

  private async write(concepts: readonly ImportedConcept[], loading: Loading): Promise<void> {
    const conceptIds = await this.identify(concepts);
    const named = concepts.filter(({ labels }) => labels.length > 0);
    const origins = uniqueBy(named, ({ key }) => key).map(({ key }) => ({
      key,
      conceptId: conceptIds.get(key) ?? "",
      position: this.position++,
    }));
    const links = concepts.flatMap(linksOf);
    const labels = labelRows(named, conceptIds);
    this.report.labels += labels.length;
    await this.repository.noteKeys(origins);
    await this.repository.noteLinks(links, this.linkCount);
    this.linkCount += links.length;
    if (this.options.dryRun) return;
    await this.repository.putConcepts(this.ownConcepts(named, conceptIds), loading);
    await this.repository.putOrigins(origins, loading);
    await this.repository.putLabels(labels, loading);
  }

  /** Which concept each key means: one that it meant before, one of another source that is the same, or a new one. */
  private async identify(concepts: readonly ImportedConcept[]): Promise<Map<string, string>> {
    const found = await this.repository.conceptsOfKeys(this.sourceId, [
      ...new Set(concepts.map(({ key }) => key)),
    ]);
    const unknown = uniqueBy(
      concepts.filter(({ key, labels }) => !found.has(key) && labels.length > 0),
      ({ key }) => key,
    );
    const preferred = new Map(unknown.map((concept) => [concept.key, preferredLabels(concept)]));
    const wanted = [...preferred.values()]
      .filter((labels) => labels.length > 1)
      .flatMap((labels) => labels.map((one) => one.normalised));
    const known = await this.repository.labelsCalled([...new Set(wanted)], this.sourceId);
    const byLabel = new Map<string, KnownLabel[]>();
    for (const label of known) {
      const name = `${label.language} ${label.normalised}`;
      byLabel.set(name, [...(byLabel.get(name) ?? []), label]);
    }
    for (const { key } of unknown) {
      const labels = preferred.get(key) ?? [];
      const alike = labels.flatMap(
        ({ language, normalised }) => byLabel.get(`${language} ${normalised}`) ?? [],
      );
      const same = conceptThatItIs(labels, alike);
      if (same === undefined) this.report.added += 1;
      else this.report.merged += 1;
      found.set(key, same ?? this.ownId(key));
    }
    return found;
  }

  private ownId(key: string): string {
    return uuidv5(key, this.sourceId);
  }

  /** Concepts that exist by this source: it names them. */
  private ownConcepts(concepts: readonly ImportedConcept[], conceptIds: ReadonlyMap<string, string>) {
    return uniqueBy(concepts, ({ key }) => key)
      .filter(({ key }) => conceptIds.get(key) === this.ownId(key))
      .map(({ key, labels, sector, definition }) => ({
        id: this.ownId(key),
        name: nameOf(labels),
        sector,
        definition,
      }));
  }

  private async linkUp(): Promise<void> {
    await this.repository.resolveLinks();
    for (const link of await this.repository.brokenLinks(PROBLEMS_TOLD))
      this.tell(
        problemAt(
          link,
          `the link from «${link.narrowerKey}» to «${link.broaderKey}» was left out because one of them is not there`,
        ),
      );
    const closing = await this.circles();
    for (const link of await this.repository.linksNumbered(closing.slice(0, PROBLEMS_TOLD)))
      this.tell(
        problemAt(
          link,
          `the link from «${link.narrowerKey}» to the broader «${link.broaderKey}» was left out because it closes a circle`,
        ),
      );
    await this.repository.dropLinks(closing);
    this.report.links = await this.repository.countLinks();
  }

  private async circles(): Promise<number[]> {
    const graph = new LinkNumbers();
    for await (const link of this.repository.allLinks(this.sourceId)) graph.add(link);
    return graph.closingCircles();
  }

  private async finish(loading: Loading): Promise<void> {
    await this.repository.inTransaction(async () => {
      await this.repository.putLinks(loading);
      this.report.removedLabels = await this.repository.sweep(loading.sourceId, loading.generation);
      await this.repository.finish(
        loading,
        this.source.contentHash ?? null,
        this.source.contentHash ?? uuidv4(),
      );
    });
    await this.repository.analyze();
  }

  private tell(problem: ImportProblem): void {
    this.report.problemCount += 1;
    if (this.report.problems.length < PROBLEMS_TOLD) this.report.problems.push(problem);
  }
}

/** The links of the whole lexicon as numbers: eight bytes each. */
class LinkNumbers {
  private readonly numbers = new Map<string, number>();
  private readonly narrower: number[] = [];
  private readonly broader: number[] = [];
  /** Numbers in the file, of the links from the first new one on. */
  private readonly inFile: number[] = [];

  add(link: { narrower: string; broader: string; number: number | null }): void {
    this.narrower.push(this.numberOf(link.narrower));
    this.broader.push(this.numberOf(link.broader));
    if (link.number !== null) this.inFile.push(link.number);
  }

  closingCircles(): number[] {
    const firstNew = this.narrower.length - this.inFile.length;
    const links = { narrower: Uint32Array.from(this.narrower), broader: Uint32Array.from(this.broader) };
    const closing = linksThatCloseCircles(this.numbers.size, links, firstNew);
    return closing.map((link) => this.inFile[link - firstNew] ?? 0);
  }

  private numberOf(conceptId: string): number {
    const known = this.numbers.get(conceptId);
    if (known !== undefined) return known;
    this.numbers.set(conceptId, this.numbers.size);
    return this.numbers.size - 1;
  }
}

function preferredLabels({ labels }: ImportedConcept): PreferredLabel[] {
  return labels
    .filter(({ kind, ambiguous }) => kind === "PREFERRED" && !ambiguous)
    .map(({ language, text }) => ({ language, normalised: normaliseLabel(text) }));
}

function linksOf({ key, broader, narrower, place }: ImportedConcept): LinkRow[] {
  return [
    ...broader.map((other) => ({ narrowerKey: key, broaderKey: other, ...place })),
    ...narrower.map((other) => ({ narrowerKey: other, broaderKey: key, ...place })),
  ];
}

/** Two labels of one statement may not be the same row. A million labels go through here: one object each, and one set a concept. */
function labelRows(
  concepts: readonly ImportedConcept[],
  conceptIds: ReadonlyMap<string, string>,
): LabelRow[] {
  const rows: LabelRow[] = [];
  const seen = new Map<string, Set<string>>();
  for (const concept of concepts) {
    const conceptId = conceptIds.get(concept.key) ?? "";
    let seenOfConcept = seen.get(conceptId);
    if (seenOfConcept === undefined) seen.set(conceptId, (seenOfConcept = new Set()));
    let position = 0;
    for (const { language, kind, locale, text, ambiguous } of concept.labels) {
      const row = `${language} ${kind} ${locale} ${text}`;
      if (!seenOfConcept.has(row))
        rows.push({
          conceptId,
          language,
          kind,
          locale,
          text,
          ambiguous,
          normalised: normaliseTidyLabel(text),
          key: labelKey(text, matchLanguages[language]),
          position,
        });
      seenOfConcept.add(row);
      position++;
    }
  }
  return rows;
}

const matchLanguages: Readonly<Record<Language, MatchLanguage>> = { EN: "en", FR: "fr", NL: "nl" };

function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
