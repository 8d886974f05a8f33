import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import { Option } from "commander";
import { csvOfExport, jsonOf } from "../modules/privacy/persons-data/export.rules";
import type { RetentionOutcome } from "../modules/privacy/retention/retention.service";
import { OperationalError } from "../modules/shared/operational-error";
import { withApplication } from "./application";
import { print } from "./installation";

export function registerPrivacy(program: Command): void {
  const privacy = program.command("privacy").description("Persons' data: exports and retention.");
  registerExport(privacy);
  registerRetention(privacy);
}

function registerExport(privacy: Command): void {
  privacy
    .command("export")
    .description("Print all that is held about an account holder; the export is recorded.")
    .requiredOption("--email <email>", "the address of the account")
    .addOption(new Option("--format <format>", "how it is written").choices(["json", "csv"]).default("json"))
    .option("--out <file>", "write it to a file that only you can read, instead of stdout")
    .addHelpText("after", "\nExample:\n  passerelle privacy export --email ada@firm.example --format csv")
    .action(async ({ email, format, out }: { email: string; format: "json" | "csv"; out?: string }) => {
      const data = await withApplication(({ personsData }) => personsData.exportOfAddress(email));
      if (!data) throw new OperationalError(`There is no account with the address ${email}.`);
      const text = format === "json" ? `${jsonOf(data)}\n` : csvOfExport(data);
      if (out === undefined) process.stdout.write(text);
      else writeFileSync(out, text, { mode: 0o600 });
    });
}

function registerRetention(privacy: Command): void {
  privacy
    .command("retention")
    .description("Show what has been kept long enough; with --apply, delete or erase it.")
    .option("--apply", "do it, instead of saying what would be done")
    .option("--json", "print the report as JSON")
    .action(async ({ apply, json }: { apply?: boolean; json?: boolean }) => {
      const outcomes = await withApplication(({ retention }) =>
        apply === true ? retention.apply({ personId: null, roles: [] }) : retention.report(),
      );
      const rows = outcomes.map(({ rule: { code, days }, keptUntil, due, done }) => ({
        code,
        days,
        keptUntil,
        due,
        done,
      }));
      print(rows, json === true, () => outcomes.map(inWords).join("\n"));
    });
}

function inWords({ rule: { code, days, meaning }, due, done }: RetentionOutcome): string {
  const counts = `${String(due).padStart(6)} due ${String(done).padStart(6)} done`;
  return `${code.padEnd(16)} ${String(days).padStart(5)} days ${counts}  ${meaning.en}`;
}
