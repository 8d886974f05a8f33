import type { ActivityCode } from "../../modules/partnering/organisations/activity-code.entity";
import type { Contact } from "../../modules/partnering/organisations/contact.entity";
import type { Establishment } from "../../modules/partnering/organisations/establishment.entity";
import type { FinancialYear } from "../../modules/partnering/organisations/financial-year.entity";
import type { Organisation } from "../../modules/partnering/organisations/organisation.entity";
import type { Owner } from "../../modules/partnering/organisations/owner.entity";
import { regionOfPlace } from "../../modules/partnering/organisations/place.rules";
import { dayOf } from "../../modules/shared/clock";
import { type DemoOrganisation, inUpperCase } from "./demo-files";
import { demoCreatedAt, demoId } from "./demo-identity";
import { derivedFacts } from "../derived-facts";

interface OrganisationRows {
  readonly organisation: Organisation;
  readonly establishments: Establishment[];
  readonly contacts: Contact[];
  readonly financialYears: FinancialYear[];
  readonly owners: Owner[];
  readonly activityCodes: ActivityCode[];
}

export function organisationRows(demo: DemoOrganisation, now: Date): OrganisationRows {
  const parts = {
    establishments: establishmentsOf(demo),
    contacts: contactsOf(demo),
    financialYears: financialYearsOf(demo),
    owners: ownersOf(demo),
    activityCodes: demo.activityCodes.map((code, index) => ({ ...partOf(demo, "activity", index), ...code })),
  };
  const derived = derivedFacts(parts.establishments, parts.activityCodes, parts.financialYears);
  return { organisation: { ...profileOf(demo, now), ...derived }, ...parts };
}

function profileOf(demo: DemoOrganisation, now: Date) {
  const { register, registryNumber, legalName, tradeNames, legalForm, legalPersonality, foundedOn } = demo;
  const { key, website, presentation, declaredSectors, profileConfirmedOn } = demo;
  const createdAt = demoCreatedAt("organisation", key, now);
  return {
    id: demoId("organisation", key),
    ...{ register, registryNumber, legalName, tradeNames, legalForm, legalPersonality, foundedOn },
    ...{ website, presentation, declaredSectors },
    languages: demo.languages.map(inUpperCase),
    profileConfirmedOn: atLatest(profileConfirmedOn, dayOf(now)),
    introductionCapacity: null,
    archivedAt: null,
    mergedInto: null,
    createdAt,
    updatedAt: createdAt,
    version: 1,
  };
}

/** A clock that is behind the files makes nothing lie in the future. */
function atLatest(day: string | null, today: string): string | null {
  return day !== null && day > today ? today : day;
}

type PartKind = "establishment" | "contact" | "figures" | "owner" | "activity";

/** The identifiers of the `index`-th part of a kind, in the order of the file. */
function partOf(
  { key }: DemoOrganisation,
  kind: PartKind,
  index: number,
): { id: string; organisationId: string } {
  return { id: demoId(kind, key, index), organisationId: demoId("organisation", key) };
}

function establishmentsOf(demo: DemoOrganisation): Establishment[] {
  return demo.establishments.map((place, index) => {
    const { region, reason } = regionOfPlace(place);
    const ids = partOf(demo, "establishment", index);
    return { ...ids, ...place, establishmentNumber: null, region, regionReason: reason, endedOn: null };
  });
}

function contactsOf(demo: DemoOrganisation): Contact[] {
  return demo.contacts.map((contact, index) => ({
    ...partOf(demo, "contact", index),
    ...contact,
    language: contact.language && inUpperCase(contact.language),
  }));
}

function financialYearsOf(demo: DemoOrganisation): FinancialYear[] {
  return demo.figures.map(({ closedOn, headcount, turnover, balanceSheetTotal }, index) => ({
    ...partOf(demo, "figures", index),
    closedOn,
    headcount,
    turnoverAmount: turnover?.amount ?? null,
    turnoverCurrency: turnover?.currency ?? null,
    balanceSheetTotalAmount: balanceSheetTotal?.amount ?? null,
    balanceSheetTotalCurrency: balanceSheetTotal?.currency ?? null,
  }));
}

function ownersOf(demo: DemoOrganisation): Owner[] {
  return demo.owners.map(({ kind, name, share, register, registryNumber }, index) => ({
    ...partOf(demo, "owner", index),
    ...{ kind, name, share },
    register: register ?? null,
    registryNumber: registryNumber ?? null,
  }));
}
