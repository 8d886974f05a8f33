/** Finds the number of a profile by its id, and all numbers of one owner. Numbers of removed profiles are used again once released. */
export class ProfileNumbers {
  /** One more than the largest number in use. */
  limit = 0;
  private readonly byId = new Map<string, number>();
  private readonly byOwner = new Map<string, readonly number[]>();
  private readonly retired: number[] = [];
  private free: number[] = [];

  get size(): number {
    return this.byId.size;
  }

  find(id: string): number | undefined {
    return this.byId.get(id);
  }

  /** The profiles that name this owner; one that is owned by its own id is found by that. */
  naming(owner: string): readonly number[] {
    return this.byOwner.get(owner) ?? [];
  }

  add(id: string, owner: string): number {
    const number = this.free.pop() ?? this.limit++;
    this.byId.set(id, number);
    if (owner !== id) this.byOwner.set(owner, [...this.naming(owner), number]);
    return number;
  }

  remove(id: string, owner: string): void {
    const number = this.byId.get(id);
    if (number === undefined) return;
    this.byId.delete(id);
    const others = this.naming(owner).filter((other) => other !== number);
    if (others.length > 0) this.byOwner.set(owner, others);
    else this.byOwner.delete(owner);
    this.retired.push(number);
  }

  /** Called when no posting names a removed profile any more. */
  releaseRetired(): void {
    this.free = this.free.concat(this.retired.splice(0));
  }

  numbers(): IterableIterator<number> {
    return this.byId.values();
  }
}
