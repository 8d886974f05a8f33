import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../graphql/connections";
import { globalId } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import { inLanguage } from "../../shared/language";
import type { ExchangeRate } from "./exchange-rate.entity";
import type { ExchangeRateRepository } from "./exchange-rate.repository";
import { ELIGIBILITY_RULES, type RuleSet } from "./rule-set";
import type { RuleSetRepository } from "./rule-set.repository";
import { readRuleSetCode } from "./rule-set.rules";
import type { RuleSetService } from "./rule-set.service";
import {
  ExchangeRateConnection,
  ExchangeRatePayload,
  ExchangeRateType,
  PublishRuleSetVersionInput,
  RecordExchangeRateInput,
  RuleSetPayload,
  RuleSetType,
  type RuleTextType,
} from "./rule-set.types";

@Resolver(() => RuleSetType)
export class RuleSetResolver {
  constructor(
    private readonly service: RuleSetService,
    private readonly repository: RuleSetRepository,
  ) {}

  @Query(() => [RuleSetType], { description: "Versions of the rule sets of eligibility, oldest first." })
  ruleSets(
    @Arg("code", () => String, { nullable: true, description: "Of this rule set. Default: of all." })
    code: string | null | undefined,
  ) {
    return this.repository.versions(code ? readRuleSetCode(code, "code") : null);
  }

  @Mutation(() => RuleSetPayload, { description: "Publishes a further version of a rule set." })
  async publishRuleSetVersion(
    @Arg("input", () => PublishRuleSetVersionInput) { texts, ...input }: PublishRuleSetVersionInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    const changes = texts?.map(({ rule, ...text }) => ({ rule, text }));
    return { ruleSet: await this.service.publish(viewer, { ...input, texts: changes }) };
  }

  @FieldResolver()
  publishedAt(@Root() ruleSet: RuleSet & { publishedAt?: Date }): Date | null {
    return ruleSet.publishedAt ?? null;
  }

  @FieldResolver()
  rules(@Root() { texts }: RuleSet, @Ctx() { language }: RequestContext): RuleTextType[] {
    return ELIGIBILITY_RULES.flatMap((rule) => {
      const words = texts[rule];
      return words ? [{ rule, text: inLanguage(words, language) }] : [];
    });
  }
}

@Resolver(() => ExchangeRateType)
export class ExchangeRateResolver {
  constructor(
    private readonly service: RuleSetService,
    private readonly repository: ExchangeRateRepository,
  ) {}

  @Query(() => ExchangeRateConnection, { description: "Recorded exchange rates, newest first." })
  async exchangeRates(
    @Arg("currency", () => String, { nullable: true, description: "Of this currency." })
    currency: string | null | undefined,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
  ) {
    const page = readPage(args, { list: "exchange rates", values: ["TEXT", "ID"] });
    return pageOf(await this.repository.page(currency ?? null, page), page, ({ day, id }) => [day, id]);
  }

  @Mutation(() => ExchangeRatePayload, { description: "Records what one euro was worth on a day." })
  async recordExchangeRate(
    @Arg("input", () => RecordExchangeRateInput) input: RecordExchangeRateInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    return { exchangeRate: await this.service.recordRate(viewer, input) };
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: ExchangeRate): string {
    return globalId("ExchangeRate", id);
  }
}
