import { exact, type Exact } from "../../shared/exact-number";
import type { EnterpriseFacts } from "./eligibility";

/** Enterprises by their key. */
export type Enterprises = Readonly<Record<string, EnterpriseFacts>>;

/** An enterprise whose figures count for another one, with the per cent of them that does. */
export interface Counted {
  readonly enterprise: EnterpriseFacts;
  readonly relation: "ITSELF" | "LINKED" | "PARTNER";
  readonly counts: Exact;
}

interface Relation {
  readonly other: EnterpriseFacts;
  readonly share: Exact;
}

/** Recommendation 2003/361/EC, annex, article 3: linked above 50 %, partner from 25 % on. */
const LINKED_ABOVE = 50;
const PARTNER_FROM = 25;

/**
 * All whose figures are added up for one enterprise (annex, article 6): itself and its linked enterprises in full, their
 * partner enterprises (each with its own linked ones) in proportion to the share. `path`: enterprises that are being judged by this one;
 * one that is met again on its own path does not count against it.
 */
export function enterprisesCounted(
  start: EnterpriseFacts,
  enterprises: Enterprises,
  path: readonly string[],
): Counted[] {
  const group = linkedGroup(start, enterprises, new Set(path));
  const inGroup = new Set(group.map(({ key }) => key));
  const closed = new Set([...path, ...inGroup]);
  const shares = new Map<string, Relation>();
  for (const member of group)
    for (const relation of relationsOf(member, enterprises))
      if (isPartner(relation) && !closed.has(relation.other.key)) keepLargest(shares, relation);
  const partners = [...shares.values()].flatMap(({ other, share }) =>
    linkedGroup(other, enterprises, closed).map((enterprise): Counted => ({
      enterprise,
      relation: "PARTNER",
      counts: share,
    })),
  );
  const members = group.map((enterprise): Counted => ({
    enterprise,
    relation: enterprise.key === start.key ? "ITSELF" : "LINKED",
    counts: exact(100),
  }));
  return [...members, ...partners];
}

/** Keys of the enterprises linked to one, by known holders above half of the capital, in either direction and on. */
export function linkedEnterprises(start: string, enterprises: Enterprises): string[] {
  const enterprise = enterprises[start];
  if (!enterprise) return [];
  const group = linkedGroup(enterprise, enterprises, new Set());
  return group.map(({ key }) => key).filter((key) => key !== start);
}

/** The enterprise with all that hold more than half of it, that it holds more than half of, and so on. */
function linkedGroup(
  start: EnterpriseFacts,
  enterprises: Enterprises,
  closed: ReadonlySet<string>,
): EnterpriseFacts[] {
  const group = new Map([[start.key, start]]);
  for (const member of group.values())
    for (const { other, share } of relationsOf(member, enterprises))
      if (share.gt(LINKED_ABOVE) && !closed.has(other.key)) group.set(other.key, other);
  return [...group.values()];
}

/** Enterprises immediately above and below it. */
function relationsOf(enterprise: EnterpriseFacts, enterprises: Enterprises): Relation[] {
  const above = enterprise.holders.flatMap(({ enterprise: key, share }) => {
    const other = key === null ? undefined : enterprises[key];
    return other ? [{ other, share: exact(share) }] : [];
  });
  const below = Object.values(enterprises).flatMap((other) =>
    other.holders
      .filter((holding) => holding.enterprise === enterprise.key)
      .map(({ share }) => ({ other, share: exact(share) })),
  );
  return [...above, ...below];
}

function isPartner({ share }: Relation): boolean {
  return share.gte(PARTNER_FROM) && share.lte(LINKED_ABOVE);
}

function keepLargest(shares: Map<string, Relation>, relation: Relation): void {
  const known = shares.get(relation.other.key);
  if (!known || known.share.lt(relation.share)) shares.set(relation.other.key, relation);
}
