import type { TermRarity } from "../retrieval/term-rarity";
import { WORDING, type NeedGroup, type PreparedNeed } from "./prepared-need";

/** How much there is to answer in a need: for each group its weight times the rarity of the best term that could answer it. */
export class NeedMasses {
  /** Sum over the need's own wording. */
  wording = 0;
  private groups: number[] = [];
  private requirements: number[] = [];

  constructor(private readonly rarity: TermRarity) {}

  load(need: PreparedNeed): void {
    this.wording = 0;
    this.requirements = need.requirements.map(() => 0);
    this.groups = need.groups.map((group) => this.massOf(group));
    need.groups.forEach(({ requirement }, group) => {
      if (requirement === WORDING) this.wording += this.of(group);
      else this.requirements[requirement] = (this.requirements[requirement] ?? 0) + this.of(group);
    });
  }

  of(group: number): number {
    return this.groups[group] ?? 0;
  }

  shareOfRequirement(requirement: number, answered: number): number {
    const mass = this.requirements[requirement] ?? 0;
    return mass > 0 ? Math.min(1, answered / mass) : 0;
  }

  /** A word that nothing in the index could answer is as hard to answer as the rarest. */
  private massOf(group: NeedGroup): number {
    const rarities = group.alternatives.map(
      (alternative) => this.rarity.cappedWeight(alternative) * this.rarity.of(alternative.term),
    );
    return group.weight * (rarities.length > 0 ? Math.max(...rarities) : this.rarity.ofAbsentTerm());
  }
}
