import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { Node } from "../../../graphql/node";
import { DateScalar, DateTimeScalar } from "../../../graphql/scalars";
import type { CooperationKind } from "../../shared/cooperation-kind";
import type { Language } from "../../shared/language";
import type { Region } from "../../shared/region";
import { CooperationKindEnum, LanguageEnum, RegionEnum } from "../../shared/shared.types";
import type { SizeClass } from "../organisations/organisation.entity";
import { OrganisationType, SizeClassEnum } from "../organisations/organisation.types";
import type { Sector } from "../sectors/sector";
import { SectorEnum } from "../sectors/sector.types";
import { WordingInput, WordingType } from "../wording.types";
import type { CapabilityStage, IntellectualProperty } from "./capability.entity";
import type { CapabilityStatus } from "./capability.rules";
import type { EvidenceKind } from "./evidence.entity";

export const CapabilityStatusEnum = publicEnum<CapabilityStatus>(
  "CapabilityStatus",
  "Whether somebody else vouches for a capability.",
  {
    CLAIMED: "The organisation says so; no proof stands.",
    EVIDENCED: "A reference, patent, certificate, project or publication stands for it today.",
  },
);

export const CapabilityStageEnum = publicEnum<CapabilityStage>(
  "CapabilityStage",
  "How far a capability has come.",
  {
    RESEARCH: "Shown in research.",
    PROTOTYPE: "A prototype works.",
    PILOT: "Tried under real conditions.",
    IN_USE: "In use at customers.",
  },
);

export const IntellectualPropertyEnum = publicEnum<IntellectualProperty>(
  "IntellectualProperty",
  "What protects a capability.",
  {
    NONE: "Nothing.",
    KNOW_HOW: "Know-how that is kept secret.",
    PATENT_PENDING: "A patent that was applied for.",
    PATENTED: "A patent.",
    COPYRIGHT: "Copyright, as on software.",
    LICENSED_IN: "A licence from somebody else.",
  },
);

export const EvidenceKindEnum = publicEnum<EvidenceKind>("EvidenceKind", "What kind of proof.", {
  REFERENCE: "A customer who says so.",
  PATENT: "A patent.",
  CERTIFICATE: "A certificate.",
  PROJECT: "A project that was carried out.",
  PUBLICATION: "A publication.",
});

@ObjectType("Evidence", { description: "A proof of a capability. Level 1.", simpleResolvers: true })
export class EvidenceType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => EvidenceKindEnum, { description: "What kind of proof." }) kind: EvidenceKind;
  @Field(() => String, { description: "What it is." }) title: string;
  @Field(() => DateScalar, { description: "Day from which it stands." }) issuedOn: string;
  @Field(() => DateScalar, { nullable: true, description: "Last day on which it stands." }) expiresOn:
    string | null;
  @Field(() => String, { nullable: true, description: "Where the document is kept." }) reference:
    string | null;
  @Field(() => String, { nullable: true, description: "SHA-256 of the document." }) sha256: string | null;
}

@ObjectType("Capability", {
  implements: Node,
  description:
    "What an organisation can do. Strangers read its cleared summary, sectors, region and size class; the rest is level 1.",
  simpleResolvers: true,
})
export class CapabilityType extends Node {
  @Field(() => String, { nullable: true, description: "Short title in the organisation's words. Level 1." })
  title: string | null;
  @Field(() => String, {
    nullable: true,
    description: "The capability in the organisation's own words. Level 1.",
  })
  text: string | null;
  @Field(() => LanguageEnum, { nullable: true, description: "Language of title and text. Level 1." })
  language: Language | null;
  @Field(() => [WordingType], {
    nullable: true,
    description: "The same capability in other languages. Level 1.",
  })
  translations: WordingType[] | null;
  @Field(() => String, {
    nullable: true,
    description: "What strangers may read, once an adviser has cleared it. Level 0.",
  })
  summary: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When an adviser cleared the summary. Level 1.",
  })
  summaryClearedAt: Date | null;
  @Field(() => CapabilityStatusEnum, { nullable: true, description: "Claimed or evidenced. Level 1." })
  status: CapabilityStatus | null;
  @Field(() => CapabilityStageEnum, { nullable: true, description: "How far it has come. Level 1." })
  stage: CapabilityStage | null;
  @Field(() => Int, { nullable: true, description: "Technology readiness level reached, 1 to 9. Level 1." })
  readinessLevel: number | null;
  @Field(() => [SectorEnum], { description: "Sectors that it serves. Level 0." }) sectors: Sector[];
  @Field(() => [CooperationKindEnum], {
    nullable: true,
    description: "Kinds of cooperation offered. Level 1.",
  })
  cooperationKinds: CooperationKind[] | null;
  @Field(() => IntellectualPropertyEnum, { nullable: true, description: "What protects it. Level 1." })
  intellectualProperty: IntellectualProperty | null;
  @Field(() => RegionEnum, { nullable: true, description: "Region of its organisation. Level 0." })
  region: Region | null;
  @Field(() => SizeClassEnum, { nullable: true, description: "Size of its organisation. Level 0." })
  sizeClass: SizeClass | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it last changed. Level 1." })
  updatedAt: Date | null;
  @Field(() => Int, {
    nullable: true,
    description: "Version to name as `expectedVersion` in a change. Level 1.",
  })
  version: number | null;
  @Field(() => OrganisationType, { nullable: true, description: "Whose capability it is. Level 1." })
  organisation: OrganisationType | null;
}

