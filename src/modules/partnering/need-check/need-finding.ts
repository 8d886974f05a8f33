/** What a look at a need may find weak. */
export const NEED_FINDING_KINDS = [
  "TOO_VAGUE",
  "VAGUE_REQUIREMENT",
  "SEVERAL_NEEDS",
  "SUPPLIER_SEARCH",
  "SUPPLIER_SEARCH_BESIDE",
  "CONTRADICTORY_REQUIREMENTS",
  "IDENTITY_BETRAYED",
  "IDENTITY_HINTED",
] as const;
export type NeedFindingKind = (typeof NEED_FINDING_KINDS)[number];

/** A place in a need, by the path that a change would name, such as `requirements.2.text`. */
export interface Passage {
  readonly field: string;
  /** Half-open range of UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface NeedFinding {
  readonly kind: NeedFindingKind;
  /** Where it stands; of a contradiction the second requirement. */
  readonly passage: Passage | null;
  /** What its sentence names besides: the other requirement, what a passage betrays. */
  readonly about?: string;
}

/** A part of a field, given by its place in the text. */
export function passageOf(field: string, text: string, start: number, end: number): Passage {
  return { field, start, end, text: text.slice(start, end) };
}
