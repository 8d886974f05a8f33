import type { Register } from "./declaration";

const ERASED = "'(erased)'";
const ofAParty = ":id in (t.seeker_id, t.candidate_id)";
const ofItself = "t.organisation_id = :id";

/** What is kept of agreements, and the reports of years. */
export const agreementsRegister = {
  agreement_proof: {
    holds: "Where parties keep the documents that prove an agreement.",
    keptFor: "PROGRAMME",
    columns: {
      none: ["id", "agreement_id", "organisation_id", "dated_on", "recorded_at"],
      personal: { title: ERASED, sha256: ERASED, reference: ERASED },
    },
    rows: { ORGANISATION: { where: ofItself, erasure: "ANONYMISE" } },
  },
  follow_up: {
    holds: "What agreements brought each party.",
    keptFor: "PROGRAMME",
    columns: {
      none: [
        "id",
        "agreement_id",
        "organisation_id",
        "month",
        "turnover_amount",
        "turnover_currency",
        "jobs",
        "recorded_at",
      ],
      pseudonym: ["recorded_by"],
      personal: { products: "null" },
    },
    rows: {
      PERSON: { where: "t.recorded_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: ofItself, erasure: "ANONYMISE" },
    },
  },
  annual_report: {
    holds: "Published reports in figures that tell of nobody.",
    keptFor: "PROGRAMME",
    columns: {
      none: [
        "id",
        "year",
        "pinned_on",
        "figures",
        "csv",
        "json",
        "markdown",
        "markdown_fr",
        "markdown_nl",
        "published_at",
      ],
      pseudonym: ["published_by"],
    },
    rows: { PERSON: { where: "t.published_by = :id", erasure: "KEEP", extent: "TRACE" } },
  },
  agreement: {
    holds: "Agreements of two enterprises, and what they came from.",
    keptFor: "PROGRAMME",
    columns: {
      none: [
        "id",
        "kind",
        "state",
        "seeker_id",
        "candidate_id",
        "introduction_id",
        "need_id",
        "verdict_id",
        "mission_id",
        "signed_on",
        "seeker_confirmed_at",
        "candidate_confirmed_at",
        "active_from",
        "ended_on",
        "recorded_for",
        "created_at",
        "updated_at",
        "version",
      ],
      pseudonym: ["recorded_by"],
      personal: { title: ERASED, end_reason: "null" },
    },
    rows: {
      PERSON: { where: "t.recorded_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: ofAParty, erasure: "ANONYMISE" },
    },
  },
} as const satisfies Register;
