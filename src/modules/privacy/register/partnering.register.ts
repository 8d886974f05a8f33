import type { Register, SubjectRows } from "./declaration";

const ERASED = "'(erased)'";
const ofOrganisation = (erasure: SubjectRows["erasure"]) =>
  ({ ORGANISATION: { where: "t.organisation_id = :id", erasure } }) as const;
const ofItsNeed = {
  ORGANISATION: {
    where: "t.need_id in (select n.id from need n where n.organisation_id = :id)",
    erasure: "ANONYMISE",
  },
} as const;

/** Organisations with all that belongs to them. Of a sole proprietor all of it is about a person. */
export const partneringRegister = {
  contact: {
    holds: "People whom an organisation names to speak to.",
    keptFor: "PARTNERING",
    columns: {
      none: ["organisation_id", "language"],
      pseudonym: ["id"],
      personal: { name: ERASED, function: "null", email: "null", phone: "null" },
    },
    rows: {
      CONTACT: { where: "t.id = :id", erasure: "DELETE" },
      PERSON: { where: "lower(t.email) = lower(:email)", erasure: "DELETE" },
      ...ofOrganisation("DELETE"),
    },
  },
  owner: {
    holds: "Who holds an organisation's capital; natural persons among them.",
    keptFor: "PROGRAMME",
    columns: {
      none: ["id", "organisation_id", "kind", "share", "register"],
      personal: { name: "null", registry_number: "null" },
    },
    rows: ofOrganisation("ANONYMISE"),
  },
  establishment: {
    holds: "Places of business. A sole proprietor's may be a home.",
    keptFor: "PARTNERING",
    columns: {
      none: [
        "id",
        "organisation_id",
        "kind",
        "municipality",
        "country",
        "administrative_region",
        "region",
        "region_reason",
        "started_on",
        "ended_on",
      ],
      personal: { establishment_number: "null", name: "null", street: "null", post_code: "null" },
    },
    rows: ofOrganisation("ANONYMISE"),
  },
  financial_year: {
    holds: "Figures of closed financial years.",
    keptFor: "PROGRAMME",
    columns: {
      none: [
        "id",
        "organisation_id",
        "closed_on",
        "headcount",
        "turnover_amount",
        "turnover_currency",
        "balance_sheet_total_amount",
        "balance_sheet_total_currency",
      ],
    },
    rows: ofOrganisation("KEEP"),
  },
  activity_code: {
    holds: "Activities as registers name them.",
    keptFor: "PARTNERING",
    columns: { none: ["id", "organisation_id", "classification", "version", "code", "main"] },
    rows: ofOrganisation("KEEP"),
  },
  suggestion_verdict: {
    holds: "What advisers made of suggestions, with reasons.",
    keptFor: "PARTNERING",
    columns: {
      none: [
        "id",
        "need_id",
        "organisation_id",
        "kind",
        "reason",
        "decided_at",
        "undone_at",
        "score",
        "rank",
        "engine_version",
        "lexicon_version",
        "contributions",
        "weights",
        "need_version",
        "profile_fingerprint",
      ],
      pseudonym: ["decided_by"],
      personal: { comment: "null" },
    },
    rows: {
      PERSON: { where: "t.decided_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: {
        where:
          "t.organisation_id = :id or t.need_id in (select n.id from need n where n.organisation_id = :id)",
        erasure: "ANONYMISE",
      },
    },
  },
  blocked_pair: {
    holds: "Pairs of organisations that advisers keep apart, with the reason.",
    keptFor: "PARTNERING",
    columns: {
      none: ["id", "one_id", "other_id", "blocked_at", "unblocked_at"],
      pseudonym: ["blocked_by", "unblocked_by"],
      personal: { reason: ERASED },
    },
    rows: {
      PERSON: { where: "t.blocked_by = :id or t.unblocked_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: "t.one_id = :id or t.other_id = :id", erasure: "ANONYMISE" },
    },
  },
  organisation_adviser: {
    holds: "Which adviser looks after an organisation, and who did before.",
    keptFor: "PARTNERING",
    columns: {
      none: ["id", "organisation_id", "assigned_at", "ended_at", "version"],
      pseudonym: ["adviser_id", "assigned_by"],
      personal: { reason: "null", note: "null" },
    },
    rows: {
      PERSON: { where: "t.adviser_id = :id or t.assigned_by = :id", erasure: "KEEP", extent: "TRACE" },
      ...ofOrganisation("ANONYMISE"),
    },
  },
  organisation_merge: {
    holds: "Entries of organisations that were made one, with fields as they were before.",
    keptFor: "PARTNERING",
    columns: {
      none: ["id", "survivor_id", "merged_id", "merged_at", "unmerged_at"],
      pseudonym: ["merged_by", "unmerged_by"],
      personal: { reason: ERASED, fields: "'[]'" },
    },
    rows: {
      PERSON: { where: "t.merged_by = :id or t.unmerged_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: "t.survivor_id = :id or t.merged_id = :id", erasure: "ANONYMISE" },
    },
  },
  organisation_merge_row: {
    holds: "Which records came from the other entry.",
    keptFor: "PARTNERING",
    columns: { none: ["merge_id", "table_name", "column_name", "row_id"] },
  },
  note: {
    holds: "What the team wrote down for itself on organisations, pairs, needs and introductions.",
    keptFor: "PARTNERING",
    columns: {
      none: [
        "id",
        "organisation_id",
        "other_organisation_id",
        "need_id",
        "introduction_id",
        "written_at",
        "changed_at",
        "version",
      ],
      pseudonym: ["written_by"],
      personal: { text: ERASED },
    },
    rows: {
      PERSON: { where: "t.written_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: {
        where: `t.organisation_id = :id or t.other_organisation_id = :id
          or t.need_id in (select n.id from need n where n.organisation_id = :id)
          or t.introduction_id in (select i.id from introduction i where i.seeker_id = :id or i.candidate_id = :id)`,
        erasure: "DELETE",
      },
    },
  },
  introduction: {
    holds: "Introductions of two organisations, what was written and answered.",
    keptFor: "PARTNERING",
    columns: {
      none: [
        "id",
        "need_id",
        "seeker_id",
        "candidate_id",
        "state",
        "answer_by",
        "sent_at",
        "acknowledged_at",
        "seeker_accepted_at",
        "candidate_accepted_at",
        "ended_at",
        "seeker_asked_on",
        "candidate_asked_on",
        "declined_by",
        "decline_reason",
        "created_at",
        "updated_at",
        "version",
      ],
      pseudonym: ["started_by"],
      personal: { message: ERASED, again_because: "null", decline_comment: "null" },
    },
    rows: {
      PERSON: { where: "t.started_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: "t.seeker_id = :id or t.candidate_id = :id", erasure: "ANONYMISE" },
    },
  },
  requirement: {
    holds: "Checkable parts of needs, in the organisation's words.",
    keptFor: "PARTNERING",
    columns: {
      none: ["id", "need_id", "position", "level", "operator", "value", "unit"],
      personal: { text: ERASED, measure: "null" },
    },
    rows: ofItsNeed,
  },
  requirement_concept: {
    holds: "Which concepts of the lexicon requirements are about.",
    keptFor: "PARTNERING",
    columns: { none: ["requirement_id", "concept_id", "position"] },
  },
  need_version: {
    holds: "What needs said at earlier versions, in the organisation's words.",
    keptFor: "PARTNERING",
    columns: { none: ["id", "need_id", "version", "written_at"], personal: { content: "'{}'" } },
    rows: { ORGANISATION: { ...ofItsNeed.ORGANISATION, erasure: "DELETE" } },
  },
  need: {
    holds: "Technology needs, in the organisation's words.",
    keptFor: "PARTNERING",
    columns: {
      none: [
        "id",
        "organisation_id",
        "language",
        "summary_cleared_at",
        "status",
        "sectors",
        "cooperation_kinds",
        "readiness_level",
        "deadline",
        "submitted_at",
        "published_at",
        "confirmed_at",
        "created_at",
        "updated_at",
        "version",
      ],
      personal: {
        title: ERASED,
        text: ERASED,
        translations: "'[]'",
        summary: "null",
        partner_sought: "null",
        return_reasons: "null",
      },
    },
    rows: ofOrganisation("ANONYMISE"),
  },
  evidence: {
    holds: "Proofs of capabilities: titles, references, digests of documents.",
    keptFor: "PARTNERING",
    columns: {
      none: ["id", "capability_id", "kind", "issued_on", "expires_on"],
      personal: { title: ERASED, reference: "null", sha256: "null" },
    },
    rows: {
      ORGANISATION: {
        where: "t.capability_id in (select c.id from capability c where c.organisation_id = :id)",
        erasure: "ANONYMISE",
      },
    },
  },
  capability: {
    holds: "Capabilities, in the organisation's words.",
    keptFor: "PARTNERING",
    columns: {
      none: [
        "id",
        "organisation_id",
        "language",
        "summary_cleared_at",
        "stage",
        "readiness_level",
        "sectors",
        "cooperation_kinds",
        "intellectual_property",
        "removed_at",
        "created_at",
        "updated_at",
        "version",
      ],
      personal: { title: ERASED, text: ERASED, translations: "'[]'", summary: "null" },
    },
    rows: ofOrganisation("ANONYMISE"),
  },
  organisation: {
    holds: "Enterprises with name, number and profile; of a sole proprietor all of it is about a person.",
    keptFor: "PARTNERING",
    columns: {
      none: [
        "id",
        "register",
        "legal_form",
        "legal_personality",
        "founded_on",
        "languages",
        "declared_sectors",
        "derived_sectors",
        "region",
        "region_reason",
        "size_class",
        "profile_confirmed_on",
        "introduction_capacity",
        "archived_at",
        "merged_into",
        "created_at",
        "updated_at",
        "version",
      ],
      personal: {
        registry_number: "'erased-' || t.id",
        legal_name: "'Erased organisation'",
        trade_names: "'{}'",
        website: "null",
        presentation: "'{}'",
      },
    },
    rows: { ORGANISATION: { where: "t.id = :id", erasure: "ANONYMISE" } },
  },
} as const satisfies Register;
