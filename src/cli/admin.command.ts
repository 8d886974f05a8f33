import type { Command } from "commander";
import { Option } from "commander";
import { DomainError } from "../modules/shared/domain-error";
import { type Language, LANGUAGES } from "../modules/shared/language";
import { OperationalError } from "../modules/shared/operational-error";
import { migrateUp } from "../persistence/migrator";
import { withApplication } from "./application";
import { asOwner, print } from "./installation";

interface Options {
  email: string;
  language: Language;
  json?: boolean;
}

export function registerAdmin(program: Command): void {
  const admin = program
    .command("admin")
    .description("Administrators, for whoever has a shell on the server.");
  admin
    .command("create")
    .description("Invite an administrator, the first one too, and print the invitation's code or link.")
    .requiredOption("--email <email>", "the address of the account")
    .addOption(
      new Option("--language <language>", "language of the account").choices(LANGUAGES).default("EN"),
    )
    .option("--json", "print code and link as JSON")
    .addHelpText(
      "after",
      "\nExample:\n  passerelle admin create --email nadia@agency.example\n\nThe code is good once, for seven days: acceptInvitation makes the account with it.",
    )
    .action(async ({ email, language, json }: Options) => {
      await asOwner(async (dataSource) => {
        await migrateUp(dataSource);
      });
      const { code, link } = await withApplication(async ({ invitations, accountMails }) => {
        const token = await invitations.inviteAdministrator(email, language).catch(readable);
        return { code: token, link: accountMails.linkOf("invitation", token) ?? null };
      });
      process.stderr.write(
        `An invitation for ${email}, good once and for seven days. Hand it over by a safe way.\n`,
      );
      print({ code, link }, json === true, () => link ?? code);
    });
}

/** A refusal of the rules is a wrong argument here, no failure of the program. */
function readable(error: unknown): never {
  throw error instanceof DomainError ? new OperationalError(error.message) : error;
}
