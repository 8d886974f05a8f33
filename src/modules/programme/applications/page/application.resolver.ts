import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../../graphql/connections";
import { globalId, readIdOf } from "../../../../graphql/global-id";
import type { RequestContext } from "../../../../graphql/request-context";
import type { OrganisationLoader } from "../../../partnering/organisations/organisation.loader";
import { type Clock, localDayOf } from "../../../shared/clock";
import { badInput } from "../../../shared/domain-error";
import { inLanguage } from "../../../shared/language";
import { versionFor } from "../progress/application-change";
import type { ApplicationDraftRepository } from "../applicant/application-draft.repository";
import type { ApplicationFiles } from "../circle/application-files";
import { stateForApplicant } from "../life/application-life.rules";
import type { ApplicationLoader } from "../file/application.loader";
import type { ApplicationRecord } from "../circle/application.repository";
import {
  ApplicationConnection,
  ApplicationDeclarationType,
  ApplicationDraftConnection,
  ApplicationFilterInput,
  ApplicationType,
} from "../file/application.types";
import { declarationInForce, declarationOf } from "../applicant/declaration";
import { InformationRequestType } from "../file/file-parts.types";
import { ServiceClockType } from "../service-levels/service-level.types";
import { partnersOf } from "../file/partner-fields";
import { clocksOf, isForApplicant, serviceLevelsOn } from "../service-levels/service-level.rules";
import { timelineOf } from "../progress/timeline.rules";

@Resolver()
export class ApplicationQueries {
  constructor(
    private readonly files: ApplicationFiles,
    private readonly drafts: ApplicationDraftRepository,
  ) {}

  @Query(() => ApplicationType, {
    nullable: true,
    description:
      "One application, by its identifier or its number; null when there is none that the viewer may read. A read by others than the applicant is recorded.",
  })
  application(
    @Ctx() { viewer }: RequestContext,
    @Arg("id", () => ID, { nullable: true, description: "Its identifier." }) id: string | null | undefined,
    @Arg("trackingNumber", () => String, { nullable: true, description: "Or its number." })
    trackingNumber: string | null | undefined,
  ): Promise<ApplicationRecord | null> {
    if (id && trackingNumber) throw badInput("id", "Give either id or trackingNumber, not both.");
    if (id) return this.files.find(viewer, readIdOf("Application", id, "id"));
    if (trackingNumber) return this.files.findByNumber(viewer, trackingNumber);
    throw badInput("id", "Say which application: give id or trackingNumber.");
  }

  @Query(() => ApplicationConnection, {
    description:
      "Applications that the viewer may read, newest first. Reads by others than the applicant are recorded.",
  })
  async applications(
    @Ctx() { viewer }: RequestContext,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Arg("filter", () => ApplicationFilterInput, { nullable: true, description: "Which ones." })
    filter: ApplicationFilterInput | null | undefined,
  ) {
    const page = readPage(args, { list: "applications", values: ["ID"] });
    const { organisationId, ...rest } = filter ?? {};
    const rows = await this.files.page(
      viewer,
      {
        ...rest,
        organisationId: organisationId
          ? readIdOf("Organisation", organisationId, "filter.organisationId")
          : null,
      },
      page,
    );
    return pageOf(rows, page, ({ id }) => [id]);
  }

  @Query(() => ApplicationDraftConnection, {
    description: "Drafts of the viewer's own enterprises, newest first.",
  })
  async applicationDrafts(
    @Ctx() { viewer }: RequestContext,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
  ) {
    const page = readPage(args, { list: "drafts of applications", values: ["ID"] });
    return pageOf(await this.drafts.page(viewer, page), page, ({ id }) => [id]);
  }

  @Query(() => ApplicationDeclarationType, { description: "What is signed with a submission." })
  applicationDeclaration(@Ctx() { language }: RequestContext): ApplicationDeclarationType {
    const { version, text } = declarationInForce();
    return { version, text: inLanguage(text, language) };
  }
}

@Resolver(() => ApplicationType)
export class ApplicationResolver {
  constructor(
    private readonly loader: ApplicationLoader,
    private readonly organisations: OrganisationLoader,
    private readonly clock: Clock,
  ) {}

  @FieldResolver(() => ID)
  id(@Root() { id }: ApplicationRecord): string {
    return globalId("Application", id);
  }

  @FieldResolver()
  state(@Root() application: ApplicationRecord, @Ctx() { viewer }: RequestContext) {
    return viewer.belongsTo(application.organisationId) ? stateForApplicant(application) : application.state;
  }

  @FieldResolver()
  version(@Root() application: ApplicationRecord, @Ctx() { viewer }: RequestContext): number {
    return versionFor(viewer, application);
  }

  @FieldResolver()
  organisation(@Root() { organisationId }: ApplicationRecord, @Ctx() context: RequestContext) {
    return this.organisations.byId(context).load(organisationId);
  }

  @FieldResolver()
  targetedPartners(@Root() application: ApplicationRecord, @Ctx() context: RequestContext) {
    return partnersOf(this.loader, application, context);
  }

  @FieldResolver()
  declaration(@Root() { declarationVersion }: ApplicationRecord, @Ctx() { language }: RequestContext) {
    const declaration = declarationOf(declarationVersion);
    return declaration ? inLanguage(declaration.text, language) : null;
  }

  @FieldResolver(() => ApplicationType, {
    nullable: true,
    description: "The application that this one takes up again, for those who may read it. Level 4.",
  })
  previous(@Root() { previousApplicationId }: ApplicationRecord, @Ctx() context: RequestContext) {
    return previousApplicationId === null ? null : this.loader.byId(context).load(previousApplicationId);
  }

  @FieldResolver(() => [InformationRequestType], {
    nullable: true,
    description: "Questions to the applicant with their answers. Level 4.",
  })
  informationRequests(@Root() { id }: ApplicationRecord, @Ctx() context: RequestContext) {
    return this.loader.requests(context).load(id);
  }

  @FieldResolver(() => [ServiceClockType], {
    nullable: true,
    description:
      "Promised times and how much of them is used; for the applicant those that tell nothing of the work inside. Level 4.",
  })
  async clocks(@Root() application: ApplicationRecord, @Ctx() context: RequestContext) {
    const { id, side, submittedOn, organisationId } = application;
    const steps = await this.loader.steps(context).load(id);
    const requests = await this.loader.requests(context).load(id);
    const today = localDayOf(this.clock.now(), side);
    const { levels } = serviceLevelsOn(submittedOn, await this.loader.serviceLevels(context));
    const clocks = clocksOf(timelineOf(side, steps, requests), today, levels);
    return context.viewer.belongsTo(organisationId) ? clocks.filter(isForApplicant) : clocks;
  }
}
