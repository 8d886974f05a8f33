import { growingFloat32, growingUint8 } from "../index/growing-arrays";
import { LANGUAGE_COUNT } from "../text/languages";

/** Several terms of a profile may answer one word: the best counts in full, the others this much; .15 and .3 are within .001. */
const FURTHER_ANSWERS = 0.2;

/**
 * How well one profile answers each word of a need, kept by language: a profile told in three languages answers a word
 * once, not three times.
 */
export class GroupAnswers {
  private readonly best = growingFloat32();
  private readonly further = growingFloat32();
  private readonly weights = growingFloat32();
  private readonly rarities = growingFloat32();
  private readonly isTouched = growingUint8();
  private readonly touched: number[] = [];

  begin(groups: number): void {
    this.clear();
    const cells = groups * LANGUAGE_COUNT;
    for (const array of [this.best, this.further, this.weights, this.rarities]) array.lengthen(cells);
    this.isTouched.lengthen(groups);
  }

  /** A term answers a word: `weight` says how fully, `rarity` what the term says, `impact` how much the profile is about it. */
  add(group: number, language: number, weight: number, rarity: number, impact: number): void {
    const amount = weight * rarity * impact;
    const cell = group * LANGUAGE_COUNT + language;
    const best = this.best.data[cell] ?? 0;
    this.best.data[cell] = Math.max(best, amount);
    this.further.data[cell] = (this.further.data[cell] ?? 0) + Math.min(best, amount);
    this.weights.data[cell] = Math.max(this.weights.data[cell] ?? 0, weight);
    this.rarities.data[cell] = Math.max(this.rarities.data[cell] ?? 0, weight * rarity);
    if (this.isTouched.data[group] === 1) return;
    this.isTouched.data[group] = 1;
    this.touched.push(group);
  }

  /** Groups that something answers, in the order of the profile's terms. */
  get answered(): readonly number[] {
    return this.touched;
  }

  /** Weighted BM25 of the group, in the language that answers it best. */
  amount(group: number): number {
    let amount = 0;
    for (let cell = group * LANGUAGE_COUNT; cell < (group + 1) * LANGUAGE_COUNT; cell++) {
      amount = Math.max(
        amount,
        (this.best.data[cell] ?? 0) + FURTHER_ANSWERS * (this.further.data[cell] ?? 0),
      );
    }
    return amount;
  }

  /** How fully the word is answered, 0..1. */
  weight(group: number): number {
    let weight = 0;
    for (let cell = group * LANGUAGE_COUNT; cell < (group + 1) * LANGUAGE_COUNT; cell++) {
      weight = Math.max(weight, this.weights.data[cell] ?? 0);
    }
    return weight;
  }

  /** Rarity of the profile's words of one language that answer it. */
  rarity(group: number, language: number): number {
    return this.rarities.data[group * LANGUAGE_COUNT + language] ?? 0;
  }

  clear(): void {
    for (const group of this.touched) {
      this.isTouched.data[group] = 0;
      for (let cell = group * LANGUAGE_COUNT; cell < (group + 1) * LANGUAGE_COUNT; cell++) {
        this.best.data[cell] = this.further.data[cell] = 0;
        this.weights.data[cell] = this.rarities.data[cell] = 0;
      }
    }
    this.touched.length = 0;
  }
}
