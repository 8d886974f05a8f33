import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { globalId, readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import type { NeedLoader } from "../needs/need.loader";
import type { OrganisationLoader } from "../organisations/organisation.loader";
import {
  DismissSuggestionInput,
  ShortlistSuggestionInput,
  SuggestionVerdictType,
  UndoVerdictInput,
  VerdictPayload,
} from "./verdict.types";
import type { SuggestionVerdict, VerdictKind } from "./verdict.entity";
import type { NewVerdict, VerdictService } from "./verdict.service";

@Resolver()
export class VerdictResolver {
  constructor(
    private readonly service: VerdictService,
    private readonly needs: NeedLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @Mutation(() => VerdictPayload, { description: "Marks a suggestion as worth an introduction." })
  shortlistSuggestion(
    @Arg("input", () => ShortlistSuggestionInput) input: ShortlistSuggestionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.give("SHORTLISTED", input, context);
  }

  @Mutation(() => VerdictPayload, {
    description: "Dismisses a suggestion, with a reason; it is not suggested again.",
  })
  dismissSuggestion(
    @Arg("input", () => DismissSuggestionInput) input: DismissSuggestionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.give("DISMISSED", input, context);
  }

  @Mutation(() => VerdictPayload, { description: "Takes a verdict back." })
  async undoVerdict(
    @Arg("input", () => UndoVerdictInput) input: UndoVerdictInput,
    @Ctx() context: RequestContext,
  ) {
    const { needId, organisationId } = pairOf(input);
    await this.service.undo(context.viewer, needId, organisationId);
    return this.payload(needId, organisationId, null, context);
  }

  private async give(
    kind: VerdictKind,
    input: ShortlistSuggestionInput & Pick<NewVerdict, "reason">,
    context: RequestContext,
  ) {
    const verdict = { ...input, ...pairOf(input), kind };
    const given = await this.service.give(context.viewer, verdict);
    return this.payload(verdict.needId, verdict.organisationId, given, context);
  }

  private async payload(
    needId: string,
    organisationId: string,
    verdict: object | null,
    context: RequestContext,
  ) {
    return {
      need: await this.needs.byId(context).load(needId),
      organisation: await this.organisations.byId(context).load(organisationId),
      verdict,
    };
  }
}

@Resolver(() => SuggestionVerdictType)
export class SuggestionVerdictResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: SuggestionVerdict): string {
    return globalId("SuggestionVerdict", id);
  }
}

function pairOf({ needId, organisationId }: { needId: string; organisationId: string }) {
  return {
    needId: readIdOf("Need", needId, "input.needId"),
    organisationId: readIdOf("Organisation", organisationId, "input.organisationId"),
  };
}
