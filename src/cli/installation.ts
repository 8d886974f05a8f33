import type { DataSource } from "typeorm";
import { migrations } from "../../migrations";
import { type Configuration, readConfiguration } from "../configuration";
import { entities } from "../modules/entities";
import { Installation } from "../persistence/installation";
import { openInstalledDatabase } from "../persistence/installed-database";

/** Runs a command's work on the configured database, beside a running server where there is one. */
export async function withInstallation<T>(
  work: (installation: Installation, configuration: Configuration) => Promise<T>,
): Promise<T> {
  const configuration = readConfiguration();
  const database = await openInstalledDatabase(configuration, "beside");
  const installation = new Installation(database, { entities, migrations });
  try {
    return await work(installation, configuration);
  } finally {
    await installation.close();
  }
}

/** The same, as the tables' owner. */
export function asOwner<T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  return withInstallation((installation) => installation.asOwner(work));
}

/** Data go to stdout, one JSON document or lines of text; progress and messages go to stderr. */
export function print(data: unknown, asJson: boolean, text: () => string): void {
  process.stdout.write(asJson ? `${JSON.stringify(data, null, 2)}\n` : `${text()}\n`);
}
