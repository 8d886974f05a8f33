/**
 * What invented firms of one sector write about in one language. A phrase may hold `{2..15}`: a whole number of that
 * range, drawn anew each time.
 */
export interface PhraseList {
  /** What a firm makes or masters, with its indefinite article: the object of a verb. */
  readonly technologies: readonly string[];
  /** What it serves; read after «pour», «voor» and «for». */
  readonly applications: readonly string[];
  /** What it is used on: materials, data, organisms, people; read after «sur», «op» and «on». */
  readonly materials: readonly string[];
  /** Properties with numbers; read after a comma. */
  readonly qualities: readonly string[];
}
