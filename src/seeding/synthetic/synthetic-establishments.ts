import type {
  Establishment,
  EstablishmentKind,
} from "../../modules/partnering/organisations/establishment.entity";
import { regionOfPlace } from "../../modules/partnering/organisations/place.rules";
import type { Day } from "../../modules/shared/calendar";
import type { Random } from "./random";
import type { Character } from "./synthetic-character";
import { syntheticEstablishmentNumber } from "./synthetic-numbers";
import { type Address, addressInRestOfBelgium, brusselsAddress, quebecAddress } from "./synthetic-places";

/** The seat and at times a branch. Some seats of the Brussels side lie elsewhere: a branch there is enough. */
export function establishmentsOf(character: Character, random: Random, startedOn: Day): Establishment[] {
  return addressesOf(character, random).map((address, index) =>
    establishmentAt(character, address, index, index === 0 ? "SEAT" : "BRANCH", startedOn),
  );
}

function addressesOf({ region, languages: [language] }: Character, random: Random): Address[] {
  const inRegion = () => (region === "BRUSSELS" ? brusselsAddress(random, language) : quebecAddress(random));
  const seat =
    region === "BRUSSELS" && random.isTrue(8) ? addressInRestOfBelgium(random, language) : inRegion();
  const hasBranch = seat.postCode >= "1300" && region === "BRUSSELS" ? true : random.isTrue(30);
  return hasBranch ? [seat, inRegion()] : [seat];
}

function establishmentAt(
  { ids, index: place, region: side }: Character,
  address: Address,
  index: number,
  kind: EstablishmentKind,
  startedOn: Day,
): Establishment {
  const { region, reason } = regionOfPlace(address);
  return {
    id: ids("establishment", index),
    organisationId: ids("organisation", 0),
    establishmentNumber: side === "BRUSSELS" ? syntheticEstablishmentNumber(place, index) : null,
    name: null,
    kind,
    ...address,
    region,
    regionReason: reason,
    startedOn,
    endedOn: null,
  };
}
