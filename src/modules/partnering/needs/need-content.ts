import type { CooperationKind } from "../../shared/cooperation-kind";
import type { Language } from "../../shared/language";
import type { Sector } from "../sectors/sector";
import type { Wording } from "../wording";
import type { Need } from "./need.entity";
import type { RequirementLevel, RequirementOperator } from "./requirement.entity";
import type { LinkedRequirement } from "./requirement-concept.entity";

/** A requirement as it is written down. */
export interface RequirementContent {
  readonly level: RequirementLevel;
  readonly text: string;
  readonly measure: string | null;
  readonly operator: RequirementOperator | null;
  readonly value: string | null;
  readonly unit: string | null;
  /** Concepts that it is about; versions from before they could be linked say nothing of them. */
  readonly conceptIds?: readonly string[];
}

/** Everything that a need says, without its life. */
export interface NeedContent {
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  readonly translations: readonly Wording[];
  readonly summary: string | null;
  readonly sectors: readonly Sector[];
  readonly cooperationKinds: readonly CooperationKind[];
  readonly partnerSought: string | null;
  readonly readinessLevel: number | null;
  readonly deadline: string | null;
  readonly requirements: readonly RequirementContent[];
}

export function contentOf(need: Need, requirements: readonly LinkedRequirement[]): NeedContent {
  const { language, title, text, translations, summary, sectors, cooperationKinds } = need;
  const { partnerSought, readinessLevel, deadline } = need;
  return {
    language,
    title,
    text,
    translations,
    summary,
    sectors,
    cooperationKinds,
    partnerSought,
    readinessLevel,
    deadline,
    requirements: requirements.map(({ level, text: words, measure, operator, value, unit, conceptIds }) => ({
      level,
      text: words,
      measure,
      operator,
      value,
      unit,
      conceptIds,
    })),
  };
}
