import Decimal from "decimal.js";
import { dayProblems } from "../../shared/calendar";
import type { InputProblem } from "../../shared/domain-error";
import { didYouMean, didYouMeanSentence } from "../../shared/did-you-mean";
import { readEstablishmentNumber } from "../../shared/enterprise-number";
import { type Money, moneyProblems } from "../../shared/money";
import { readRegistryNumber, type Register } from "../../shared/register";
import { asTyped, optionalTextProblems, textProblems } from "../../shared/text";
import type { ActivityClassification, Sector } from "../sectors/sector";
import type { Organisation, Presentation, SizeClass } from "./organisation.entity";
import { ADMINISTRATIVE_REGIONS } from "./place.rules";

/** Longest lists that one organisation may have. */
export const MOST_TRADE_NAMES = 20;
export const MOST_PARTS = 200;
/** More open introductions than anybody could look after. */
const MOST_INTRODUCTIONS = 1_000;

export interface ProfileFields {
  readonly legalName?: string | undefined;
  readonly tradeNames?: readonly string[] | undefined;
  readonly legalForm?: string | null | undefined;
  readonly foundedOn?: string | null | undefined;
  readonly website?: string | null | undefined;
  readonly presentation?: Presentation | undefined;
  readonly introductionCapacity?: number | null | undefined;
}

export function profileProblems(profile: ProfileFields, today: string): InputProblem[] {
  const problems = [
    ...(profile.legalName === undefined ? [] : textProblems(profile.legalName, "name", "input.legalName")),
    ...(profile.tradeNames ?? []).flatMap((name, index) =>
      textProblems(name, "name", `input.tradeNames.${String(index)}`),
    ),
    ...optionalTextProblems(profile.legalForm, "name", "input.legalForm"),
    ...websiteProblems(profile.website),
    // The languages stand in the order in which the input gave them.
    ...Object.values(profile.presentation ?? {}).flatMap((text, index) =>
      optionalTextProblems(text, "text", `input.presentations.${String(index)}.text`),
    ),
    ...pastDayProblems(profile.foundedOn, today, "input.foundedOn"),
    ...capacityProblems(profile.introductionCapacity),
  ];
  if ((profile.tradeNames?.length ?? 0) > MOST_TRADE_NAMES)
    problems.push({
      field: "input.tradeNames",
      message: `An organisation may have ${String(MOST_TRADE_NAMES)} trade names.`,
    });
  return problems;
}

function capacityProblems(capacity: number | null | undefined): InputProblem[] {
  if (capacity === null || capacity === undefined) return [];
  if (capacity >= 0 && capacity <= MOST_INTRODUCTIONS) return [];
  return [
    {
      field: "input.introductionCapacity",
      message: `An organisation can take 0 to ${String(MOST_INTRODUCTIONS)} introductions at a time, not ${String(capacity)}.`,
    },
  ];
}

/** A day that may be left out and must not lie in the future. */
export function pastDayProblems(
  day: string | null | undefined,
  today: string,
  field: string,
): InputProblem[] {
  if (day === null || day === undefined) return [];
  const problems = dayProblems(day, field);
  if (problems.length === 0 && day > today)
    problems.push({ field, message: `The date ${day} lies in the future; today is ${today}.` });
  return problems;
}

function websiteProblems(website: string | null | undefined): InputProblem[] {
  if (website === null || website === undefined) return [];
  const field = "input.website";
  if (website.length <= 500 && URL.canParse(website) && /^https?:$/.test(new URL(website).protocol))
    return [];
  return [{ field, message: `${asTyped(website)} is no web address. Write it as https://www.example.org.` }];
}

/** What it declares, else what its activity codes hint at. */
export function sectorsOf({
  declaredSectors,
  derivedSectors,
}: Pick<Organisation, "declaredSectors" | "derivedSectors">): Sector[] {
  return declaredSectors.length > 0 ? declaredSectors : derivedSectors.map(({ sector }) => sector);
}

export function registryNumberProblems(number: string, register: Register): InputProblem[] {
  const reading = readRegistryNumber(number, register);
  return reading.ok ? [] : [{ field: "input.registryNumber", message: reading.problem }];
}

export interface EstablishmentFields {
  readonly establishmentNumber?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly street?: string | null | undefined;
  readonly postCode?: string | null | undefined;
  readonly municipality?: string | null | undefined;
  readonly country?: string | undefined;
  readonly administrativeRegion?: string | null | undefined;
  readonly startedOn?: string | null | undefined;
  readonly endedOn?: string | null | undefined;
}

