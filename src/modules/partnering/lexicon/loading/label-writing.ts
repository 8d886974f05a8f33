import type { Loading } from "./loading";
import type { LabelBatch, LoadingLabels } from "./loading-labels.repository";

/**
 * Labels are more than half of what the database does in a loading, so further connections, where there are some, write
 * those of some batches while the first one writes the next concepts.
 */
export class LabelWriting {
  private readonly free: LoadingLabels[];
  private readonly running = new Set<Promise<void>>();
  private failure: Error | undefined;

  constructor(
    private readonly first: LoadingLabels,
    private readonly others: readonly LoadingLabels[],
  ) {
    this.free = [...others];
  }

  /** To be called between transactions of the first connection, with labels of concepts that are committed. */
  async put(batch: LabelBatch, loading: Loading): Promise<void> {
    if (this.others.length === 0) return this.first.put(batch, loading);
    // Concepts that were there may be those of a batch before, and two transactions must not wait for each other.
    if (batch.others.length > 0) await this.end();
    while (this.free.length === 0) await Promise.race(this.running);
    if (this.failure !== undefined) throw this.failure;
    const written = this.putBeside(batch, loading).finally(() => this.running.delete(written));
    this.running.add(written);
  }

  /** All is written, or why not. */
  async end(): Promise<void> {
    await Promise.all(this.running);
    if (this.failure !== undefined) throw this.failure;
  }

  /** A failure is told at the next batch. */
  private async putBeside(batch: LabelBatch, loading: Loading): Promise<void> {
    const labels = this.free.pop() ?? this.first;
    try {
      await labels.put(batch, loading);
    } catch (error) {
      this.failure ??= error instanceof Error ? error : new Error(String(error));
    }
    this.free.push(labels);
  }
}
