import type { DataSource } from "typeorm";
import { migrations } from "../../migrations";
import { type Configuration, readConfiguration } from "../configuration";
import { entities } from "../modules/entities";
import { Installation } from "../persistence/installation";

/** Runs a command's work on the configured database, beside a running server where there is one. */
export async function withInstallation<T>(
  work: (installation: Installation, configuration: Configuration) => Promise<T>,
): Promise<T> {
  const configuration = readConfiguration();
  const installation = await Installation.open(configuration, { entities, migrations }, "beside");
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
