import { badInput } from "../../shared/domain-error";

/** Who could be a member, and which of the wanted requirements it meets. */
export interface ConsortiumCandidate {
  readonly id: string;
  readonly score: number;
  /** Places of the requirements that it meets. */
  readonly meets: readonly number[];
  /** Those of them that a proof stands for. */
  readonly proven: readonly number[];
}

/** What a search for consortia answers. */
export interface FoundConsortia<Candidate> {
  readonly consortia: readonly (readonly Candidate[])[];
  /** Requirements that no candidate meets. */
  readonly unmet: readonly number[];
}

export interface ConsortiumLimits {
  /** Members at most. */
  readonly most: number;
  /** Consortia at most. */
  readonly limit: number;
}

/** More members than these are no small team to bring to a table. */
export const MOST_MEMBERS = 4;
/** Sets are searched exactly among so many: those that nobody surpasses, then the best of the others. */
const SEARCHED = 40;

/** More of them nobody compares. */
const MOST_CONSORTIA = 50;

export function checkConsortium(members: number, first: number): void {
  if (members < 1 || members > MOST_MEMBERS)
    throw badInput("members", `members is ${String(members)} and takes 1 to ${String(MOST_MEMBERS)}.`);
  if (first < 1 || first > MOST_CONSORTIA)
    throw badInput("first", `first is ${String(first)} and takes 1 to ${String(MOST_CONSORTIA)}.`);
}

type AreApart = (one: string, other: string) => boolean;

/**
 * The smallest sets of candidates that together meet every requirement that anybody meets; where even the largest allowed set cannot,
 * the sets of that size that meet most. Exact among the searched candidates, and the same for the same candidates in any order.
 */
export function smallestConsortia<Candidate extends ConsortiumCandidate>(
  all: readonly Candidate[],
  wanted: number,
  { most, limit }: ConsortiumLimits,
  areApart: AreApart,
): FoundConsortia<Candidate> {
  const members = searched(all.filter(({ meets }) => meets.length > 0).map(toMember));
  const target = members.reduce((union, { mask }) => joined(union, mask), NOTHING);
  const unmet = Array.from({ length: wanted }, (_, place) => place).filter((place) => !has(target, place));
  if (members.length === 0) return { consortia: [], unmet };
  const found = coveringSets(members, target, most, areApart) ?? widestSets(members, most, areApart);
  const consortia = found.sort(byWorth).slice(0, limit);
  return { consortia: consortia.map((set) => set.map(({ candidate }) => candidate)), unmet };
}

/** A set of up to fifty places in two numbers, because bits of numbers end at 32. */
interface Mask {
  readonly low: number;
  readonly high: number;
}

const NOTHING: Mask = { low: 0, high: 0 };
const BITS = 25;

function maskOf(places: readonly number[]): Mask {
  let [low, high] = [0, 0];
  for (const place of places)
    if (place < BITS) low |= 1 << place;
    else high |= 1 << (place - BITS);
  return { low, high };
}

function joined(one: Mask, other: Mask): Mask {
  return { low: one.low | other.low, high: one.high | other.high };
}

function includes(whole: Mask, part: Mask): boolean {
  return (part.low & ~whole.low) === 0 && (part.high & ~whole.high) === 0;
}

function has({ low, high }: Mask, place: number): boolean {
  return ((place < BITS ? low >> place : high >> (place - BITS)) & 1) === 1;
}

function sizeOf({ low, high }: Mask): number {
  let size = 0;
  for (let [a, b] = [low, high]; a !== 0 || b !== 0; a >>>= 1, b >>>= 1) size += (a & 1) + (b & 1);
  return size;
}

interface Member<Candidate> {
  readonly candidate: Candidate;
  readonly mask: Mask;
  readonly proven: Mask;
}

function toMember<Candidate extends ConsortiumCandidate>(candidate: Candidate): Member<Candidate> {
  return { candidate, mask: maskOf(candidate.meets), proven: maskOf(candidate.proven) };
}

