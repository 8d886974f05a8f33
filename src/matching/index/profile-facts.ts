import type { MatchProfile, ProfileFacts } from "../matching.types";

/**
 * What a filter or a signal may ask of a profile besides its words. Most profiles share their facts with many others
 * (same sectors, same region), so these are kept once and pointed to.
 */
export type SharedFacts = Omit<ProfileFacts, "id" | "owner" | "lang"> & Pick<ProfileFacts, "lang">;

function sharedFactsOf(profile: MatchProfile): SharedFacts {
  const { lang, region, sectors, cooperationKinds, readinessLevel, evidenced, confirmedOn } = profile;
  return {
    ...(lang !== undefined && { lang }),
    ...(region !== undefined && { region }),
    ...(sectors !== undefined && { sectors: [...sectors] }),
    ...(cooperationKinds !== undefined && { cooperationKinds: [...cooperationKinds] }),
    ...(readinessLevel !== undefined && { readinessLevel }),
    ...(evidenced !== undefined && { evidenced }),
    ...(confirmedOn !== undefined && { confirmedOn }),
  };
}

/** Beyond so many different sets of facts the table is begun anew: sharing is an economy, not a promise. */
const LARGEST_SHARED_TABLE = 50_000;

const NO_FACTS: SharedFacts = {};

export class FactsStore {
  private readonly ids: (string | undefined)[] = [];
  private readonly owners: (string | undefined)[] = [];
  private readonly facts: (SharedFacts | undefined)[] = [];
  private readonly shared = new Map<string, SharedFacts>();

  private evidenced = 0;
  private confirmed = 0;

  get hasEvidence(): boolean {
    return this.evidenced > 0;
  }

  get hasConfirmations(): boolean {
    return this.confirmed > 0;
  }

  set(profile: number, given: MatchProfile): void {
    this.ids[profile] = given.id;
    this.owners[profile] = given.owner ?? given.id;
    this.facts[profile] = this.share(sharedFactsOf(given));
    this.count(profile, 1);
  }

  forget(profile: number): void {
    this.count(profile, -1);
    this.ids[profile] = undefined;
    this.owners[profile] = undefined;
    this.facts[profile] = undefined;
  }

  has(profile: number): boolean {
    return this.ids[profile] !== undefined;
  }

  id(profile: number): string {
    return this.ids[profile] ?? "";
  }

  owner(profile: number): string {
    return this.owners[profile] ?? "";
  }

  /** Without the identifiers, and without making an object. */
  sharedOf(profile: number): SharedFacts {
    return this.facts[profile] ?? NO_FACTS;
  }

  of(profile: number): ProfileFacts {
    return { ...this.facts[profile], id: this.id(profile), owner: this.owner(profile) };
  }

  private count(profile: number, change: 1 | -1): void {
    if (this.facts[profile]?.evidenced !== undefined) this.evidenced += change;
    if (this.facts[profile]?.confirmedOn !== undefined) this.confirmed += change;
  }

  private share(facts: SharedFacts): SharedFacts {
    const key = JSON.stringify(facts);
    const known = this.shared.get(key);
    if (known !== undefined) return known;
    if (this.shared.size >= LARGEST_SHARED_TABLE) this.shared.clear();
    this.shared.set(key, facts);
    return facts;
  }
}
