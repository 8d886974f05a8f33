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

/** The code in the newest mail to an address: read where it waits to be sent. */
export async function mailedCode(passerelle: Passerelle, email: string): Promise<string> {
  const text = await mailedText(passerelle, email);
  const code = /\n([\w-]{43})\n/.exec(text)?.[1];
  if (code === undefined) throw new Error(`The mail to ${email} has no code: ${text}`);
  return code;
}

export async function mailedText(passerelle: Passerelle, email: string): Promise<string> {
  const [mail] = await passerelle.dataSource.query<{ body: string }[]>(
    "select body from outbox_mail where recipient = $1 order by id desc limit 1",
    [email],
  );
  if (!mail) throw new Error(`There is no mail to ${email}.`);
  return mail.body;
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
    `select actor_id as "actorId", subject_type as "subjectType", subject_id as "subjectId", reason
       from audit_entry where operation = $1 order by position`,
    [operation],
  );
}

export interface AuditRow {
  readonly actorId: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly reason: string | null;
}
