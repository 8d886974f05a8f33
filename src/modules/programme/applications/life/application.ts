/** Services that an enterprise may ask for: the four of the programme's text. */
export const SUPPORT_SERVICES = [
  "NEEDS_ANALYSIS",
  "STAY_ORGANISATION",
  "CONTACT_PROGRAMME",
  "TRANSATLANTIC_JOURNEY",
] as const;
export type SupportService = (typeof SUPPORT_SERVICES)[number];

/** «The project must be of an industrial or technological nature»: either, or both. */
export const PROJECT_NATURES = ["INDUSTRIAL", "TECHNOLOGICAL", "BOTH"] as const;
export type ProjectNature = (typeof PROJECT_NATURES)[number];

/** What one person may do on one file. The same person never has two of these on it. */
export const DUTIES = ["COORDINATE", "EVALUATE", "RECORD", "DECIDE"] as const;
export type Duty = (typeof DUTIES)[number];

/** What evaluators score, each with reasons. */
export const CRITERIA = [
  "TECHNICAL_CAPACITY",
  "FINANCIAL_CAPACITY",
  "ADDED_VALUE",
  "NATURE",
  "PARTNERSHIP_OBJECTIVE",
] as const;
export type Criterion = (typeof CRITERIA)[number];

/** What the partner region's ministry made of a file. */
export const CONSULTATION_OUTCOMES = ["FAVOURABLE", "FAVOURABLE_WITH_REMARKS", "UNFAVOURABLE"] as const;
export type ConsultationOutcome = (typeof CONSULTATION_OUTCOMES)[number];

/** Decisions that an assessment of eligibility is frozen for. */
export const ASSESSMENT_OCCASIONS = ["ADMISSIBILITY", "DECISION"] as const;
export type AssessmentOccasion = (typeof ASSESSMENT_OCCASIONS)[number];
