import type { Language } from "../../shared/language";
import type { RequirementLevel, RequirementOperator } from "../needs/requirement.entity";

/** What the rules read of a need. */
export interface CheckedNeed {
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  readonly partnerSought: string | null;
  readonly cooperationKinds: readonly string[];
  readonly requirements: readonly CheckedRequirement[];
}

export interface CheckedRequirement {
  readonly level: RequirementLevel;
  readonly text: string;
  readonly measure: string | null;
  readonly operator: RequirementOperator | null;
  readonly value: string | null;
  readonly unit: string | null;
}
