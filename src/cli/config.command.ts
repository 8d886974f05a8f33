import type { Command } from "commander";
import { describeSettings, readConfiguration } from "../configuration";
import { print } from "./installation";

interface Options {
  json?: boolean;
}

const SECRETS = new Set(["tokenSecret", "auditSecret"]);
const URLS = new Set(["databaseUrl", "migrationDatabaseUrl", "smtpUrl"]);

export function registerConfig(program: Command): void {
  const config = program.command("config").description("The effective configuration.");
  config
    .command("check")
    .description("Check every setting and print the effective values, secrets masked.")
    .option("--json", "print the values as JSON")
    .action(({ json }: Options) => {
      const values = Object.entries(readConfiguration()).map(
        ([name, value]) => [name, masked(name, value)] as const,
      );
      print(Object.fromEntries(values), json === true, () =>
        values.map(([name, value]) => `${name.padEnd(24)} ${shown(value)}`).join("\n"),
      );
    });
  config
    .command("settings")
    .description("List every setting with its meaning and default.")
    .option("--json", "print the list as JSON")
    .action(({ json }: Options) => {
      const settings = describeSettings();
      print(settings, json === true, () =>
        settings.map((one) => `${one.variable} (${one.default})\n  ${one.meaning}`).join("\n"),
      );
    });
}

function shown(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

function masked(name: string, value: unknown): unknown {
  if (SECRETS.has(name)) return "********";
  if (!URLS.has(name) || typeof value !== "string") return value ?? null;
  const url = new URL(value);
  if (url.password) url.password = "********";
  return url.toString();
}
