/**
 * Keeps the best `capacity` profiles of a stream in a binary heap whose root is the worst kept.
 * Equal scores fall back to the identifier's hash, so that the choice does not depend on the order of insertion.
 */
export class BoundedSelection {
  private readonly profiles: number[] = [];
  private readonly scores: number[] = [];

  constructor(
    private readonly capacity: number,
    private readonly hashOf: (profile: number) => number,
  ) {}

  /** A profile that scores below this cannot enter. */
  get threshold(): number {
    return this.profiles.length < this.capacity ? 0 : (this.scores[0] ?? 0);
  }

  wouldEnter(profile: number, score: number): boolean {
    return this.profiles.length < this.capacity || this.isWorse(0, profile, score);
  }

  add(profile: number, score: number): void {
    if (this.profiles.length < this.capacity) {
      this.profiles.push(profile);
      this.scores.push(score);
      this.siftUp(this.profiles.length - 1);
    } else {
      this.profiles[0] = profile;
      this.scores[0] = score;
      this.siftDown(0);
    }
  }

  /** In no particular order. */
  get selected(): readonly number[] {
    return this.profiles;
  }

  private isWorse(place: number, profile: number, score: number): boolean {
    const kept = this.scores[place] ?? 0;
    return kept === score ? this.hashOf(this.profiles[place] ?? 0) > this.hashOf(profile) : kept < score;
  }

  private siftUp(place: number): void {
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.isWorse(parent, this.profiles[place] ?? 0, this.scores[place] ?? 0)) return;
      this.swap(parent, place);
      place = parent;
    }
  }

  private siftDown(place: number): void {
    for (;;) {
      const worst = this.worstOfFamily(place);
      if (worst === place) return;
      this.swap(worst, place);
      place = worst;
    }
  }

  private worstOfFamily(place: number): number {
    let worst = place;
    for (const child of [2 * place + 1, 2 * place + 2]) {
      if (child >= this.profiles.length) break;
      if (this.isWorse(child, this.profiles[worst] ?? 0, this.scores[worst] ?? 0)) worst = child;
    }
    return worst;
  }

  private swap(a: number, b: number): void {
    [this.profiles[a], this.profiles[b]] = [this.profiles[b] ?? 0, this.profiles[a] ?? 0];
    [this.scores[a], this.scores[b]] = [this.scores[b] ?? 0, this.scores[a] ?? 0];
  }
}
