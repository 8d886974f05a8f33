import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../graphql/request-context";
import { RequirementContentType, RequirementType } from "../needs/need.types";
import type { RequirementContent } from "../needs/need-content";
import type { Concept } from "./concept.entity";
import type { LexiconLoader } from "./lexicon.loader";
import { ConceptType } from "./lexicon.types";

/** A requirement that is saved; or one that is not, with the concepts that came with it. */
interface LinkableRequirement {
  readonly id: string;
  readonly conceptIds?: readonly string[] | null;
}

@Resolver(() => RequirementType)
export class RequirementConceptsResolver {
  constructor(private readonly loader: LexiconLoader) {}

  @FieldResolver(() => [ConceptType], {
    description: "Concepts of the lexicon that it is about, as its adviser linked them.",
  })
  concepts(@Root() { id, conceptIds }: LinkableRequirement, @Ctx() context: RequestContext) {
    return conceptIds === undefined
      ? this.loader.ofRequirement(context).load(id)
      : named(conceptIds ?? [], this.loader, context);
  }
}

@Resolver(() => RequirementContentType)
export class RequirementContentConceptsResolver {
  constructor(private readonly loader: LexiconLoader) {}

  @FieldResolver(() => [ConceptType], {
    description: "Concepts that it was about, of those that the lexicon still has.",
  })
  concepts(@Root() { conceptIds }: RequirementContent, @Ctx() context: RequestContext) {
    return named(conceptIds ?? [], this.loader, context);
  }
}

async function named(
  conceptIds: readonly string[],
  loader: LexiconLoader,
  context: RequestContext,
): Promise<Concept[]> {
  const concepts = await loader.byId(context).loadMany([...new Set(conceptIds)]);
  return concepts.filter((concept) => concept !== null && !(concept instanceof Error)) as Concept[];
}
