import type { RetentionCode } from "./retention.rules";

/** Which rows of which table are over, and since when: a condition on `t` with the moment as `$1`. */
export interface RetentionStatement {
  readonly table: string;
  readonly key: string;
  readonly isOver: string;
  /** Rows that refer to these and go with them. */
  readonly children?: readonly { readonly table: string; readonly column: string }[];
  /** Rows that are erased like somebody who asked for it, instead of being deleted. */
  readonly erases?: "PERSON" | "CONTACT" | "TRAVELLER";
  /** The rows stay; their personal columns are replaced as the register says. */
  readonly keepsRows?: true;
}

const ofClosedFiles = `t.application_id in (select a.id from application a
  where a.state in ('APPROVED', 'REFUSED', 'INADMISSIBLE', 'WITHDRAWN') and a.updated_at < $1)`;

export const retentionStatements: Readonly<Record<RetentionCode, RetentionStatement>> = {
  SESSIONS: {
    table: "session",
    key: "id",
    isOver: "least(t.ended_at, t.expires_at) < $1",
    children: [{ table: "refresh_token", column: "session_id" }],
  },
  PASSWORD_CODES: { table: "password_reset", key: "token_hash", isOver: "t.expires_at < $1" },
  INVITATIONS: {
    table: "invitation",
    key: "id",
    isOver: "least(t.accepted_at, t.withdrawn_at, t.expires_at) < $1",
  },
  // One that could not be sent may hold a code that nobody will use any more.
  MAILS: { table: "outbox_mail", key: "id", isOver: "t.created_at < $1" },
  REPEATED_CALLS: { table: "idempotency_key", key: "ctid", isOver: "t.created_at < $1" },
  MACHINE_KEYS: { table: "machine_key", key: "id", isOver: "least(t.revoked_at, t.expires_at) < $1" },
  // Ten thousand needs with fifty candidates each are half a million rows a run: they go with it.
  MATCH_RUNS: { table: "match_run", key: "id", isOver: "t.ended_at < $1" },
  FORMER_ACCOUNTS: {
    table: "person",
    key: "id",
    isOver: "t.deactivated_at < $1 and t.email not like '%@erased.invalid'",
    erases: "PERSON",
  },
  FORMER_CONTACTS: {
    table: "contact",
    key: "id",
    isOver: "t.organisation_id in (select o.id from organisation o where o.archived_at < $1)",
    erases: "CONTACT",
  },
  // A mission that was planned and never made ends with the day on which its travellers would have come back.
  TRAVELLERS: {
    table: "traveller",
    key: "id",
    isOver: `t.name <> '(erased)' and t.mission_id in (
      select m.id from mission m where coalesce(m.closed_at, m.cancelled_at,
        case when m.state in ('PLANNED', 'APPROVED') then (m.returns_on + 1)::timestamptz end) < $1)`,
    erases: "TRAVELLER",
  },
  // The withdrawal and all that was said before it; what stands is kept.
  CONSENT_PROOFS: {
    table: "consent_event",
    key: "id",
    isOver: `exists (select 1 from consent_event w where w.subject_id = t.subject_id and w.subject_type = t.subject_type
      and w.purpose = t.purpose and w.event = 'WITHDRAWN' and w.at < $1 and (t.at, t.id) <= (w.at, w.id))`,
  },
  INCIDENTS: { table: "privacy_incident", key: "id", isOver: "t.closed_at < $1" },
  EVALUATION_WORDS: {
    table: "evaluation",
    key: "id",
    isOver: `(t.comment is not null or jsonb_path_exists(t.scores, '$[*] ? (@.reasons != "(erased)")')) and ${ofClosedFiles}`,
    keepsRows: true,
  },
  DECISION_REASONS: {
    table: "application_step",
    key: "id",
    isOver: `t.reasons is not null and ${ofClosedFiles}`,
    keepsRows: true,
  },
  AUDIT_REASONS: {
    table: "audit_reason",
    key: "entry_id",
    isOver: "t.entry_id in (select e.id from audit_entry e where e.at < $1)",
  },
};
