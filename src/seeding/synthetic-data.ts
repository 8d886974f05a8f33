import type { Pool } from "pg";
import { OperationalError } from "../modules/shared/operational-error";
import { MOST_SYNTHETIC } from "./synthetic-numbers";
import { syntheticOrganisation } from "./synthetic-organisation";
import { analyzeTables, writeOrganisations } from "./synthetic-writer";

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

/** Writes invented organisations for load tests, the same for the same seed; those that are there already stay. */
export async function seedSynthetic(pool: Pool, options: SyntheticOptions): Promise<void> {
  const { count, seed, now, onProgress } = options;
  refuseImpossible(count, seed);
  let writing = Promise.resolve();
  for (let done = 0; done < count; done += BATCH) {
    // The next batch is made while the database writes the last one.
    const size = Math.min(BATCH, count - done);
    const batch = Array.from({ length: size }, (_, index) => syntheticOrganisation(seed, done + index, now));
    await writing;
    writing = writeOrganisations(pool, batch).then(() => onProgress?.(done + size));
  }
  await writing;
  await analyzeTables(pool);
}

function refuseImpossible(count: number, seed: number): void {
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST_SYNTHETIC)
    throw new OperationalError(
      `${String(count)} is no number of synthetic organisations. Give a whole number from 1 to ${String(MOST_SYNTHETIC)}.`,
    );
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff)
    throw new OperationalError(`${String(seed)} is no seed. Give a whole number from 0 to 4294967295.`);
}
