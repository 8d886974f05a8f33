import type { Command } from "commander";
import { migrations } from "../../migrations";
import { type CopyCounts, dump } from "../persistence/copy/dump";
import { restore } from "../persistence/copy/restore";
import { poolOf } from "../persistence/database";
import { migrateUp } from "../persistence/migrator";
import { asOwner, print } from "./installation";

interface Options {
  json?: boolean;
}

const names = migrations.map(({ name }) => name);

/** Moves the data between the embedded database and any PostgreSQL 15 or newer. */
export function registerDump(program: Command): void {
  program
    .command("dump <file>")
    .description("Write all data into a file, from one moment.")
    .option("--json", "print the counts as JSON")
    .addHelpText("after", "\nExample:\n  passerelle dump passerelle.dump.gz")
    .action(async (file: string, { json }: Options) => {
      const counts = await asOwner((dataSource) => dump(poolOf(dataSource), file, names));
      print(counts, json === true, () => told("written to", counts, file));
    });
  program
    .command("restore <file>")
    .description("Read a dump into an empty database: whole or not at all.")
    .option("--json", "print the counts as JSON")
    .addHelpText(
      "after",
      "\nExample:\n  DATABASE_URL=postgres://localhost/passerelle passerelle restore passerelle.dump.gz",
    )
    .action(async (file: string, { json }: Options) => {
      const counts = await asOwner(async (dataSource) => {
        await migrateUp(dataSource);
        return restore(poolOf(dataSource), file, names);
      });
      print(counts, json === true, () => told("read from", counts, file));
    });
}

function told(verb: string, { rows, tables }: CopyCounts, file: string): string {
  return `${String(rows)} rows of ${String(tables)} tables ${verb} ${file}.`;
}
