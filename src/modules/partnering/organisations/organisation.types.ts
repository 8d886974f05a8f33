import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { Node } from "../../../graphql/node";
import { DateScalar, DateTimeScalar } from "../../../graphql/scalars";
import type { Language } from "../../shared/language";
import { LanguageEnum, MoneyType, RegionEnum, RegisterEnum } from "../../shared/shared.types";
import type { Region } from "../../shared/region";
import type { Register } from "../../shared/register";
import type { ActivityClassification, Sector } from "../sectors/sector";
import { ActivityClassificationEnum, DerivedSectorType, SectorEnum } from "../sectors/sector.types";
import type { EstablishmentKind } from "./establishment.entity";
import type { SizeClass } from "./organisation.entity";
import type { OwnerKind } from "./owner.entity";

export const SizeClassEnum = publicEnum<SizeClass>(
  "SizeClass",
  "Size by staff of the newest closed year. Says nothing about eligibility.",
  {
    MICRO: "Fewer than 10 people.",
    SMALL: "10 to fewer than 50 people.",
    MEDIUM: "50 to fewer than 250 people.",
    LARGE: "250 people or more.",
  },
);

export const EstablishmentKindEnum = publicEnum<EstablishmentKind>(
  "EstablishmentKind",
  "What kind of place of business.",
  {
    SEAT: "The registered seat.",
    BRANCH: "Another place of business.",
  },
);

export const OwnerKindEnum = publicEnum<OwnerKind>("OwnerKind", "Who holds a part of the capital.", {
  NATURAL_PERSON: "A person.",
  ENTERPRISE: "An enterprise.",
  PUBLIC_BODY: "A public body.",
  UNKNOWN: "Not known who.",
});

@ObjectType("Establishment", { description: "A place of business. Level 1.", simpleResolvers: true })
export class EstablishmentType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => String, { nullable: true, description: "Number of the establishment unit (Belgium)." })
  establishmentNumber: string | null;
  @Field(() => String, { nullable: true, description: "Name of the place, when it has one of its own." })
  name: string | null;
  @Field(() => EstablishmentKindEnum, { description: "Seat or branch." }) kind: EstablishmentKind;
  @Field(() => String, { nullable: true, description: "Street and number." }) street: string | null;
  @Field(() => String, { nullable: true, description: "Post code: `1070`, `H2X 1Y4`." }) postCode:
    string | null;
  @Field(() => String, { nullable: true, description: "Municipality." }) municipality: string | null;
  @Field(() => String, { description: "ISO 3166-1 alpha-2 code of the country." }) country: string;
  @Field(() => String, { nullable: true, description: "Code 01 to 17 of Quebec's administrative region." })
  administrativeRegion: string | null;
  @Field(() => RegionEnum, { nullable: true, description: "Side of the programme on which it lies." })
  region: Region | null;
  @Field(() => String, { description: "Why it lies there, in the caller's language." }) regionReason: string;
  @Field(() => DateScalar, { nullable: true, description: "First day of business there." }) startedOn:
    string | null;
  @Field(() => DateScalar, { nullable: true, description: "Last day of business there." }) endedOn:
    string | null;
}

@ObjectType("Contact", { description: "A person to speak with. Level 1.", simpleResolvers: true })
export class ContactType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => String, { description: "Name of the person." }) name: string;
  @Field(() => String, { nullable: true, description: "What the person does there." }) function:
    string | null;
  @Field(() => String, { nullable: true, description: "E-mail address." }) email: string | null;
  @Field(() => String, { nullable: true, description: "Telephone number." }) phone: string | null;
  @Field(() => LanguageEnum, {
    nullable: true,
    description: "Language in which the person likes to be addressed.",
  })
  language: Language | null;
}

@ObjectType("FinancialYear", {
  description: "Figures of one closed financial year. Level 3.",
  simpleResolvers: true,
})
export class FinancialYearType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => DateScalar, { description: "Day on which the year closed." }) closedOn: string;
  @Field(() => String, {
    nullable: true,
    description: "People, in full-time equivalents, as a decimal number.",
  })
  headcount: string | null;
  @Field(() => MoneyType, { nullable: true, description: "Turnover of the year." })
  turnover: MoneyType | null;
  @Field(() => MoneyType, { nullable: true, description: "Balance sheet total at the close." })
  balanceSheetTotal: MoneyType | null;
}

