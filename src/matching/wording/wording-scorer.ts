import { FREQUENCY_STEPS } from "../index/forward-index";
import { lengthNorm } from "../index/impact";
import type { ProfileIndex } from "../index/profile-index";
import type { Meanings } from "../lexicon/meanings";
import type { Archive } from "../snapshot/archive";
import { LANGUAGE_COUNT } from "../text/languages";
import type { GramTable } from "../vocabulary/gram-table";
import { GramNorms } from "./gram-norms";
import { MeaningSimilarity } from "./meaning-similarity";
import { SQUARE_ROOTS } from "./square-roots";
import { GramSimilarity } from "./gram-similarity";
import { GroupAnswers } from "./group-answers";
import { HEAD, GRAMS, LANGUAGE, MEANING, RARITY, TermRows } from "./term-rows";
import type { TermRarity } from "../retrieval/term-rarity";
import { NeedMasses } from "../need/need-masses";
import { NeedSlots, NO_ENTRY } from "../need/need-slots";
import { WORDING, type PreparedNeed } from "../need/prepared-need";
import type { WordingEvidence } from "./wording-evidence";

/**
 * What a need of a few words has to answer. A long need is answered in part only, and its cosine falls with the square root
 * of its length; dividing by the square root of its mass keeps the two in step (dividing by the mass itself or by
 * the best answer in the list loses .001, and the latter makes scores depend on the list).
 */
const TYPICAL_MASS = 5;
const NO_REQUIREMENTS: readonly number[] = [];

/** Stage two: scores single profiles exactly, from the forward index, against the need that was loaded last. */
export class WordingScorer {
  private readonly slots = new NeedSlots();
  private readonly answers = new GroupAnswers();
  private readonly grams: GramSimilarity;
  private readonly norms: GramNorms;
  private readonly meaning: MeaningSimilarity;
  private readonly rows: TermRows;
  private readonly rarityMass = new Float64Array(LANGUAGE_COUNT);
  private readonly products = new Float64Array(LANGUAGE_COUNT);
  private meaningProduct = 0;
  private loadedVersion = -1;
  private need: PreparedNeed = { groups: [], requirements: [] };
  private readonly masses: NeedMasses;

  constructor(
    private readonly index: ProfileIndex,
    private readonly rarity: TermRarity,
    gramTable: GramTable,
    meanings: Meanings,
  ) {
    this.grams = new GramSimilarity(gramTable);
    this.norms = new GramNorms(index.forward, index.terms, gramTable);
    this.meaning = new MeaningSimilarity(meanings, index.terms, index.forward);
    this.rows = new TermRows({
      terms: index.terms,
      rarity,
      grams: this.grams,
      meaning: this.meaning,
      slots: this.slots,
    });
    index.onStore((profile) => {
      this.meaning.store(profile);
      this.norms.compute(profile);
    });
    this.masses = new NeedMasses(rarity);
  }

  archive(archive: Archive): void {
    this.norms.archive(archive);
    this.meaning.archive(archive);
  }

  /** Does nothing when this need is loaded already and the index is as it was then. */
  load(need: PreparedNeed): void {
    if (need === this.need && this.loadedVersion === this.index.version) return;
    this.loadedVersion = this.index.version;
    this.need = need;
    this.slots.load(need, this.rarity);
    this.grams.load(need);
    this.meaning.load(need);
    this.rows.forget();
    this.answers.begin(need.groups.length);
    this.masses.load(need);
  }

  score(profile: number): WordingEvidence {
    this.readProfile(profile);
    const evidence = {
      profile,
      answer: this.answer(),
      similarity: bestOfLanguages((language) =>
        this.grams.cosine(this.products[language] ?? 0, this.norms.of(profile, language)),
      ),
      meaning: this.meaning.cosine(profile, this.meaningProduct),
      profileCover: this.profileCover(),
      feedback: 0,
      requirementShares: this.requirementShares(),
    };
    this.answers.clear();
    return evidence;
  }

