import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import type { MailCarrier } from "../persistence/outbox";

export interface MailSettings {
  readonly smtpUrl: string | undefined;
  readonly from: string;
  /** Where mails are written while there is no mail server. */
  readonly folder: string;
}

/** Connections that are kept open for many mails. A server that does not answer is not waited for longer than this. */
const SMTP = {
  pool: true as const,
  maxConnections: 5,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
};

export function createMailCarrier({ smtpUrl, from, folder }: MailSettings): MailCarrier {
  if (smtpUrl === undefined) return folderCarrier(from, folder);
  const transport = createTransport({ ...SMTP, url: smtpUrl });
  return async (mail) => {
    await transport.sendMail({ from, ...mail });
  };
}

/** One `.eml` file a mail, named by its message id: sent again, it is the same file. */
function folderCarrier(from: string, folder: string): MailCarrier {
  const transport = createTransport({ streamTransport: true, buffer: true });
  return async (mail) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { message } = await transport.sendMail({ from, ...mail });
    await writeFile(join(folder, `${mail.messageId.replace(/[^\w-]/g, "_")}.eml`), message as Buffer);
  };
}
