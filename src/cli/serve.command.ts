import type { Command } from "commander";
import { type Configuration, readConfiguration } from "../configuration";
import { openInstalledDatabase } from "../persistence/installed-database";
import { refuseTakenPort } from "../server/listening";
import type { RunningServer } from "../server/serve";

interface ServeOptions {
  readonly persistedDocuments?: string;
  readonly persistedOnly?: boolean;
}

export function registerServe(program: Command): void {
  program
    .command("serve")
    .description("Start the server: migrates, loads the demo data in demo mode, and serves.")
    .option(
      "--persisted-documents <file>",
      'documents that are sent by their hash, as JSON {"hash": "document"}',
    )
    .option("--persisted-only", "execute no other documents than those of that file")
    .addHelpText(
      "after",
      "\nExamples:\n  PORT=4001 passerelle serve\n  passerelle serve --persisted-documents front-end.json --persisted-only",
    )
    .action(async (options: ServeOptions) => {
      const configuration = readConfiguration(undefined, {
        PASSERELLE_PERSISTED_DOCUMENTS: options.persistedDocuments,
        PASSERELLE_PERSISTED_ONLY: options.persistedOnly === true ? "on" : undefined,
      });
      const server = await start(configuration);
      process.stdout.write(welcome(server, configuration.mode, configuration.dataFolder));
      stopOnSignal(server);
    });
}

/** The embedded database starts in its thread while this one loads the server. */
async function start(configuration: Configuration): Promise<RunningServer> {
  await refuseTakenPort(configuration);
  const database = openInstalledDatabase(configuration, "alone");
  // Met by the server, which is loaded first.
  database.catch(() => undefined);
  const { serve } = await import("../server/serve.js");
  return serve(configuration, database);
}

function welcome(server: RunningServer, mode: string, dataFolder: string): string {
  const lines = [
    "",
    `  Passerelle is ready (${mode} mode, ${server.database}).`,
    "",
    `  Explorer     ${server.url}/graphiql`,
    `  API          ${server.url}/graphql`,
    `  Data folder  ${dataFolder}`,
  ];
  if (server.demoPeople.length > 0)
    lines.push("", "  Ready-made sign-ins (the explorer switches between them):");
  for (const { email, roles, organisation, region } of server.demoPeople)
    lines.push(`    ${email.padEnd(36)} ${[...roles, organisation, region].filter(Boolean).join(", ")}`);
  return `${[...lines, ""].join("\n")}\n`;
}

/** The first signal lets requests under way finish; a second one does not wait. */
function stopOnSignal(server: RunningServer): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}