export function establishmentProblems(place: EstablishmentFields, today: string): InputProblem[] {
  return [
    ...optionalTextProblems(place.name, "name", "input.name"),
    ...optionalTextProblems(place.street, "line", "input.street"),
    ...optionalTextProblems(place.municipality, "name", "input.municipality"),
    ...countryProblems(place.country),
    ...postCodeProblems(place),
    ...administrativeRegionProblems(place.administrativeRegion),
    ...establishmentNumberProblems(place.establishmentNumber),
    ...pastDayProblems(place.startedOn, today, "input.startedOn"),
    ...pastDayProblems(place.endedOn, today, "input.endedOn"),
    ...orderProblems(place.startedOn, place.endedOn),
  ];
}

const countryNames = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** Codes that ISO 3166 leaves to their users or keeps for no country; Kosovo's is in common use. */
const NO_COUNTRY = /^(AA|Q[M-Z]|X[A-JL-Z]|ZZ|EU|EZ|UN)$/;

function countryProblems(country: string | undefined): InputProblem[] {
  if (country === undefined) return [];
  const known =
    /^[A-Z]{2}$/.test(country) && !NO_COUNTRY.test(country) && countryNames.of(country) !== undefined;
  return known
    ? []
    : [
        {
          field: "input.country",
          message: `There is no country ${asTyped(country)}. Give its two letters, such as BE or CA.`,
        },
      ];
}

const POST_CODE_SHAPES: Readonly<Record<string, { pattern: RegExp; example: string }>> = {
  BE: { pattern: /^[1-9]\d{3}$/, example: "1070" },
  CA: { pattern: /^[A-Z]\d[A-Z] \d[A-Z]\d$/, example: "H2X 1Y4" },
};

function postCodeProblems({ country, postCode }: EstablishmentFields): InputProblem[] {
  if (postCode === null || postCode === undefined || country === undefined) return [];
  const shape = POST_CODE_SHAPES[country];
  if (!shape) return optionalTextProblems(postCode, "code", "input.postCode");
  if (shape.pattern.test(normalisePostCode(postCode, country))) return [];
  return [
    {
      field: "input.postCode",
      message: `${asTyped(postCode)} is no post code of ${countryNames.of(country) ?? country}. Write it as ${shape.example}.`,
    },
  ];
}

/** `h2x1y4` is `H2X 1Y4`. */
export function normalisePostCode(postCode: string, country: string): string {
  const bare = postCode.replace(/\s/g, "").toUpperCase();
  return country === "CA" && bare.length === 6 ? `${bare.slice(0, 3)} ${bare.slice(3)}` : bare;
}

function administrativeRegionProblems(code: string | null | undefined): InputProblem[] {
  if (code === null || code === undefined || Object.hasOwn(ADMINISTRATIVE_REGIONS, code)) return [];
  const byName = didYouMean(code, Object.values(ADMINISTRATIVE_REGIONS));
  return [
    {
      field: "input.administrativeRegion",
      message: `There is no administrative region ${asTyped(code)} in Quebec. Give its code, 01 to 17.${didYouMeanSentence(byName)}`,
      didYouMean: byName,
    },
  ];
}

function establishmentNumberProblems(number: string | null | undefined): InputProblem[] {
  if (number === null || number === undefined) return [];
  const reading = readEstablishmentNumber(number);
  return reading.ok ? [] : [{ field: "input.establishmentNumber", message: reading.problem }];
}

function orderProblems(from: string | null | undefined, until: string | null | undefined): InputProblem[] {
  if (!from || !until || from <= until) return [];
  return [{ field: "input.endedOn", message: `It cannot end on ${until} before it begins on ${from}.` }];
}

export interface ContactFields {
  readonly name?: string | undefined;
  readonly function?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
}

/** RFC 5321: a path has 256 characters, two of them brackets. */
const LONGEST_EMAIL = 254;

export function contactProblems(contact: ContactFields): InputProblem[] {
  const problems = [
    ...(contact.name === undefined ? [] : textProblems(contact.name, "name", "input.name")),
    ...optionalTextProblems(contact.function, "name", "input.function"),
  ];
  const { email, phone } = contact;
  if (
    email !== null &&
    email !== undefined &&
    (email.length > LONGEST_EMAIL || !/^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(email))
  )
    problems.push({ field: "input.email", message: `${asTyped(email)} is no e-mail address.` });
  if (phone !== null && phone !== undefined && !/^\+?[\d\s().-]{6,30}$/.test(phone))
    problems.push({
      field: "input.phone",
      message: `${asTyped(phone)} is no telephone number. Write it as +32 2 555 01 23.`,
    });
  return problems;
}

