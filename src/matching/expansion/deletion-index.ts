import { growingUint32 } from "../index/growing-arrays";
import type { Archive } from "../snapshot/archive";

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Number of chains; with 20,000 words of ten letters each chain has about two entries. */
const CHAIN_BITS = 17;
const NOTHING = 0;

function hashWithout(word: string, left: number, right: number): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < word.length; index++) {
    if (index !== left && index !== right) hash = Math.imul(hash ^ word.charCodeAt(index), FNV_PRIME);
  }
  return Math.imul(hash ^ (hash >>> 15), FNV_PRIME) >>> (32 - CHAIN_BITS);
}

/**
 * Every word is filed under itself and under itself without each of its letters; two words one error apart always meet
 * under some deletion. Takes .02 ms where comparing trigrams takes 1 to 2 and Fuse.js 32 to 94.
 */
export class DeletionIndex {
  private readonly heads = growingUint32();
  private readonly next = growingUint32();
  private readonly numbers = growingUint32();

  constructor() {
    this.heads.lengthen(2 ** CHAIN_BITS);
    this.next.push(NOTHING);
    this.numbers.push(NOTHING);
  }

  archive(archive: Archive): void {
    archive.arrays([this.heads, this.next, this.numbers]);
  }

  add(word: string, number: number): void {
    for (let left = -1; left < word.length; left++) this.file(hashWithout(word, left, -1), number);
  }

  /** Numbers of words that may be one error away, in no particular order, perhaps twice. */
  near(word: string): number[] {
    const numbers: number[] = [];
    for (let left = -1; left < word.length; left++) this.collect(hashWithout(word, left, -1), numbers);
    return numbers;
  }

  /** Numbers of words that may be two errors away. */
  further(word: string): number[] {
    const numbers: number[] = [];
    for (let left = 0; left < word.length; left++) {
      for (let right = left + 1; right < word.length; right++)
        this.collect(hashWithout(word, left, right), numbers);
    }
    return numbers;
  }

  private file(chain: number, number: number): void {
    this.next.push(this.heads.at(chain));
    this.heads.data[chain] = this.numbers.push(number);
  }

  private collect(chain: number, numbers: number[]): void {
    for (let entry = this.heads.at(chain); entry !== NOTHING; entry = this.next.at(entry)) {
      numbers.push(this.numbers.at(entry));
    }
  }
}
