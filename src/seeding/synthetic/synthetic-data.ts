import { setImmediate } from "node:timers/promises";
import type { Pool } from "pg";
import { OperationalError } from "../../modules/shared/operational-error";
import { MOST_SYNTHETIC } from "./synthetic-numbers";
import { type SyntheticOrganisation, syntheticOrganisation } from "./synthetic-organisation";
import { SyntheticWriter } from "./synthetic-writer";

export interface SyntheticOptions {
  /** How many invented organisations there shall be, half of each side. */
  readonly count: number;
  /** Another seed gives other organisations with the same registry numbers: one seed a database. */
  readonly seed: number;
  readonly now: Date;
  /** Called after each batch with the number of organisations done. */
  readonly onProgress?: (done: number) => void;
}

const BATCH = 1_000;
/** Organisations that are made before the connection gets a chance to send what waits. */
const AT_A_STRETCH = 20;

/** Writes invented organisations for load tests, the same for the same seed; those that are there already stay. */
export async function seedSynthetic(pool: Pool, options: SyntheticOptions): Promise<void> {
  const { count, seed, onProgress } = options;
  refuseImpossible(count, seed);
  const writer = await SyntheticWriter.open(pool);
  let batch = await makeBatch(options, 0);
  for (let done = 0; done < count; done += BATCH) {
    // The next batch is made while the database writes this one.
    const [, next] = await Promise.all([writer.write(batch), makeBatch(options, done + BATCH)]);
    batch = next;
    onProgress?.(Math.min(done + BATCH, count));
  }
  await writer.analyze();
}

/** The organisations of the numbers from `first` on, none when that is beyond the count. */
async function makeBatch(options: SyntheticOptions, first: number): Promise<SyntheticOrganisation[]> {
  const { count, seed, now } = options;
  const batch: SyntheticOrganisation[] = [];
  for (let number = first; number < Math.min(first + BATCH, count); number++) {
    batch.push(syntheticOrganisation(seed, number, now));
    if (number % AT_A_STRETCH === 0) await setImmediate();
  }
  return batch;
}

function refuseImpossible(count: number, seed: number): void {
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST_SYNTHETIC)
    throw new OperationalError(
      `${String(count)} is no number of synthetic organisations. Give a whole number from 1 to ${String(MOST_SYNTHETIC)}.`,
    );
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff)
    throw new OperationalError(`${String(seed)} is no seed. Give a whole number from 0 to 4294967295.`);
}
