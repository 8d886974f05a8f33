import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { withApplication } from "./application";
import { packageRoot } from "../modules/shared/reference-data";
import { schemaText } from "../server/status.routes";

export function registerSchema(program: Command): void {
  program
    .command("schema")
    .description("Print the schema, sorted.")
    .option("--write", "write it to schema/schema.graphql instead")
    .action(async ({ write }: { write?: boolean }) => {
      await withApplication(({ schema }) => {
        if (write) writeFileSync(join(packageRoot(), "schema", "schema.graphql"), schemaText(schema));
        else process.stdout.write(schemaText(schema));
        return Promise.resolve();
      });
    });
}
