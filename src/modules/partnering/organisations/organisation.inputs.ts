import { Field, ID, InputType, Int } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import { DateScalar } from "../../../graphql/scalars";
import type { Language } from "../../shared/language";
import type { Region } from "../../shared/region";
import type { Register } from "../../shared/register";
import { LanguageEnum, MoneyInput, RegionEnum, RegisterEnum } from "../../shared/shared.types";
import type { ActivityClassification, Sector } from "../sectors/sector";
import { ActivityClassificationEnum, SectorEnum } from "../sectors/sector.types";
import type { EstablishmentKind } from "./establishment.entity";
import type { SizeClass } from "./organisation.entity";
import { EstablishmentKindEnum, OwnerKindEnum, SizeClassEnum } from "./organisation.types";
import type { OwnerKind } from "./owner.entity";

@InputType("OrganisationFilter", { description: "Which organisations; every criterion given must hold." })
export class OrganisationFilterInput {
  @Field(() => RegionEnum, { nullable: true, description: "On this side of the programme." })
  region?: Region | null;
  @Field(() => [SectorEnum], { nullable: true, description: "Declares one of these sectors." })
  sectors?: Sector[] | null;
  @Field(() => [SizeClassEnum], { nullable: true, description: "Of one of these sizes." })
  sizeClasses?: SizeClass[] | null;
  @Field(() => RegisterEnum, { nullable: true, description: "Known to this register." })
  register?: Register | null;
  @Field(() => String, { nullable: true, description: "Part of the legal name, or a trade name." })
  text?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Has at least one capability." })
  withCapabilities?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: "Has at least one published need." })
  withPublishedNeeds?: boolean | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "Confirmed its profile before this day, or never.",
  })
  confirmedBefore?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: "Looked after by this adviser; finds nothing for those who may not know who does.",
  })
  adviserId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Looked after by nobody; finds nothing for those who may not know who does.",
  })
  withoutAdviser?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: "Archived ones instead of those in use." })
  archived?: boolean | null;
}

export const OrganisationOrderFieldEnum = publicEnum<"NAME" | "CREATED_AT" | "UPDATED_AT">(
  "OrganisationOrderField",
  "What a list of organisations is ordered by.",
  { NAME: "Legal name.", CREATED_AT: "When it was entered.", UPDATED_AT: "When it last changed." },
);

export const OrderDirectionEnum = publicEnum<"ASC" | "DESC">("OrderDirection", "Upwards or downwards.", {
  ASC: "Smallest, oldest or first in the alphabet first.",
  DESC: "Largest, newest or last in the alphabet first.",
});

@InputType("OrganisationOrder", { description: "How a list of organisations is ordered." })
export class OrganisationOrderInput {
  @Field(() => OrganisationOrderFieldEnum, { defaultValue: "NAME", description: "By what." })
  field: "NAME" | "CREATED_AT" | "UPDATED_AT";
  @Field(() => OrderDirectionEnum, { defaultValue: "ASC", description: "In which direction." })
  direction: "ASC" | "DESC";
}

const EXPECTED_VERSION = "The organisation's version that you read; another one is refused with CONFLICT.";
const IDEMPOTENCY_KEY =
  "Any text of your own, up to 200 characters: a repetition with it creates nothing new.";

@InputType("PresentationInput", { description: "A presentation in one language." })
export class PresentationInput {
  @Field(() => LanguageEnum, { description: "Language of the text." }) language: Language;
  @Field(() => String, { description: "The text, up to 20,000 characters." }) text: string;
}

@InputType()
abstract class ProfileInput {
  @Field(() => [String], { nullable: true, description: "Names under which it trades, 20 at most." })
  tradeNames?: string[];
  @Field(() => String, { nullable: true, description: "Legal form." }) legalForm?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether it is a legal entity." })
  legalPersonality?: boolean | null;
  @Field(() => DateScalar, { nullable: true, description: "Day on which it was founded." }) foundedOn?:
    string | null;
  @Field(() => String, { nullable: true, description: "Web address with https://." }) website?: string | null;
  @Field(() => [LanguageEnum], { nullable: true, description: "Languages in which it works." })
  languages?: Language[];
  @Field(() => [PresentationInput], {
    nullable: true,
    description: "What it says of itself; replaces what was there.",
  })
  presentations?: PresentationInput[];
  @Field(() => [SectorEnum], {
    nullable: true,
    description: "Sectors that it declares; replaces what was there.",
  })
  declaredSectors?: Sector[];
  @Field(() => Int, {
    nullable: true,
    description: "Open introductions that it can take at a time as a candidate, 0 to 1,000.",
  })
  introductionCapacity?: number | null;
}

