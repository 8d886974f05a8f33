#!/usr/bin/env node
import "reflect-metadata";
import { Command, CommanderError } from "commander";
import { OperationalError } from "../modules/shared/operational-error";
import { registerAccess } from "./access.command";
import { registerAdmin } from "./admin.command";
import { registerAudit } from "./audit.command";
import { registerConfig } from "./config.command";
import { registerDoctor } from "./doctor.command";
import { registerDump } from "./dump.command";
import { registerEval } from "./eval.command";
import { registerExplain } from "./explain.command";
import { registerLexicon } from "./lexicon.command";
import { registerMigrate } from "./migrate.command";
import { registerPrivacy } from "./privacy.command";
import { registerRank } from "./rank.command";
import { registerSchema } from "./schema.command";
import { registerSeed } from "./seed.command";
import { registerServe } from "./serve.command";
import { registerToken } from "./token.command";
import { registerVerdicts } from "./verdicts.command";

const FAILED = 1;
const WRONG_USAGE = 2;

const program = new Command("passerelle")
  .description("The open partner-matching platform of the Brussels-Quebec programme.")
  .showHelpAfterError("(--help shows how)")
  .exitOverride();

for (const register of [
  registerServe,
  registerMigrate,
  registerSeed,
  registerToken,
  registerAdmin,
  registerDump,
  registerRank,
  registerEval,
  registerVerdicts,
  registerExplain,
  registerLexicon,
  registerSchema,
  registerAccess,
  registerAudit,
  registerPrivacy,
  registerDoctor,
  registerConfig,
])
  register(program);
for (const command of program.commands) command.exitOverride();

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : WRONG_USAGE);
  if (error instanceof OperationalError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(FAILED);
});
