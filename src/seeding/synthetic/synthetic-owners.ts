import type { Owner, OwnerKind } from "../../modules/partnering/organisations/owner.entity";
import type { Random } from "./random";
import type { Character } from "./synthetic-character";
import { syntheticPerson, syntheticProduct } from "./synthetic-names";
import { syntheticEnterpriseNumber, syntheticQuebecNumber } from "./synthetic-numbers";

const KINDS = [
  ["NATURAL_PERSON", 74],
  ["ENTERPRISE", 19],
  ["PUBLIC_BODY", 3],
  ["UNKNOWN", 4],
] as const;

/** One to three holders; at times a part of the capital stays unknown. */
export function ownersOf(character: Character, random: Random): Owner[] {
  return sharesOf(random).map((share, index) => {
    const kind = index === 0 ? "NATURAL_PERSON" : random.weighted(KINDS);
    return {
      id: character.ids("owner", index),
      organisationId: character.ids("organisation", 0),
      kind,
      name: nameOf(random, kind),
      share,
      ...(kind === "ENTERPRISE"
        ? registryEntry(character, random)
        : { register: null, registryNumber: null }),
    };
  });
}

/** Per cent in decimals, 100 in sum or less. */
function sharesOf(random: Random): string[] {
  let left = random.isTrue(80) ? 100 : random.between(70, 99);
  const owners = random.between(1, 3);
  return random.list(owners, (index) => {
    const share =
      index === owners - 1 ? left : random.between(Math.ceil(left / 3), Math.floor((left * 3) / 4));
    left -= share;
    return `${String(share)}.00`;
  });
}

function nameOf(random: Random, kind: OwnerKind): string | null {
  if (kind === "NATURAL_PERSON") return syntheticPerson(random);
  if (kind === "UNKNOWN") return null;
  return kind === "ENTERPRISE" ? `${syntheticProduct(random)} Holding` : `${syntheticProduct(random)} Invest`;
}

/** Some enterprises that hold a share are themselves invented organisations, always of a lower number: no circles. */
function registryEntry(
  { region, index }: Character,
  random: Random,
): Pick<Owner, "register" | "registryNumber"> {
  const place = random.below(index);
  if (index === 0 || !random.isTrue(40)) return { register: null, registryNumber: null };
  return region === "BRUSSELS"
    ? { register: "KBO", registryNumber: syntheticEnterpriseNumber(place) }
    : { register: "REQ", registryNumber: syntheticQuebecNumber(place) };
}
