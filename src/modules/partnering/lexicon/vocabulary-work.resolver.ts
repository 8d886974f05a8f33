import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../graphql/connections";
import { globalId } from "../../../graphql/global-id";
import { perRequest } from "../../../graphql/per-request";
import type { RequestContext } from "../../../graphql/request-context";
import type { Language } from "../../shared/language";
import { LanguageEnum } from "../../shared/shared.types";
import DataLoader from "dataloader";
import type { FoundLabel } from "./lexicon.repository";
import type { LexiconService } from "./lexicon.service";
import {
  ConceptSuggestion,
  SeparatedTermsConnection,
  SeparatedTermsType,
  UncoveredTermConnection,
  UncoveredTermType,
} from "./lexicon.types";
import type { SeparatedTerms } from "./separated-terms.entity";
import type { UncoveredTerm, UncoveredTerms } from "./uncovered-terms.service";

const cursorShapes = {
  UNCOVERED: { list: "uncovered terms", values: ["NUMBER", "TEXT"] },
  SEPARATED: { list: "separated terms", values: ["ID"] },
} as const;

@Resolver(() => UncoveredTermType)
export class UncoveredTermResolver {
  /** All words of a page are compared with what the database has in one statement. */
  private readonly suggested;

  constructor(
    private readonly terms: UncoveredTerms,
    private readonly lexicon: LexiconService,
  ) {
    this.suggested = perRequest(
      () =>
        new DataLoader<string, readonly FoundLabel[]>(async (words) => {
          const found = await this.terms.suggestions(words);
          return words.map((word) => found.get(word) ?? []);
        }),
    );
  }

  @Query(() => UncoveredTermConnection, {
    description: "Words that needs and capabilities use and no concept covers, the most frequent first.",
  })
  uncoveredTerms(
    @Arg("language", () => LanguageEnum, { description: "Language of the texts." }) language: Language,
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "How many: 1 to 100." })
    first: number | null,
    @Arg("after", () => String, { nullable: true, description: "Only what comes after this cursor." })
    after: string | null,
  ) {
    const page = readPage({ first, after }, cursorShapes.UNCOVERED);
    const all = this.terms.list(language);
    const [frequency = 0, word = ""] = page.cursor ?? [];
    const beyond = page.cursor
      ? all.filter(
          (one) => one.frequency < Number(frequency) || (one.frequency === frequency && one.term > word),
        )
      : all;
    return {
      ...pageOf(beyond.slice(0, page.size + 1), page, (one) => [one.frequency, one.term]),
      totalCount: () => Promise.resolve(all.length),
    };
  }

  @FieldResolver(() => [ConceptSuggestion], {
    description: "Concepts that it may belong to: three at most, by labels that are spelt like it.",
  })
  async suggestions(@Root() { term }: UncoveredTerm, @Ctx() context: RequestContext) {
    const labels = await this.suggested(context).load(term);
    const concepts = await this.lexicon.findMany(labels.map(({ conceptId }) => conceptId));
    return labels.flatMap(({ text, language, conceptId }) => {
      const concept = concepts.find(({ id }) => id === conceptId);
      return concept ? [{ label: text, language, concept }] : [];
    });
  }
}

@Resolver(() => SeparatedTermsType)
export class SeparatedTermsResolver {
  constructor(private readonly lexicon: LexiconService) {}

  @Query(() => SeparatedTermsConnection, {
    description: "Pairs of words that advisers hold apart, the newest first.",
  })
  async separatedTerms(@Args(() => ConnectionArguments) args: ConnectionArguments) {
    const page = readPage(args, cursorShapes.SEPARATED);
    return pageOf(await this.lexicon.separations(page), page, ({ id }) => [id]);
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: SeparatedTerms): string {
    return globalId("SeparatedTerms", id);
  }
}
