/** Some megabytes of each kind. */
const MOST_KEPT = 2_000;

/**
 * Records as they were read last, for as long as the feed has nothing newer. They are frozen: whoever shows one shares it with everybody
 * who shows it.
 */
export class KeptRecords<T extends { readonly id: string }> {
  private state = "";
  private kept = new Map<string, T>();

  constructor(private readonly read: (ids: readonly string[]) => Promise<readonly T[]>) {}

  /** Those that exist, in any order; `state`: how far the feed has got. */
  async findMany(ids: readonly string[], state: string): Promise<T[]> {
    if (state !== this.state) this.forget(state);
    const { kept } = this;
    const missing = ids.filter((id) => !kept.has(id));
    if (missing.length === 0) return ids.flatMap((id) => kept.get(id) ?? []);
    const found = await this.read(missing);
    const known = ids.flatMap((id) => kept.get(id) ?? []);
    // A map that was forgotten meanwhile takes no more: what is in it is true of an earlier state.
    if (kept.size > MOST_KEPT) kept.clear();
    for (const record of found) kept.set(record.id, Object.freeze(record));
    return [...known, ...found];
  }

  private forget(state: string): void {
    this.state = state;
    this.kept = new Map();
  }
}
