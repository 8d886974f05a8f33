import type { Archive } from "../snapshot/archive";
import { growingUint32 } from "./growing-arrays";
import { TextTable } from "./text-table";

/** In all arrays here 0 means nobody, so names and profiles are kept one higher. */
const NOBODY = 0;
/** Names of removed profiles are dropped once they are so many and more than those in use. */
const FEWEST_DEAD_NAMES = 10_000;

/**
 * Finds the number of a profile by its id, and all numbers of one owner. Numbers of removed profiles are used again once
 * released. Ids and owners are names in one table, so that a profile that owns itself has its name once.
 */
export class ProfileNumbers {
  /** One more than the largest number in use. */
  limit = 0;
  size = 0;
  private names = new TextTable();
  private readonly idNames = growingUint32();
  private readonly ownerNames = growingUint32();
  /** By name, the profile that has it as its id. */
  private readonly profiles = growingUint32();
  /** By name, a profile that it owns; by profile, the next one of the same owner. */
  private readonly firstOwned = growingUint32();
  private readonly nextOwned = growingUint32();
  private readonly retired = growingUint32();
  private readonly free = growingUint32();

  archive(archive: Archive): void {
    [this.limit, this.size] = archive.value<[number, number]>([this.limit, this.size]);
    this.names.archive(archive);
    archive.arrays([this.idNames, this.ownerNames, this.profiles, this.firstOwned, this.nextOwned]);
    archive.arrays([this.retired, this.free]);
  }

  find(id: string): number | undefined {
    const name = this.names.find(id);
    const profile = name === undefined ? NOBODY : this.profiles.at(name);
    return profile === NOBODY ? undefined : profile - 1;
  }

  has(profile: number): boolean {
    return this.idNames.at(profile) !== NOBODY;
  }

  id(profile: number): string {
    return this.text(this.idNames.at(profile));
  }

  owner(profile: number): string {
    return this.text(this.ownerNames.at(profile));
  }

  /** Equal for profiles of one owner. */
  ownerNumber(profile: number): number {
    return this.ownerNames.at(profile);
  }

  /** The number that `ownerNumber` gives for the profiles of this owner. */
  findOwner(owner: string): number | undefined {
    const name = this.names.find(owner);
    return name === undefined ? undefined : name + 1;
  }

  /** All profiles of one owner, the latest first. */
  ownedBy(owner: string): readonly number[] {
    const owned: number[] = [];
    const name = this.names.find(owner);
    let next = name === undefined ? NOBODY : this.firstOwned.at(name);
    for (; next !== NOBODY; next = this.nextOwned.at(next - 1)) owned.push(next - 1);
    return owned;
  }

  add(id: string, owner: string): number {
    const number = this.free.length > 0 ? this.free.pop() : this.limit++;
    for (const array of [this.idNames, this.ownerNames, this.nextOwned]) array.lengthen(this.limit);
    this.enter(number, id, owner);
    this.size++;
    return number;
  }

  remove(profile: number): void {
    this.unchain(profile);
    this.profiles.data[this.idNames.at(profile) - 1] = NOBODY;
    this.idNames.data[profile] = this.ownerNames.data[profile] = NOBODY;
    this.retired.push(profile);
    this.size--;
  }

  /** Called when no posting names a removed profile any more. */
  releaseRetired(): void {
    for (let place = 0; place < this.retired.length; place++) this.free.push(this.retired.at(place));
    this.retired.clear();
    if (this.names.count > FEWEST_DEAD_NAMES + 2 * 2 * this.size) this.nameAnew();
  }

  private enter(number: number, id: string, owner: string): void {
    const idName = this.nameOf(id);
    const ownerName = this.nameOf(owner);
    this.idNames.data[number] = idName + 1;
    this.ownerNames.data[number] = ownerName + 1;
    this.profiles.data[idName] = number + 1;
    this.nextOwned.data[number] = this.firstOwned.at(ownerName);
    this.firstOwned.data[ownerName] = number + 1;
  }

  private nameOf(text: string): number {
    const name = this.names.obtain(text);
    this.profiles.lengthen(name + 1);
    this.firstOwned.lengthen(name + 1);
    return name;
  }

  private text(name: number): string {
    return name === NOBODY ? "" : this.names.text(name - 1);
  }

  private unchain(profile: number): void {
    const owner = this.ownerNames.at(profile) - 1;
    const following = this.nextOwned.at(profile);
    let before = this.firstOwned.at(owner);
    if (before === profile + 1) {
      this.firstOwned.data[owner] = following;
      return;
    }
    while (this.nextOwned.at(before - 1) !== profile + 1) before = this.nextOwned.at(before - 1);
    this.nextOwned.data[before - 1] = following;
  }

  private nameAnew(): void {
    const living = Array.from({ length: this.limit }, (_, number) => number)
      .filter((number) => this.has(number))
      .map((number) => [number, this.id(number), this.owner(number)] as const);
    this.names = new TextTable();
    this.profiles.clear();
    this.firstOwned.clear();
    for (const [number, id, owner] of living) this.enter(number, id, owner);
  }
}
