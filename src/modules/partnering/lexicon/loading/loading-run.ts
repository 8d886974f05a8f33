import { setImmediate as nextTurn } from "node:timers/promises";
import { v4 as uuidv4, v5 as uuidv5 } from "uuid";
import { nameOf, normaliseLabel } from "../label.rules";
import { conceptThatItIs, type KnownLabel, type PreferredLabel } from "../merging.rules";
import {
  type Imported,
  type ImportedConcept,
  type ImportProblem,
  isProblem,
  problemAt,
} from "./imported-concept";
import { labelRows, ready, type ReadyConcept } from "./label-rows";
import { LinkNumbers } from "./link-numbers";
import type { LoadedSource, LoadingOptions, LoadingReport } from "./loading-report";
import type { Loading } from "./loading";
import type { LinkRow } from "./loading-links.repository";
import type { LabelWriting } from "./label-writing";
import type { LabelBatch } from "./loading-labels.repository";
import type { LoadingRepository } from "./loading.repository";

/** Identifiers of sources and their concepts follow from their names, so that a source that comes back has its old ones. */
const NAMESPACE = "3b8f0f0a-6a0e-5d43-9a55-0f6f1f3c2c11";
/** Concepts of one statement: enough for speed, few enough for short transactions and little memory. */
const CONCEPTS_AT_ONCE = 2_000;
/** Of reading, between two looks at what the database answered: a batch takes a dozen statements, each sent after the one before. */
const CONCEPTS_A_TURN = 25;
/** A hostile file has a fault in every line; so many are told, the others counted. */
const PROBLEMS_TOLD = 1_000;

interface Identified {
  readonly conceptIds: ReadonlyMap<string, string>;
  /** Those that no source had; nothing of them is in the database. */
  readonly added: ReadonlySet<string>;
}

/** One loading from the first line to the last. */
export class LoadingRun {
  readonly sourceId: string;
  private readonly report: LoadingReport;
  private position = 0;
  private conceptsWritten = Promise.resolve();
  private linkCount = 0;

  constructor(
    private readonly repository: LoadingRepository,
    private readonly labels: LabelWriting,
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
    let waiting: ReadyConcept[] = [];
    try {
      for await (const one of imported) {
        if (isProblem(one)) this.tell(one);
        else waiting.push(ready(one));
        if (waiting.length % CONCEPTS_A_TURN === 0) await nextTurn();
        if (waiting.length < CONCEPTS_AT_ONCE) continue;
        await this.conceptsWritten;
        this.conceptsWritten = this.take(waiting, loading);
        // A failure is met at the next batch; until then it must not count as nobody's.
        this.conceptsWritten.catch(() => undefined);
        waiting = [];
      }
      await this.conceptsWritten;
      if (waiting.length > 0) await this.take(waiting, loading);
      await this.labels.end();
    } finally {
      await Promise.allSettled([this.conceptsWritten, this.labels.end()]);
    }
  }

  private async begin(): Promise<Loading> {
    const { dryRun, now } = this.options;
    const { name, licence } = this.source;
    const generation = dryRun ? 0 : await this.repository.beginGeneration(this.sourceId, name, licence, now);
    return { sourceId: this.sourceId, generation, now };
  }

  private async take(concepts: readonly ReadyConcept[], loading: Loading): Promise<void> {
    const labels = await this.repository.inTransaction(() => this.write(concepts, loading));
    if (!this.options.dryRun) await this.labels.put(labels, loading);
    this.options.onProgress?.(this.position);
  }

