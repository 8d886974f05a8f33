import type { Register } from "./declaration";

const ERASED = "'(erased)'";
/** What evaluators wrote goes, their numbers stay. */
const NUMBERS_ALONE = `(select coalesce(jsonb_agg(one || '{"reasons": "(erased)"}' order by place), '[]')
  from jsonb_array_elements(t.scores) with ordinality as each_one (one, place))`;
const ofItsApplications =
  "t.application_id in (select a.id from application a where a.organisation_id = :id)";

/** What the programme keeps beside the catalogue. */
export const programmeRegister = {
  application_draft: {
    holds: "Applications that an organisation has begun to write.",
    keptFor: "PROGRAMME",
    columns: {
      none: [
        "id",
        "organisation_id",
        "side",
        "project_nature",
        "intermediary_search",
        "cooperation_kinds",
        "services",
        "introduction_ids",
        "previous_application_id",
        "withdrawn_at",
        "created_at",
        "updated_at",
        "version",
      ],
      pseudonym: ["started_by"],
      personal: { objectives: "null", project_title: "null", project_aims: "null", added_value: "null" },
    },
    rows: {
      PERSON: { where: "t.started_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: "t.organisation_id = :id", erasure: "ANONYMISE" },
    },
  },
  application: {
    holds: "Applications for support, as they were submitted.",
    keptFor: "PROGRAMME",
    columns: {
      none: [
        "id",
        "tracking_number",
        "organisation_id",
        "side",
        "project_nature",
        "intermediary_search",
        "cooperation_kinds",
        "services",
        "introduction_ids",
        "previous_application_id",
        "declaration_version",
        "state",
        "recommended",
        "consultation_outcome",
        "submitted_at",
        "submitted_on",
        "due_on",
        "updated_at",
        "version",
        "applicant_version",
      ],
      pseudonym: ["signed_by"],
      personal: { objectives: ERASED, project_title: ERASED, project_aims: ERASED, added_value: ERASED },
    },
    rows: {
      PERSON: { where: "t.signed_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: "t.organisation_id = :id", erasure: "ANONYMISE" },
    },
  },
  application_number: {
    holds: "The last tracking number of each year.",
    keptFor: "PROGRAMME",
    columns: { none: ["series", "year", "last_number"] },
  },
  // Proof of a decision on public money: nobody changes steps and evaluations, and only their words can be erased.
  application_step: {
    holds: "What was done with an application, by whom and why.",
    keptFor: "PROGRAMME",
    columns: {
      none: ["id", "application_id", "number", "verb", "from_state", "to_state", "duty", "outcome", "at"],
      pseudonym: ["person_id"],
      personal: { reasons: "null" },
    },
    rows: {
      PERSON: { where: "t.person_id = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: ofItsApplications, erasure: "ANONYMISE" },
    },
  },
  evaluation: {
    holds: "Evaluations of applications.",
    keptFor: "PROGRAMME",
    columns: {
      none: ["id", "application_id", "submitted_at"],
      pseudonym: ["evaluator_id"],
      personal: { scores: NUMBERS_ALONE, comment: "null" },
    },
    rows: {
      PERSON: { where: "t.evaluator_id = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: ofItsApplications, erasure: "ANONYMISE" },
    },
  },
  // Natural persons stand in it under pseudonyms from the beginning, so that it can be computed again for ever.
  eligibility_assessment: {
    holds: "The facts and the result of eligibility that a decision rests on.",
    keptFor: "PROGRAMME",
    columns: {
      none: [
        "id",
        "application_id",
        "occasion",
        "assessed_at",
        "as_of",
        "rule_set",
        "rule_set_version",
        "european_version",
        "result",
      ],
      personal: { facts: "'{}'" },
    },
    rows: { ORGANISATION: { where: ofItsApplications, erasure: "KEEP" } },
  },
  application_duty: {
    holds: "Who is named on an application for what, with conflicts of interest.",
    keptFor: "PROGRAMME",
    columns: {
      none: [
        "id",
        "application_id",
        "duty",
        "named_at",
        "declared_at",
        "has_conflict",
        "evaluated_at",
        "released_at",
      ],
      pseudonym: ["person_id", "named_by"],
      personal: { conflict: "null", release_reasons: "null" },
    },
    rows: { PERSON: { where: "t.person_id = :id", erasure: "ANONYMISE" } },
  },
  information_request: {
    holds: "Questions on an application, and their answers.",
    keptFor: "PROGRAMME",
    columns: {
      none: ["id", "application_id", "asked_at", "answer_by", "answered_at"],
      pseudonym: ["asked_by", "answered_by"],
      personal: { question: ERASED, answer: "null" },
    },
    rows: {
      PERSON: { where: "t.asked_by = :id or t.answered_by = :id", erasure: "KEEP", extent: "TRACE" },
      ORGANISATION: { where: ofItsApplications, erasure: "ANONYMISE" },
    },
  },
  exchange_rate: {
    holds: "Rates of the euro by day.",
    keptFor: "PROGRAMME",
    columns: { none: ["id", "currency", "day", "units_per_euro", "source", "recorded_at"] },
  },
  service_level_version: {
    holds: "What the programme promised to answer within, as it stood.",
    keptFor: "PROGRAMME",
    columns: {
      none: ["id", "version", "effective_on", "source", "information_days", "levels", "published_at"],
    },
  },
  rule_set_version: {
    holds: "Rules of eligibility as they stood.",
    keptFor: "PROGRAMME",
    columns: {
      none: ["id", "code", "version", "effective_on", "source", "parameters", "texts", "published_at"],
    },
  },
} as const satisfies Register;
