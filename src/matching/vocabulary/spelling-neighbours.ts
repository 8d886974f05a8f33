import { BLOCK_HEADER, ChainedLists } from "../index/chained-lists";
import { growingFloat32, growingUint16, growingUint32 } from "../index/growing-arrays";
import type { Archive } from "../snapshot/archive";
import { characterGrams, type GramKind } from "./character-grams";
import { RecentChanges } from "./recent-changes";
import type { Terms } from "./terms";

/** 16 bits keep the n-grams of a language apart well enough. */
export const NEIGHBOUR_GRAMS: GramKind = { shortest: 2, longest: 4, bits: 16 };
/** Terms are found by their longer grams, whose lists are short; two-letter grams only refine the comparison. */
const LOOKED_UP: GramKind = { ...NEIGHBOUR_GRAMS, shortest: 3 };
const BUCKETS = 2 ** NEIGHBOUR_GRAMS.bits;
/** The smallest similarity that anybody asks for; lists are kept from here on. */
export const LEAST_SIMILARITY = 0.29;
const MOST_NEIGHBOURS = 12;
/** A term that shares only what is passed over has a cosine below the root of this: nothing is lost. */
const PASSED_OVER = LEAST_SIMILARITY ** 2;
/** Rounding may leave a stem's similarity to itself just below 1. */
const SAME = 0.999;
/** A list takes some 200 bytes. */
const MOST_LISTS_KEPT = 60_000;

export interface Neighbour {
  readonly term: number;
  /** Cosine of binary n-gram vectors weighted by rarity, 0..1. */
  readonly similarity: number;
}

/** The neighbours of one stem as they were when the vocabulary had changed `seen` times. */
interface KeptList {
  readonly neighbours: readonly Neighbour[];
  seen: number;
}

/** A stem that is asked for, with its n-grams and their squared weights added up. */
interface Asked {
  readonly stem: string;
  readonly grams: readonly number[];
  readonly squares: number;
}

/**
 * Finds the living terms of one language that are spelt like a given stem: variants, compounds, derivations. What was found is
 * kept, and found anew only when a term that could stand in the list has come or gone.
 */
export class SpellingNeighbours {
  /** By gram, the places of the terms that have it. */
  private readonly lists = new ChainedLists();
  /** By place, the term, its grams and their squared weights added up. */
  private readonly members = growingUint32();
  private readonly gramStarts = growingUint32();
  private readonly grams = growingUint16();
  private readonly squares = growingFloat32();
  /** By term, its place + 1. */
  private readonly places = growingUint32();
  private readonly isAsked = new Uint8Array(BUCKETS);
  private shared = new Float32Array(0);
  private readonly touched = growingUint32();
  private readonly kept = new Map<string, KeptList>();
  private readonly changes = new RecentChanges();

  /** @param weights squared rarity of each gram */
  constructor(
    private readonly terms: Terms,
    private readonly weights: Float32Array,
  ) {
    this.gramStarts.push(0);
  }

  archive(archive: Archive): void {
    this.lists.archive(archive);
    archive.arrays([this.members, this.gramStarts, this.grams, this.squares, this.places]);
  }

  /** To be told whenever a term of this language gets its first profile or loses its last. */
  countTerm(term: number): void {
    if (this.places.at(term) === 0) this.add(term);
    this.changes.add(this.places.at(term) - 1);
  }

  /** Living terms at least this similar, the stem itself left out; best first, at most `count`. */
  around(stem: string, smallestSimilarity: number, count: number): readonly Neighbour[] {
    const all = this.listOf(stem);
    const isAll = smallestSimilarity <= LEAST_SIMILARITY && count >= MOST_NEIGHBOURS;
    return isAll ? all : all.filter(({ similarity }) => similarity >= smallestSimilarity).slice(0, count);
  }

  private listOf(stem: string): readonly Neighbour[] {
    const known = this.kept.get(stem);
    if (known !== undefined && known.seen === this.changes.count) return known.neighbours;
    const asked = this.askedFor(stem);
    for (const gram of asked.grams) this.isAsked[gram] = 1;
    const neighbours =
      known !== undefined && this.isTrueStill(known, asked) ? known.neighbours : this.find(asked);
    for (const gram of asked.grams) this.isAsked[gram] = 0;
    if (this.kept.size >= MOST_LISTS_KEPT) this.kept.clear();
    this.kept.set(stem, { neighbours, seen: this.changes.count });
    return neighbours;
  }

