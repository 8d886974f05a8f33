import type { RankOptions } from "../matching.types";
import type { ProfileIndex } from "../index/profile-index";

/** Whether a profile may be ranked at all, by the caller's hard filters. */
export function acceptance(
  { facts, numbers }: ProfileIndex,
  { accept, withoutOwners = [] }: RankOptions,
): (profile: number) => boolean {
  const left = new Set(withoutOwners.flatMap((owner) => numbers.findOwner(owner) ?? []));
  if (accept === undefined && left.size === 0) return () => true;
  return (profile) =>
    (accept === undefined || accept(facts.of(profile))) && !left.has(numbers.ownerNumber(profile));
}
