import type { Archive } from "../snapshot/archive";
import { growingUint32 } from "./growing-arrays";

/** Each block begins with the position of the next block (0: none) and its number of entries. */
export const BLOCK_HEADER = 2;
const FIRST_BLOCK = 2;
const LARGEST_BLOCK = 256;

/**
 * Many lists of numbers in one pool, each a chain of blocks. Appending never moves an entry, and a long list has long
 * blocks, so that reading it is reading an array.
 */
export class ChainedLists {
  readonly pool = growingUint32();
  readonly firstBlocks = growingUint32();
  private readonly lastBlocks = growingUint32();
  private readonly lastCapacities = growingUint32();

  constructor() {
    this.clear();
  }

  archive(archive: Archive): void {
    archive.arrays([this.pool, this.firstBlocks, this.lastBlocks, this.lastCapacities]);
  }

  clear(): void {
    for (const array of [this.pool, this.firstBlocks, this.lastBlocks, this.lastCapacities]) array.clear();
    this.pool.push(0); // position 0 means "no block"
  }

  /** Room for so many entries in so many lists, if each has one block. */
  reserve(entries: number, lists: number): void {
    this.pool.reserve(entries + BLOCK_HEADER * lists + 1);
    this.lengthen(lists);
  }

  /** Sets aside one block of exactly this size, for filling a list at once. */
  prepare(list: number, entries: number): void {
    if (entries > 0) this.appendBlock(list, entries);
  }

  append(list: number, entry: number): void {
    const block = this.blockWithRoom(list);
    const count = this.pool.at(block + 1);
    this.pool.data[block + BLOCK_HEADER + count] = entry;
    this.pool.data[block + 1] = count + 1;
  }

  private blockWithRoom(list: number): number {
    this.lengthen(list + 1);
    const block = this.lastBlocks.at(list);
    const capacity = this.lastCapacities.at(list);
    if (block !== 0 && this.pool.at(block + 1) < capacity) return block;
    return this.appendBlock(list, block === 0 ? FIRST_BLOCK : Math.min(LARGEST_BLOCK, capacity * 2));
  }

  private appendBlock(list: number, capacity: number): number {
    this.lengthen(list + 1);
    const block = this.pool.length;
    this.pool.lengthen(block + BLOCK_HEADER + capacity);
    const previous = this.lastBlocks.at(list);
    if (previous === 0) this.firstBlocks.data[list] = block;
    else this.pool.data[previous] = block;
    this.lastBlocks.data[list] = block;
    this.lastCapacities.data[list] = capacity;
    return block;
  }

  private lengthen(lists: number): void {
    this.firstBlocks.lengthen(lists);
    this.lastBlocks.lengthen(lists);
    this.lastCapacities.lengthen(lists);
  }
}
