import type { Register } from "./declaration";

/** Words and what they mean. Labels are words of a language, written by nobody in particular and about nobody. */
export const lexiconRegister: Register = {
  lexicon_source: {
    holds: "The sources of the lexicon, with their licences.",
    keptFor: "OPERATION",
    columns: { none: ["id", "name", "licence", "content_hash", "stamp", "generation", "loaded_at"] },
  },
  concept: {
    holds: "Concepts of the lexicon.",
    keptFor: "OPERATION",
    columns: { none: ["id", "name", "sector", "definition", "created_at", "updated_at", "version"] },
  },
  concept_origin: {
    holds: "Under which keys sources know concepts.",
    keptFor: "OPERATION",
    columns: { none: ["source_id", "key", "concept_id", "position", "generation"] },
  },
  concept_label: {
    holds: "What concepts are called.",
    keptFor: "OPERATION",
    columns: {
      none: [
        "concept_id",
        "source_id",
        "language",
        "kind",
        "locale",
        "text",
        "normalised",
        "key",
        "position",
        "ambiguous",
        "withdrawn_at",
        "generation",
      ],
    },
  },
  concept_broader: {
    holds: "Which concepts are broader than which.",
    keptFor: "OPERATION",
    columns: { none: ["concept_id", "broader_id", "source_id", "withdrawn_at", "generation"] },
  },
  separated_terms: {
    holds: "Words that advisers hold apart, with what they said of it.",
    keptFor: "OPERATION",
    columns: {
      none: [
        "id",
        "left_language",
        "left_word",
        "right_language",
        "right_word",
        "separated_at",
        "undone_at",
        "version",
      ],
      pseudonym: ["separated_by"],
      personal: { comment: "null" },
    },
    rows: { PERSON: { where: "t.separated_by = :id", erasure: "KEEP", extent: "TRACE" } },
  },
};
