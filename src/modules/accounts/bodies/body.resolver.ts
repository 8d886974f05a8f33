import { Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { globalId } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import { inLanguage } from "../../shared/language";
import { BodyType } from "../accounts.types";
import type { Body } from "./body.entity";
import type { BodyRepository } from "./body.repository";

@Resolver(() => BodyType)
export class BodyResolver {
  constructor(private readonly repository: BodyRepository) {}

  @Query(() => [BodyType], { description: "The institutions of the programme." })
  bodies(): Promise<Body[]> {
    return this.repository.all();
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: Body): string {
    return globalId("Body", id);
  }

  @FieldResolver()
  name(@Root() { nameEn, nameFr, nameNl }: Body, @Ctx() { language }: RequestContext): string {
    return inLanguage({ en: nameEn, fr: nameFr, nl: nameNl }, language);
  }
}
