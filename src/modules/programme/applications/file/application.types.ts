import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../../graphql/connections";
import { publicEnum } from "../../../../graphql/enums";
import { Node } from "../../../../graphql/node";
import { DateTimeScalar } from "../../../../graphql/scalars";
import { OrganisationType } from "../../../partnering/organisations/organisation.types";
import type { CooperationKind } from "../../../shared/cooperation-kind";
import type { Region } from "../../../shared/region";
import type { Register } from "../../../shared/register";
import { CooperationKindEnum, RegionEnum, RegisterEnum } from "../../../shared/shared.types";
import type { IntermediarySearch } from "../../eligibility/eligibility";
import { IntermediarySearchEnum } from "../../eligibility/eligibility.types";
import type { ProjectNature, SupportService } from "../life/application";
import type { ApplicationState } from "../life/application-life.rules";

export const ApplicationStateEnum = publicEnum<ApplicationState>(
  "ApplicationState",
  "Where an application stands, as its reader may know it.",
  {
    SUBMITTED: "Received; the agency decides on its admissibility.",
    ADMISSIBLE: "Admitted; evaluators are being named.",
    INADMISSIBLE: "Not admitted, with reasons.",
    IN_EVALUATION:
      "Being evaluated. The applicant reads this until the consultation of the partner region's ministry is over.",
    RECOMMENDED: "Recommended by the agency. Not for the applicant.",
    NOT_RECOMMENDED: "Not recommended by the agency. Not for the applicant.",
    IN_CONSULTATION: "The partner region's ministry is, or was, consulted; the directorate decides next.",
    APPROVED: "Approved by the directorate.",
    REFUSED: "Refused by the directorate, with reasons.",
    WITHDRAWN: "Withdrawn by the applicant.",
  },
);

export const SupportServiceEnum = publicEnum<SupportService>(
  "SupportService",
  "A service of the programme that an enterprise may ask for.",
  {
    NEEDS_ANALYSIS: "Definition and analysis of the technological needs of the enterprise.",
    STAY_ORGANISATION: "Material organisation of the stay, with support on site.",
    CONTACT_PROGRAMME: "Preparation of a programme of contacts and visits.",
    TRANSATLANTIC_JOURNEY: "Reservation and payment of the transatlantic journey.",
  },
);

export const ProjectNatureEnum = publicEnum<ProjectNature>("ProjectNature", "The nature of a project.", {
  INDUSTRIAL: "Industrial.",
  TECHNOLOGICAL: "Technological.",
  BOTH: "Industrial and technological.",
});

@ObjectType("TargetedPartner", {
  description: "A partner that a file targets, known from an introduction that both sides accepted. Level 4.",
  simpleResolvers: true,
})
export class TargetedPartnerType {
  @Field(() => ID, { description: "The introduction." }) introductionId: string;
  @Field(() => String, { description: "Its name." }) name: string;
  @Field(() => RegisterEnum, { description: "The register that its number is of." }) register: Register;
  @Field(() => String, { description: "Its registry number." }) registryNumber: string;
  @Field(() => RegionEnum, { nullable: true, description: "Its region." }) region: Region | null;
}

@ObjectType("MissingPart", {
  description: "What stands between a draft and its submission. Level 4.",
  simpleResolvers: true,
})
export class MissingPartType {
  @Field(() => String, { description: "The part, such as `draft.objectives`." }) field: string;
  @Field(() => String, { description: "What to do." }) message: string;
}

@ObjectType("ApplicationDraft", {
  implements: Node,
  description:
    "A request for support while the enterprise writes it: everything may still be missing. For the people of the enterprise alone.",
  simpleResolvers: true,
})
export class ApplicationDraftType extends Node {
  @Field(() => OrganisationType, { nullable: true, description: "The enterprise that applies. Level 4." })
  organisation: OrganisationType | null;
  @Field(() => RegionEnum, {
    nullable: true,
    description: "The side of the programme through which it applies. Level 4.",
  })
  side: Region | null;
  @Field(() => String, { nullable: true, description: "What the enterprise wants to reach. Level 4." })
  objectives: string | null;
  @Field(() => String, { nullable: true, description: "Title of the project. Level 4." })
  projectTitle: string | null;
  @Field(() => ProjectNatureEnum, { nullable: true, description: "Nature of the project. Level 4." })
  projectNature: ProjectNature | null;
  @Field(() => String, { nullable: true, description: "What the project aims at. Level 4." })
  projectAims: string | null;
  @Field(() => String, { nullable: true, description: "What its added value is. Level 4." })
  addedValue: string | null;
  @Field(() => IntermediarySearchEnum, {
    nullable: true,
    description: "What a search for an importer, agent or distributor is to it. Level 4.",
  })
  intermediarySearch: IntermediarySearch | null;
  @Field(() => [CooperationKindEnum], {
    nullable: true,
    description: "Kinds of agreement that are sought. Level 4.",
  })
  cooperationKinds: CooperationKind[] | null;
  @Field(() => [SupportServiceEnum], {
    nullable: true,
    description: "Services that are asked for. Level 4.",
  })
  services: SupportService[] | null;
  @Field(() => [TargetedPartnerType], {
    nullable: true,
    description: "Partners that are targeted. Level 4.",
  })
  targetedPartners: TargetedPartnerType[] | null;
  @Field(() => ID, { nullable: true, description: "The application that it takes up again. Level 4." })
  previousApplicationId: string | null;
  @Field(() => [MissingPartType], {
    nullable: true,
    description: "Everything that is missing for a submission, save the signature. Level 4.",
  })
  missing: MissingPartType[] | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was given up. Level 4." })
  withdrawnAt: Date | null;
  @Field(() => Int, {
    nullable: true,
    description: "Version to name as `expectedVersion` in a change. Level 4.",
  })
  version: number | null;
}

