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
  UsedWord,
} from "./matching.types";
import { assembleEngine, type EngineParts } from "./engine-parts";
import { coverRequirements } from "./explanation/coverage";

/** The engine in memory: one index and what searches it. Everything is synchronous, so no query sees half a change. */
class InMemoryEngine implements MatchingEngine {
  constructor(private readonly parts: EngineParts) {}

  get size(): number {
    return this.parts.index.size;
  }

  get indexVersion(): number {
    return this.parts.index.version;
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

  warmUp(): void {
    this.parts.warmUp.run(this);
  }
}

export function createEngine(options: EngineOptions = {}): MatchingEngine {
  return new InMemoryEngine(assembleEngine(options));
}
