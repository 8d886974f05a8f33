import type { Alternative, GramSource } from "../expansion/expansion.types";
import type { RequirementLevel } from "../matching.types";
import type { LanguageNumber } from "../text/languages";

/** The place of a group that belongs to the need's own wording rather than to a requirement. */
export const WORDING = -1;

/** One word of a need, ready to be compared: what answers it, and how much it counts. */
export interface NeedGroup {
  /** As it stands in the need, where it stands first. */
  readonly word: string;
  readonly stem: string;
  readonly language: LanguageNumber;
  /** Boilerplate, repetition, correction, part and place weights multiplied. */
  readonly weight: number;
  readonly alternatives: readonly Alternative[];
  readonly gramSources: readonly GramSource[];
  /** `WORDING`, or the place of the requirement it stands in. */
  readonly requirement: number;
}

export interface PreparedRequirement {
  readonly id: string;
  readonly level: RequirementLevel;
}

/** A need, analysed and expanded for one version of the index. */
export interface PreparedNeed {
  readonly groups: readonly NeedGroup[];
  readonly requirements: readonly PreparedRequirement[];
}
