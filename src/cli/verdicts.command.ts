import { existsSync, readdirSync } from "node:fs";
import type { Command } from "commander";
import { OperationalError } from "../modules/shared/operational-error";
import { withApplication } from "./application";
import { print } from "./installation";

const EXPLANATION = `
The folder gets profiles.jsonl, needs.jsonl and qrels.tsv, as \`passerelle eval\` reads them. Grades: 3 when both sides
accepted an introduction, 2 shortlisted, 1 dismissed although it fitted (too early, no capacity, competitor, already in
contact), 0 dismissed otherwise. The files hold the words of needs and capabilities, which are confidential, without names
or numbers: only you can read them, and the export is recorded in the audit log.

Example:
  passerelle verdicts export --out judged && passerelle eval --set judged`;

export function registerVerdicts(program: Command): void {
  program
    .command("verdicts")
    .description("What advisers made of suggestions.")
    .command("export")
    .description("Write the verdicts that stand as a judged set for `passerelle eval`.")
    .requiredOption("--out <folder>", "a new or empty folder")
    .option("--json", "print the numbers of lines as JSON")
    .addHelpText("after", EXPLANATION)
    .action(async ({ out, json }: { out: string; json?: boolean }) => {
      if (existsSync(out) && readdirSync(out).length > 0)
        throw new OperationalError(`The folder ${out} is not empty. Name a new one.`);
      const size = await withApplication(({ judgedSet }) => judgedSet.write(out));
      print(
        size,
        json === true,
        () =>
          `${String(size.judgements)} verdicts on ${String(size.needs)} needs among ${String(size.profiles)} profiles.`,
      );
    });
}