export const CapabilityConnection = connectionType("Capability", CapabilityType, "capabilities");

@ObjectType("CapabilityPayload", { description: "The capability after a change.", simpleResolvers: true })
export class CapabilityPayload {
  @Field(() => CapabilityType, { description: "The capability as it now is." }) capability: CapabilityType;
}

@InputType("CapabilityFilter", { description: "Which capabilities; every criterion given must hold." })
export class CapabilityFilterInput {
  @Field(() => [SectorEnum], { nullable: true, description: "Serves one of these sectors." }) sectors?:
    Sector[] | null;
  @Field(() => RegionEnum, { nullable: true, description: "Of an organisation of this region." })
  region?: Region | null;
  @Field(() => ID, { nullable: true, description: "Of this organisation." }) organisationId?: string | null;
  @Field(() => [CooperationKindEnum], {
    nullable: true,
    description: "Offers one of these kinds of cooperation.",
  })
  cooperationKinds?: CooperationKind[] | null;
  @Field(() => LanguageEnum, { nullable: true, description: "Written in this language." })
  language?: Language | null;
  @Field(() => CapabilityStatusEnum, { nullable: true, description: "Claimed or evidenced." })
  status?: CapabilityStatus | null;
  @Field(() => Boolean, { nullable: true, description: "Whether its summary is cleared for strangers." })
  summaryCleared?: boolean | null;
}

@InputType()
abstract class CapabilityFieldsInput {
  @Field(() => [WordingInput], {
    nullable: true,
    description: "The capability in other languages; replaces what was there.",
  })
  translations?: WordingInput[];
  @Field(() => String, {
    nullable: true,
    description: "A summary that betrays no identity, up to 1,000 characters.",
  })
  summary?: string | null;
  @Field(() => CapabilityStageEnum, { nullable: true, description: "How far it has come." })
  stage?: CapabilityStage | null;
  @Field(() => Int, { nullable: true, description: "Technology readiness level reached, 1 to 9." })
  readinessLevel?: number | null;
  @Field(() => [SectorEnum], { nullable: true, description: "Sectors that it serves." }) sectors?: Sector[];
  @Field(() => [CooperationKindEnum], { nullable: true, description: "Kinds of cooperation offered." })
  cooperationKinds?: CooperationKind[];
  @Field(() => IntellectualPropertyEnum, { nullable: true, description: "What protects it." })
  intellectualProperty?: IntellectualProperty;
}

@InputType("AddCapabilityInput", { description: "A new capability." })
export class AddCapabilityInput extends CapabilityFieldsInput {
  @Field(() => ID, { description: "Whose capability it is." }) organisationId: string;
  @Field(() => LanguageEnum, { description: "Language of title and text." }) language: Language;
  @Field(() => String, { description: "Short title, up to 300 characters." }) title: string;
  @Field(() => String, {
    description: "The capability in the organisation's own words, up to 20,000 characters.",
  })
  text: string;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType()
abstract class CapabilityChangeInput {
  @Field(() => ID, { description: "The capability." }) capabilityId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
}

@InputType("UpdateCapabilityInput", {
  description: "A change of a capability: what is left out stays, null empties.",
})
export class UpdateCapabilityInput extends CapabilityFieldsInput {
  @Field(() => ID, { description: "The capability." }) capabilityId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
  @Field(() => LanguageEnum, { nullable: true, description: "Language of title and text." })
  language?: Language;
  @Field(() => String, { nullable: true, description: "Short title." }) title?: string;
  @Field(() => String, { nullable: true, description: "The capability in the organisation's own words." })
  text?: string;
}

@InputType("RemoveCapabilityInput", { description: "A capability that is offered no longer." })
export class RemoveCapabilityInput extends CapabilityChangeInput {}

@InputType("ClearCapabilitySummaryInput", { description: "An adviser clears what strangers may read." })
export class ClearCapabilitySummaryInput extends CapabilityChangeInput {
  @Field(() => String, {
    nullable: true,
    description: "The summary to clear; without it the one that stands there.",
  })
  summary?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Why a summary may stand that tells whose capability it is, up to 1,000 characters; kept in the audit log.",
  })
  namedBecause?: string | null;
}

@InputType("AddEvidenceInput", { description: "A proof of a capability." })
export class AddEvidenceInput {
  @Field(() => ID, { description: "The capability." }) capabilityId: string;
  @Field(() => EvidenceKindEnum, { description: "What kind of proof." }) kind: EvidenceKind;
  @Field(() => String, { description: "What it is, up to 300 characters." }) title: string;
  @Field(() => DateScalar, { description: "Day from which it stands; not in the future." }) issuedOn: string;
  @Field(() => DateScalar, { nullable: true, description: "Last day on which it stands." }) expiresOn?:
    string | null;
  @Field(() => String, { nullable: true, description: "Where the document is kept." }) reference?:
    string | null;
  @Field(() => String, { nullable: true, description: "SHA-256 of the document, 64 hexadecimal digits." })
  sha256?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType("RemoveEvidenceInput", { description: "A proof to take away." })
export class RemoveEvidenceInput {
  @Field(() => ID, { description: "The proof." }) evidenceId: string;
  @Field(() => Int, { description: "The capability's version that you read." }) expectedVersion: number;
}
