import { createEngine, LivingLexicon, type MatchingEngine } from "../../../matching";
import type { NeedRecord } from "../needs/need.repository";
import {
  type Audience,
  needProfileOf,
  needWordingOf,
  profileOf,
  type RankedCapability,
} from "./index-profiles";

const AUDIENCES: readonly Audience[] = ["INTERNAL", "PUBLIC"];

/** What one audience can search: capabilities for partners of a need, needs for what an organisation could answer. */
export interface AudienceIndex {
  readonly capabilities: MatchingEngine;
  readonly needs: MatchingEngine;
}

/** Everything that is ranked, in memory. Every change is one synchronous step, so no query sees half of it. */
export class PartnerIndex {
  private audiences: Readonly<Record<Audience, AudienceIndex>>;
  private capabilitiesOf = new Map<string, string[]>();

  constructor(lexicon = new LivingLexicon()) {
    const audience = (): AudienceIndex => ({
      capabilities: createEngine({ lexicon }),
      needs: createEngine({ lexicon }),
    });
    this.audiences = { INTERNAL: audience(), PUBLIC: audience() };
  }

  /** Goes on with what another index holds, which must not be used any more. */
  takeOver({ audiences, capabilitiesOf }: PartnerIndex): void {
    this.audiences = audiences;
    this.capabilitiesOf = capabilitiesOf;
  }

  of(audience: Audience): AudienceIndex {
    return this.audiences[audience];
  }

  get size(): number {
    return this.audiences.INTERNAL.capabilities.size;
  }

  /** Fills an empty index, much faster than change by change. */
  addCapabilities(capabilities: readonly RankedCapability[]): void {
    for (const { id, organisationId } of capabilities) {
      const known = this.capabilitiesOf.get(organisationId);
      if (known) known.push(id);
      else this.capabilitiesOf.set(organisationId, [id]);
    }
    for (const audience of AUDIENCES)
      this.audiences[audience].capabilities.putAll(
        capabilities.flatMap((one) => profileOf(one, audience) ?? []),
      );
  }

  /** The same one by one, so that a caller can let queries through in between. */
  addCapability(capability: RankedCapability): void {
    const { id, organisationId } = capability;
    this.capabilitiesOf.set(organisationId, [...(this.capabilitiesOf.get(organisationId) ?? []), id]);
    for (const audience of AUDIENCES) {
      const profile = profileOf(capability, audience);
      if (profile) this.audiences[audience].capabilities.put(profile);
    }
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
    const gone = this.capabilitiesOf.get(organisationId) ?? [];
    for (const audience of AUDIENCES) {
      const engine = this.audiences[audience].capabilities;
      const profiles = capabilities.flatMap((one) => profileOf(one, audience) ?? []);
      const kept = new Set(profiles.map(({ id }) => id));
      for (const id of gone) if (!kept.has(id)) engine.remove(id);
      for (const profile of profiles) engine.put(profile);
    }
    this.capabilitiesOf.set(
      organisationId,
      capabilities.map(({ id }) => id),
    );
  }

  replaceNeed(needId: string, need: NeedRecord | undefined): void {
    for (const audience of AUDIENCES) {
      const engine = this.audiences[audience].needs;
      const profile = need && needProfileOf(need, audience);
      if (profile) engine.put(profile);
      else engine.remove(needId);
    }
  }

  /** Searches until the compiler knows the way; whoever asks meanwhile is let in between the audiences. */
  async warmUp(): Promise<void> {
    for (const audience of AUDIENCES) {
      await new Promise(setImmediate);
      this.audiences[audience].capabilities.warmUp();
    }
  }
}
