import type { Command } from "commander";
import { migrateDown, migrateUp, migrationStatus } from "../persistence/migrator";
import { asOwner, print } from "./installation";

interface Options {
  json?: boolean;
}

export function registerMigrate(program: Command): void {
  const migrate = program.command("migrate").description("Bring the database's tables up or down.");
  migrate
    .command("up")
    .description("Apply every pending migration.")
    .option("--json", "print the result as JSON")
    .action(async ({ json }: Options) => {
      const applied = await asOwner(migrateUp);
      print({ applied }, json === true, () => (applied.length === 0 ? "Nothing to do." : applied.join("\n")));
    });
  migrate
    .command("down")
    .description("Take the newest migration back.")
    .option("--json", "print the result as JSON")
    .action(async ({ json }: Options) => {
      const undone = await asOwner(migrateDown);
      print({ undone: undone ?? null }, json === true, () => undone ?? "No migration is applied.");
    });
  migrate
    .command("status")
    .description("Tell which migrations are applied.")
    .option("--json", "print the result as JSON")
    .action(async ({ json }: Options) => {
      const status = await asOwner(migrationStatus);
      print(status, json === true, () =>
        status.map(({ name, applied }) => `${applied ? "applied" : "pending"}  ${name}`).join("\n"),
      );
    });
}
