import type { Alternative } from "../expansion/expansion.types";
import type { ProfileIndex } from "../index/profile-index";
import { growingFloat32, growingUint32 } from "../index/growing-arrays";

/** ln(1 + (N - n + .5) / (n + .5)): how much it says that a profile has the term. Always above 0. */
function inverseDocumentFrequency(profiles: number, profilesWithTerm: number): number {
  return Math.log(1 + (profiles - profilesWithTerm + 0.5) / (profilesWithTerm + 0.5));
}

/** Keeps the value of each term until the index changes. */
export class TermRarity {
  private readonly values = growingFloat32();
  private readonly versions = growingUint32();

  constructor(private readonly index: ProfileIndex) {}

  of(term: number): number {
    const stamp = this.index.version + 1;
    if (this.versions.at(term) === stamp) return this.values.at(term);
    return this.refresh(term, stamp);
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

  private refresh(term: number, stamp: number): number {
    this.values.lengthen(term + 1);
    this.versions.lengthen(term + 1);
    this.values.data[term] = inverseDocumentFrequency(
      this.index.size,
      this.index.terms.documentFrequencies.at(term),
    );
    this.versions.data[term] = stamp;
    return this.values.at(term);
  }
}
