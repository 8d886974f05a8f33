import { createEngine } from "../engine";
import type { LexiconConcept, MatchingEngine, MatchNeed } from "../matching.types";
import { readJsonLines, type LineProblem } from "./json-lines";
import { readConceptRow, readNeedRow, readProfileRow } from "./match-rows";

/** What is ranked, and how. */
export interface RankFilesOptions {
  readonly profiles: string;
  readonly needs: string;
  readonly lexica: readonly string[];
  /** Rows a need. */
  readonly limit: number;
  readonly cacheFolder?: string;
}

export interface RankedProfile {
  readonly profileId: string;
  /** The profile's own identifier where the file names no owner. */
  readonly owner: string;
  readonly score: number;
}

/** What was found for one need. */
export interface NeedRanking {
  readonly needId: string;
  /** Best first. */
  readonly hits: readonly RankedProfile[];
  readonly milliseconds: number;
}

export interface RankedFiles {
  /** In the order of the needs. */
  readonly rankings: readonly NeedRanking[];
  readonly profiles: number;
  /** Reading the lexicon's tables and indexing the profiles; reading the files is not counted. */
  readonly indexSeconds: number;
  readonly problems: readonly LineProblem[];
}

/** Told after every need how many of how many are ranked. */
export type OnRanked = (ranked: number, of: number) => void;

/** A worker takes every `of`-th need, beginning with its own number. */
export interface Share {
  readonly number: number;
  readonly of: number;
}

const MS_PER_SECOND = 1_000;

async function readLexica(
  files: readonly string[],
): Promise<{ concepts: LexiconConcept[]; problems: LineProblem[] }> {
  const concepts: LexiconConcept[] = [];
  const problems: LineProblem[] = [];
  for (const file of files) {
    const read = await readJsonLines(file, readConceptRow);
    for (const concept of read.rows) concepts.push(concept);
    problems.push(...read.problems);
  }
  return { concepts, problems };
}

/** Leaves what the lexica teach in the cache folder. */
export async function learnLexica({ lexica, cacheFolder }: RankFilesOptions): Promise<void> {
  if (cacheFolder === undefined) return;
  const { concepts } = await readLexica(lexica);
  createEngine({ lexicon: concepts, cacheFolder });
}

type IdentifiedNeed = MatchNeed & { readonly id: string };

function rankNeed(engine: MatchingEngine, need: IdentifiedNeed, limit: number): NeedRanking {
  const start = performance.now();
  const { hits } = engine.rank(need, { limit });
  const milliseconds = performance.now() - start;
  return {
    needId: need.id,
    hits: hits.map(({ profileId, owner, score }) => ({ profileId, owner, score })),
    milliseconds,
  };
}

/** Ranks the profiles of one file for the needs of another, with the engine that the server uses. */
export async function rankFiles(
  options: RankFilesOptions,
  share: Share = { number: 0, of: 1 },
  onRanked: OnRanked = () => undefined,
): Promise<RankedFiles> {
  const { concepts, problems } = await readLexica(options.lexica);
  const profiles = await readJsonLines(options.profiles, readProfileRow);
  const needs = await readJsonLines(options.needs, readNeedRow);
  const start = performance.now();
  const { cacheFolder } = options;
  const engine = createEngine({ lexicon: concepts, ...(cacheFolder !== undefined && { cacheFolder }) });
  engine.putAll(profiles.rows);
  engine.learnNeeds(needs.rows);
  const indexSeconds = (performance.now() - start) / MS_PER_SECOND;
  engine.warmUp();
  const own = needs.rows.filter((_, place) => place % share.of === share.number);
  return {
    rankings: own.map((need, place) => {
      const ranking = rankNeed(engine, need, options.limit);
      onRanked(place + 1, own.length);
      return ranking;
    }),
    profiles: engine.size,
    indexSeconds,
    problems: [...problems, ...profiles.problems, ...needs.problems],
  };
}
