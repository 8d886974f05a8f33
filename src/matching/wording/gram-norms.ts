import { growingFloat32, growingUint32 } from "../index/growing-arrays";
import type { ForwardIndex } from "../index/forward-index";
import { LANGUAGE_COUNT } from "../text/languages";
import { BUCKETS, type GramTable } from "../vocabulary/gram-table";
import type { Terms } from "../vocabulary/terms";
import { SQUARE_ROOTS } from "./square-roots";

/**
 * Lengths of the profiles' n-gram vectors, by language. Exact: a compound
 * and its parts share n-grams, and taking its terms for orthogonal lowers the cosine's own ranking from .285 to .278.
 * Computed when first asked after a change of the vocabulary.
 */
export class GramNorms {
  private readonly norms = growingFloat32();
  private readonly versions = growingUint32();
  private readonly amounts = new Float32Array(BUCKETS);

  constructor(
    private readonly forward: ForwardIndex,
    private readonly terms: Terms,
    private readonly table: GramTable,
  ) {}

  of(profile: number, language: number): number {
    if (this.versions.at(profile) !== this.table.version) this.refresh(profile);
    return this.norms.at(profile * LANGUAGE_COUNT + language);
  }

  /** To be called when a number is given to another profile. */
  forget(profile: number): void {
    if (profile < this.versions.length) this.versions.data[profile] = 0;
  }

  private refresh(profile: number): void {
    this.versions.lengthen(profile + 1);
    this.norms.lengthen((profile + 1) * LANGUAGE_COUNT);
    for (let language = 0; language < LANGUAGE_COUNT; language++) {
      this.norms.data[profile * LANGUAGE_COUNT + language] = this.computed(profile, language);
    }
    this.versions.data[profile] = this.table.version;
  }

  private computed(profile: number, language: number): number {
    const terms = this.forward.termsOf(profile).filter((term) => this.terms.languages.at(term) === language);
    if (terms.length === 0) return 0;
    const squares = this.squaresOf(profile, language);
    for (const term of terms) for (const bucket of this.table.of(term)) this.amounts[bucket] = 0;
    return Math.sqrt(squares);
  }

  private squaresOf(profile: number, language: number): number {
    const frequencies = this.forward.frequenciesOf(profile);
    let squares = 0;
    this.forward.termsOf(profile).forEach((term, place) => {
      if (this.terms.languages.at(term) !== language) return;
      squares += this.addTerm(term, SQUARE_ROOTS[frequencies[place] ?? 0] ?? 0);
    });
    return squares;
  }

  /** Adds a term to the vector; gives what that adds to the squared length: (a + x)² - a² in every bucket. */
  private addTerm(term: number, amount: number): number {
    let added = 0;
    for (const bucket of this.table.of(term)) {
      const before = this.amounts[bucket] ?? 0;
      added += this.table.weight(bucket) * amount * (2 * before + amount);
      this.amounts[bucket] = before + amount;
    }
    return added;
  }
}
