import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { globalId, readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import { inLanguage } from "../../shared/language";
import { BodyType } from "../accounts.types";
import type { Body } from "./body.entity";
import { BodyPayload, CreateBodyInput, UpdateBodyInput } from "./body.inputs";
import type { BodyRepository } from "./body.repository";
import type { BodyService } from "./body.service";

@Resolver(() => BodyType)
export class BodyResolver {
  constructor(
    private readonly repository: BodyRepository,
    private readonly service: BodyService,
  ) {}

  @Query(() => [BodyType], { description: "The institutions of the programme." })
  bodies(): Promise<Body[]> {
    return this.repository.all();
  }

  @Mutation(() => BodyPayload, { description: "Enters an institution." })
  async createBody(
    @Arg("input", () => CreateBodyInput) input: CreateBodyInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ body: Body }> {
    return { body: await this.service.create(viewer, input) };
  }

  @Mutation(() => BodyPayload, { description: "Changes an institution, such as its name." })
  async updateBody(
    @Arg("input", () => UpdateBodyInput) { bodyId, expectedVersion, ...change }: UpdateBodyInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ body: Body }> {
    const id = readIdOf("Body", bodyId, "input.bodyId");
    return { body: await this.service.update(viewer, id, expectedVersion, change) };
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
