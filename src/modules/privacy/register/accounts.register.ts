import type { Register } from "./declaration";

const ofPerson = "t.person_id = :id";
const gone = { PERSON: { where: ofPerson, erasure: "DELETE" } } as const;

/** Accounts, and what people signed in with. Children stand before what they refer to: rows are deleted in this order. */
export const accountsRegister = {
  refresh_token: {
    holds: "Refresh tokens of sessions, as hashes.",
    keptFor: "ACCOUNTS",
    columns: {
      none: ["issued_at", "expires_at", "rotated_at"],
      pseudonym: ["session_id"],
      secret: ["token_hash"],
    },
    rows: {
      PERSON: {
        where: "t.session_id in (select s.id from session s where s.person_id = :id)",
        erasure: "DELETE",
      },
    },
  },
  session: {
    holds: "When somebody signed in, and when and why that ended.",
    keptFor: "ACCOUNTS",
    columns: {
      none: ["started_at", "expires_at", "ended_at", "end_reason"],
      pseudonym: ["id", "person_id"],
    },
    rows: gone,
  },
  credential: {
    holds: "Passwords of local accounts, as hashes.",
    keptFor: "ACCOUNTS",
    columns: { none: ["changed_at"], pseudonym: ["person_id"], secret: ["password_hash"] },
    rows: gone,
  },
  password_reset: {
    holds: "Codes for a new password, as hashes.",
    keptFor: "ACCOUNTS",
    columns: {
      none: ["created_at", "expires_at", "used_at"],
      pseudonym: ["person_id"],
      secret: ["token_hash"],
    },
    rows: gone,
  },
  external_identity: {
    holds: "By which provider, and under which subject, somebody signs in.",
    keptFor: "ACCOUNTS",
    columns: {
      none: ["issuer", "linked_at"],
      pseudonym: ["person_id"],
      personal: { subject: "'erased'" },
    },
    rows: gone,
  },
  invitation: {
    holds: "Roles that were offered by mail, to which address and by whom.",
    keptFor: "ACCOUNTS",
    columns: {
      none: [
        "id",
        "language",
        "role",
        "body_id",
        "region",
        "organisation_id",
        "created_at",
        "expires_at",
        "accepted_at",
        "withdrawn_at",
      ],
      pseudonym: ["invited_by", "accepted_by"],
      personal: { email: "'erased-' || t.id || '@erased.invalid'" },
      secret: ["token_hash"],
    },
    rows: {
      PERSON: { where: "t.accepted_by = :id or lower(t.email) = lower(:email)", erasure: "ANONYMISE" },
      ORGANISATION: { where: "t.organisation_id = :id", erasure: "ANONYMISE" },
    },
  },
  machine_key: {
    holds: "Keys of front-ends and scripts, and who answers for them.",
    keptFor: "ACCOUNTS",
    columns: {
      none: ["id", "machine_id", "name", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at"],
      pseudonym: ["created_by"],
      secret: ["secret_hash"],
    },
    rows: { PERSON: { where: "t.created_by = :id", erasure: "KEEP" } },
  },
  role_assignment: {
    holds: "Who held which role, where and when.",
    keptFor: "ACCOUNTS",
    columns: {
      none: ["id", "role", "body_id", "region", "organisation_id", "valid_from", "valid_until"],
      pseudonym: ["person_id"],
    },
    rows: {
      PERSON: { where: ofPerson, erasure: "KEEP" },
      ORGANISATION: { where: "t.organisation_id = :id", erasure: "KEEP" },
    },
  },
  person: {
    holds: "Account holders: the one table with their names and addresses.",
    keptFor: "ACCOUNTS",
    columns: {
      none: ["language", "is_demo", "deactivated_at", "tokens_valid_from", "created_at", "version"],
      pseudonym: ["id"],
      personal: { email: "'erased-' || t.id || '@erased.invalid'", name: "'Erased person'" },
    },
    rows: { PERSON: { where: "t.id = :id", erasure: "ANONYMISE" } },
  },
  body: {
    holds: "Institutions of the programme.",
    keptFor: "PROGRAMME",
    columns: { none: ["id", "kind", "region", "name_en", "name_fr", "name_nl", "created_at", "version"] },
  },
  attempt_count: {
    holds: "Attempts to sign in, counted by keyed pseudonyms of addresses, for minutes to a day.",
    keptFor: "OPERATION",
    columns: { none: ["points", "expire"], pseudonym: ["key"] },
  },
} as const satisfies Register;
