import { Arg, Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../graphql/request-context";
import { labelsOf } from "../../labels/label.rules";
import type { Organisation } from "../organisations/organisation.entity";
import { OrganisationType } from "../organisations/organisation.types";
import type { Sector } from "../sectors/sector";
import { SectorEnum } from "../sectors/sector.types";
import { readsAsTeam } from "../team.rules";
import { type SimilarOrganisation, similarSentence } from "./similar-organisation.rules";
import type { SimilarOrganisationService } from "./similar-organisation.service";

@ObjectType("SimilarOrganisation", {
  description:
    "An organisation that could do what another one does. For advisers, analysts and the attaché who do not belong to that one.",
  simpleResolvers: true,
})
export class SimilarOrganisationType {
  @Field(() => OrganisationType, { description: "The organisation that is like it." })
  organisation: OrganisationType;
  @Field(() => Float, {
    description: "0 to 100: of the engine between their capabilities, else the share of sectors in common.",
  })
  score: number;
  @Field(() => [SectorEnum], { description: "Sectors that both have." }) sharedSectors: Sector[];
  @Field(() => [String], {
    description: "Words of the other one's nearest capability that meet words of this one, 5 at most.",
  })
  sharedTerms: string[];
  @Field(() => String, { description: "Why, in the caller's language." }) sentence: string;
}

@Resolver(() => OrganisationType)
export class OrganisationSimilarResolver {
  constructor(private readonly service: SimilarOrganisationService) {}

  @FieldResolver(() => [SimilarOrganisationType], {
    nullable: true,
    description:
      "Organisations in use, of either region, that are like it in what they can do. For advisers, analysts and the attaché who do not belong to it.",
  })
  async similar(
    @Root() organisation: Organisation,
    @Arg("first", () => Int, { defaultValue: 5, description: "How many, 1 to 20." }) first: number,
    @Ctx() { viewer }: RequestContext,
  ): Promise<SimilarOrganisation[] | null> {
    return readsAsTeam(viewer, [organisation.id]) ? this.service.of(organisation, first) : null;
  }
}

@Resolver(() => SimilarOrganisationType)
export class SimilarOrganisationResolver {
  @FieldResolver()
  organisation(@Root() { other }: SimilarOrganisation): Organisation {
    return other;
  }

  @FieldResolver()
  sentence(
    @Root() { sharedTerms, sharedSectors }: SimilarOrganisation,
    @Ctx() { language }: RequestContext,
  ): string {
    const labels = labelsOf("Sector", language).filter(({ value }) =>
      sharedSectors.includes(value as Sector),
    );
    return similarSentence(
      sharedTerms,
      labels.map(({ label }) => label),
      language,
    );
  }
}
