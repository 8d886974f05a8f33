import { type Command, InvalidArgumentError } from "commander";
import { systemClock } from "../modules/shared/clock";
import { OperationalError } from "../modules/shared/operational-error";
import { BearerTokens } from "../security/bearer-tokens";
import { secretOf } from "../server/serve";
import { Person } from "../modules/accounts/people/person.entity";
import { withInstallation } from "./installation";

interface Options {
  email: string;
  expires: number;
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const LONGEST_SECONDS = 30 * 86_400;

export function registerToken(program: Command): void {
  program
    .command("token")
    .description("Print a bearer token for an existing account, for whoever has a shell on the server.")
    .requiredOption("--email <email>", "the account")
    .option("--expires <time>", "how long it is valid, such as 30m, 1h or 7d; at most 30d", seconds, 3_600)
    .addHelpText(
      "after",
      "\nExample:\n  passerelle token --email adviser.brussels@passerelle.example --expires 2h",
    )
    .action(async ({ email, expires }: Options) => {
      await withInstallation(async (installation, configuration) => {
        const personId = await installation.asOwner(async ({ manager }) => {
          const person = await manager
            .createQueryBuilder(Person, "p")
            .where("lower(p.email) = lower(:email) and p.deactivated_at is null", { email })
            .getOne();
          return person?.id;
        });
        if (!personId)
          throw new OperationalError(`There is no active account with the e-mail address ${email}.`);
        const tokens = new BearerTokens(secretOf(configuration), systemClock);
        process.stdout.write(`${await tokens.issue(personId, expires)}\n`);
      });
    });
}

function seconds(value: string): number {
  const [, amount, unit] = /^(\d{1,9})([smhd])$/.exec(value) ?? [];
  const total = Number(amount) * (UNITS[unit ?? ""] ?? NaN);
  if (!(total > 0 && total <= LONGEST_SECONDS))
    throw new InvalidArgumentError("Write a time such as 30m, 1h or 7d, at most 30d.");
  return total;
}
