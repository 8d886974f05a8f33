import { BLOCK_HEADER, ChainedLists } from "../index/chained-lists";
import { growingFloat32, growingUint32 } from "../index/growing-arrays";
import { characterGrams } from "./character-grams";
import type { Terms } from "./terms";

const SHORTEST = 2;
const LONGEST = 4;
/** Terms are found by their longer grams, whose lists are short; two-letter grams only refine the comparison. */
const SHORTEST_LOOKED_UP = 3;
/** 16 bits keep the n-grams of a language apart well enough. */
const BITS = 16;
const BUCKETS = 2 ** BITS;
/** A term must share this part of the stem's squared weight in telling grams to be compared in full. */
const WORTH_COMPARING = 0.08;
/** The commonest grams are not looked up, as far as they make up this part together: a cosine of .35 needs .12. */
const PASSED_OVER = 0.12;

export interface Neighbour {
  readonly term: number;
  /** Cosine of binary n-gram vectors weighted by rarity in the vocabulary, 0..1. */
  readonly similarity: number;
}

/** Finds the living terms of one language that are spelt like a given stem: variants, compounds, derivations. */
export class SpellingNeighbours {
  /** By gram, the places of the terms that have it. */
  private readonly lists = new ChainedLists();
  /** By place, the term and its grams. */
  private readonly members = growingUint32();
  private readonly gramStarts = growingUint32();
  private readonly grams = growingUint32();
  private readonly places = new Map<number, number>();
  private readonly liveMembersWith = new Uint32Array(BUCKETS);
  private readonly weights = new Float32Array(BUCKETS);
  private readonly isAsked = new Uint8Array(BUCKETS);
  private readonly shared = growingFloat32();
  private liveMembers = 0;
  /** Grows with every change of the living members; the first is 1. */
  private version = 1;
  private readonly weightVersions = new Uint32Array(BUCKETS);

  constructor(private readonly terms: Terms) {
    this.gramStarts.push(0);
  }

  get isEmpty(): boolean {
    return this.liveMembers === 0;
  }

  /** To be told whenever a term of this language gets its first profile or loses its last. */
  countTerm(term: number, isLive: boolean): void {
    const place = this.places.get(term) ?? this.add(term);
    const change = isLive ? 1 : -1;
    this.liveMembers += change;
    for (const gram of this.gramsAt(place))
      this.liveMembersWith[gram] = (this.liveMembersWith[gram] ?? 0) + change;
    this.version++;
  }

  /** Living terms at least this similar, the stem itself left out; best first, at most `count`. */
  around(stem: string, smallestSimilarity: number, count: number): readonly Neighbour[] {
    if (this.isEmpty) return [];
    const asked = characterGrams(stem, SHORTEST, LONGEST, BITS);
    const squares = asked.reduce((sum, gram) => sum + this.weight(gram), 0);
    for (const gram of asked) this.isAsked[gram] = 1;
    const found: Neighbour[] = [];
    for (const place of this.sharing(stem, squares)) {
      const term = this.members.at(place);
      const similarity = this.similarity(place, squares);
      if (similarity >= smallestSimilarity && this.terms.stems[term] !== stem)
        found.push({ term, similarity });
    }
    for (const gram of asked) this.isAsked[gram] = 0;
    return found
      .sort((a, b) => b.similarity - a.similarity || this.terms.compare(a.term, b.term))
      .slice(0, count);
  }

  private add(term: number): number {
    const place = this.members.push(term);
    const stem = this.terms.stems[term] ?? "";
    this.places.set(term, place);
    for (const gram of characterGrams(stem, SHORTEST, LONGEST, BITS)) this.grams.push(gram);
    this.gramStarts.push(this.grams.length);
    for (const gram of characterGrams(stem, SHORTEST_LOOKED_UP, LONGEST, BITS))
      this.lists.append(gram, place);
    return place;
  }

  /** Places of living terms that share enough of the telling grams to be worth a full comparison. */
  private sharing(stem: string, squares: number): number[] {
    const touched: number[] = [];
    this.shared.lengthen(this.members.length);
    for (const gram of this.tellingGrams(stem, squares)) this.addList(gram, touched);
    const shared = this.shared.data;
    const worthComparing = touched.filter(
      (place) =>
        (shared[place] ?? 0) >= WORTH_COMPARING * squares && this.terms.isLive(this.members.at(place)),
    );
    for (const place of touched) shared[place] = 0;
    return worthComparing;
  }

  /** The longer grams without the commonest, whose lists are long and which alone make no neighbour. */
  private tellingGrams(stem: string, squares: number): readonly number[] {
    const byWeight = characterGrams(stem, SHORTEST_LOOKED_UP, LONGEST, BITS)
      .map((gram) => ({ gram, weight: this.weight(gram) }))
      .sort((a, b) => a.weight - b.weight || a.gram - b.gram);
    let passedOver = 0;
    return byWeight
      .filter(({ weight }) => (passedOver += weight) >= PASSED_OVER * squares)
      .map(({ gram }) => gram);
  }

  private addList(gram: number, touched: number[]): void {
    const shared = this.shared.data;
    const { pool, firstBlocks } = this.lists;
    const data = pool.data;
    const weight = this.weight(gram);
    for (let block = firstBlocks.at(gram); block !== 0; block = data[block] ?? 0) {
      const end = block + BLOCK_HEADER + (data[block + 1] ?? 0);
      for (let entry = block + BLOCK_HEADER; entry < end; entry++) {
        const place = data[entry] ?? 0;
        const before = shared[place] ?? 0;
        if (before === 0) touched.push(place);
        shared[place] = before + weight;
      }
    }
  }

  private similarity(place: number, squares: number): number {
    const grams = this.grams.data;
    const end = this.gramStarts.at(place + 1);
    let product = 0;
    let ownSquares = 0;
    for (let position = this.gramStarts.at(place); position < end; position++) {
      const gram = grams[position] ?? 0;
      const weight = this.weight(gram);
      ownSquares += weight;
      if (this.isAsked[gram] === 1) product += weight;
    }
    return product / Math.sqrt(squares * ownSquares);
  }

  private gramsAt(place: number): Uint32Array {
    return this.grams.data.subarray(this.gramStarts.at(place), this.gramStarts.at(place + 1));
  }

  /** Squared rarity of a gram among the living terms; computed when first asked after a change. */
  private weight(gram: number): number {
    if (this.weightVersions[gram] !== this.version) {
      const rarity = Math.log(1 + this.liveMembers / (1 + (this.liveMembersWith[gram] ?? 0)));
      this.weights[gram] = rarity * rarity;
      this.weightVersions[gram] = this.version;
    }
    return this.weights[gram] ?? 0;
  }
}
