import type { Register } from "./declaration";

const OF_ORGANISATION =
  "(t.organisation_id = :id or t.need_id in (select n.id from need n where n.organisation_id = :id))";

/** What is computed for advisers beforehand, and what they ask to be told. */
export const matchingRegister = {
  saved_search_candidate: {
    holds: "Candidates that somebody was told of, or is to be.",
    keptFor: "PARTNERING",
    columns: {
      none: ["saved_search_id", "organisation_id", "capability_id", "score", "found_at", "is_new", "told_at"],
    },
    rows: {
      PERSON: {
        where: "t.saved_search_id in (select s.id from saved_search s where s.person_id = :id)",
        erasure: "DELETE",
      },
      ORGANISATION: { where: "t.organisation_id = :id", erasure: "DELETE" },
    },
  },
  saved_search: {
    holds: "What account holders want to be told of, in their own words.",
    keptFor: "PARTNERING",
    columns: {
      none: [
        "id",
        "need_id",
        "organisation_id",
        "threshold",
        "digest",
        "next_digest_at",
        "created_at",
        "updated_at",
        "version",
      ],
      pseudonym: ["person_id"],
      personal: { name: "'Erased'", question: "'{}'" },
    },
    rows: {
      PERSON: { where: "t.person_id = :id", erasure: "DELETE" },
      ORGANISATION: { where: OF_ORGANISATION, erasure: "DELETE" },
    },
  },
  match_run: {
    holds: "Runs that rank all published needs, and who asked for them.",
    keptFor: "PARTNERING",
    columns: {
      none: [
        "id",
        "state",
        "region",
        "partners_per_need",
        "requested_at",
        "started_at",
        "ended_at",
        "needs_total",
        "needs_ranked",
        "last_need_id",
        "engine_version",
        "lexicon_version",
        "failures",
        "worker",
        "seen_at",
      ],
      pseudonym: ["started_by", "cancelled_by"],
    },
    rows: {
      PERSON: { where: "t.started_by = :id or t.cancelled_by = :id", erasure: "KEEP", extent: "TRACE" },
    },
  },
  match_run_need: {
    holds: "Needs that a run has ranked.",
    keptFor: "PARTNERING",
    columns: { none: ["run_id", "need_id", "need_version", "ranked_at"] },
  },
  match_run_result: {
    holds: "Candidates that a run found for needs, with their scores.",
    keptFor: "PARTNERING",
    columns: {
      none: ["run_id", "need_id", "organisation_id", "capability_id", "rank", "score", "excluded"],
    },
  },
} as const satisfies Register;
