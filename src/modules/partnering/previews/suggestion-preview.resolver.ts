import { Arg, Ctx, Int, Query, Resolver } from "type-graphql";
import { readPage } from "../../../graphql/connections";
import { readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import type { Viewer } from "../../../security/viewer";
import { badInput, DomainError } from "../../shared/domain-error";
import type { UpdateCapabilityInput } from "../capabilities/capability.types";
import type { UpdateNeedInput } from "../needs/need.types";
import { readConceptsOf } from "../needs/requirement.inputs";
import { suggestionCursors } from "../suggestions/suggestion-page";
import type { Moved, Ranked } from "./suggestion-preview.rules";
import type { SuggestionPreviewService } from "./suggestion-preview.service";
import { PreviewSuggestionsInput, SuggestionPreview } from "./suggestion-preview.types";

@Resolver()
export class SuggestionPreviewResolver {
  constructor(private readonly service: SuggestionPreviewService) {}

  @Query(() => SuggestionPreview, {
    description:
      "What an edit of a need or a capability would change in its suggestions, for those who may make it; nothing is saved.",
  })
  async previewSuggestions(
    @Ctx() { viewer }: RequestContext,
    @Arg("input", () => PreviewSuggestionsInput, { description: "The edit." })
    { need, capability }: PreviewSuggestionsInput,
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "How many places: 1 to 100." })
    first: number | null,
  ) {
    const { size } = readPage({ first, after: null }, suggestionCursors);
    if (need && !capability) return { partners: await this.partners(viewer, need, size), needs: null };
    if (capability && !need) return { partners: null, needs: await this.needs(viewer, capability, size) };
    throw badInput("input", "Give the change of a need or that of a capability, one of the two.");
  }

  private async partners(viewer: Viewer, input: UpdateNeedInput, places: number) {
    const { needId, expectedVersion, requirements, ...change } = input;
    const moved = await saidOf("need", () => {
      const edit = requirements
        ? { ...change, requirements: readConceptsOf(requirements) }
        : { ...change, requirements };
      const target = { needId: readIdOf("Need", needId, "input.needId"), expectedVersion };
      return this.service.ofNeed(viewer, target, edit, places);
    });
    return moved.map((one) => ({ ...shownMove(one), suggestion: one.shown }));
  }

  private async needs(viewer: Viewer, input: UpdateCapabilityInput, places: number) {
    const { capabilityId, expectedVersion, ...change } = input;
    const moved = await saidOf("capability", () => {
      const target = {
        capabilityId: readIdOf("Capability", capabilityId, "input.capabilityId"),
        expectedVersion,
      };
      return this.service.ofCapability(viewer, target, change, places);
    });
    return moved.map((one) => ({ ...shownMove(one), need: one.shown.need }));
  }
}

function shownMove({ move, before, after }: Moved<Ranked>) {
  return {
    move,
    rankBefore: before?.rank ?? null,
    rankAfter: after?.rank ?? null,
    scoreBefore: before?.score ?? null,
    scoreAfter: after?.score ?? null,
  };
}

/** The change stands in a part of the input: what is refused of it is refused there. */
async function saidOf<T>(part: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { field, problems, ...details } = error.details;
    const below = (path: string) => path.replace(/^input(?=\.)/, `input.${part}`);
    throw new DomainError(error.code, error.message, {
      ...details,
      ...(field === undefined ? {} : { field: below(field) }),
      ...(problems && { problems: problems.map((one) => ({ ...one, field: below(one.field) })) }),
    });
  }
}
