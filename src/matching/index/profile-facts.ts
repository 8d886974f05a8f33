import type { MatchProfile, ProfileFacts } from "../matching.types";
import type { Archive } from "../snapshot/archive";
import { growingUint32 } from "./growing-arrays";
import type { ProfileNumbers } from "./profile-numbers";

function factsOf(profile: MatchProfile): ProfileFacts {
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

/** Sets of facts that no profile has any more are dropped once they are so many and more than those in use. */
const FEWEST_DEAD_SETS = 10_000;

const NO_FACTS: ProfileFacts = {};

/** Most profiles share their facts with many others (same sectors, same region), so these are kept once and pointed to. */
export class FactsStore {
  /** By profile, the number of its set of facts. */
  private readonly setNumbers = growingUint32();
  private sets: ProfileFacts[] = [];
  private readonly numbersOfSets = new Map<string, number>();

  private evidenced = 0;
  private confirmed = 0;

  constructor(private readonly numbers: ProfileNumbers) {}

  get hasEvidence(): boolean {
    return this.evidenced > 0;
  }

  get hasConfirmations(): boolean {
    return this.confirmed > 0;
  }

  archive(archive: Archive): void {
    archive.arrays([this.setNumbers]);
    [this.evidenced, this.confirmed] = archive.value<[number, number]>([this.evidenced, this.confirmed]);
    this.sets = archive.value(this.sets);
    this.numbersOfSets.clear();
  }

  set(profile: number, given: MatchProfile): void {
    this.setNumbers.lengthen(profile + 1);
    this.setNumbers.data[profile] = this.share(factsOf(given));
    this.count(profile, 1);
  }

  /** To be called while the profile still has its number. */
  forget(profile: number): void {
    this.count(profile, -1);
  }

  id(profile: number): string {
    return this.numbers.id(profile);
  }

  owner(profile: number): string {
    return this.numbers.owner(profile);
  }

  /** Many profiles may have this very object. */
  of(profile: number): ProfileFacts {
    return this.sets[this.setNumbers.at(profile)] ?? NO_FACTS;
  }

  /** Leaves the sets that no profile has any more behind. */
  compact(): void {
    if (this.sets.length <= FEWEST_DEAD_SETS + 2 * this.numbers.size) return;
    const old = this.sets;
    this.sets = [];
    this.numbersOfSets.clear();
    for (let profile = 0; profile < this.numbers.limit; profile++) {
      if (!this.numbers.has(profile)) continue;
      this.setNumbers.data[profile] = this.share(old[this.setNumbers.at(profile)] ?? NO_FACTS);
    }
  }

  private count(profile: number, change: 1 | -1): void {
    const facts = this.of(profile);
    if (facts.evidenced !== undefined) this.evidenced += change;
    if (facts.confirmedOn !== undefined) this.confirmed += change;
  }

  private share(facts: ProfileFacts): number {
    this.numberSets();
    const key = JSON.stringify(facts);
    const known = this.numbersOfSets.get(key);
    if (known !== undefined) return known;
    this.numbersOfSets.set(key, this.sets.length);
    return this.sets.push(facts) - 1;
  }

  /** After a snapshot was read the sets are numbered when the first profile changes. */
  private numberSets(): void {
    if (this.numbersOfSets.size === this.sets.length) return;
    this.sets.forEach((facts, number) => this.numbersOfSets.set(JSON.stringify(facts), number));
  }
}