export interface FiguresFields {
  readonly closedOn: string;
  readonly headcount?: string | null | undefined;
  readonly turnover?: Money | null | undefined;
  readonly balanceSheetTotal?: Money | null | undefined;
}

/** A closed year: it ended, and its numbers are whole amounts of a currency that exists. */
export function figuresProblems(figures: FiguresFields, today: string): InputProblem[] {
  const problems = [
    ...pastDayProblems(figures.closedOn, today, "input.closedOn"),
    ...(figures.turnover ? moneyProblems(figures.turnover, "input.turnover") : []),
    ...(figures.balanceSheetTotal ? moneyProblems(figures.balanceSheetTotal, "input.balanceSheetTotal") : []),
  ];
  const { headcount } = figures;
  if (headcount !== null && headcount !== undefined && !/^\d{1,9}(\.\d{1,2})?$/.test(headcount))
    problems.push({
      field: "input.headcount",
      message: `${asTyped(headcount)} is no number of people. Write full-time equivalents, such as 249.5.`,
    });
  return problems;
}

export interface OwnerFields {
  readonly kind?: string | undefined;
  readonly name?: string | null | undefined;
  readonly share?: string | undefined;
  readonly register?: Register | null | undefined;
  readonly registryNumber?: string | null | undefined;
}

/** `others`: the sum of the shares of all other owners, in per cent. */
export function ownerProblems(owner: OwnerFields, others: Decimal): InputProblem[] {
  const problems = [
    ...optionalTextProblems(owner.name, "name", "input.name"),
    ...shareProblems(owner.share, others),
  ];
  const { register, registryNumber } = owner;
  if (registryNumber && !register)
    problems.push({
      field: "input.register",
      message: "Name the register to which the owner's number belongs.",
    });
  if (registryNumber && register) problems.push(...registryNumberProblems(registryNumber, register));
  return problems;
}

const WHOLE = new Decimal(100);

function shareProblems(share: string | undefined, others: Decimal): InputProblem[] {
  if (share === undefined) return [];
  const field = "input.share";
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(share))
    return [
      {
        field,
        message: `${asTyped(share)} is no share. Write per cent with at most four decimals, such as 25.5.`,
      },
    ];
  if (new Decimal(share).gt(WHOLE))
    return [{ field, message: `A share of ${share} % is more than the whole.` }];
  if (new Decimal(share).plus(others).gt(WHOLE))
    return [
      {
        field,
        message: `With ${share} % all shares add up to more than 100 %; the others hold ${others.toString()} %.`,
      },
    ];
  return [];
}

const CODE_SHAPES: Readonly<Record<ActivityClassification, RegExp>> = {
  NACE: /^\d{2}(\.?\d{1,2})?$/,
  NACE_BEL: /^\d{2}(\.?\d{1,3}){0,2}$/,
  NAICS_CANADA: /^\d{2,6}$/,
  CAE: /^\d{1,4}$/,
};
const CODE_VERSIONS: Readonly<Record<ActivityClassification, readonly string[]>> = {
  NACE: ["1.1", "2", "2.1"],
  NACE_BEL: ["2003", "2008", "2025"],
  NAICS_CANADA: ["2012", "2017", "2022"],
  CAE: ["1984"],
};

export interface ActivityCodeFields {
  readonly classification: ActivityClassification;
  readonly version: string;
  readonly code: string;
}

export function activityCodeProblems(codes: readonly ActivityCodeFields[]): InputProblem[] {
  return codes.flatMap(({ classification, version, code }, index) => {
    const field = `input.activityCodes.${String(index)}`;
    const versions = CODE_VERSIONS[classification];
    if (!versions.includes(version))
      return [
        {
          field: `${field}.version`,
          message: `${classification} has no version ${asTyped(version)}. It has ${versions.join(", ")}.`,
          didYouMean: versions,
        },
      ];
    return CODE_SHAPES[classification].test(code)
      ? []
      : [{ field: `${field}.code`, message: `${asTyped(code)} is no code of ${classification}.` }];
  });
}

/** By staff alone: a class for reading and grouping, no statement about eligibility. */
export function sizeClassOf(headcount: string | null | undefined): SizeClass | null {
  if (headcount === null || headcount === undefined) return null;
  const people = new Decimal(headcount);
  if (people.lt(10)) return "MICRO";
  if (people.lt(50)) return "SMALL";
  return people.lt(250) ? "MEDIUM" : "LARGE";
}
