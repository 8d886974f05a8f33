import type { MatchKind } from "../matching.types";
import type { Alternative } from "./expansion.types";
import type { Terms } from "../vocabulary/terms";

/** Collects what answers one word; a term that is reached in several ways keeps the best of them. */
export class AlternativeSet {
  private readonly byTerm = new Map<number, Alternative>();

  constructor(private readonly terms: Terms) {}

  add(term: number, weight: number, kind: MatchKind, anchor?: number): void {
    const known = this.byTerm.get(term);
    if (known !== undefined && known.weight >= weight) return;
    this.byTerm.set(term, { term, weight, kind, ...(anchor !== undefined && { anchor }) });
  }

  /** Heaviest first; equal weights in the order of the alphabet, which does not depend on how the index was filled. */
  list(): Alternative[] {
    return [...this.byTerm.values()].sort(
      (a, b) => b.weight - a.weight || this.terms.compare(a.term, b.term),
    );
  }
}