@ObjectType("Owner", { description: "A holder of part of the capital. Level 3.", simpleResolvers: true })
export class OwnerType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => OwnerKindEnum, { description: "Person, enterprise, public body or unknown." }) kind: OwnerKind;
  @Field(() => String, { nullable: true, description: "Name of the holder." }) name: string | null;
  @Field(() => String, { description: "Per cent of the capital, 0 to 100, as a decimal number." })
  share: string;
  @Field(() => RegisterEnum, { nullable: true, description: "Register of the holder's number." })
  register: Register | null;
  @Field(() => String, { nullable: true, description: "The holder's number in that register." })
  registryNumber: string | null;
}

@ObjectType("ActivityCode", {
  description: "What an organisation does, by a classification. Level 1.",
  simpleResolvers: true,
})
export class ActivityCodeType {
  @Field(() => ActivityClassificationEnum, { description: "The classification." })
  classification: ActivityClassification;
  @Field(() => String, { description: "Its version, such as `2008`." }) version: string;
  @Field(() => String, { description: "The code." }) code: string;
  @Field(() => Boolean, { description: "Whether it is a main activity." }) main: boolean;
}

@ObjectType("Presentation", {
  description: "An organisation's presentation of itself. Level 1.",
  simpleResolvers: true,
})
export class PresentationType {
  @Field(() => LanguageEnum, { description: "Language of the text." }) language: Language;
  @Field(() => String, { description: "The text." }) text: string;
}

@ObjectType("Organisation", {
  implements: Node,
  description: "An enterprise of either region. Names and numbers are level 1, figures and owners level 3.",
  simpleResolvers: true,
})
export class OrganisationType extends Node {
  @Field(() => RegisterEnum, { nullable: true, description: "The register that gave the number. Level 1." })
  register: Register | null;
  @Field(() => String, { nullable: true, description: "Number in that register: ten digits. Level 1." })
  registryNumber: string | null;
  @Field(() => String, { nullable: true, description: "Name in the register. Level 1." }) legalName:
    string | null;
  @Field(() => [String], { nullable: true, description: "Names under which it trades. Level 1." })
  tradeNames: string[] | null;
  @Field(() => String, { nullable: true, description: "Legal form, such as `SRL` or `inc.`. Level 1." })
  legalForm: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it is a legal entity; sole proprietors are not. Level 1.",
  })
  legalPersonality: boolean | null;
  @Field(() => DateScalar, { nullable: true, description: "Day on which it was founded. Level 1." })
  foundedOn: string | null;
  @Field(() => String, { nullable: true, description: "Web address. Level 1." }) website: string | null;
  @Field(() => [LanguageEnum], { nullable: true, description: "Languages in which it works. Level 1." })
  languages: Language[] | null;
  @Field(() => [PresentationType], {
    nullable: true,
    description: "What it says of itself, by language. Level 1.",
  })
  presentations: PresentationType[] | null;
  @Field(() => RegionEnum, {
    nullable: true,
    description: "Its side of the programme, by its establishments. Level 0.",
  })
  region: Region | null;
  @Field(() => String, { nullable: true, description: "Why it belongs to that region. Level 1." })
  regionReason: string | null;
  @Field(() => [SectorEnum], {
    description: "Sectors: those declared, else those that activity codes hint at. Level 0.",
  })
  sectors: Sector[];
  @Field(() => [SectorEnum], { nullable: true, description: "Sectors that it declares. Level 1." })
  declaredSectors: Sector[] | null;
  @Field(() => [DerivedSectorType], {
    nullable: true,
    description: "Sectors that its activity codes hint at. Level 1.",
  })
  derivedSectors: DerivedSectorType[] | null;
  @Field(() => SizeClassEnum, { nullable: true, description: "Size by staff. Level 0." })
  sizeClass: SizeClass | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which it last confirmed its profile. Level 1.",
  })
  profileConfirmedOn: string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      "Open introductions that it can take at a time as a candidate; null while it has not said. Level 3.",
  })
  introductionCapacity: number | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was archived; null while it is in use. Level 1.",
  })
  archivedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it last changed. Level 1." })
  updatedAt: Date | null;
  @Field(() => Int, {
    nullable: true,
    description: "Version to name as `expectedVersion` in a change. Level 1.",
  })
  version: number | null;
}

export type MoneyField = MoneyType | null;

export const OrganisationConnection = connectionType("Organisation", OrganisationType, "organisations");

@ObjectType("OrganisationPayload", { description: "The organisation after a change.", simpleResolvers: true })
export class OrganisationPayload {
  @Field(() => OrganisationType, { description: "The organisation as it now is." })
  organisation: OrganisationType;
}
