import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { packageRoot } from "../modules/shared/reference-data";
import { accessPage } from "../server/access-page";

export function registerAccess(program: Command): void {
  program
    .command("access")
    .description("Print who may do and read what, from the tables that the server enforces.")
    .option("--write", "write it to src/security/README.md instead")
    .action(({ write }: { write?: boolean }) => {
      if (write) writeFileSync(join(packageRoot(), "src", "security", "README.md"), accessPage());
      else process.stdout.write(accessPage());
    });
}
