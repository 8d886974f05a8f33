import type {
  EngineOptions,
  Hit,
  Language,
  MatchedTerm,
  MatchingEngine,
  MatchNeed,
  MatchProfile,
  Ranking,
  RankOptions,
  RequirementCoverage,
  Standing,
  UsedWord,
} from "./matching.types";
import { assembleEngine, type EngineParts } from "./engine-parts";
import { coverRequirements } from "./explanation/coverage";
import { standingOf } from "./explanation/standing";
import { offerOf } from "./index/offer";
import { decodeSnapshot, encodeSnapshot, isWholeSnapshot } from "./snapshot/snapshot-format";

/** The engine in memory: one index and what searches it. Everything is synchronous, so no query sees half a change. */
class InMemoryEngine implements MatchingEngine {
  constructor(private readonly parts: EngineParts) {}

  get size(): number {
    return this.parts.index.size;
  }

  get indexVersion(): number {
    return this.parts.index.version;
  }

  get revision(): number {
    return this.parts.revision();
  }

  get wantsRebuild(): boolean {
    return this.parts.index.isStale;
  }

  get lexiconVersion(): string {
    return this.parts.lexiconVersion();
  }

  put(profile: MatchProfile): void {
    this.parts.index.put(profile);
  }

  putAll(profiles: Iterable<MatchProfile>): void {
    this.parts.index.putAll(profiles);
  }

  remove(profileId: string): void {
    this.parts.index.remove(profileId);
  }

  learnNeeds(needs: Iterable<MatchNeed>): void {
    this.parts.boilerplate.learn(needs);
    this.parts.expander.forget();
  }

  rank(need: MatchNeed, options: RankOptions = {}): Ranking {
    return { hits: this.parts.ranker.rank(need, options), indexVersion: this.indexVersion };
  }

  score(need: MatchNeed, owner: string, options: RankOptions = {}): Hit | undefined {
    return this.parts.ranker.score(need, this.parts.index.profilesOf(owner), options);
  }

  standing(need: MatchNeed, owner: string, options: RankOptions = {}): Standing | undefined {
    return standingOf(this.parts, need, owner, options);
  }

  offerOf(owner: string): MatchNeed | undefined {
    return offerOf(this.parts.index, owner);
  }

  coverRequirements(need: MatchNeed, owner: string): readonly RequirementCoverage[] {
    return coverRequirements(this.parts, need, owner);
  }

  alignTerms(need: MatchNeed, profile: MatchProfile): readonly MatchedTerm[] {
    return this.parts.alignment.align(need, profile);
  }

  mentioning(labels: readonly { readonly lang: Language; readonly text: string }[]): readonly string[] {
    return this.parts.mentions.of(labels);
  }

  wordsUsed(language: Language): readonly UsedWord[] {
    return this.parts.mentions.words(language);
  }

  snapshot(): Buffer<ArrayBuffer> {
    return encodeSnapshot(this.parts.lexiconIdentity(), (archive) => {
      this.parts.archive(archive);
    });
  }

  idsOf(owner: string): readonly string[] {
    const { index } = this.parts;
    return index.profilesOf(owner).map((profile) => index.facts.id(profile));
  }

  warmUp(): void {
    for (const _ of this.warmUpSteps());
  }

  warmUpSteps(): Iterable<void> {
    return this.parts.warmUp.steps(this);
  }
}

export function createEngine(options: EngineOptions = {}): MatchingEngine {
  return new InMemoryEngine(assembleEngine(options));
}

/**
 * The engine that a snapshot was made of; undefined when the bytes are damaged, of another version or made with another lexicon.
 * The bytes belong to the engine afterwards. Takes as long as reading them once, whatever they hold.
 */
export function restoreEngine(bytes: Buffer, options: EngineOptions = {}): MatchingEngine | undefined {
  return isWholeSnapshot(bytes) ? restoreCheckedEngine(bytes, options) : undefined;
}

/** For bytes that were checked already, in another thread: takes about a millisecond. */
export function restoreCheckedEngine(bytes: Buffer, options: EngineOptions = {}): MatchingEngine | undefined {
  const parts = assembleEngine(options);
  const isRead = decodeSnapshot(bytes, parts.lexiconIdentity(), (archive) => {
    parts.archive(archive);
  });
  return isRead ? new InMemoryEngine(parts) : undefined;
}
