import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import { badInput } from "../../shared/domain-error";
import { Contact } from "./contact.entity";
import { Establishment } from "./establishment.entity";
import { FinancialYear } from "./financial-year.entity";
import type { OrganisationPartsService } from "./organisation-parts.service";
import type { Organisation, Presentation } from "./organisation.entity";
import {
  AddContactInput,
  AddEstablishmentInput,
  AddOwnerInput,
  ArchiveOrganisationInput,
  ConfirmProfileInput,
  CreateOrganisationInput,
  type PresentationInput,
  RecordFiguresInput,
  RemoveContactInput,
  RemoveEstablishmentInput,
  RemoveFiguresInput,
  RemoveOwnerInput,
  type RemovePartInput,
  ReplaceActivityCodesInput,
  UpdateContactInput,
  UpdateEstablishmentInput,
  UpdateOrganisationProfileInput,
  UpdateOwnerInput,
} from "./organisation.inputs";
import type { OrganisationService } from "./organisation.service";
import { OrganisationPayload } from "./organisation.types";
import { Owner } from "./owner.entity";

type Payload = Promise<{ organisation: Organisation }>;

@Resolver()
export class OrganisationMutations {
  constructor(
    private readonly service: OrganisationService,
    private readonly parts: OrganisationPartsService,
  ) {}

  @Mutation(() => OrganisationPayload, { description: "Enters an organisation." })
  async createOrganisation(
    @Arg("input", () => CreateOrganisationInput) { presentations, ...input }: CreateOrganisationInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.create(viewer, { ...input, presentation: presentationOf(presentations) }));
  }

  @Mutation(() => OrganisationPayload, { description: "Changes what an organisation says of itself." })
  async updateOrganisationProfile(
    @Arg("input", () => UpdateOrganisationProfileInput) input: UpdateOrganisationProfileInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const { organisationId, expectedVersion, presentations, ...change } = input;
    const profile = { ...change, presentation: presentationOf(presentations) };
    return payload(
      this.service.updateProfile(viewer, organisation(organisationId), expectedVersion, profile),
    );
  }

  @Mutation(() => OrganisationPayload, { description: "Confirms that the profile is still true today." })
  async confirmProfile(
    @Arg("input", () => ConfirmProfileInput) input: ConfirmProfileInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(
      this.service.confirmProfile(viewer, organisation(input.organisationId), input.expectedVersion),
    );
  }

  @Mutation(() => OrganisationPayload, { description: "Takes an organisation out of lists and suggestions." })
  async archiveOrganisation(
    @Arg("input", () => ArchiveOrganisationInput) input: ArchiveOrganisationInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.archive(viewer, organisation(input.organisationId), input.expectedVersion));
  }

  @Mutation(() => OrganisationPayload, { description: "Adds a place of business." })
  async addEstablishment(
    @Arg("input", () => AddEstablishmentInput) input: AddEstablishmentInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.parts.addEstablishment(viewer, inOrganisation(input)));
  }

  @Mutation(() => OrganisationPayload, { description: "Changes a place of business." })
  async updateEstablishment(
    @Arg("input", () => UpdateEstablishmentInput)
    { id, expectedVersion, ...change }: UpdateEstablishmentInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const target = { id: readIdOf("Establishment", id, "input.id"), expectedVersion };
    return payload(this.parts.updateEstablishment(viewer, target, change));
  }

  @Mutation(() => OrganisationPayload, { description: "Takes a place of business away." })
  async removeEstablishment(
    @Arg("input", () => RemoveEstablishmentInput) input: RemoveEstablishmentInput,
    @Ctx() context: RequestContext,
  ): Payload {
    return this.remove("removeEstablishment", Establishment, input, context);
  }

  @Mutation(() => OrganisationPayload, { description: "Adds a person to speak with." })
  async addContact(
    @Arg("input", () => AddContactInput) input: AddContactInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.parts.addContact(viewer, inOrganisation(input)));
  }

  @Mutation(() => OrganisationPayload, { description: "Changes a person to speak with." })
  async updateContact(
    @Arg("input", () => UpdateContactInput) { id, expectedVersion, ...change }: UpdateContactInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const target = { id: readIdOf("Contact", id, "input.id"), expectedVersion };
    return payload(this.parts.updateContact(viewer, target, change));
  }

  @Mutation(() => OrganisationPayload, { description: "Takes a person to speak with away." })
  async removeContact(
    @Arg("input", () => RemoveContactInput) input: RemoveContactInput,
    @Ctx() context: RequestContext,
  ): Payload {
    return this.remove("removeContact", Contact, input, context);
  }

  @Mutation(() => OrganisationPayload, { description: "Writes the figures of a closed financial year." })
  async recordFigures(
    @Arg("input", () => RecordFiguresInput) input: RecordFiguresInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.parts.recordFigures(viewer, inOrganisation(input)));
  }

  @Mutation(() => OrganisationPayload, { description: "Takes the figures of a financial year away." })
  async removeFigures(
    @Arg("input", () => RemoveFiguresInput) input: RemoveFiguresInput,
    @Ctx() context: RequestContext,
  ): Payload {
    return this.remove("removeFigures", FinancialYear, input, context);
  }

  @Mutation(() => OrganisationPayload, { description: "Adds a holder of capital." })
  async addOwner(
    @Arg("input", () => AddOwnerInput) input: AddOwnerInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.parts.addOwner(viewer, inOrganisation(input)));
  }

  @Mutation(() => OrganisationPayload, { description: "Changes a holder of capital." })
  async updateOwner(
    @Arg("input", () => UpdateOwnerInput) { id, expectedVersion, ...change }: UpdateOwnerInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const target = { id: readIdOf("Owner", id, "input.id"), expectedVersion };
    return payload(this.parts.updateOwner(viewer, target, change));
  }

  @Mutation(() => OrganisationPayload, { description: "Takes a holder of capital away." })
  async removeOwner(
    @Arg("input", () => RemoveOwnerInput) input: RemoveOwnerInput,
    @Ctx() context: RequestContext,
  ): Payload {
    return this.remove("removeOwner", Owner, input, context);
  }

  @Mutation(() => OrganisationPayload, {
    description: "Writes all activity codes; sectors are derived from them anew.",
  })
  async replaceActivityCodes(
    @Arg("input", () => ReplaceActivityCodesInput) input: ReplaceActivityCodesInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.parts.replaceActivityCodes(viewer, inOrganisation(input)));
  }

  private remove(
    operation: string,
    type: typeof Establishment | typeof Contact | typeof FinancialYear | typeof Owner,
    input: RemovePartInput,
    { viewer }: RequestContext,
  ): Payload {
    const target = { id: readIdOf(type.name, input.id, "input.id"), expectedVersion: input.expectedVersion };
    return payload(this.parts.remove(viewer, operation, type, target));
  }
}

async function payload(organisation: Promise<Organisation>): Payload {
  return { organisation: await organisation };
}

function organisation(id: string): string {
  return readIdOf("Organisation", id, "input.organisationId");
}

function inOrganisation<T extends { organisationId: string }>(input: T): T {
  return { ...input, organisationId: organisation(input.organisationId) };
}

function presentationOf(
  presentations: readonly PresentationInput[] | null | undefined,
): Presentation | undefined {
  if (!presentations) return presentations === null ? {} : undefined;
  const byLanguage = new Map(presentations.map(({ language, text }) => [language.toLowerCase(), text]));
  if (byLanguage.size < presentations.length)
    throw badInput("input.presentations", "Give each language once.");
  return Object.fromEntries(byLanguage);
}
