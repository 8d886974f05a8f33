import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import type { OrganisationLoader } from "../organisations/organisation.loader";
import { cautionOn, duplicateSentence } from "./duplicate-sentences";
import type { Duplicate } from "./duplicate.rules";
import type { DuplicateService } from "./duplicate.service";
import { type DuplicateReasonInfo, PossibleDuplicateType } from "./duplicate.types";

@Resolver(() => PossibleDuplicateType)
export class DuplicateResolver {
  constructor(
    private readonly service: DuplicateService,
    private readonly organisations: OrganisationLoader,
  ) {}

  @Query(() => [PossibleDuplicateType], {
    description: "Entries in use that may be the same organisation as one, the likeliest first.",
  })
  duplicateOrganisations(
    @Arg("organisationId", () => ID, { description: "The organisation." }) organisationId: string,
    @Arg("first", () => Int, { defaultValue: 10, description: "How many, 1 to 50." }) first: number,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Duplicate[]> {
    return this.service.of(viewer, readIdOf("Organisation", organisationId, "organisationId"), first);
  }

  @FieldResolver()
  organisation(@Root() { organisationId }: Duplicate, @Ctx() context: RequestContext) {
    return this.organisations.byId(context).load(organisationId);
  }

  @FieldResolver()
  reasons(@Root() { reasons }: Duplicate, @Ctx() { language }: RequestContext): DuplicateReasonInfo[] {
    return reasons.map((found) => ({
      reason: found.reason,
      points: found.points,
      sentence: duplicateSentence(found, language),
    }));
  }

  @FieldResolver()
  caution(@Root() { ownNumbers }: Duplicate, @Ctx() { language }: RequestContext): string | null {
    return cautionOn(ownNumbers, language);
  }
}
