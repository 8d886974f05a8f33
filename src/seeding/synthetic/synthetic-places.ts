import type { Language } from "../../modules/shared/language";
import type { Place } from "../../modules/partnering/organisations/place.rules";
import type { Random } from "./random";

/** Where an invented organisation has a door. */
export interface Address extends Place {
  readonly street: string;
  readonly postCode: string;
  readonly municipality: string;
}

/** Post code, municipality in French and in Dutch. */
const BRUSSELS = [
  ["1000", "Bruxelles", "Brussel"],
  ["1030", "Schaerbeek", "Schaarbeek"],
  ["1040", "Etterbeek", "Etterbeek"],
  ["1050", "Ixelles", "Elsene"],
  ["1060", "Saint-Gilles", "Sint-Gillis"],
  ["1070", "Anderlecht", "Anderlecht"],
  ["1080", "Molenbeek-Saint-Jean", "Sint-Jans-Molenbeek"],
  ["1082", "Berchem-Sainte-Agathe", "Sint-Agatha-Berchem"],
  ["1090", "Jette", "Jette"],
  ["1120", "Neder-Over-Heembeek", "Neder-Over-Heembeek"],
  ["1130", "Haren", "Haren"],
  ["1140", "Evere", "Evere"],
  ["1150", "Woluwe-Saint-Pierre", "Sint-Pieters-Woluwe"],
  ["1160", "Auderghem", "Oudergem"],
  ["1170", "Watermael-Boitsfort", "Watermaal-Bosvoorde"],
  ["1180", "Uccle", "Ukkel"],
  ["1190", "Forest", "Vorst"],
  ["1200", "Woluwe-Saint-Lambert", "Sint-Lambrechts-Woluwe"],
  ["1210", "Saint-Josse-ten-Noode", "Sint-Joost-ten-Node"],
] as const;

const REST_OF_BELGIUM = [
  ["1348", "Louvain-la-Neuve", "Louvain-la-Neuve"],
  ["1800", "Vilvorde", "Vilvoorde"],
  ["3001", "Louvain", "Leuven"],
  ["4000", "Liège", "Luik"],
  ["5000", "Namur", "Namen"],
  ["9000", "Gand", "Gent"],
] as const;

/** Beginning of the postal code, municipality, administrative region. */
const QUEBEC = [
  ["G5L", "Rimouski", "01"],
  ["G7H", "Saguenay", "02"],
  ["G1V", "Québec", "03"],
  ["G9A", "Trois-Rivières", "04"],
  ["J1K", "Sherbrooke", "05"],
  ["H2X", "Montréal", "06"],
  ["H4B", "Montréal", "06"],
  ["J8X", "Gatineau", "07"],
  ["J9X", "Rouyn-Noranda", "08"],
  ["G4R", "Sept-Îles", "09"],
  ["G4X", "Gaspé", "11"],
  ["G6V", "Lévis", "12"],
  ["H7V", "Laval", "13"],
  ["J6E", "Joliette", "14"],
  ["J7Y", "Saint-Jérôme", "15"],
  ["J4B", "Boucherville", "16"],
  ["J2B", "Drummondville", "17"],
] as const;

/** Letters that Canadian postal codes use. */
const POSTAL_LETTERS = "A B C E G H J K L M N P R S T V W X Y Z".split(" ");

const FRENCH_STREETS = [
  "Rue du Houblon",
  "Quai des Tisserands",
  "Avenue du Grand Cerf",
  "Chemin du Moulin",
  "Rue des Forges",
];
const DUTCH_STREETS = ["Hoplaan", "Weverskaai", "Hertenstraat", "Molenweg", "Smidsestraat"];

export function brusselsAddress(random: Random, language: Language): Address {
  return belgianAddress(random, language, BRUSSELS);
}

export function addressInRestOfBelgium(random: Random, language: Language): Address {
  return belgianAddress(random, language, REST_OF_BELGIUM);
}

export function quebecAddress(random: Random): Address {
  const [beginning, municipality, administrativeRegion] = random.pick(QUEBEC);
  const ending = `${String(random.below(10))}${random.pick(POSTAL_LETTERS)}${String(random.below(10))}`;
  const street = `${String(random.between(10, 9900))}, ${random.pick(FRENCH_STREETS).replace(/^./, (first) => first.toLowerCase())}`;
  return { country: "CA", street, postCode: `${beginning} ${ending}`, municipality, administrativeRegion };
}

function belgianAddress(
  random: Random,
  language: Language,
  places: readonly (readonly [postCode: string, french: string, dutch: string])[],
): Address {
  const [postCode, french, dutch] = random.pick(places);
  const street = random.pick(language === "NL" ? DUTCH_STREETS : FRENCH_STREETS);
  return {
    country: "BE",
    street: `${street} ${String(random.between(1, 240))}`,
    postCode,
    municipality: language === "NL" ? dutch : french,
    administrativeRegion: null,
  };
}