/** First those that nobody surpasses, so that no smaller set is missed; then the best of the others, as alternatives. */
function searched<Candidate extends ConsortiumCandidate>(members: Member<Candidate>[]): Member<Candidate>[] {
  const ordered = [...members].sort((a, b) => sizeOf(b.mask) - sizeOf(a.mask) || byScore(a, b));
  const widest: Member<Candidate>[] = [];
  for (const member of ordered)
    if (!widest.some(({ mask }) => includes(mask, member.mask))) widest.push(member);
  const others = ordered.filter((member) => !widest.includes(member)).sort(byScore);
  return [...widest, ...others].slice(0, SEARCHED);
}

function byScore(a: Member<ConsortiumCandidate>, b: Member<ConsortiumCandidate>): number {
  const [one, other] = [a.candidate, b.candidate];
  return other.proven.length - one.proven.length || other.score - one.score || (one.id < other.id ? -1 : 1);
}

/** All sets of the smallest size that cover the target; undefined when even the largest allowed do not. */
function coveringSets<Candidate extends ConsortiumCandidate>(
  members: readonly Member<Candidate>[],
  target: Mask,
  most: number,
  areApart: AreApart,
): Member<Candidate>[][] | undefined {
  for (let size = 1; size <= most; size++) {
    const found = new Map<string, Member<Candidate>[]>();
    extend(members, target, size, areApart, [], NOTHING, found);
    if (found.size > 0) return [...found.values()];
  }
  return undefined;
}

/** Adds one of those who meet the first open requirement, until none is open or the set is full. */
function extend<Candidate extends ConsortiumCandidate>(
  members: readonly Member<Candidate>[],
  target: Mask,
  size: number,
  areApart: AreApart,
  chosen: readonly Member<Candidate>[],
  covered: Mask,
  found: Map<string, Member<Candidate>[]>,
): void {
  const open = { low: target.low & ~covered.low, high: target.high & ~covered.high };
  if (open.low === 0 && open.high === 0) {
    const set = [...chosen].sort(byScore);
    found.set(set.map(({ candidate }) => candidate.id).join(" "), set);
    return;
  }
  if (chosen.length === size) return;
  const helpful = { low: open.low & -open.low, high: open.low === 0 ? open.high & -open.high : 0 };
  for (const member of members)
    if (includes(member.mask, helpful) && fits(member, chosen, areApart))
      extend(members, target, size, areApart, [...chosen, member], joined(covered, member.mask), found);
}

/** The sets of the largest allowed size, or fewer where there are fewer, that cover most. */
function widestSets<Candidate extends ConsortiumCandidate>(
  members: readonly Member<Candidate>[],
  most: number,
  areApart: AreApart,
): Member<Candidate>[][] {
  let best = 0;
  let found: Member<Candidate>[][] = [];
  const choose = (from: number, chosen: readonly Member<Candidate>[], covered: Mask): void => {
    const size = sizeOf(covered);
    if (size > best) [best, found] = [size, []];
    if (size === best && size > 0) found.push([...chosen].sort(byScore));
    if (chosen.length === most) return;
    for (let next = from; next < members.length; next++) {
      const member = members[next];
      if (member && !includes(covered, member.mask) && fits(member, chosen, areApart))
        choose(next + 1, [...chosen, member], joined(covered, member.mask));
    }
  };
  choose(0, [], NOTHING);
  const smallest = Math.min(...found.map(({ length }) => length));
  return found.filter(({ length }) => length === smallest);
}

function fits(
  { candidate }: Member<ConsortiumCandidate>,
  chosen: readonly Member<ConsortiumCandidate>[],
  areApart: AreApart,
): boolean {
  return chosen.every(
    ({ candidate: other }) => other.id !== candidate.id && !areApart(other.id, candidate.id),
  );
}

/** More that is proven first, then the higher scores together, then the identifiers. */
function byWorth(
  a: readonly Member<ConsortiumCandidate>[],
  b: readonly Member<ConsortiumCandidate>[],
): number {
  const proven = (set: readonly Member<ConsortiumCandidate>[]) =>
    sizeOf(set.reduce((union, member) => joined(union, member.proven), NOTHING));
  const sum = (set: readonly Member<ConsortiumCandidate>[]) =>
    set.reduce((total, { candidate }) => total + candidate.score, 0);
  const key = (set: readonly Member<ConsortiumCandidate>[]) =>
    set.map(({ candidate }) => candidate.id).join(" ");
  return proven(b) - proven(a) || sum(b) - sum(a) || (key(a) < key(b) ? -1 : 1);
}