@InputType("CreateOrganisationInput", { description: "A new organisation." })
export class CreateOrganisationInput extends ProfileInput {
  @Field(() => RegisterEnum, { description: "The register that gave the number." }) register: Register;
  @Field(() => String, { description: "The number as people write it." }) registryNumber: string;
  @Field(() => String, { description: "Name in the register." }) legalName: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType()
abstract class OrganisationChangeInput {
  @Field(() => ID, { description: "The organisation." }) organisationId: string;
  @Field(() => Int, { description: EXPECTED_VERSION }) expectedVersion: number;
}

@InputType("UpdateOrganisationProfileInput", {
  description: "A change of a profile: what is left out stays, null empties.",
})
export class UpdateOrganisationProfileInput extends ProfileInput {
  @Field(() => ID, { description: "The organisation." }) organisationId: string;
  @Field(() => Int, { description: EXPECTED_VERSION }) expectedVersion: number;
  @Field(() => String, { nullable: true, description: "Name in the register." }) legalName?: string;
}

@InputType("ConfirmProfileInput", { description: "The organisation says that its profile is still true." })
export class ConfirmProfileInput extends OrganisationChangeInput {}

@InputType("ArchiveOrganisationInput", {
  description: "The organisation leaves lists and suggestions; nothing is deleted.",
})
export class ArchiveOrganisationInput extends OrganisationChangeInput {}

@InputType()
abstract class AdditionInput {
  @Field(() => ID, { description: "The organisation to which it is added." }) organisationId: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType()
abstract class PartChangeInput {
  @Field(() => ID, { description: "The record to change." }) id: string;
  @Field(() => Int, { description: EXPECTED_VERSION }) expectedVersion: number;
}

@InputType("AddEstablishmentInput", { description: "A further place of business." })
export class AddEstablishmentInput extends AdditionInput {
  @Field(() => EstablishmentKindEnum, { description: "Seat or branch." }) kind: EstablishmentKind;
  @Field(() => String, { description: "Country, two letters." }) country: string;
  @Field(() => String, { nullable: true, description: "Number of the establishment unit (Belgium)." })
  establishmentNumber?: string | null;
  @Field(() => String, { nullable: true, description: "Name of the place." }) name?: string | null;
  @Field(() => String, { nullable: true, description: "Street and number." }) street?: string | null;
  @Field(() => String, { nullable: true, description: "Post code; decides the region." }) postCode?:
    string | null;
  @Field(() => String, { nullable: true, description: "Municipality." }) municipality?: string | null;
  @Field(() => String, { nullable: true, description: "Code 01 to 17 of Quebec's administrative region." })
  administrativeRegion?: string | null;
  @Field(() => DateScalar, { nullable: true, description: "First day of business there." }) startedOn?:
    string | null;
  @Field(() => DateScalar, { nullable: true, description: "Last day of business there." }) endedOn?:
    string | null;
}

@InputType("UpdateEstablishmentInput", {
  description: "A change of a place: what is left out stays, null empties.",
})
export class UpdateEstablishmentInput extends PartChangeInput {
  @Field(() => EstablishmentKindEnum, { nullable: true, description: "Seat or branch." })
  kind?: EstablishmentKind;
  @Field(() => String, { nullable: true, description: "Country, two letters." }) country?: string;
  @Field(() => String, { nullable: true, description: "Number of the establishment unit (Belgium)." })
  establishmentNumber?: string | null;
  @Field(() => String, { nullable: true, description: "Name of the place." }) name?: string | null;
  @Field(() => String, { nullable: true, description: "Street and number." }) street?: string | null;
  @Field(() => String, { nullable: true, description: "Post code; decides the region." }) postCode?:
    string | null;
  @Field(() => String, { nullable: true, description: "Municipality." }) municipality?: string | null;
  @Field(() => String, { nullable: true, description: "Code 01 to 17 of Quebec's administrative region." })
  administrativeRegion?: string | null;
  @Field(() => DateScalar, { nullable: true, description: "First day of business there." }) startedOn?:
    string | null;
  @Field(() => DateScalar, { nullable: true, description: "Last day of business there." }) endedOn?:
    string | null;
}

@InputType("AddContactInput", { description: "A further person to speak with." })
export class AddContactInput extends AdditionInput {
  @Field(() => String, { description: "Name of the person." }) name: string;
  @Field(() => String, { nullable: true, description: "What the person does there." }) function?:
    string | null;
  @Field(() => String, { nullable: true, description: "E-mail address." }) email?: string | null;
  @Field(() => String, { nullable: true, description: "Telephone number." }) phone?: string | null;
  @Field(() => LanguageEnum, { nullable: true, description: "Language of address." })
  language?: Language | null;
}

@InputType("UpdateContactInput", {
  description: "A change of a contact: what is left out stays, null empties.",
})
export class UpdateContactInput extends PartChangeInput {
  @Field(() => String, { nullable: true, description: "Name of the person." }) name?: string;
  @Field(() => String, { nullable: true, description: "What the person does there." }) function?:
    string | null;
  @Field(() => String, { nullable: true, description: "E-mail address." }) email?: string | null;
  @Field(() => String, { nullable: true, description: "Telephone number." }) phone?: string | null;
  @Field(() => LanguageEnum, { nullable: true, description: "Language of address." })
  language?: Language | null;
}

@InputType("RecordFiguresInput", {
  description: "Figures of one closed financial year; they replace those of the same day.",
})
export class RecordFiguresInput extends OrganisationChangeInput {
  @Field(() => DateScalar, { description: "Day on which the year closed." }) closedOn: string;
  @Field(() => String, { nullable: true, description: "People in full-time equivalents, such as `249.5`." })
  headcount?: string | null;
  @Field(() => MoneyInput, { nullable: true, description: "Turnover of the year." })
  turnover?: MoneyInput | null;
  @Field(() => MoneyInput, { nullable: true, description: "Balance sheet total." })
  balanceSheetTotal?: MoneyInput | null;
}

@InputType("AddOwnerInput", { description: "A further holder of capital." })
export class AddOwnerInput extends AdditionInput {
  @Field(() => OwnerKindEnum, { description: "Person, enterprise, public body or unknown." }) kind: OwnerKind;
  @Field(() => String, { description: "Per cent of the capital, such as `25.5`; all together at most 100." })
  share: string;
  @Field(() => String, { nullable: true, description: "Name of the holder." }) name?: string | null;
  @Field(() => RegisterEnum, { nullable: true, description: "Register of the holder's number." })
  register?: Register | null;
  @Field(() => String, { nullable: true, description: "The holder's number." }) registryNumber?:
    string | null;
}

@InputType("UpdateOwnerInput", { description: "A change of a holder: what is left out stays, null empties." })
export class UpdateOwnerInput extends PartChangeInput {
  @Field(() => OwnerKindEnum, { nullable: true, description: "Person, enterprise, public body or unknown." })
  kind?: OwnerKind;
  @Field(() => String, { nullable: true, description: "Per cent of the capital." }) share?: string;
  @Field(() => String, { nullable: true, description: "Name of the holder." }) name?: string | null;
  @Field(() => RegisterEnum, { nullable: true, description: "Register of the holder's number." })
  register?: Register | null;
  @Field(() => String, { nullable: true, description: "The holder's number." }) registryNumber?:
    string | null;
}

@InputType()
export abstract class RemovePartInput extends PartChangeInput {}

@InputType("RemoveEstablishmentInput", { description: "A place of business to take away." })
export class RemoveEstablishmentInput extends RemovePartInput {}

@InputType("RemoveContactInput", { description: "A person to speak with to take away." })
export class RemoveContactInput extends RemovePartInput {}

@InputType("RemoveFiguresInput", { description: "Figures of a financial year to take away." })
export class RemoveFiguresInput extends RemovePartInput {}

@InputType("RemoveOwnerInput", { description: "A holder of capital to take away." })
export class RemoveOwnerInput extends RemovePartInput {}

@InputType("ActivityCodeInput", { description: "An activity by a classification and its version." })
export class ActivityCodeInput {
  @Field(() => ActivityClassificationEnum, { description: "The classification." })
  classification: ActivityClassification;
  @Field(() => String, { description: "Its version, such as `2008`." }) version: string;
  @Field(() => String, { description: "The code." }) code: string;
  @Field(() => Boolean, { defaultValue: false, description: "Whether it is a main activity." }) main: boolean;
}

@InputType("ReplaceActivityCodesInput", {
  description: "All activity codes of an organisation, instead of those it had.",
})
export class ReplaceActivityCodesInput extends OrganisationChangeInput {
  @Field(() => [ActivityCodeInput], { description: "The codes." }) activityCodes: ActivityCodeInput[];
}
