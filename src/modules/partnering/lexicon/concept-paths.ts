import { type Language as MatchLanguage, type MatchText, phrasesAt, type TextRange } from "../../../matching";
import type { RequestContext } from "../../../graphql/request-context";
import { type FoundPath, type NamedConcept, shortestPath, type WaysUp } from "./concept-path.rules";
import { normaliseLabel } from "./label.rules";
import { inOrder } from "./learnt-concept.rules";
import type { LexiconLoader } from "./lexicon.loader";

/** A text with the texts in other languages that stand beside it. */
export type MatchedText = MatchText & { readonly translations?: readonly MatchText[] };

/** Where two words met. */
export interface MeetingPoint {
  readonly needRange: TextRange | undefined;
  readonly profileRange: TextRange | undefined;
}

export interface ConceptPath {
  readonly relation: FoundPath["relation"];
  readonly steps: readonly { readonly label: string; readonly conceptId: string }[];
}

const STEPS_UP = 2;

/** Finds the way through the lexicon by which a word of a need and a word of a capability belong together. */
export class ConceptPaths {
  constructor(private readonly loader: LexiconLoader) {}

  async between(
    need: MatchedText,
    profile: MatchedText,
    { needRange, profileRange }: MeetingPoint,
    context: RequestContext,
  ): Promise<ConceptPath | null> {
    const [needs, capabilities] = await Promise.all([
      this.named(need, needRange, context),
      this.named(profile, profileRange, context),
    ]);
    if (needs.length === 0 || capabilities.length === 0) return null;
    // The same words need no way.
    if (needs[0]?.phrase.toLowerCase() === capabilities[0]?.phrase.toLowerCase()) return null;
    const up = await this.waysUp([...needs, ...capabilities], context);
    const path = shortestPath(needs, capabilities, up);
    return path
      ? { relation: path.relation, steps: await this.steps(path, profile, profileRange, context) }
      : null;
  }

  /** The concepts that a text names at a place; those of the longest phrase first. */
  private async named(
    text: MatchedText,
    range: TextRange | undefined,
    context: RequestContext,
  ): Promise<NamedConcept[]> {
    const wording = wordingAt(text, range);
    if (range === undefined || wording?.lang === undefined) return [];
    const { lang } = wording;
    const phrases = phrasesAt(wording[range.field] ?? "", lang, range.start);
    const found = await Promise.all(
      phrases.map(async ({ key, text: phrase }) => {
        const labels = await this.loader.labelsWithKey(context).load(key);
        return labels
          .filter(({ language }) => language.toLowerCase() === lang)
          .map(({ conceptId }) => ({ conceptId, phrase }));
      }),
    );
    return found.flat();
  }

  private async waysUp(from: readonly NamedConcept[], context: RequestContext): Promise<WaysUp> {
    const ids = [...new Set(from.map(({ conceptId }) => conceptId))];
    const ways = new Map<string, string[][]>(ids.map((id) => [id, [[]]]));
    for (let step = 0; step < STEPS_UP; step++)
      await Promise.all(
        [...ways].map(async ([id, known]) => {
          const longest = known.filter((way) => way.length === step);
          const longer = await Promise.all(
            longest.map(async (way) => {
              const broader = await this.loader.broader(context).load(way.at(-1) ?? id);
              return broader.map((concept) => [...way, concept.id]);
            }),
          );
          known.push(...longer.flat());
        }),
      );
    return ways;
  }

  /** What the need says, the concepts on the way as the capability's language calls them, and what the capability says. */
  private async steps(
    { need, capability, concepts }: FoundPath,
    profile: MatchedText,
    range: TextRange | undefined,
    context: RequestContext,
  ): Promise<ConceptPath["steps"]> {
    const language = wordingAt(profile, range)?.lang ?? "en";
    const between = await Promise.all(
      concepts.map(async (conceptId) => ({
        label: await this.called(conceptId, language, context),
        conceptId,
      })),
    );
    const first = { label: need.phrase, conceptId: need.conceptId };
    const last = { label: capability.phrase, conceptId: capability.conceptId };
    return [first, ...between, last].filter(
      ({ label }, index, all) =>
        index === 0 || normaliseLabel(label) !== normaliseLabel(all[index - 1]?.label ?? ""),
    );
  }

  private async called(conceptId: string, language: MatchLanguage, context: RequestContext): Promise<string> {
    const labels = inOrder(await this.loader.labels(context).load(conceptId));
    const own = labels.find((label) => label.language.toLowerCase() === language);
    return (own ?? labels[0])?.text ?? "";
  }
}

/** `text` of a range counts the main wording as 0 and its translations from 1. */
function wordingAt(text: MatchedText, range: TextRange | undefined): MatchText | undefined {
  if (range === undefined) return undefined;
  return range.text === 0 ? text : text.translations?.[range.text - 1];
}
