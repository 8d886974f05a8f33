import type { Register } from "./declaration";

const ERASED = "'(erased)'";
const ofItsMissions = "t.mission_id in (select m.id from mission m where m.organisation_id = :id)";

/** What is kept of missions. Travellers are named in one table; everything else names them by their row. */
export const missionsRegister = {
  traveller: {
    holds: "People who travel on missions.",
    keptFor: "PROGRAMME",
    columns: {
      none: ["mission_id", "role", "language"],
      pseudonym: ["id"],
      personal: { name: ERASED, job_title: "null", email: "null", phone: "null" },
    },
    rows: {
      TRAVELLER: { where: "t.id = :id", erasure: "ANONYMISE" },
      PERSON: { where: "lower(t.email) = lower(:email)", erasure: "ANONYMISE" },
      ORGANISATION: { where: ofItsMissions, erasure: "ANONYMISE" },
    },
  },
  mission_preparer: {
    holds: "Advisers and attachés who are named to prepare a mission.",
    keptFor: "PROGRAMME",
    columns: { none: ["id", "mission_id", "named_at"], pseudonym: ["person_id", "named_by"] },
    rows: { PERSON: { where: "t.person_id = :id", erasure: "KEEP" } },
  },
  quota_entry: {
    holds: "The ledger of the trips of each enterprise.",
    keptFor: "PROGRAMME",
    columns: {
      none: ["id", "organisation_id", "mission_id", "number", "kind", "departs_on", "entered_at"],
      pseudonym: ["entered_by"],
      personal: { reason: "null" },
    },
    rows: {
      PERSON: { where: "t.entered_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: "t.organisation_id = :id", erasure: "KEEP" },
    },
  },
  mission_event: {
    holds: "What changed of missions and visits; values of dates and places alone.",
    keptFor: "PROGRAMME",
    columns: {
      none: ["id", "mission_id", "visit_id", "operation", "changes", "actor_roles", "at"],
      pseudonym: ["actor_id"],
    },
    rows: { PERSON: { where: "t.actor_id = :id", erasure: "KEEP", extent: "TRACE" } },
  },
  cost_line: {
    holds: "Costs of missions and who bears them.",
    keptFor: "PROGRAMME",
    columns: {
      none: [
        "id",
        "mission_id",
        "booking_id",
        "incurred_on",
        "amount",
        "currency",
        "programme_share",
        "enterprise_share",
        "units_per_euro",
      ],
      personal: { description: ERASED },
    },
    rows: { ORGANISATION: { where: ofItsMissions, erasure: "ANONYMISE" } },
  },
  booking: {
    holds: "What is reserved for missions.",
    keptFor: "PROGRAMME",
    columns: {
      none: ["id", "mission_id", "kind", "begins_on", "ends_on", "cancelled_at"],
      pseudonym: ["traveller_ids"],
      personal: { supplier: ERASED, reference: "null" },
    },
    rows: {
      TRAVELLER: { where: ":id = any(t.traveller_ids)", erasure: "ANONYMISE" },
      ORGANISATION: { where: ofItsMissions, erasure: "ANONYMISE" },
    },
  },
  support_task: {
    holds: "Support on site, task by task.",
    keptFor: "PROGRAMME",
    columns: { none: ["id", "mission_id", "due_on", "done_at"], personal: { title: ERASED } },
    rows: { ORGANISATION: { where: ofItsMissions, erasure: "ANONYMISE" } },
  },
  visit: {
    holds: "Appointments of missions and what they brought.",
    keptFor: "PROGRAMME",
    columns: {
      none: [
        "id",
        "mission_id",
        "host_organisation_id",
        "introduction_id",
        "state",
        "starts_at",
        "ends_at",
        "place",
        "municipality",
        "need_id",
        "requirement_ids",
        "interpreter_language",
        "answered_at",
        "kept",
        "debriefed_at",
        "created_at",
        "updated_at",
        "version",
      ],
      pseudonym: ["host_contact_id", "traveller_ids"],
      personal: { address: "null", purpose: ERASED, end_reason: "null", result: "null", next_step: "null" },
    },
    rows: {
      TRAVELLER: { where: ":id = any(t.traveller_ids)", erasure: "KEEP", extent: "TRACE" },
      CONTACT: { where: "t.host_contact_id = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: ofItsMissions, erasure: "ANONYMISE" },
    },
  },
  travel_time: {
    holds: "Minutes between municipalities.",
    keptFor: "PROGRAMME",
    columns: {
      none: [
        "one_key",
        "other_key",
        "one_municipality",
        "other_municipality",
        "minutes",
        "updated_at",
        "version",
      ],
    },
  },
  mission: {
    holds: "Missions of enterprises across the Atlantic.",
    keptFor: "PROGRAMME",
    columns: {
      none: [
        "id",
        "application_id",
        "organisation_id",
        "state",
        "direction",
        "departs_on",
        "returns_on",
        "approved_at",
        "started_at",
        "closed_at",
        "cancelled_at",
        "created_at",
        "updated_at",
        "version",
      ],
      pseudonym: ["planned_by", "approved_by"],
      personal: { purpose: ERASED, cancel_reason: "null", report: "null" },
    },
    rows: {
      PERSON: { where: "t.planned_by = :id or t.approved_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: "t.organisation_id = :id", erasure: "ANONYMISE" },
    },
  },
} as const satisfies Register;
