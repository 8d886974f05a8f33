/** A power of two. Whoever has missed more changes than this finds everything anew. */
const REMEMBERED = 256;

/** The latest changes of a vocabulary, so that what was derived from it is checked against these instead of made anew. */
export class RecentChanges {
  count = 0;
  private readonly latest = new Uint32Array(REMEMBERED);

  add(place: number): void {
    this.latest[this.count++ % REMEMBERED] = place;
  }

  /** What changed after the count was `seen`; undefined when that is no longer known. */
  since(seen: number): readonly number[] | undefined {
    if (this.count - seen > REMEMBERED) return undefined;
    return Array.from(
      { length: this.count - seen },
      (_, step) => this.latest[(seen + step) % REMEMBERED] ?? 0,
    );
  }
}
