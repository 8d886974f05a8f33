#!/usr/bin/env node
import "reflect-metadata";
import { Command, CommanderError } from "commander";
import { OperationalError } from "../modules/shared/operational-error";

const FAILED = 1;
const WRONG_USAGE = 2;

/** A command is loaded when it is asked for: what all of them stand on takes seconds. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  serve: async () => (await import("./serve.command.js")).registerServe,
  migrate: async () => (await import("./migrate.command.js")).registerMigrate,
  seed: async () => (await import("./seed.command.js")).registerSeed,
  token: async () => (await import("./token.command.js")).registerToken,
  admin: async () => (await import("./admin.command.js")).registerAdmin,
  dump: async () => (await import("./dump.command.js")).registerDump,
  restore: async () => (await import("./dump.command.js")).registerDump,
  rank: async () => (await import("./rank.command.js")).registerRank,
  eval: async () => (await import("./eval.command.js")).registerEval,
  verdicts: async () => (await import("./verdicts.command.js")).registerVerdicts,
  explain: async () => (await import("./explain.command.js")).registerExplain,
  lexicon: async () => (await import("./lexicon.command.js")).registerLexicon,
  schema: async () => (await import("./schema.command.js")).registerSchema,
  access: async () => (await import("./access.command.js")).registerAccess,
  audit: async () => (await import("./audit.command.js")).registerAudit,
  privacy: async () => (await import("./privacy.command.js")).registerPrivacy,
  doctor: async () => (await import("./doctor.command.js")).registerDoctor,
  config: async () => (await import("./config.command.js")).registerConfig,
};

const program = new Command("passerelle")
  .description("The open partner-matching platform of the Brussels-Quebec programme.")
  .showHelpAfterError("(--help shows how)")
  .exitOverride();

run().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : WRONG_USAGE);
  if (error instanceof OperationalError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(FAILED);
});

async function run(): Promise<void> {
  for (const register of await registersOf(process.argv[2])) register(program);
  for (const command of program.commands) command.exitOverride();
  await program.parseAsync();
}

/** All of them where none is asked for, or one that we do not have: the help lists them, and the nearest name is told. */
async function registersOf(asked = ""): Promise<Set<(program: Command) => void>> {
  const only = Object.hasOwn(commands, asked) ? commands[asked] : undefined;
  const loads = only ? [only] : Object.values(commands);
  return new Set(await Promise.all(loads.map((load) => load())));
}
