import type { Language, Trilingual } from "../../shared/language";
import { inLanguage } from "../../shared/language";
import { readReference } from "../../shared/reference-data";
import type { Region } from "../../shared/region";

const brussels = readReference<{
  municipalities: Record<string, string>;
  unlistedRange: { from: number; to: number };
}>("brussels-post-codes.json");
const quebec = readReference<{ regions: Record<string, string> }>("quebec-administrative-regions.json");

/** Codes 01 to 17 with their names. */
export const ADMINISTRATIVE_REGIONS: Readonly<Record<string, string>> = quebec.regions;

/** Why a place lies in a region, in neither, or cannot be told. */
const REGION_REASONS = {
  BRUSSELS_POST_CODE: {
    en: "Its post code belongs to the Brussels-Capital Region.",
    fr: "Son code postal appartient à la Région de Bruxelles-Capitale.",
    nl: "Zijn postcode behoort tot het Brussels Hoofdstedelijk Gewest.",
  },
  UNLISTED_BRUSSELS_POST_CODE: {
    en: "Its post code lies among those of Brussels but is not in the list; an adviser has to look.",
    fr: "Son code postal se trouve parmi ceux de Bruxelles mais n'est pas dans la liste ; un conseiller doit vérifier.",
    nl: "Zijn postcode ligt tussen die van Brussel maar staat niet in de lijst; een adviseur moet dit nakijken.",
  },
  OTHER_BELGIAN_POST_CODE: {
    en: "Its post code belongs to another Belgian region.",
    fr: "Son code postal appartient à une autre région belge.",
    nl: "Zijn postcode behoort tot een ander Belgisch gewest.",
  },
  QUEBEC_POSTAL_CODE: {
    en: "Its postal code begins with G, H or J, which are Quebec's.",
    fr: "Son code postal commence par G, H ou J, qui sont ceux du Québec.",
    nl: "Zijn postcode begint met G, H of J, die van Quebec zijn.",
  },
  QUEBEC_ADMINISTRATIVE_REGION: {
    en: "It gives an administrative region of Quebec.",
    fr: "Il indique une région administrative du Québec.",
    nl: "Het vermeldt een administratieve regio van Quebec.",
  },
  OTHER_CANADIAN_POSTAL_CODE: {
    en: "Its postal code belongs to another province of Canada.",
    fr: "Son code postal appartient à une autre province du Canada.",
    nl: "Zijn postcode behoort tot een andere provincie van Canada.",
  },
  OTHER_COUNTRY: {
    en: "It lies neither in Belgium nor in Canada.",
    fr: "Il ne se trouve ni en Belgique ni au Canada.",
    nl: "Het ligt niet in België en niet in Canada.",
  },
  NO_POST_CODE: {
    en: "Its post code is not known.",
    fr: "Son code postal n'est pas connu.",
    nl: "Zijn postcode is niet bekend.",
  },
  NO_ESTABLISHMENT: {
    en: "No establishment is known.",
    fr: "Aucun établissement n'est connu.",
    nl: "Er is geen vestiging bekend.",
  },
} as const satisfies Record<string, Trilingual>;

export type RegionReason = keyof typeof REGION_REASONS;

export function explainRegion(reason: string, language: Language): string {
  return inLanguage(REGION_REASONS[reason as RegionReason], language);
}

export interface Place {
  readonly country: string;
  readonly postCode: string | null;
  readonly administrativeRegion: string | null;
}

export interface RegionFinding {
  readonly region: Region | null;
  readonly reason: RegionReason;
}

/** In which of the two regions a place of business lies, by its post code, and why. */
export function regionOfPlace(place: Place): RegionFinding {
  if (place.country === "BE") return belgianPlace(place.postCode);
  if (place.country === "CA") return canadianPlace(place);
  return { region: null, reason: "OTHER_COUNTRY" };
}

function belgianPlace(postCode: string | null): RegionFinding {
  if (postCode === null) return { region: null, reason: "NO_POST_CODE" };
  if (postCode in brussels.municipalities) return { region: "BRUSSELS", reason: "BRUSSELS_POST_CODE" };
  const { from, to } = brussels.unlistedRange;
  const unlisted = Number(postCode) >= from && Number(postCode) <= to;
  return { region: null, reason: unlisted ? "UNLISTED_BRUSSELS_POST_CODE" : "OTHER_BELGIAN_POST_CODE" };
}

function canadianPlace(place: Place): RegionFinding {
  if (place.postCode !== null) {
    const inQuebec = /^[GHJ]/.test(place.postCode);
    return inQuebec
      ? { region: "QUEBEC", reason: "QUEBEC_POSTAL_CODE" }
      : { region: null, reason: "OTHER_CANADIAN_POSTAL_CODE" };
  }
  if (place.administrativeRegion !== null)
    return { region: "QUEBEC", reason: "QUEBEC_ADMINISTRATIVE_REGION" };
  return { region: null, reason: "NO_POST_CODE" };
}

/**
 * The organisation's own region: that of its seat, else that of its first establishment in either region. An
 * establishment is enough for the programme; the seat may be elsewhere.
 */
export function regionOfOrganisation(
  establishments: readonly (RegionFinding & { readonly kind: string; readonly endedOn: string | null })[],
): RegionFinding {
  const open = establishments.filter(({ endedOn }) => endedOn === null);
  const seatFirst = [...open].sort((a, b) => Number(b.kind === "SEAT") - Number(a.kind === "SEAT"));
  const decisive = seatFirst.find(({ region }) => region !== null) ?? seatFirst[0];
  return decisive
    ? { region: decisive.region, reason: decisive.reason }
    : { region: null, reason: "NO_ESTABLISHMENT" };
}
