import { Caller } from "./caller";
import type { Passerelle, RoleOptions } from "./passerelle";

export const A_PASSWORD = "the heron waits by the canal";

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

export const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) {
    accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt viewer { name roles { role } }
  }
}`;

export const REFRESH = `mutation ($input: RefreshSessionInput!) {
  refreshSession(input: $input) { accessToken refreshToken }
}`;

export const INVITE = `mutation ($input: InviteInput!) {
  invite(input: $input) { invitation { id email role region organisationId language expiresAt } }
}`;

export const ACCEPT = `mutation ($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) {
    session { accessToken refreshToken } viewer { id name language roles { role region organisationId } }
  }
}`;

export const WHO = `{ viewer { name roles { role } } }`;

/** The code in the newest mail to an address. */
export async function mailedCode(passerelle: Passerelle, email: string): Promise<string> {
  const mail = await newestMail(passerelle, email, "%");
  const code = codeIn(mail?.text);
  if (code === undefined) throw new Error(`There is no code for ${email}: ${mail?.text ?? "no mail"}`);
  return code;
}

/** The code for a new password: a job writes the mail a moment after it was asked for. */
export function resetCode(passerelle: Passerelle, email: string): Promise<string> {
  return eventually(async () => codeIn((await newestMail(passerelle, email, "%new password%"))?.text));
}

export interface StoredMail {
  readonly subject: string;
  readonly text: string;
  /** What the outbox keeps of the text: nothing once it is sent. */
  readonly kept: string;
}

/** The newest mail to an address, sent already or waiting to be. */
export async function newestMail(
  passerelle: Passerelle,
  email: string,
  subject = "%",
): Promise<StoredMail | undefined> {
  const [row] = await passerelle.dataSource.query<{ id: string; subject: string; body: string }[]>(
    `select id, subject, body from outbox_mail
      where recipient = $1 and subject like $2 order by created_at desc, id desc limit 1`,
    [email, subject],
  );
  if (!row) return undefined;
  const sent = passerelle.mails.find(({ messageId }) => messageId === `<${row.id}@passerelle>`);
  return { subject: row.subject, text: sent?.text ?? row.body, kept: row.body };
}

function codeIn(text: string | undefined): string | undefined {
  return /\n([\w-]{43})\n/.exec(text ?? "")?.[1];
}

/** What background work brings about, as soon as it is there. */
export async function eventually<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("It never came.");
}

export interface Newcomer {
  readonly email: string;
  readonly caller: Caller;
  readonly tokens: Tokens;
  readonly id: string;
}

let newcomers = 0;

/** Somebody with an account and a session of their own, invited by an administrator. */
export async function aNewcomer(
  passerelle: Passerelle,
  administrator: Caller,
  role: string,
  place: RoleOptions = {},
): Promise<Newcomer> {
  const email = `newcomer${String((newcomers += 1))}@test.example`;
  await administrator.get(INVITE, { input: { email, role, ...place } });
  const token = await mailedCode(passerelle, email);
  const { acceptInvitation } = await passerelle.visitor.get(ACCEPT, {
    input: { token, name: "Ada Nieuwenhuis", password: A_PASSWORD },
  });
  const tokens = acceptInvitation.session as Tokens;
  return {
    email,
    tokens,
    id: acceptInvitation.viewer.id as string,
    caller: callerWith(passerelle, tokens.accessToken),
  };
}

export function callerWith(passerelle: Passerelle, token: string): Caller {
  return new Caller(passerelle.http, token);
}

export async function signedIn(passerelle: Passerelle, email: string): Promise<Tokens> {
  const { signIn } = await passerelle.visitor.get(SIGN_IN, { input: { email, password: A_PASSWORD } });
  return signIn as Tokens;
}

/** Whether the token opens anything. */
export async function isLetIn(passerelle: Passerelle, token: string): Promise<boolean> {
  const { status } = await callerWith(passerelle, token).ask(WHO);
  return status === 200;
}

export async function auditOf(passerelle: Passerelle, operation: string): Promise<AuditRow[]> {
  return passerelle.dataSource.query<AuditRow[]>(
    `select e.actor_id as "actorId", e.subject_type as "subjectType", e.subject_id as "subjectId", w.reason
       from audit_entry e left join audit_reason w on w.entry_id = e.id where e.operation = $1 order by e.position`,
    [operation],
  );
}

export interface AuditRow {
  readonly actorId: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly reason: string | null;
}
