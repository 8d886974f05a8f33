import "reflect-metadata";
import { openDatabase } from "../../src/persistence/database";
import { Outbox } from "../../src/persistence/outbox";
import { Store } from "../../src/persistence/store";
import { createMailCarrier } from "../../src/server/mail-carrier";

/** A process that sends what is due and ends: `<database> <mail server> <minutes by which its clock is ahead>`. */
async function main([url = "", smtpUrl, minutesAhead]: readonly string[]): Promise<void> {
  const dataSource = await openDatabase({ kind: "server", url, poolSize: 2 }, { as: "application" });
  const clock = { now: () => new Date(Date.now() + Number(minutesAhead) * 60_000) };
  const noJobs = { send: () => Promise.reject(new Error("Mails need no jobs.")) };
  const store = new Store(dataSource, clock, noJobs, { namedStatements: true, auditKey: "unused" });
  const carrier = createMailCarrier({ smtpUrl, from: "passerelle@test.example", folder: "" });
  await new Outbox(store, carrier, clock, fail).deliver();
  process.exit(0);
}

function fail(error: unknown): never {
  console.error(error);
  process.exit(1);
}

main(process.argv.slice(2)).catch(fail);
