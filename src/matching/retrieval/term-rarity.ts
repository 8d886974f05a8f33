import type { Alternative } from "../expansion/expansion.types";
import type { ProfileIndex } from "../index/profile-index";
import { growingFloat32 } from "../index/growing-arrays";

/** ln(1 + (N - n + .5) / (n + .5)): how much it says that a profile has the term. Always above 0. */
function inverseDocumentFrequency(profiles: number, profilesWithTerm: number): number {
  return Math.log(1 + (profiles - profilesWithTerm + 0.5) / (profilesWithTerm + 0.5));
}

/** Keeps the value of each term until the index changes. */
export class TermRarity {
  /** 0: not computed for this version of the index. */
  private readonly values = growingFloat32();
  private version = -1;

  constructor(private readonly index: ProfileIndex) {}

  of(term: number): number {
    if (this.version !== this.index.version) this.forget();
    return this.values.data[term] || this.compute(term);
  }

  /** An alternative that is rarer than the word it stands for counts no more than that word would. */
  cappedWeight({ term, weight, anchor }: Alternative): number {
    if (anchor === undefined || anchor === term) return weight;
    return weight * Math.min(1, this.of(anchor) / this.of(term));
  }

  /** What a term that no profile has would say. */
  ofAbsentTerm(): number {
    return inverseDocumentFrequency(this.index.size, 0);
  }

  private forget(): void {
    this.version = this.index.version;
    this.values.lengthen(this.index.terms.count);
    this.values.data.fill(0);
  }

  private compute(term: number): number {
    this.values.lengthen(term + 1);
    this.values.data[term] = inverseDocumentFrequency(
      this.index.size,
      this.index.terms.documentFrequencies.at(term),
    );
    return this.values.at(term);
  }
}
