import { type Command, InvalidArgumentError } from "commander";
import { systemClock } from "../modules/shared/clock";
import { poolOf } from "../persistence/database";
import { migrateUp } from "../persistence/migrator";
import { announceSeeded } from "../seeding/announcement";
import { loadDemoData } from "../seeding/demo/demo-data";
import { loadDemoPeople } from "../seeding/demo/demo-people";
import { seedSynthetic } from "../seeding/synthetic/synthetic-data";
import { OperationalError } from "../modules/shared/operational-error";
import { asOwner } from "./installation";

interface Options {
  demo?: boolean;
  synthetic?: number;
  seed: number;
}

export function registerSeed(program: Command): void {
  program
    .command("seed")
    .description("Load demo data, or invented organisations for load tests.")
    .option("--demo", "the demo organisations and sign-ins, once")
    .option("--synthetic <count>", "so many invented organisations", wholeNumber)
    .option("--seed <number>", "the same number gives the same organisations", wholeNumber, 1)
    .addHelpText(
      "after",
      "\nExamples:\n  passerelle seed --demo\n  passerelle seed --synthetic 100000 --seed 7",
    )
    .action(async ({ demo, synthetic, seed }: Options) => {
      if (!demo && synthetic === undefined)
        throw new OperationalError("Say what to load: --demo or --synthetic N.");
      await asOwner(async (dataSource) => {
        await migrateUp(dataSource);
        const now = systemClock.now();
        if (demo) {
          const { organisations } = await loadDemoData(dataSource, now);
          const people = await loadDemoPeople(dataSource, now);
          process.stderr.write(
            `${String(organisations)} organisations and ${String(people)} people loaded.\n`,
          );
        }
        if (synthetic !== undefined)
          await seedSynthetic(poolOf(dataSource), {
            count: synthetic,
            seed,
            now,
            onProgress: progressOf(synthetic),
          });
        await announceSeeded(dataSource, now);
      });
    });
}

/** A line that rewrites itself on a terminal, nothing elsewhere. */
function progressOf(total: number): (done: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done) => {
    process.stderr.write(`\r${String(done)} of ${String(total)} organisations${done >= total ? "\n" : ""}`);
  };
}

export function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new InvalidArgumentError("Give a whole number, 0 or more.");
  return number;
}
