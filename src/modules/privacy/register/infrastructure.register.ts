import type { Register } from "./declaration";

const ofActor = "t.actor_id = :id or (t.subject_type = 'Person' and t.subject_id = :id::text)";
const entriesOf = (condition: string) =>
  `t.entry_id in (select e.id from audit_entry e where ${condition.replaceAll("t.", "e.")})`;
const named = "strpos(lower(t.reason), lower(:name)) > 0";

const JOB_COLUMNS = [
  "id",
  "name",
  "priority",
  "state",
  "retry_limit",
  "retry_count",
  "retry_delay",
  "retry_backoff",
  "start_after",
  "started_on",
  "singleton_key",
  "singleton_on",
  "expire_in",
  "created_on",
  "completed_on",
  "keep_until",
  "dead_letter",
  "policy",
] as const;
const ofMail = { PERSON: { where: "t.data->>'email' = lower(:email)", erasure: "DELETE" } } as const;

/** What every use case writes beside its own rows. */
export const infrastructureRegister = {
  audit_reason: {
    holds: "Reasons that people gave for what they did: the one erasable part of the audit log.",
    keptFor: "ACCOUNTABILITY",
    columns: { pseudonym: ["entry_id"], personal: { reason: "''" } },
    rows: {
      PERSON: { where: `${entriesOf(ofActor)} or ${named}`, erasure: "DELETE" },
      CONTACT: { where: named, erasure: "DELETE" },
      ORGANISATION: {
        where: `${entriesOf("t.subject_type = 'Organisation' and t.subject_id = :id::text")} or ${named}`,
        erasure: "DELETE",
      },
    },
  },
  audit_entry: {
    holds: "Who did or read what and when, by pseudonyms; records as keyed digests.",
    keptFor: "ACCOUNTABILITY",
    columns: {
      none: [
        "id",
        "position",
        "at",
        "kind",
        "actor_roles",
        "operation",
        "subject_type",
        "reason_digest",
        "before_hash",
        "after_hash",
        "mac",
      ],
      pseudonym: ["actor_id", "subject_id"],
      // Of entries from before reasons had a table of their own; new ones have none here.
      personal: { reason: "null" },
    },
    rows: {
      PERSON: { where: ofActor, erasure: "KEEP" },
      ORGANISATION: {
        where: "t.subject_type = 'Organisation' and t.subject_id = :id::text",
        erasure: "KEEP",
      },
    },
  },
  audit_seal: {
    holds: "The chain of the audit log.",
    keptFor: "ACCOUNTABILITY",
    columns: { none: ["number", "entry_id", "previous_hash", "hash", "sealed_at"] },
  },
  change_feed: {
    holds: "Which records changed, for the indexes of all nodes.",
    keptFor: "OPERATION",
    columns: { none: ["position", "transaction_id", "subject", "subject_id", "changed_at"] },
  },
  undeliverable_address: {
    holds: "Addresses that a mail server refuses for good.",
    keptFor: "OPERATION",
    columns: { none: ["since"], personal: { email: "'erased'", reply: "''" } },
    rows: {
      PERSON: { where: "t.email = lower(:email)", erasure: "DELETE" },
      CONTACT: { where: "t.email = lower(:email)", erasure: "DELETE" },
    },
  },
  outbox_mail: {
    holds: "Mails that were sent or wait; their text is emptied when they are sent.",
    keptFor: "OPERATION",
    columns: {
      none: ["id", "subject", "created_at", "due_at", "attempts", "sent_at"],
      personal: { recipient: "''", body: "''" },
    },
    rows: {
      PERSON: { where: "lower(t.recipient) = lower(:email)", erasure: "DELETE" },
      CONTACT: { where: "lower(t.recipient) = lower(:email)", erasure: "DELETE" },
    },
  },
  idempotency_key: {
    holds: "Keys by which a repeated creation is recognised.",
    keptFor: "OPERATION",
    columns: {
      none: ["operation", "request_hash", "subject_id", "created_at"],
      pseudonym: ["person_id"],
      personal: { key: "''" },
    },
    rows: { PERSON: { where: "t.person_id = :id", erasure: "DELETE" } },
  },
  migration: {
    holds: "Which migrations were applied.",
    keptFor: "OPERATION",
    columns: { none: ["id", "timestamp", "name"] },
  },
  "pgboss.job": {
    holds: "Jobs that wait or ran; one that mails a code for a new password holds the address.",
    keptFor: "OPERATION",
    columns: { none: JOB_COLUMNS, personal: { data: "null", output: "null" } },
    rows: ofMail,
  },
  "pgboss.archive": {
    holds: "Jobs of the last days.",
    keptFor: "OPERATION",
    columns: { none: [...JOB_COLUMNS, "archived_on"], personal: { data: "null", output: "null" } },
    rows: ofMail,
  },
} as const satisfies Register;
