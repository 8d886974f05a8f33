import { Arg, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from "type-graphql";
import { LARGEST_PAGE } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { Node } from "../../../graphql/node";
import type { RequestContext } from "../../../graphql/request-context";
import { badInput } from "../../shared/domain-error";
import { type SearchedType, SEARCHED_TYPES, type SearchHit, type SearchService } from "./search.service";

export const SearchedTypeEnum = publicEnum<SearchedType>("SearchedType", "What is looked for.", {
  ORGANISATION: "Organisations, by name or registry number.",
  NEED: "Published needs, by what they say.",
  CAPABILITY: "Capabilities, by what they say; the best one of each organisation.",
});

@ObjectType("SearchHit", {
  description: "Something that was found; only what the viewer may see.",
  simpleResolvers: true,
})
export class SearchHitType {
  @Field(() => SearchedTypeEnum, { description: "What it is." }) type: SearchedType;
  @Field(() => Float, { description: "How well it fits, 0 to 100 within its type." }) score: number;
  @Field(() => Node, { description: "The record." }) node: Node;
}

@Resolver()
export class SearchResolver {
  constructor(private readonly service: SearchService) {}

  @Query(() => [SearchHitType], {
    description: "Looks for organisations, needs and capabilities, through typing errors.",
  })
  search(
    @Ctx() { viewer }: RequestContext,
    @Arg("text", () => String, { description: "What to look for, up to 500 characters." }) text: string,
    @Arg("types", () => [SearchedTypeEnum], {
      nullable: true,
      description: "Among what. Default: everything.",
    })
    types: SearchedType[] | null,
    @Arg("first", () => Int, { defaultValue: 20, description: "How many: 1 to 100." }) first: number,
  ): Promise<SearchHit[]> {
    if (first < 1 || first > LARGEST_PAGE)
      throw badInput("first", `The argument first is ${String(first)} and takes 1 to 100.`);
    return this.service.search(viewer, text, [...new Set(types ?? SEARCHED_TYPES)], first);
  }
}
