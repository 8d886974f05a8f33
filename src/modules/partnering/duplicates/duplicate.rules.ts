import Fuse from "fuse.js";
import type { Register } from "../../shared/register";
import { digitsOf, foldName, plain } from "./name-folding.rules";

/** Why two entries may be one organisation. The first two are identifiers. */
export const DUPLICATE_REASONS = [
  "SAME_ESTABLISHMENT_NUMBER",
  "SAME_NUMBER",
  "SAME_NAME",
  "SIMILAR_NAME",
  "SAME_WEB_DOMAIN",
  "SAME_ADDRESS",
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** What is compared of an organisation. */
export interface Comparable {
  readonly id: string;
  readonly register: Register;
  readonly registryNumber: string;
  /** The legal name and the trade names. */
  readonly names: readonly string[];
  readonly website: string | null;
  readonly establishmentNumbers: readonly string[];
  /** Post code and street of each place of business that has both. */
  readonly addresses: readonly { readonly postCode: string; readonly street: string }[];
}

export interface FoundReason {
  readonly reason: DuplicateReason;
  /** What both have, as the other one writes it. */
  readonly shared: string;
  readonly points: number;
}

/**
 * An identifier counts for more than everything else together: a name that is alike, a web domain and an address make
 * 85. A shared address alone says little, for business centres hold hundreds.
 */
const POINTS: Readonly<Record<DuplicateReason, number>> = {
  SAME_ESTABLISHMENT_NUMBER: 90,
  SAME_NUMBER: 90,
  SAME_NAME: 45,
  SIMILAR_NAME: 40,
  SAME_WEB_DOMAIN: 30,
  SAME_ADDRESS: 10,
};
export const WORTH_SHOWING = 30;
const MOST_POINTS = 100;

/** From this likeness on (1 is the same) two names may be one that was typed twice. */
const ALIKE = 0.8;
/** A name that is so much shorter is no misspelling of the other. */
const SHORTEST_SHARE = 0.6;

/** Best first: identifiers, names, the rest. */
export function reasonsOf(one: Comparable, other: Comparable): FoundReason[] {
  const found = [
    reason("SAME_ESTABLISHMENT_NUMBER", common(one.establishmentNumbers, other.establishmentNumbers, same)),
    reason("SAME_NUMBER", one.registryNumber === other.registryNumber ? other.registryNumber : undefined),
    nameReason(one.names, other.names),
    reason("SAME_WEB_DOMAIN", domainInCommon(one.website, other.website)),
    reason("SAME_ADDRESS", addressInCommon(one, other)),
  ];
  return found.filter((one) => one !== undefined);
}

/** An entry that may be the same organisation, and why. */
export interface Duplicate {
  readonly organisationId: string;
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly FoundReason[];
  readonly ownNumbers: boolean;
}

/** Those of the candidates that have enough in common to be shown. */
export function duplicatesOf(one: Comparable, candidates: readonly Comparable[]): Duplicate[] {
  return candidates
    .map((other) => {
      const reasons = reasonsOf(one, other);
      const ownNumbers = haveNumbersOfTheirOwn(one, other);
      return { organisationId: other.id, score: scoreOf(reasons), reasons, ownNumbers };
    })
    .filter(({ score }) => score >= WORTH_SHOWING);
}

/** Best first; equal scores by the identifier, so that the order never depends on anything else. */
export function byScoreThenId(a: Duplicate, b: Duplicate): number {
  return b.score - a.score || (a.organisationId < b.organisationId ? -1 : 1);
}

export function scoreOf(reasons: readonly FoundReason[]): number {
  return Math.min(
    MOST_POINTS,
    reasons.reduce((sum, { points }) => sum + points, 0),
  );
}

/** Two numbers in one register are two legal entities, until somebody knows better: a group, a successor, a mistake. */
export function haveNumbersOfTheirOwn(one: Comparable, other: Comparable): boolean {
  return one.register === other.register && one.registryNumber !== other.registryNumber;
}

function nameReason(ones: readonly string[], others: readonly string[]): FoundReason | undefined {
  const equal = common(ones, others, (a, b) => foldName(a) === foldName(b));
  if (equal !== undefined) return reason("SAME_NAME", equal);
  const pairs = ones.flatMap((a) => others.map((b) => ({ b, likeness: likeness(a, b) })));
  const best = pairs.sort((a, b) => b.likeness - a.likeness)[0];
  if (!best || best.likeness < ALIKE) return undefined;
  const points = Math.round(POINTS.SIMILAR_NAME * best.likeness);
  return { reason: "SIMILAR_NAME", shared: best.b, points };
}

/** How alike two names are, 0 to 1: each is looked for in the other, so that a part of a name is not the name. */
export function likeness(a: string, b: string): number {
  if (digitsOf(a) !== digitsOf(b)) return 0;
  const [one, other] = [foldName(a), foldName(b)];
  if (Math.min(one.length, other.length) < SHORTEST_SHARE * Math.max(one.length, other.length)) return 0;
  return Math.min(found(one, other), found(other, one));
}

/** Fuse.js: 0 is the same, 1 has nothing in common. */
function found(pattern: string, text: string): number {
  const [hit] = new Fuse([text], {
    includeScore: true,
    ignoreLocation: true,
    ignoreFieldNorm: true,
    threshold: 0.4,
  }).search(pattern);
  return hit ? 1 - (hit.score ?? 1) : 0;
}

export function webDomainOf(website: string | null): string | undefined {
  const host = website
    ?.trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .split(/[/?#:]/)[0]
    ?.replace(/^www\./, "");
  return host?.includes(".") ? host : undefined;
}

/** Sites that host pages of many say nothing about who they are. */
const SHARED_HOSTS = ["facebook.com", "linkedin.com", "instagram.com", "sites.google.com", "github.io"];

function domainInCommon(one: string | null, other: string | null): string | undefined {
  const domain = webDomainOf(one);
  if (domain === undefined || domain !== webDomainOf(other)) return undefined;
  return SHARED_HOSTS.some((host) => domain === host || domain.endsWith(`.${host}`)) ? undefined : domain;
}

function addressInCommon(one: Comparable, other: Comparable): string | undefined {
  const address = common(
    one.addresses,
    other.addresses,
    (a, b) => squeezed(a.postCode) === squeezed(b.postCode) && squeezed(a.street) === squeezed(b.street),
  );
  return address && `${address.street}, ${address.postCode}`;
}

/** A street as it is compared: without accents, case, commas and spaces. */
function squeezed(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N}]/gu, "");
}

function common<T>(ones: readonly T[], others: readonly T[], equal: (a: T, b: T) => boolean): T | undefined {
  return others.find((other) => ones.some((one) => equal(one, other)));
}

function same(a: string, b: string): boolean {
  return a === b;
}

function reason(name: DuplicateReason, shared: string | undefined): FoundReason | undefined {
  return shared === undefined ? undefined : { reason: name, shared, points: POINTS[name] };
}