@ObjectType("Application", {
  implements: Node,
  description:
    "A submitted request for support: complete, save what its reader may not read. For the applicant and the people named on the file; every read by others than the applicant is recorded.",
  simpleResolvers: true,
})
export class ApplicationType extends Node {
  @Field(() => String, {
    nullable: true,
    description: "The number of the file, per side and year, without gaps. Level 4.",
  })
  trackingNumber: string | null;
  @Field(() => ApplicationStateEnum, {
    nullable: true,
    description: "Where it stands, as the reader may know it. Level 4.",
  })
  state: ApplicationState | null;
  @Field(() => RegionEnum, {
    nullable: true,
    description: "The side of the programme through which it came. Level 4.",
  })
  side: Region | null;
  @Field(() => OrganisationType, { nullable: true, description: "The enterprise that applies. Level 4." })
  organisation: OrganisationType | null;
  @Field(() => String, {
    nullable: true,
    description: "Its name, for everybody who reads the file. Level 4.",
  })
  applicantName: string | null;
  @Field(() => RegisterEnum, { nullable: true, description: "Register that its number is of. Level 4." })
  applicantRegister: Register | null;
  @Field(() => String, { nullable: true, description: "Its registry number. Level 4." })
  applicantRegistryNumber: string | null;
  @Field(() => String, { nullable: true, description: "What the enterprise wants to reach. Level 4." })
  objectives: string | null;
  @Field(() => String, { nullable: true, description: "Title of the project. Level 4." })
  projectTitle: string | null;
  @Field(() => ProjectNatureEnum, { nullable: true, description: "Nature of the project. Level 4." })
  projectNature: ProjectNature | null;
  @Field(() => String, { nullable: true, description: "What the project aims at. Level 4." })
  projectAims: string | null;
  @Field(() => String, { nullable: true, description: "What its added value is. Level 4." })
  addedValue: string | null;
  @Field(() => IntermediarySearchEnum, {
    nullable: true,
    description: "What a search for an importer, agent or distributor is to it. Level 4.",
  })
  intermediarySearch: IntermediarySearch | null;
  @Field(() => [CooperationKindEnum], {
    nullable: true,
    description: "Kinds of agreement that are sought. Level 4.",
  })
  cooperationKinds: CooperationKind[] | null;
  @Field(() => [SupportServiceEnum], {
    nullable: true,
    description: "Services that are asked for. Level 4.",
  })
  services: SupportService[] | null;
  @Field(() => [TargetedPartnerType], {
    nullable: true,
    description: "Partners that are targeted. Level 4.",
  })
  targetedPartners: TargetedPartnerType[] | null;
  @Field(() => String, {
    nullable: true,
    description: "The declaration that the applicant signed, in the caller's language. Level 4.",
  })
  declaration: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was signed and submitted. Level 4.",
  })
  submittedAt: Date | null;
  @Field(() => Int, {
    nullable: true,
    description:
      "Version to name as `expectedVersion` in a change. The applicant's counts only what the applicant may know of. Level 4.",
  })
  version: number | null;
}

export const ApplicationConnection = connectionType("Application", ApplicationType, "applications");
export const ApplicationDraftConnection = connectionType(
  "ApplicationDraft",
  ApplicationDraftType,
  "drafts of applications",
);

@ObjectType("ApplicationPayload", { description: "The application after a change.", simpleResolvers: true })
export class ApplicationPayload {
  @Field(() => ApplicationType, {
    nullable: true,
    description: "As it now is; null when it is no longer the caller's to read.",
  })
  application: ApplicationType | null;
}

@ObjectType("ApplicationDraftPayload", {
  description: "The draft after a change.",
  simpleResolvers: true,
})
export class ApplicationDraftPayload {
  @Field(() => ApplicationDraftType, { description: "The draft as it now is." })
  draft: ApplicationDraftType;
}

@ObjectType("WithdrawApplicationPayload", {
  description: "What was withdrawn: a draft or an application.",
  simpleResolvers: true,
})
export class WithdrawApplicationPayload {
  @Field(() => ApplicationDraftType, { nullable: true, description: "The draft, if it was one." })
  draft: ApplicationDraftType | null;
  @Field(() => ApplicationType, { nullable: true, description: "The application, if it was one." })
  application: ApplicationType | null;
}

@ObjectType("ApplicationDeclaration", {
  description: "What an applicant signs. Anyone signed in.",
  simpleResolvers: true,
})
export class ApplicationDeclarationType {
  @Field(() => Int, { description: "Version of the wording." }) version: number;
  @Field(() => String, { description: "The wording in the caller's language." }) text: string;
}

@InputType("ApplicationFilter", { description: "Which applications; every criterion given must hold." })
export class ApplicationFilterInput {
  @Field(() => [ApplicationStateEnum], {
    nullable: true,
    description: "In one of these states, as the reader may know them.",
  })
  states?: ApplicationState[] | null;
  @Field(() => ID, { nullable: true, description: "Of this enterprise." }) organisationId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "True: only those whose running clock is past its last day; the applicant's own are left out.",
  })
  overdue?: boolean | null;
}

@InputType()
export abstract class ApplicationChangeInput {
  @Field(() => ID, { description: "The application." }) applicationId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
}