  private askedFor(stem: string): Asked {
    const grams = characterGrams(stem, NEIGHBOUR_GRAMS);
    return { stem, grams, squares: grams.reduce((sum, gram) => sum + this.weight(gram), 0) };
  }

  private isTrueStill({ seen }: KeptList, { squares }: Asked): boolean {
    const changed = this.changes.since(seen);
    return changed?.every((place) => this.similarity(place, squares) < LEAST_SIMILARITY) ?? false;
  }

  private find(asked: Asked): readonly Neighbour[] {
    const found: Neighbour[] = [];
    for (const place of this.worthComparing(asked)) {
      const term = this.members.at(place);
      const similarity = this.similarity(place, asked.squares);
      if (similarity >= LEAST_SIMILARITY && this.terms.isLive(term)) found.push({ term, similarity });
    }
    return found
      .sort((a, b) => b.similarity - a.similarity || this.terms.compare(a.term, b.term))
      .filter(({ similarity, term }) => similarity < SAME || this.terms.stem(term) !== asked.stem)
      .slice(0, MOST_NEIGHBOURS);
  }

  private add(term: number): void {
    const place = this.members.push(term);
    const stem = this.terms.stem(term);
    this.places.lengthen(term + 1);
    this.places.data[term] = place + 1;
    let squares = 0;
    for (const gram of characterGrams(stem, NEIGHBOUR_GRAMS)) {
      this.grams.push(gram);
      squares += this.weight(gram);
    }
    this.squares.push(squares);
    this.gramStarts.push(this.grams.length);
    for (const gram of characterGrams(stem, LOOKED_UP)) this.lists.append(gram, place);
  }

  /** Places of terms that could be similar enough, by what they share of the telling grams. */
  private worthComparing(asked: Asked): number[] {
    const { telling, rest } = this.tellingGrams(asked);
    if (this.shared.length < this.members.length) this.shared = new Float32Array(this.members.data.length);
    for (const gram of telling) this.addList(gram);
    const { shared, touched } = this;
    const squares = this.squares.data;
    const least = LEAST_SIMILARITY ** 2 * asked.squares;
    const worth: number[] = [];
    for (let entry = 0; entry < touched.length; entry++) {
      const place = touched.at(entry);
      const most = (shared[place] ?? 0) + rest;
      if (most * most >= least * (squares[place] ?? 0)) worth.push(place);
      shared[place] = 0;
    }
    touched.length = 0;
    return worth;
  }

  /** The longer grams without the commonest, whose lists are long and which alone make no neighbour; and the weight of all others. */
  private tellingGrams({ stem, squares }: Asked): { telling: readonly number[]; rest: number } {
    const byWeight = [...characterGrams(stem, LOOKED_UP)].sort(
      (a, b) => this.weight(a) - this.weight(b) || a - b,
    );
    const ofLonger = byWeight.reduce((sum, gram) => sum + this.weight(gram), 0);
    let rest = squares - ofLonger;
    let passedOver = 0;
    const telling = byWeight.filter((gram) => {
      passedOver += this.weight(gram);
      if (passedOver >= PASSED_OVER * squares) return true;
      rest += this.weight(gram);
      return false;
    });
    return { telling, rest };
  }

  private addList(gram: number): void {
    const { shared, touched } = this;
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

  /** With the stem whose grams are marked as asked for. */
  private similarity(place: number, squares: number): number {
    const grams = this.grams.data;
    const end = this.gramStarts.at(place + 1);
    let product = 0;
    for (let position = this.gramStarts.at(place); position < end; position++) {
      const gram = grams[position] ?? 0;
      if (this.isAsked[gram] === 1) product += this.weight(gram);
    }
    return product / Math.sqrt(squares * this.squares.at(place));
  }

  private weight(gram: number): number {
    return this.weights[gram] ?? 0;
  }
}
