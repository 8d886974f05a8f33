import { growingFloat32, growingUint32 } from "../index/growing-arrays";
import type { TermRarity } from "../retrieval/term-rarity";
import type { PreparedNeed } from "./prepared-need";

/** End of a chain of entries, and the slot of a term that the need does not ask for. */
export const NO_ENTRY = 0;

/**
 * Answers "which words of the need does this term answer?" in one array look-up: a slot per index term holds the head
 * of a chain of entries (group, weight). Cleared by walking the terms of the need, never the whole array.
 */
export class NeedSlots {
  private readonly heads = growingUint32();
  readonly next = growingUint32();
  readonly groups = growingUint32();
  /** Answer weight 0..1, before the group's own weight. */
  readonly weights = growingFloat32();
  private readonly used: number[] = [];

  load(need: PreparedNeed, rarity: TermRarity): void {
    this.clear();
    this.push(NO_ENTRY, 0, 0);
    need.groups.forEach((group, number) => {
      for (const alternative of group.alternatives) {
        const { term } = alternative;
        this.heads.lengthen(term + 1);
        const head = this.heads.at(term);
        if (head === NO_ENTRY) this.used.push(term);
        this.heads.data[term] = this.push(head, number, rarity.cappedWeight(alternative));
      }
    });
  }

  /** The first entry of a term, or `NO_ENTRY`. */
  head(term: number): number {
    return this.heads.data[term] ?? NO_ENTRY;
  }

  private push(next: number, group: number, weight: number): number {
    this.next.push(next);
    this.groups.push(group);
    return this.weights.push(weight);
  }

  private clear(): void {
    for (const term of this.used) this.heads.data[term] = NO_ENTRY;
    this.used.length = 0;
    this.next.length = this.groups.length = this.weights.length = 0;
  }
}
