import { Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { globalId } from "../../graphql/global-id";
import type { RequestContext } from "../../graphql/request-context";
import type { Viewer } from "../../security/viewer";
import type { OrganisationLoader } from "../partnering/organisations/organisation.loader";
import { OrganisationType } from "../partnering/organisations/organisation.types";
import { ViewerType } from "./accounts.types";

@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(private readonly organisationLoader: OrganisationLoader) {}

  @Query(() => ViewerType, { nullable: true, description: "Who is asking; null for an anonymous visitor." })
  viewer(@Ctx() { viewer }: RequestContext): Viewer | null {
    return viewer.isSignedIn ? viewer : null;
  }

  @FieldResolver(() => ID)
  id(@Root() { personId }: Viewer): string {
    return globalId("Person", personId ?? "");
  }

  @FieldResolver()
  roles(@Root() { held }: Viewer) {
    return held.map(({ role, region, organisationId }) => ({
      role,
      region,
      organisationId: organisationId && globalId("Organisation", organisationId),
    }));
  }

  @FieldResolver(() => [OrganisationType], { description: "Organisations to which the person belongs." })
  async organisations(@Root() { organisationIds }: Viewer, @Ctx() context: RequestContext) {
    const found = await this.organisationLoader.byId(context).loadMany(organisationIds);
    return found.filter((one) => one !== null && !(one instanceof Error));
  }
}
