/**
 * Keeps the best `capacity` profiles of a stream in a binary heap whose root is the worst kept.
 * Equal scores fall back to the identifier's hash, so that the choice does not depend on the order of insertion.
 */
export class BoundedSelection {
  private readonly profiles: Uint32Array;
  private readonly scores: Float64Array;
  private size = 0;

  constructor(
    private readonly capacity: number,
    private readonly hashes: Uint32Array,
  ) {
    this.profiles = new Uint32Array(capacity);
    this.scores = new Float64Array(capacity);
  }

  /** A profile that scores below this cannot enter; one that scores nothing never can. */
  get threshold(): number {
    return this.size < this.capacity ? Number.MIN_VALUE : (this.scores[0] ?? 0);
  }

  wouldEnter(profile: number, score: number): boolean {
    return this.size < this.capacity || this.isKeptWorse(0, profile, score);
  }

  add(profile: number, score: number): void {
    if (this.size < this.capacity) this.siftUp(this.size++, profile, score);
    else this.siftDown(profile, score);
  }

  /** In no particular order. */
  get selected(): readonly number[] {
    return Array.from(this.profiles.subarray(0, this.size));
  }

  private isKeptWorse(place: number, profile: number, score: number): boolean {
    const kept = this.scores[place] ?? 0;
    if (kept !== score) return kept < score;
    return (this.hashes[this.profiles[place] ?? 0] ?? 0) > (this.hashes[profile] ?? 0);
  }

  private put(place: number, profile: number, score: number): void {
    this.profiles[place] = profile;
    this.scores[place] = score;
  }

  private moveTo(place: number, from: number): void {
    this.put(place, this.profiles[from] ?? 0, this.scores[from] ?? 0);
  }

  private siftUp(start: number, profile: number, score: number): void {
    let place = start;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.isKeptWorse(parent, profile, score)) break;
      this.moveTo(place, parent);
      place = parent;
    }
    this.put(place, profile, score);
  }

  /** Replaces the root. */
  private siftDown(profile: number, score: number): void {
    let place = 0;
    for (let child = 1; child < this.size; child = 2 * place + 1) {
      const worse = child + 1 < this.size && this.isRightWorse(child) ? child + 1 : child;
      if (!this.isKeptWorse(worse, profile, score)) break;
      this.moveTo(place, worse);
      place = worse;
    }
    this.put(place, profile, score);
  }

  private isRightWorse(left: number): boolean {
    return this.isKeptWorse(left + 1, this.profiles[left] ?? 0, this.scores[left] ?? 0);
  }
}
