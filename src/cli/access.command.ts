import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { packageRoot } from "../modules/shared/reference-data";
import { accessPage } from "../server/access-page";
import { personsDataPage } from "../server/persons-data-page";

/** Pages for people, made from the tables that the server works by, and where they stand. */
const PAGES = [
  { text: accessPage, folder: ["src", "security"] },
  { text: personsDataPage, folder: ["src", "modules", "privacy"] },
] as const;

export function registerAccess(program: Command): void {
  program
    .command("access")
    .description("Print who may do and read what, and what is held about people, from the tables in use.")
    .option("--write", "write the pages to src/security/README.md and src/modules/privacy/README.md instead")
    .action(({ write }: { write?: boolean }) => {
      for (const { text, folder } of PAGES)
        if (write) writeFileSync(join(packageRoot(), ...folder, "README.md"), text());
        else process.stdout.write(text());
    });
}
