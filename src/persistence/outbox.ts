import type { Clock } from "../modules/shared/clock";
import type { JobQueue } from "./job-queue";
import type { Store } from "./store";

export interface OutgoingMail {
  /** The same at every attempt, so that a mail that was sent twice is recognised as one. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Carries one mail out of the house; throws when it could not. */
export type MailCarrier = (mail: OutgoingMail) => Promise<void>;

interface MailRow {
  id: string;
  recipient: string;
  subject: string;
  body: string;
}

const SYSTEM = { personId: null, roles: [] };

/** Sends the mails that use cases wrote: after their commit, at least once. */
export class Outbox {
  constructor(
    private readonly store: Store,
    jobs: JobQueue,
    private readonly carrier: MailCarrier,
    private readonly clock: Clock,
  ) {
    jobs.handle("outbox-mail", (data) => this.send((data as { mailId: string }).mailId));
  }

  private async send(mailId: string): Promise<void> {
    const [mail] = await this.store.read<MailRow>(
      "outbox-mail",
      "select id, recipient, subject, body from outbox_mail where id = $1 and sent_at is null",
      [mailId],
    );
    if (!mail) return;
    await this.carrier({
      messageId: `<${mail.id}@passerelle>`,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.body,
    });
    await this.store.transaction(SYSTEM, async (tx) => {
      // A mail may hold a code that opens an account: once it is sent, its text is kept nowhere.
      await tx.query("update outbox_mail set sent_at = $2, body = '' where id = $1", [
        mail.id,
        this.clock.now(),
      ]);
    });
  }
}