  /** Everything but the labels, which it gives back. */
  private async write(concepts: readonly ReadyConcept[], loading: Loading): Promise<LabelBatch> {
    const { conceptIds, added } = await this.identify(concepts);
    const named = concepts.filter(({ labels }) => labels.length > 0);
    const origins = uniqueBy(named, ({ key }) => key).map(({ key }) => ({
      key,
      conceptId: conceptIds.get(key) ?? "",
      position: this.position++,
    }));
    const links = concepts.flatMap(linksOf);
    await this.repository.noteKeys(origins);
    await this.repository.links.note(links, this.linkCount);
    this.linkCount += links.length;
    if (!this.options.dryRun) {
      await this.repository.putConcepts(this.ownConcepts(named, conceptIds), loading);
      await this.repository.putOrigins(origins, loading);
    }
    const labels = labelRows(named, conceptIds);
    this.report.labels += labels.length;
    const isNew = ({ conceptId }: { conceptId: string }) => added.has(conceptId);
    return { added: labels.filter(isNew), others: labels.filter((label) => !isNew(label)) };
  }

  /** Which concept each key means: one that it meant before, one of another source that is the same, or a new one. */
  private async identify(concepts: readonly ImportedConcept[]): Promise<Identified> {
    const conceptIds = await this.repository.conceptsOfKeys(this.sourceId, [
      ...new Set(concepts.map(({ key }) => key)),
    ]);
    const unknown = uniqueBy(
      concepts.filter(({ key, labels }) => !conceptIds.has(key) && labels.length > 0),
      ({ key }) => key,
    );
    const added = new Set<string>();
    for (const [key, same] of await this.sameOfOthers(unknown)) {
      const conceptId = same ?? this.ownId(key);
      if (same === undefined) added.add(conceptId);
      else this.report.merged += 1;
      conceptIds.set(key, conceptId);
    }
    this.report.added += added.size;
    return { conceptIds, added };
  }

  /** By key, the concept of another source that is the same, if there is one. */
  private async sameOfOthers(
    concepts: readonly ImportedConcept[],
  ): Promise<[key: string, conceptId: string | undefined][]> {
    const preferred = new Map(concepts.map((concept) => [concept.key, preferredLabels(concept)]));
    const wanted = [...preferred.values()]
      .filter((labels) => labels.length > 1)
      .flatMap((labels) => labels.map((one) => one.normalised));
    const byLabel = new Map<string, KnownLabel[]>();
    for (const label of await this.repository.labelsCalled([...new Set(wanted)])) {
      const name = `${label.language} ${label.normalised}`;
      byLabel.set(name, [...(byLabel.get(name) ?? []), label]);
    }
    return [...preferred].map(([key, labels]) => [
      key,
      conceptThatItIs(
        labels,
        labels.flatMap(({ language, normalised }) => byLabel.get(`${language} ${normalised}`) ?? []),
      ),
    ]);
  }

  private ownId(key: string): string {
    return uuidv5(key, this.sourceId);
  }

  /** Concepts that exist by this source: it names them. */
  private ownConcepts(concepts: readonly ImportedConcept[], conceptIds: ReadonlyMap<string, string>) {
    return uniqueBy(concepts, ({ key }) => key)
      .map((concept) => ({ ...concept, id: this.ownId(concept.key) }))
      .filter(({ key, id }) => conceptIds.get(key) === id)
      .map(({ id, labels, sector, definition }) => ({ id, name: nameOf(labels), sector, definition }));
  }

  private async linkUp(): Promise<void> {
    await this.repository.links.resolve();
    for (const link of await this.repository.links.broken(PROBLEMS_TOLD))
      this.tell(
        problemAt(
          link,
          `the link from «${link.narrowerKey}» to «${link.broaderKey}» was left out because one of them is not there`,
        ),
      );
    const closing = await this.circles();
    for (const link of await this.repository.links.numbered(closing.slice(0, PROBLEMS_TOLD)))
      this.tell(
        problemAt(
          link,
          `the link from «${link.narrowerKey}» to the broader «${link.broaderKey}» was left out because it closes a circle`,
        ),
      );
    await this.repository.links.drop(closing);
    this.report.links = await this.repository.links.count();
  }

  private async circles(): Promise<number[]> {
    const graph = new LinkNumbers();
    for await (const link of this.repository.links.all(this.sourceId)) graph.add(link);
    return graph.closingCircles();
  }

  private async finish(loading: Loading): Promise<void> {
    await this.repository.inTransaction(async () => {
      await this.repository.links.put(loading);
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

function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
