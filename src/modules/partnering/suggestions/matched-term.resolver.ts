import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { globalId } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import { pathSentence } from "../lexicon/concept-path.rules";
import type { ConceptPaths, MatchedText, MeetingPoint } from "../lexicon/concept-paths";
import { ConceptPathType, MatchedTermType } from "./matched-term.types";

/** Two words that met, with the texts in which they stand. */
export interface MetWords {
  readonly need: MatchedText;
  readonly profile: MatchedText;
  readonly meeting: MeetingPoint;
}

@Resolver(() => MatchedTermType)
export class MatchedTermResolver {
  constructor(private readonly paths: ConceptPaths) {}

  /** Looked for only when it is asked for: it is most of what an explanation takes. */
  @FieldResolver()
  async conceptPath(
    @Root() { need, profile, meeting }: MetWords,
    @Ctx() context: RequestContext,
  ): Promise<ConceptPathType | null> {
    const path = await this.paths.between(need, profile, meeting, context);
    if (!path) return null;
    const labels = path.steps.map(({ label }) => label);
    return {
      relation: path.relation,
      steps: path.steps.map(({ label, conceptId }) => ({ label, conceptId: globalId("Concept", conceptId) })),
      sentence: pathSentence(labels, path.relation, context.language),
    };
  }
}
