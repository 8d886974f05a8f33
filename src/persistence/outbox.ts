import type { Clock } from "../modules/shared/clock";
import type { Store } from "./store";

export interface OutgoingMail {
  /** The same at every attempt, so that a mail that was sent twice is recognised as one. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The mail server says that there is no such address, and will say so tomorrow: to try again is of no use. */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
}

/** Carries one mail out of the house; throws when it could not. */
export type MailCarrier = (mail: OutgoingMail) => Promise<void>;

interface MailRow {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly attempts: number;
}

/** Pause between two looks at what is due. */
const INTERVAL_MS = 1_000;
/** Mails that a node takes upon itself at once. */
const TAKEN = 20;
/** Mails under way at the same time; as many may go twice when the process is killed. */
const AT_ONCE = 10;
/** What a node has taken and not sent within this time, because it was killed, another one may take. */
const HELD_MS = 180_000;
const FIRST_PAUSE_MS = 60_000;
/** With pauses that double, the last attempt comes half a day after the first. */
const ATTEMPTS = 10;
const LONGEST_REPLY = 500;
const SYSTEM = { personId: null, roles: [] };

/** Sends the mails that use cases wrote: after their commit, in batches, on every node, each at least once. */
export class Outbox {
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly store: Store,
    private readonly carrier: MailCarrier,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.working = this.deliver()
      .catch(this.onError)
      .then(() => {
        if (this.stopping) return;
        this.timer = setTimeout(() => {
          this.start();
        }, INTERVAL_MS);
        this.timer.unref();
      });
  }

  /** What was taken is still sent. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.working;
  }

  /** Sends everything that is due. */
  async deliver(): Promise<void> {
    while (!this.stopping) {
      const taken = await this.take();
      if (taken.length === 0) return;
      for (let from = 0; from < taken.length; from += AT_ONCE)
        await this.sendTogether(taken.slice(from, from + AT_ONCE));
    }
  }

  private take(): Promise<MailRow[]> {
    const now = this.clock.now();
    return this.store.transaction(SYSTEM, (tx) =>
      tx.query<MailRow>(
        `update outbox_mail m set due_at = $2, attempts = attempts + 1
           from (select id from outbox_mail where sent_at is null and due_at <= $1
                  order by due_at, id limit $3 for update skip locked) due
          where m.id = due.id returning m.id, m.recipient, m.subject, m.body, m.attempts`,
        [now, new Date(now.getTime() + HELD_MS), TAKEN],
      ),
    );
  }

  private async sendTogether(mails: readonly MailRow[]): Promise<void> {
    const attempts = await Promise.allSettled(mails.map((mail) => this.carrier(outgoing(mail))));
    const reasons = attempts.map((attempt) =>
      attempt.status === "rejected" ? (attempt.reason as unknown) : undefined,
    );
    const sent = mails.filter((_, index) => attempts[index]?.status === "fulfilled");
    const refused = mails.filter((_, index) => reasons[index] instanceof AddressRefused);
    const failed = mails.filter((mail) => !sent.includes(mail) && !refused.includes(mail));
    if (sent.length > 0) await this.noteSent(sent);
    for (const mail of refused) await this.giveUp(mail, (reasons[mails.indexOf(mail)] as Error).message);
    if (failed.length === 0) return;
    await this.putOff(failed);
    this.onError(reasons[mails.indexOf(failed[0] as MailRow)]);
  }

  /** The address is marked, so that whoever writes to it regularly can stop. */
  private async giveUp({ id, recipient }: MailRow, reply: string): Promise<void> {
    await this.store.transaction(SYSTEM, async (tx) => {
      await tx.query("update outbox_mail set due_at = null, body = '' where id = $1", [id]);
      await tx.query(
        `insert into undeliverable_address (email, reply, since) values (lower($1), $2, $3) on conflict do nothing`,
        [recipient, reply.slice(0, LONGEST_REPLY), tx.now],
      );
    });
  }

  private async noteSent(mails: readonly MailRow[]): Promise<void> {
    await this.store.transaction(SYSTEM, (tx) =>
      // A mail may hold a code that opens an account: once it is sent, its text is kept nowhere.
      tx.query("update outbox_mail set sent_at = $2, due_at = null, body = '' where id = any($1::uuid[])", [
        mails.map(({ id }) => id),
        this.clock.now(),
      ]),
    );
  }

  private async putOff(mails: readonly MailRow[]): Promise<void> {
    const now = this.clock.now();
    await this.store.transaction(SYSTEM, (tx) =>
      tx.query(
        `update outbox_mail m set due_at = failed.due_at
           from unnest($1::uuid[], $2::timestamptz[]) as failed (id, due_at) where m.id = failed.id`,
        [mails.map(({ id }) => id), mails.map(({ attempts }) => nextAttempt(now, attempts))],
      ),
    );
  }
}

function outgoing({ id, recipient, subject, body }: MailRow): OutgoingMail {
  return { messageId: `<${id}@passerelle>`, to: recipient, subject, text: body };
}

/** Null when it is given up: the mail stays and is sent no more. */
function nextAttempt(now: Date, attempts: number): Date | null {
  if (attempts >= ATTEMPTS) return null;
  return new Date(now.getTime() + FIRST_PAUSE_MS * 2 ** (attempts - 1));
}
