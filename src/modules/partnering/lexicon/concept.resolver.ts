import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../graphql/connections";
import { globalId, readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import type { PageRequest } from "../../shared/page";
import { CapabilityConnection } from "../capabilities/capability.types";
import type { CapabilityService } from "../capabilities/capability.service";
import type { NeedService } from "../needs/need.service";
import { NeedConnection } from "../needs/need.types";
import type { Sector } from "../sectors/sector";
import { SectorEnum } from "../sectors/sector.types";
import type { Concept } from "./concept.entity";
import { inOrder } from "./learnt-concept.rules";
import type { LexiconLoader } from "./lexicon.loader";
import type { LabelRecord } from "./lexicon.repository";
import type { ConceptUse as Use, FoundConcept, LexiconService } from "./lexicon.service";
import {
  ConceptConnection,
  ConceptLabelType,
  ConceptType,
  ConceptUse,
  LexiconSourceType,
} from "./lexicon.types";

const cursorShapes = {
  LISTED: { list: "concepts", values: ["TEXT", "ID"] },
  FOUND: { list: "concepts found", values: ["NUMBER", "ID"] },
} as const;

@Resolver(() => ConceptType)
export class ConceptResolver {
  constructor(
    private readonly service: LexiconService,
    private readonly loader: LexiconLoader,
  ) {}

  @Query(() => ConceptType, { nullable: true, description: "One concept; null when there is none." })
  concept(@Arg("id", () => ID, { description: "Its identifier." }) id: string): Promise<Concept | null> {
    return this.service.find(readIdOf("Concept", id, "id"));
  }

  @Query(() => ConceptConnection, {
    description:
      "Concepts of the lexicon: by name, or those that a search finds, nearest first (200 at most).",
  })
  async concepts(
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Arg("search", () => String, {
      nullable: true,
      description: "Beginnings of words of a label, in any language, up to 500 characters.",
    })
    search: string | null | undefined,
    @Arg("sector", () => SectorEnum, { nullable: true, description: "Of one sector." }) sector: Sector | null,
    @Arg("source", () => String, { nullable: true, description: "That one source knows, by its name." })
    source: string | null,
  ) {
    const filter = { sector, source };
    if (typeof search === "string") {
      const page = readPage(args, cursorShapes.FOUND);
      return foundPage(await this.service.search(search, filter), page);
    }
    const page = readPage(args, cursorShapes.LISTED);
    const rows = await this.service.page(filter, page);
    return {
      ...pageOf(rows, page, ({ name, id }) => [name, id]),
      totalCount: () => this.service.count(filter),
    };
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: Concept): string {
    return globalId("Concept", id);
  }

  @FieldResolver(() => [ConceptLabelType], { description: "What it is called, as each source says." })
  async labels(@Root() { id }: Concept, @Ctx() context: RequestContext) {
    const labels = inOrder(await this.loader.labels(context).load(id));
    return labels.map((label) => ({ ...label, locale: label.locale || null }));
  }

  @FieldResolver(() => [ConceptType], { description: "Concepts that it is a kind or a part of." })
  broader(@Root() { id }: Concept, @Ctx() context: RequestContext) {
    return this.loader.broader(context).load(id);
  }

  @FieldResolver(() => [ConceptType], { description: "Its kinds and parts, the first hundred by name." })
  narrower(@Root() { id }: Concept, @Ctx() context: RequestContext) {
    return this.loader.narrower(context).load(id);
  }

  @FieldResolver(() => [LexiconSourceType], { description: "Who says something of it, with the licence." })
  sources(@Root() { id }: Concept, @Ctx() context: RequestContext) {
    return this.loader.sources(context).load(id);
  }

  @FieldResolver(() => ConceptUse, {
    description:
      "Needs and capabilities whose wording has every word of one of its unambiguous labels, in any form; for readers of the catalogue also needs with a requirement that is linked to it.",
  })
  async usedBy(@Root() { id }: Concept, @Ctx() context: RequestContext): Promise<Use> {
    const labels: readonly LabelRecord[] = await this.loader.labels(context).load(id);
    return this.service.use(context.viewer, id, labels);
  }
}

const useCursors = {
  NEEDS: { list: "needs that name a concept", values: ["ID"] },
  CAPABILITIES: { list: "capabilities that name a concept", values: ["ID"] },
} as const;

@Resolver(() => ConceptUse)
export class ConceptUseResolver {
  constructor(
    private readonly needService: NeedService,
    private readonly capabilityService: CapabilityService,
  ) {}

  @FieldResolver(() => NeedConnection, { description: "Published needs that name it or are linked to it." })
  needs(
    @Root() { needs }: Use,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { viewer }: RequestContext,
  ) {
    const page = readPage(args, useCursors.NEEDS);
    return recordPage(needs, page, (ids) => this.needService.findMany(viewer, ids));
  }

  @FieldResolver(() => CapabilityConnection, { description: "Capabilities that name it." })
  capabilities(
    @Root() { capabilities }: Use,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { viewer }: RequestContext,
  ) {
    const page = readPage(args, useCursors.CAPABILITIES);
    return recordPage(capabilities, page, (ids) => this.capabilityService.findMany(viewer, ids));
  }
}

/** A page of records of which all identifiers are known, in their order. */
async function recordPage<T extends { readonly id: string }>(
  ids: readonly string[],
  page: PageRequest,
  findMany: (ids: readonly string[]) => Promise<readonly T[]>,
) {
  const [cursor] = page.cursor ?? [];
  const beyond = ids.filter((id) => cursor === undefined || (page.backward ? id < cursor : id > cursor));
  const wanted = (page.backward ? [...beyond].reverse() : beyond).slice(0, page.size + 1);
  const byId = new Map((await findMany(wanted)).map((record) => [record.id, record]));
  const rows = wanted.flatMap((id) => byId.get(id) ?? []);
  return { ...pageOf(rows, page, ({ id }) => [id]), totalCount: () => Promise.resolve(ids.length) };
}

function foundPage(found: readonly FoundConcept[], page: PageRequest) {
  const [score = 0, id = ""] = page.cursor ?? [];
  const isAfter = (one: FoundConcept): boolean =>
    one.score < Number(score) || (one.score === Number(score) && one.concept.id > id);
  const isBefore = (one: FoundConcept): boolean => !isAfter(one) && one.concept.id !== id;
  const beyond = page.cursor ? found.filter(page.backward ? isBefore : isAfter) : found;
  const rows = (page.backward ? [...beyond].reverse() : beyond).slice(0, page.size + 1);
  const scores = new Map(rows.map((one) => [one.concept, one.score]));
  return {
    ...pageOf(
      rows.map(({ concept }) => concept),
      page,
      (concept) => [scores.get(concept) ?? 0, concept.id],
    ),
    totalCount: () => Promise.resolve(found.length),
  };
}
