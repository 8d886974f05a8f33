/** Draws the same numbers for the same seeds on every machine: Chris Doty-Humphrey's sfc32. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, number: number, stream: number) {
    this.a = seed | 0;
    this.b = number | 0;
    this.c = stream | 0;
    // Neighbouring seeds give alike first numbers; a dozen rounds mix them.
    for (let round = 0; round < 12; round++) this.next();
  }

  /** A whole number from 0 to 2^32 - 1. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * limit);
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  isTrue(perCent: number): boolean {
    return this.below(100) < perCent;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** Two different members of a list of two or more. */
  pickTwo<T>(list: readonly T[]): [T, T] {
    const first = this.below(list.length);
    const second = (first + 1 + this.below(list.length - 1)) % list.length;
    return [list[first] as T, list[second] as T];
  }

  /** A member by its weight: `[["FR", 3], ["EN", 1]]` gives FR three times in four. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let rest = this.below(choices.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [choice, weight] of choices) {
      if (rest < weight) return choice;
      rest -= weight;
    }
    throw new Error("There is nothing to choose from.");
  }

  list<T>(length: number, make: (index: number) => T): T[] {
    return Array.from({ length }, (_, index) => make(index));
  }
}
