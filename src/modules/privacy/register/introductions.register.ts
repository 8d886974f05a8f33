import type { Register } from "./declaration";

const ERASED = "'(erased)'";
const ofItsIntroductions =
  "t.introduction_id in (select i.id from introduction i where :id in (i.seeker_id, i.candidate_id))";
/** Of the organisation that names the contact, so that no namesake is meant. */
const ofTheirIntroductions = `t.introduction_id in (select i.id from introduction i
  join contact c on c.organisation_id in (i.seeker_id, i.candidate_id) where c.id = :id)`;

/** What the two sides of introductions entrust to each other, write to each other and tell of one another. */
export const introductionsRegister = {
  document: {
    holds: "Documents that organisations keep: what they are and where, not the documents.",
    keptFor: "PARTNERING",
    columns: {
      none: [
        "id",
        "organisation_id",
        "dated_on",
        "media_type",
        "size_bytes",
        "registered_at",
        "removed_at",
        "version",
      ],
      pseudonym: ["registered_by"],
      personal: { title: ERASED, description: "null", sha256: ERASED, reference: ERASED },
    },
    rows: {
      PERSON: { where: "t.registered_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: "t.organisation_id = :id", erasure: "ANONYMISE" },
    },
  },
  document_release: {
    holds: "Which document was released to the other side of which introduction, and until when.",
    keptFor: "PARTNERING",
    columns: {
      none: ["id", "introduction_id", "document_id", "released_at", "withdrawn_at"],
      pseudonym: ["released_by", "withdrawn_by"],
    },
    rows: {
      PERSON: { where: "t.released_by = :id or t.withdrawn_by = :id", erasure: "KEEP", extent: "TRACE" },
    },
  },
  non_disclosure_agreement: {
    holds: "Non-disclosure agreements of introductions, with the names of who signed them.",
    keptFor: "PARTNERING",
    columns: {
      none: ["introduction_id", "signed_on", "recorded_at"],
      pseudonym: ["recorded_by"],
      personal: { seeker_signatory: ERASED, candidate_signatory: ERASED },
    },
    rows: {
      PERSON: { where: "t.recorded_by = :id", erasure: "KEEP", extent: "TRACE" },
      CONTACT: {
        where: `${ofTheirIntroductions} and lower(:name) in (lower(t.seeker_signatory), lower(t.candidate_signatory))`,
        erasure: "ANONYMISE",
      },
      ORGANISATION: { where: ofItsIntroductions, erasure: "ANONYMISE" },
    },
  },
  introduction_message: {
    holds: "What the two sides of an introduction wrote to each other.",
    keptFor: "PARTNERING",
    columns: {
      none: ["id", "introduction_id", "side", "by_adviser", "written_at"],
      pseudonym: ["written_by"],
      personal: { text: ERASED },
    },
    rows: {
      PERSON: { where: "t.written_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: ofItsIntroductions, erasure: "ANONYMISE" },
    },
  },
  introduction_follow_up: {
    holds: "What each side told of what came of an introduction.",
    keptFor: "PARTNERING",
    columns: {
      none: ["id", "introduction_id", "organisation_id", "met", "outcome", "next_step_on", "recorded_at"],
      pseudonym: ["recorded_by"],
      personal: { next_step: "null", comment: "null" },
    },
    rows: {
      PERSON: { where: "t.recorded_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: "t.organisation_id = :id", erasure: "ANONYMISE" },
    },
  },
} as const satisfies Register;
