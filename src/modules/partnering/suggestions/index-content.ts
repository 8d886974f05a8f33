import {
  createEngine,
  type LivingLexicon,
  type MatchingEngine,
  restoreCheckedEngine,
} from "../../../matching";
import type { NeedRecord } from "../needs/need.repository";
import {
  type Audience,
  needProfileOf,
  needWordingOf,
  profileOf,
  type RankedCapability,
} from "./index-profiles";

export const AUDIENCES: readonly Audience[] = ["INTERNAL", "PUBLIC"];

/** What one audience can search: capabilities for partners of a need, needs for what an organisation could answer. */
export interface AudienceIndex {
  readonly capabilities: MatchingEngine;
  readonly needs: MatchingEngine;
}

export type AudienceSnapshots = Readonly<Record<keyof AudienceIndex, Buffer>>;
export type IndexSnapshots = Readonly<Record<Audience, AudienceSnapshots>>;

/** The capabilities that an organisation has, and those that it is supposed to have. */
export interface Supposition {
  readonly audience: Audience;
  readonly organisationId: string;
  readonly now: readonly RankedCapability[];
  readonly then: readonly RankedCapability[];
}

/** The whole is built anew in another thread when an engine asks for it. */
const engineOptions = (lexicon: LivingLexicon) => ({ lexicon, isRebuiltElsewhere: true });

/** What is ranked, in memory. Every change is one synchronous step, so no query sees half of it. */
export class IndexContent {
  private static made = 0;
  private readonly number = (IndexContent.made += 1);

  private constructor(private readonly audiences: Readonly<Record<Audience, AudienceIndex>>) {}

  static empty(lexicon: LivingLexicon): IndexContent {
    const engine = () => createEngine(engineOptions(lexicon));
    const audience = (): AudienceIndex => ({ capabilities: engine(), needs: engine() });
    return new IndexContent({ INTERNAL: audience(), PUBLIC: audience() });
  }

  /** From snapshots whose bytes were found whole; undefined when they were made with another lexicon. */
  static restored(snapshots: IndexSnapshots, lexicon: LivingLexicon): IndexContent | undefined {
    const audience = ({ capabilities, needs }: AudienceSnapshots): AudienceIndex | undefined => {
      const engines = [capabilities, needs].map((one) => restoreCheckedEngine(one, engineOptions(lexicon)));
      return engines[0] && engines[1] && { capabilities: engines[0], needs: engines[1] };
    };
    const [internal, open] = [audience(snapshots.INTERNAL), audience(snapshots.PUBLIC)];
    return internal && open && new IndexContent({ INTERNAL: internal, PUBLIC: open });
  }

  of(audience: Audience): AudienceIndex {
    return this.audiences[audience];
  }

  /** A word that stays the same while what an audience can search does. */
  stateFor(audience: Audience): string {
    const { capabilities, needs } = this.audiences[audience];
    return [this.number, capabilities.revision, needs.revision].join("/");
  }

  get size(): number {
    return this.audiences.INTERNAL.capabilities.size;
  }

  get wantsRebuild(): boolean {
    return AUDIENCES.some((audience) => {
      const { capabilities, needs } = this.audiences[audience];
      return capabilities.wantsRebuild || needs.wantsRebuild;
    });
  }

  snapshots(): IndexSnapshots {
    const audience = ({ capabilities, needs }: AudienceIndex): AudienceSnapshots => ({
      capabilities: capabilities.snapshot(),
      needs: needs.snapshot(),
    });
    return { INTERNAL: audience(this.audiences.INTERNAL), PUBLIC: audience(this.audiences.PUBLIC) };
  }

  /** Fills an empty index, much faster than change by change. */
  addCapabilities(capabilities: readonly RankedCapability[]): void {
    for (const audience of AUDIENCES)
      this.audiences[audience].capabilities.putAll(
        capabilities.flatMap((one) => profileOf(one, audience) ?? []),
      );
  }

  addNeeds(needs: readonly NeedRecord[]): void {
    for (const audience of AUDIENCES)
      this.audiences[audience].needs.putAll(needs.flatMap((need) => needProfileOf(need, audience) ?? []));
  }

  /** How needs are worded: words that every need has say little about any of them. */
  learnNeeds(needs: readonly NeedRecord[]): void {
    for (const audience of AUDIENCES) {
      const wordings = needs.flatMap((need) => needWordingOf(need, audience) ?? []);
      this.audiences[audience].capabilities.learnNeeds(wordings);
    }
  }

  /** What an organisation now has, instead of what it had. */
  replaceOrganisation(organisationId: string, capabilities: readonly RankedCapability[]): void {
    for (const audience of AUDIENCES) this.replaceIn(audience, organisationId, capabilities);
  }

  /**
   * Does something as if an organisation had other capabilities. It takes one step, so nobody else sees them, and
   * afterwards the organisation has its own again.
   */
  supposing<T>({ audience, organisationId, now, then }: Supposition, work: () => T): T {
    try {
      this.replaceIn(audience, organisationId, then);
      return work();
    } finally {
      this.replaceIn(audience, organisationId, now);
    }
  }

  private replaceIn(
    audience: Audience,
    organisationId: string,
    capabilities: readonly RankedCapability[],
  ): void {
    const engine = this.audiences[audience].capabilities;
    const profiles = capabilities.flatMap((one) => profileOf(one, audience) ?? []);
    const kept = new Set(profiles.map(({ id }) => id));
    for (const id of engine.idsOf(organisationId)) if (!kept.has(id)) engine.remove(id);
    for (const profile of profiles) engine.put(profile);
  }

  replaceNeed(needId: string, need: NeedRecord | undefined): void {
    for (const audience of AUDIENCES) {
      const engine = this.audiences[audience].needs;
      const profile = need && needProfileOf(need, audience);
      if (profile) engine.put(profile);
      else engine.remove(needId);
    }
  }

  /** Searches until the compiler knows the way; whoever asks meanwhile is let in between two searches. */
  async warmUp(goesOn: () => boolean): Promise<void> {
    for (const audience of AUDIENCES)
      for (const _ of this.audiences[audience].capabilities.warmUpSteps()) {
        await new Promise(setImmediate);
        if (!goesOn()) return;
      }
  }
}
