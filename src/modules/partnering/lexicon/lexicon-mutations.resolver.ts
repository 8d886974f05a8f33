import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import type { Concept } from "./concept.entity";
import type { ConceptService } from "./concept.service";
import type { LexiconService } from "./lexicon.service";
import {
  AddConceptInput,
  AddConceptLabelInput,
  ConceptPayload,
  LinkBroaderInput,
  RejoinTermsInput,
  RemoveConceptLabelInput,
  SeparatedTermsPayload,
  SeparateTermsInput,
  UnlinkBroaderInput,
} from "./lexicon.types";
import type { SeparationService } from "./separation.service";

/** What advisers say of words. It counts in every ranking at once. */
@Resolver()
export class LexiconMutations {
  constructor(
    private readonly concepts: ConceptService,
    private readonly separations: SeparationService,
    private readonly lexicon: LexiconService,
  ) {}

  @Mutation(() => ConceptPayload, { description: "Adds a concept to the lexicon." })
  addConcept(@Arg("input", () => AddConceptInput) input: AddConceptInput, @Ctx() { viewer }: RequestContext) {
    const broaderIds = (input.broaderIds ?? []).map((id, index) =>
      readIdOf("Concept", id, `input.broaderIds.${String(index)}`),
    );
    return this.payload(this.concepts.add(viewer, { ...input, broaderIds }));
  }

  @Mutation(() => ConceptPayload, { description: "Says one more name of a concept." })
  addConceptLabel(
    @Arg("input", () => AddConceptLabelInput) input: AddConceptLabelInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    return this.payload(this.concepts.addLabel(viewer, { ...input, conceptId: conceptIn(input) }));
  }

  @Mutation(() => ConceptPayload, {
    description: "Says that a name does not mean the concept; the search forgets it within minutes.",
  })
  removeConceptLabel(
    @Arg("input", () => RemoveConceptLabelInput) input: RemoveConceptLabelInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    return this.payload(this.concepts.removeLabel(viewer, { ...input, conceptId: conceptIn(input) }));
  }

  @Mutation(() => ConceptPayload, {
    description: "Says that a concept is a kind or a part of a broader one.",
  })
  linkBroader(
    @Arg("input", () => LinkBroaderInput) input: LinkBroaderInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    return this.payload(this.concepts.linkBroader(viewer, linkIn(input)));
  }

  @Mutation(() => ConceptPayload, { description: "Says that a concept is no kind or part of another one." })
  unlinkBroader(
    @Arg("input", () => UnlinkBroaderInput) input: UnlinkBroaderInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    return this.payload(this.concepts.unlinkBroader(viewer, linkIn(input)));
  }

  @Mutation(() => SeparatedTermsPayload, {
    description: "Says that two words are not the same: neither answers the other in a ranking any more.",
  })
  async separateTerms(
    @Arg("input", () => SeparateTermsInput) input: SeparateTermsInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    return { separatedTerms: await this.separations.separate(viewer, input) };
  }

  @Mutation(() => SeparatedTermsPayload, { description: "Takes back that two words are not the same." })
  async rejoinTerms(
    @Arg("input", () => RejoinTermsInput) input: RejoinTermsInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    const id = readIdOf("SeparatedTerms", input.separationId, "input.separationId");
    return { separatedTerms: await this.separations.rejoin(viewer, id, input.expectedVersion) };
  }

  private async payload(id: Promise<string>): Promise<{ concept: Concept | null }> {
    return { concept: await this.lexicon.find(await id) };
  }
}

function conceptIn({ conceptId }: { conceptId: string }): string {
  return readIdOf("Concept", conceptId, "input.conceptId");
}

function linkIn(input: LinkBroaderInput) {
  return {
    conceptId: conceptIn(input),
    expectedVersion: input.expectedVersion,
    broaderId: readIdOf("Concept", input.broaderId, "input.broaderId"),
  };
}
