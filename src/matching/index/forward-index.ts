import type { Archive } from "../snapshot/archive";
import { growingUint32, growingUint8 } from "./growing-arrays";

/** Term frequencies are kept in tenths, so that a word of a broader label (0.5) has its place; 25.5 is the ceiling. */
export const FREQUENCY_STEPS = 10;
const LARGEST_FREQUENCY = 255;

/** For each profile its terms with their frequencies, and its words as written. */
export class ForwardIndex {
  readonly starts = growingUint32();
  readonly counts = growingUint32();
  readonly terms = growingUint32();
  readonly frequencies = growingUint8();
  private readonly wordStarts = growingUint32();
  private readonly wordCounts = growingUint32();
  private readonly words = growingUint32();

  /** Entries of profiles that are gone; they are dropped when the index is compacted. */
  deadEntries = 0;

  archive(archive: Archive): void {
    archive.arrays([this.starts, this.counts, this.terms, this.frequencies]);
    archive.arrays([this.wordStarts, this.wordCounts, this.words]);
    this.deadEntries = archive.value(this.deadEntries);
  }

  set(profile: number, frequencies: ReadonlyMap<number, number>, words: ReadonlySet<number>): void {
    for (const array of [this.starts, this.counts, this.wordStarts, this.wordCounts])
      array.lengthen(profile + 1);
    this.starts.data[profile] = this.terms.length;
    this.counts.data[profile] = frequencies.size;
    for (const [term, frequency] of frequencies) {
      this.terms.push(term);
      this.frequencies.push(Math.min(LARGEST_FREQUENCY, Math.round(frequency * FREQUENCY_STEPS)));
    }
    this.wordStarts.data[profile] = this.words.length;
    this.wordCounts.data[profile] = words.size;
    for (const word of words) this.words.push(word);
  }

  forget(profile: number): void {
    this.deadEntries += this.counts.at(profile);
    this.counts.data[profile] = 0;
    this.wordCounts.data[profile] = 0;
  }

  termsOf(profile: number): Uint32Array {
    const start = this.starts.at(profile);
    return this.terms.data.subarray(start, start + this.counts.at(profile));
  }

  frequenciesOf(profile: number): Uint8Array {
    const start = this.starts.at(profile);
    return this.frequencies.data.subarray(start, start + this.counts.at(profile));
  }

  wordsOf(profile: number): Uint32Array {
    const start = this.wordStarts.at(profile);
    return this.words.data.subarray(start, start + this.wordCounts.at(profile));
  }

  /** Closes the gaps that removed profiles left. Profiles keep their numbers. */
  compact(profiles: number): void {
    this.moveTogether(profiles, this.starts, this.counts, [this.terms, this.frequencies]);
    this.moveTogether(profiles, this.wordStarts, this.wordCounts, [this.words]);
    this.deadEntries = 0;
  }

  private moveTogether(
    profiles: number,
    starts: ReturnType<typeof growingUint32>,
    counts: ReturnType<typeof growingUint32>,
    pools: readonly (ReturnType<typeof growingUint32> | ReturnType<typeof growingUint8>)[],
  ): void {
    const inStorageOrder = Array.from({ length: profiles }, (_, profile) => profile)
      .filter((profile) => counts.at(profile) > 0)
      .sort((a, b) => starts.at(a) - starts.at(b));
    let end = 0;
    for (const profile of inStorageOrder) {
      const start = starts.at(profile);
      for (const pool of pools) pool.data.copyWithin(end, start, start + counts.at(profile));
      starts.data[profile] = end;
      end += counts.at(profile);
    }
    for (const pool of pools) pool.length = end;
  }
}
