import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { AddressRefused, type MailCarrier } from "../persistence/outbox";

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
    try {
      await transport.sendMail({ from, ...mail });
    } catch (error) {
      throw isRefusal(error) ? new AddressRefused(error.response ?? error.message) : error;
    }
  };
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** Refused for good, and for the address's sake: a refusal of policy (5.7) is about the sender. */
function isRefusal(error: unknown): error is SmtpError {
  const { command, responseCode = 0, response = "" } = error as SmtpError;
  return (
    command === "RCPT TO" && responseCode >= 500 && responseCode < 600 && !/^\d{3}[ -]5\.7\./.test(response)
  );
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
