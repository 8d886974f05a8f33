/** So many words say what a text is about; what follows is detail. */
const FREE_WORDS = 4;
/** Each further word counts less: the tenth four sixths, the thirtieth a quarter. */
const DECAY = 0.1;
/** The last words of a long text still tell it from another. */
const SMALLEST_SHARE = 0.3;

/**
 * Who describes something begins with what it is: "Raising of fish in inland waters". Words count less the more has been
 * said before them in the same field; boilerplate words, which say little, hardly move the others back.
 */
export class FirstWords {
  private readonly said = new Map<number, number>();

  /** The share that the next word of a field counts, given its weight without regard to its place. */
  share(field: number, weight: number): number {
    const before = this.said.get(field) ?? 0;
    this.said.set(field, before + weight);
    return Math.max(SMALLEST_SHARE, 1 / (1 + DECAY * Math.max(0, before - FREE_WORDS)));
  }
}
