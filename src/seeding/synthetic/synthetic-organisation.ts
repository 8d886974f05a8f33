import type { ActivityCode } from "../../modules/partnering/organisations/activity-code.entity";
import type { Contact } from "../../modules/partnering/organisations/contact.entity";
import type { Establishment } from "../../modules/partnering/organisations/establishment.entity";
import type { FinancialYear } from "../../modules/partnering/organisations/financial-year.entity";
import type { Organisation } from "../../modules/partnering/organisations/organisation.entity";
import type { Owner } from "../../modules/partnering/organisations/owner.entity";
import { dayBefore, daysAfter, daysBefore } from "../days";
import { derivedFacts } from "../derived-facts";
import type { Random } from "./random";
import { activityCodesOf } from "./synthetic-activities";
import { type CapabilityRows, capabilityRowsOf } from "./synthetic-capabilities";
import { type Character, characterOf, drawsFor } from "./synthetic-character";
import { establishmentsOf } from "./synthetic-establishments";
import { financialYearsOf } from "./synthetic-figures";
import { addressOf, syntheticPerson } from "./synthetic-names";
import { type NeedRows, needRowsOf } from "./synthetic-needs";
import { syntheticEnterpriseNumber, syntheticQuebecNumber } from "./synthetic-numbers";
import { ownersOf } from "./synthetic-owners";
import { drawTopic, phraseOf } from "./synthetic-texts";

/** An invented organisation with all its rows, by table. */
export interface SyntheticOrganisation extends NeedRows, CapabilityRows {
  readonly organisation: [Organisation];
  readonly establishment: Establishment[];
  readonly contact: Contact[];
  readonly financial_year: FinancialYear[];
  readonly owner: Owner[];
  readonly activity_code: ActivityCode[];
}

const REGISTERED_DAYS_AGO = 400;
const SECOND_IN_DAYS = 1 / 86_400;

/** The organisation of a number; neither how many there are nor the others change it. */
export function syntheticOrganisation(seed: number, number: number, now: Date): SyntheticOrganisation {
  const character = characterOf(seed, number);
  const random = drawsFor(seed, number, "facts");
  // One second apart, so that the order of creation is that of the identifiers.
  const createdAt = daysAfter(daysBefore(now, REGISTERED_DAYS_AGO), number * SECOND_IN_DAYS);
  const foundedOn = dayBefore(createdAt, random.between(100, 15_000));
  const parts = {
    establishment: establishmentsOf(character, random, foundedOn),
    contact: [contactOf(character, random)],
    financial_year: financialYearsOf(character, now),
    owner: ownersOf(character, random),
    activity_code: activityCodesOf(character, random),
  };
  const profile = {
    ...profileOf(character, random),
    introductionCapacity: null,
    foundedOn,
    createdAt,
    ...freshness(random, createdAt, now),
  };
  const derived = derivedFacts(parts.establishment, parts.activity_code, parts.financial_year);
  return {
    organisation: [{ ...profile, ...derived }],
    ...parts,
    ...needRowsOf(character, createdAt, now),
    ...capabilityRowsOf(character, createdAt, now),
  };
}

function profileOf(character: Character, random: Random) {
  const { region, index, name, sector, languages, ids } = character;
  const [language] = languages;
  const legalForm = region === "QUEBEC" ? random.pick(["inc.", "ltée"]) : random.pick(FORMS[language]);
  const presentation = phraseOf(random, language, "presentations", drawTopic(random, sector, language));
  return {
    id: ids("organisation", 0),
    ...registryEntry(region, index),
    legalName: `${name} ${legalForm}`,
    tradeNames: [name],
    legalForm,
    legalPersonality: true,
    website: random.isTrue(80) ? `https://${addressOf(name)}.example` : null,
    languages: [...languages],
    presentation: { [language.toLowerCase()]: presentation },
    declaredSectors: random.isTrue(90) ? [sector] : [],
    archivedAt: null,
    mergedInto: null,
  };
}

const FORMS = { FR: ["SRL", "SA"], NL: ["BV", "NV"], EN: ["SRL", "BV"] } as const;

function registryEntry(
  region: Character["region"],
  index: number,
): Pick<Organisation, "register" | "registryNumber"> {
  return region === "BRUSSELS"
    ? { register: "KBO", registryNumber: syntheticEnterpriseNumber(index) }
    : { register: "REQ", registryNumber: syntheticQuebecNumber(index) };
}

/** Some profiles were confirmed lately, some years ago, some never. */
function freshness(random: Random, createdAt: Date, now: Date) {
  return {
    profileConfirmedOn: random.isTrue(92) ? dayBefore(now, random.between(3, 1100)) : null,
    updatedAt: daysAfter(createdAt, random.between(0, 380)),
    version: random.between(1, 9),
  };
}

function contactOf({ name: firm, region, languages: [language], ids }: Character, random: Random): Contact {
  const name = syntheticPerson(random);
  const line = String(random.between(100, 199));
  return {
    id: ids("contact", 0),
    organisationId: ids("organisation", 0),
    name,
    function: phraseOf(random, language, "functions", {}),
    email: `${addressOf(name)}@${addressOf(firm)}.example`,
    // Lines that are kept for fiction, or never given out.
    phone: region === "QUEBEC" ? `+1 418 555 0${line}` : `+32 2 000 0${line.charAt(0)} ${line.slice(1)}`,
    language,
  };
}