  /** The words of the need that a profile does not answer in full, with what its answer would gain if it said each once. */
  missingWords(profile: number): { readonly word: string; readonly gain: number }[] {
    this.readProfile(profile);
    const { lengths, averageLength } = this.index;
    const impact = 1 / (1 + lengthNorm(lengths.at(profile), averageLength));
    const scale = Math.sqrt(this.masses.wording * TYPICAL_MASS);
    const missing = this.need.groups.flatMap(({ word }, group) => {
      if (!this.isWording(group)) return [];
      const gain = this.masses.of(group) * impact - this.weight(group) * this.answers.amount(group);
      return gain > 0 ? [{ word, gain: gain / scale }] : [];
    });
    this.answers.clear();
    return missing;
  }

  /** How much of the weight of a profile's words remains when it says so many words more. */
  diluted(profile: number, words: number): number {
    const { lengths, averageLength } = this.index;
    const length = lengths.at(profile);
    return (1 + lengthNorm(length, averageLength)) / (1 + lengthNorm(length + words, averageLength));
  }

  /** The one pass over the profile's terms. */
  private readProfile(profile: number): void {
    const { forward, lengths, averageLength } = this.index;
    const { rarityMass, products, rows } = this;
    const { floats, integers } = rows;
    const norm = lengthNorm(lengths.at(profile), averageLength);
    const start = forward.starts.at(profile);
    const end = start + forward.counts.at(profile);
    const terms = forward.terms.data;
    const frequencies = forward.frequencies.data;
    rarityMass.fill(0);
    products.fill(0);
    let meaningProduct = 0;
    for (let place = start; place < end; place++) {
      const row = rows.of(terms[place] ?? 0);
      const tenths = frequencies[place] ?? 0;
      const language = integers[row + LANGUAGE] ?? 0;
      const root = SQUARE_ROOTS[tenths] ?? 0;
      rarityMass[language] = (rarityMass[language] ?? 0) + (floats[row + RARITY] ?? 0);
      products[language] = (products[language] ?? 0) + root * (floats[row + GRAMS] ?? 0);
      meaningProduct += root * (floats[row + MEANING] ?? 0);
      if (integers[row + HEAD] !== NO_ENTRY) this.addAnswers(row, tenths / FREQUENCY_STEPS, norm);
    }
    this.meaningProduct = meaningProduct;
  }

  private addAnswers(row: number, frequency: number, norm: number): void {
    const { groups, next, weights } = this.slots;
    const { floats, integers } = this.rows;
    const language = integers[row + LANGUAGE] ?? 0;
    const rarity = floats[row + RARITY] ?? 0;
    const impact = frequency / (frequency + norm);
    for (let entry = integers[row + HEAD] ?? NO_ENTRY; entry !== NO_ENTRY; entry = next.at(entry))
      this.answers.add(groups.at(entry), language, weights.at(entry), rarity, impact);
  }

  private answer(): number {
    let sum = 0;
    for (const group of this.answers.answered) {
      if (this.isWording(group)) sum += this.weight(group) * this.answers.amount(group);
    }
    return this.masses.wording > 0 ? sum / Math.sqrt(this.masses.wording * TYPICAL_MASS) : 0;
  }

  /** In the language that the need asks for most of. */
  private profileCover(): number {
    return bestOfLanguages((language) => {
      const mass = this.rarityMass[language] ?? 0;
      let covered = 0;
      for (const group of this.answers.answered) {
        if (this.isWording(group)) covered += this.weight(group) * this.answers.rarity(group, language);
      }
      return mass > 0 ? Math.min(1, covered / mass) : 0;
    });
  }

  private requirementShares(): readonly number[] {
    if (this.need.requirements.length === 0) return NO_REQUIREMENTS;
    const answered = new Array<number>(this.need.requirements.length).fill(0);
    for (const group of this.answers.answered) {
      const requirement = this.need.groups[group]?.requirement ?? WORDING;
      if (requirement === WORDING) continue;
      answered[requirement] =
        (answered[requirement] ?? 0) + this.masses.of(group) * this.answers.weight(group);
    }
    return answered.map((amount, requirement) => this.masses.shareOfRequirement(requirement, amount));
  }

  private isWording(group: number): boolean {
    return this.need.groups[group]?.requirement === WORDING;
  }

  private weight(group: number): number {
    return this.need.groups[group]?.weight ?? 0;
  }
}

function bestOfLanguages(valueOf: (language: number) => number): number {
  return Math.max(valueOf(0), valueOf(1), valueOf(2));
}
