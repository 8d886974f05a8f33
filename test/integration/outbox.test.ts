import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Outbox, type OutgoingMail } from "../../src/persistence/outbox";
import { eventually } from "../support/accounts";
import { MailServer } from "../support/mail-server";
import { Passerelle } from "../support/passerelle";

const MINUTE = 60_000;
/** A longer run: MAILS=10000 KILLS=20. */
const MAILS = Number(process.env["MAILS"] ?? 1_000);
const KILLS = Number(process.env["KILLS"] ?? 5);
/** The embedded database serves one process, so no other can be killed beside it. */
const onPostgresql = process.env["TEST_DATABASE_URL"] === undefined ? it.skip : it;

interface Kept {
  readonly id: string;
  readonly body: string;
  readonly sent_at: Date | null;
  readonly due_at: Date | null;
  readonly attempts: number;
}

describe("the outbox", () => {
  let passerelle: Passerelle;
  let errors: unknown[];

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  beforeEach(async () => {
    await passerelle.dataSource.query("delete from outbox_mail");
    passerelle.mails.splice(0);
    errors = [];
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  /** Mails of one use case, written in its transaction. */
  const write = (count: number) =>
    passerelle.application.store.transaction({ personId: null, roles: [] }, async (tx) => {
      for (let number = 0; number < count; number += 1)
        await tx.sendMail({ to: `p${String(number)}@test.example`, subject: "News", text: "Sign in.\n" });
    });
  const kept = (): Promise<Kept[]> =>
    passerelle.dataSource.query("select id, body, sent_at, due_at, attempts from outbox_mail order by id");
  const idOf = ({ id }: Kept) => `<${id}@passerelle>`;
  /** A node of its own on the same database, with a carrier of its own. */
  const node = (carrier: (mail: OutgoingMail) => Promise<void>) =>
    new Outbox(passerelle.application.store, carrier, passerelle.clock, (error) => errors.push(error));

  it("sends in one go what waits, each mail once, and keeps no text of it", async () => {
    await write(95);
    await passerelle.application.outbox.deliver();
    const rows = await kept();
    expect(passerelle.mails.map(({ messageId }) => messageId).sort()).toEqual(rows.map(idOf));
    for (const row of rows) expect(row).toMatchObject({ body: "", due_at: null, attempts: 1 });
  });

  it("sends nothing of a use case that failed", async () => {
    const failed = passerelle.application.store.transaction({ personId: null, roles: [] }, async (tx) => {
      await tx.sendMail({ to: "p@test.example", subject: "News", text: "Sign in.\n" });
      throw new Error("It failed.");
    });
    await expect(failed).rejects.toThrow("It failed.");
    await passerelle.application.outbox.deliver();
    expect(passerelle.mails).toEqual([]);
  });

  it("lets one mail that cannot be sent hold up no other, tries it again and gives it up at last", async () => {
    await write(30);
    const ids = (await kept()).map(idOf);
    const attempts: OutgoingMail[] = [];
    const refusing = node((mail) => {
      attempts.push(mail);
      return mail.to === "p7@test.example" ? Promise.reject(new Error("Mailbox full.")) : Promise.resolve();
    });
    await refusing.deliver();
    expect(attempts.map(({ messageId }) => messageId).sort()).toEqual(ids);
    expect((await kept()).filter(({ sent_at }) => sent_at === null).map(idOf)).toEqual([ids[7]]);
    for (let pause = 1; pause < 2 ** 9; pause *= 2) {
      passerelle.clock.advance(pause * MINUTE - 1);
      await refusing.deliver();
      const before = attempts.length;
      passerelle.clock.advance(1);
      await refusing.deliver();
      expect(attempts.slice(before).map(({ messageId }) => messageId)).toEqual([ids[7]]);
    }
    expect(errors).toHaveLength(10);
    passerelle.clock.advance(100_000 * MINUTE);
    await refusing.deliver();
    expect(errors).toHaveLength(10);
    expect((await kept())[7]).toMatchObject({ sent_at: null, due_at: null, body: "Sign in.\n" });
  });

  it("takes over what another node had taken and left", async () => {
    await write(30);
    const ids = (await kept()).map(idOf);
    await new Promise<void>((resolve) => {
      // It hangs as a process does that is stopped: what it has taken stays taken.
      const stopped = node(() => {
        resolve();
        return new Promise(() => undefined);
      });
      void stopped.deliver();
    });
    await passerelle.application.outbox.deliver();
    expect(passerelle.mails).toHaveLength(10);
    passerelle.clock.advance(3 * MINUTE);
    await passerelle.application.outbox.deliver();
    expect(passerelle.mails.map(({ messageId }) => messageId).sort()).toEqual(ids);
  });

  it("shares the work among nodes: nothing goes twice", async () => {
    await write(200);
    const sent: string[] = [];
    const nodes = Array.from({ length: 3 }, () =>
      node(({ messageId }) => {
        sent.push(messageId);
        return Promise.resolve();
      }),
    );
    await Promise.all(nodes.map((one) => one.deliver()));
    expect(sent.sort()).toEqual((await kept()).map(idOf));
  });

  it("goes on by itself until it is stopped", async () => {
    const sent: string[] = [];
    const working = node(({ to }) => {
      sent.push(to);
      return Promise.resolve();
    });
    working.start();
    await write(1);
    await eventually(() => sent[0]);
    await working.stop();
    await write(1);
    await working.deliver();
    expect(sent).toHaveLength(1);
  });

  onPostgresql(
    `loses nothing of ${String(MAILS)} mails when its process is killed ${String(KILLS)} times`,
    async () => {
      for (let written = 0; written < MAILS; written += 1_000) await write(Math.min(1_000, MAILS - written));
      await passerelle.dataSource.query("update outbox_mail set due_at = now()");
      const server = await MailServer.start();
      for (let kill = 1; kill <= KILLS; kill += 1)
        await sendAndBeKilled(passerelle, server, kill * 4, Math.floor((MAILS * kill) / (KILLS + 1)));
      const last = worker(passerelle, server, (KILLS + 1) * 4);
      expect(await once(last, "exit")).toEqual([0, null]);
      await server.stop();
      const rows = await kept();
      expect([...new Set(server.received)].sort()).toEqual(rows.map(idOf));
      expect(rows.filter(({ sent_at }) => sent_at === null)).toEqual([]);
      // What goes twice is what was under way when the process was killed.
      expect(server.received.length - MAILS).toBeLessThanOrEqual(KILLS * 10);
    },
    600_000,
  );
});

/** A process of its own whose clock is ahead: what the killed one before it had taken is free again. */
function worker({ target }: Passerelle, { url }: MailServer, minutesAhead: number) {
  if (target.kind !== "server") throw new Error("Processes of their own need a PostgreSQL.");
  const support = join(__dirname, "..", "support");
  return spawn(
    process.execPath,
    [
      "--require",
      join(support, "require-typescript.cjs"),
      join(support, "outbox-worker.ts"),
      ...[target.url, url, String(minutesAhead)],
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
}

async function sendAndBeKilled(
  passerelle: Passerelle,
  server: MailServer,
  minutesAhead: number,
  after: number,
): Promise<void> {
  const child = worker(passerelle, server, minutesAhead);
  const ended = once(child, "exit");
  await server.has(after);
  child.kill("SIGKILL");
  expect(await ended).toEqual([null, "SIGKILL"]);
}
