import type { Register } from "./declaration";

/** What is computed for advisers beforehand, and what they ask to be told. */
export const matchingRegister = {
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
