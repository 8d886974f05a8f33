import { Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import { globalId } from "../../../../graphql/global-id";
import type { RequestContext } from "../../../../graphql/request-context";
import type { OrganisationLoader } from "../../../partnering/organisations/organisation.loader";
import type { DraftRecord } from "./application-draft.repository";
import type { ApplicationLoader } from "../file/application.loader";
import { ApplicationDraftType } from "../file/application.types";
import { submissionProblems } from "./completeness.rules";
import { partnersOf } from "../file/partner-fields";

@Resolver(() => ApplicationDraftType)
export class ApplicationDraftResolver {
  constructor(
    private readonly loader: ApplicationLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @FieldResolver(() => ID)
  id(@Root() { id }: DraftRecord): string {
    return globalId("ApplicationDraft", id);
  }

  @FieldResolver()
  organisation(@Root() { organisationId }: DraftRecord, @Ctx() context: RequestContext) {
    return this.organisations.byId(context).load(organisationId);
  }

  @FieldResolver()
  targetedPartners(@Root() draft: DraftRecord, @Ctx() context: RequestContext) {
    return partnersOf(this.loader, draft, context);
  }

  @FieldResolver()
  previousApplicationId(@Root() { previousApplicationId }: DraftRecord): string | null {
    return previousApplicationId && globalId("Application", previousApplicationId);
  }

  @FieldResolver()
  missing(@Root() draft: DraftRecord) {
    return submissionProblems(draft, true);
  }
}
