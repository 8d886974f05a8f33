import type { MatchProfile } from "../matching.types";
import type { Archive } from "../snapshot/archive";
import type { WordLanguages } from "../text/language-detection";
import type { SurfaceWords } from "../vocabulary/surface-words";
import type { Terms } from "../vocabulary/terms";
import { ForwardIndex, FREQUENCY_STEPS } from "./forward-index";
import { growingFloat32, growingUint32 } from "./growing-arrays";
import { identifierHash } from "./identifier-hash";
import { lengthNorm, quantisedImpact, steppedAverage } from "./impact";
import { MOST_PROFILES, Postings } from "./postings";
import { FactsStore } from "./profile-facts";
import { ProfileNumbers } from "./profile-numbers";
import { countTerms } from "./profile-terms";
import { wordingsOf } from "./profile-wording";

/** Postings of removed profiles are passed over while searching; from this share on the lists are made anew. */
const DEAD_SHARE = 0.25;
/** A small index is not compacted for every few removals. */
const FEWEST_DEAD = 2_000;
/** Entries of a small index, which is ordered anew within some milliseconds: nobody else is asked to. */
const REBUILT_AT_ONCE = 50_000;
/** Sixtieths are exact for weights in tenths over one, two or three languages. */
const LENGTH_STEPS = 60;

/** All profiles, in both directions: by term (postings) and by profile (forward index). Changed in place. */
export class ProfileIndex {
  readonly postings = new Postings();
  readonly forward = new ForwardIndex();
  readonly numbers = new ProfileNumbers();
  readonly facts = new FactsStore(this.numbers);
  /** See `ProfileTerms.length`. */
  readonly lengths = growingFloat32();
  readonly identifierHashes = growingUint32();
  /** By language, the profiles that have a word of it. */
  profilesByLanguage = [0, 0, 0];
  version = 0;
  averageLength = 1;
  /** In `LENGTH_STEPS`, so that it is a whole number and does not depend on the order of additions. */
  private totalLength = 0;
  private readonly storeListeners: ((profile: number) => void)[] = [];

  constructor(
    readonly terms: Terms,
    readonly words: SurfaceWords,
    private readonly isKnownWord: WordLanguages,
    private readonly isRebuiltElsewhere: boolean,
  ) {}

  get size(): number {
    return this.numbers.size;
  }

  archive(archive: Archive): void {
    this.numbers.archive(archive);
    this.facts.archive(archive);
    this.terms.archive(archive);
    this.words.archive(archive);
    this.forward.archive(archive);
    this.postings.archive(archive);
    archive.arrays([this.lengths, this.identifierHashes]);
    this.profilesByLanguage = archive.value(this.profilesByLanguage);
    [this.version, this.averageLength, this.totalLength] = archive.value<[number, number, number]>([
      this.version,
      this.averageLength,
      this.totalLength,
    ]);
  }

  /** Mean length of a profile, in words. */
  get meanLength(): number {
    return this.size === 0 ? 0 : this.totalLength / LENGTH_STEPS / this.size;
  }

  put(profile: MatchProfile): void {
    this.withdraw(profile.id);
    const number = this.store(profile);
    this.version++;
    if (this.isStale && this.isRebuiltHere) this.rebuildPostings();
    else this.addPostings(number);
  }

  /** Stores all, then makes the postings once; those that came before a failing one are in. */
  putAll(profiles: Iterable<MatchProfile>): void {
    try {
      for (const profile of profiles) {
        this.withdraw(profile.id);
        this.store(profile);
        this.version++;
      }
    } finally {
      this.rebuildPostings();
    }
  }

  remove(id: string): void {
    if (!this.withdraw(id)) return;
    this.version++;
    if (this.isStale && this.isRebuiltHere) this.rebuildPostings();
  }

  /** Calls the listener whenever a number is given to a profile, perhaps not for the first time. */
  onStore(listener: (profile: number) => void): void {
    this.storeListeners.push(listener);
  }

  /** All profiles of one owner. A profile without an owner is owned by its id. */
  profilesOf(owner: string): readonly number[] {
    return this.numbers.ownedBy(owner);
  }

  /** Whether a number names a profile at present. */
  isLive(profile: number): boolean {
    return this.numbers.has(profile);
  }

  private store(profile: MatchProfile): number {
    const owner = profile.owner ?? profile.id;
    if (this.numbers.limit > MOST_PROFILES)
      throw new Error(`An index holds at most ${String(MOST_PROFILES)} profiles.`);
    const number = this.numbers.add(profile.id, owner);
    const { frequencies, words, length } = countTerms(wordingsOf(profile, this.isKnownWord), this.words);
    this.forward.set(number, frequencies, words);
    this.facts.set(number, profile);
    this.lengths.lengthen(number + 1);
    this.identifierHashes.lengthen(number + 1);
    this.lengths.data[number] = length;
    this.identifierHashes.data[number] = identifierHash(profile.id);
    this.count(number, 1);
    for (const listener of this.storeListeners) listener(number);
    return number;
  }

  private withdraw(id: string): boolean {
    const number = this.numbers.find(id);
    if (number === undefined) return false;
    this.count(number, -1);
    this.forward.forget(number);
    this.facts.forget(number);
    this.numbers.remove(number);
    return true;
  }

  private count(number: number, change: 1 | -1): void {
    this.totalLength += change * Math.round(this.lengths.at(number) * LENGTH_STEPS);
    const languages = new Set<number>();
    for (const term of this.forward.termsOf(number)) {
      this.terms.countProfile(term, change);
      languages.add(this.terms.language(term));
    }
    for (const language of languages) {
      this.profilesByLanguage[language] = (this.profilesByLanguage[language] ?? 0) + change;
    }
    for (const word of this.forward.wordsOf(number)) this.words.countProfile(word, change);
  }

  private get isRebuiltHere(): boolean {
    return !this.isRebuiltElsewhere || this.forward.terms.length < REBUILT_AT_ONCE;
  }

  /** Whether postings of removed profiles pile up, or impacts are those of another mean length. */
  get isStale(): boolean {
    const { deadEntries, terms } = this.forward;
    const hasManyDead = deadEntries > FEWEST_DEAD && deadEntries > DEAD_SHARE * terms.length;
    return hasManyDead || steppedAverage(this.meanLength) !== this.averageLength;
  }

  private rebuildPostings(): void {
    this.averageLength = steppedAverage(this.meanLength);
    this.forward.compact(this.numbers.limit);
    this.numbers.releaseRetired();
    this.facts.compact();
    this.postings.clear();
    this.postings.reserve(this.forward.terms.length, this.terms.count);
    this.terms.documentFrequencies.data.subarray(0, this.terms.count).forEach((profiles, term) => {
      this.postings.prepare(term, profiles);
    });
    for (let number = 0; number < this.numbers.limit; number++) this.addPostings(number);
  }

  private addPostings(number: number): void {
    const norm = lengthNorm(this.lengths.at(number), this.averageLength);
    const frequencies = this.forward.frequenciesOf(number);
    this.forward.termsOf(number).forEach((term, place) => {
      const frequency = (frequencies[place] ?? 0) / FREQUENCY_STEPS;
      this.postings.add(term, number, quantisedImpact(frequency, norm));
    });
  }
}
