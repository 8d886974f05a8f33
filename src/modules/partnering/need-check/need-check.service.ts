import type { MatchNeed } from "../../../matching";
import type { Viewer } from "../../../security/viewer";
import type { NeedRecord, NeedRepository } from "../needs/need.repository";
import { betrayalsIn } from "../publication.rules";
import type { SuggestionService } from "../suggestions/suggestion.service";
import { contradictionFindings } from "./contradiction.rules";
import type { IdentityRepository } from "./identity.repository";
import {
  COMPARED_PLACES,
  difference,
  type FactsOfNeed,
  missingFacts,
  type NeedFact,
  newcomers,
  withFactKnown,
} from "./missing-facts.rules";
import type { NeedFinding } from "./need-finding";
import { severalNeedsFindings } from "./several-needs.rules";
import { supplierFindings } from "./supplier-search.rules";
import { vagueFindings } from "./vagueness.rules";

/** A fact that the need leaves unsaid, and what knowing it would do to the list of partners. */
export interface MissingFact {
  readonly fact: NeedFact;
  /** Mean difference of the top of the list over the plausible values, 0 to 1; null for what the ranking does not read. */
  readonly effect: number | null;
  /** The most newcomers among the first ten that any plausible value brings. */
  readonly newcomers: number | null;
}

/** Looks a need over as an adviser would before publishing it. */
export class NeedCheckService {
  constructor(
    private readonly needs: NeedRepository,
    private readonly identities: IdentityRepository,
    private readonly suggestions: SuggestionService,
  ) {}

  async findings(need: NeedRecord): Promise<NeedFinding[]> {
    const checked = await this.factsOf(need);
    return [
      ...vagueFindings(checked),
      ...severalNeedsFindings(checked),
      ...supplierFindings(checked),
      ...contradictionFindings(checked),
      ...(await this.betrayed(need)),
    ];
  }

  /** What is not said, that which would change the ranking most first: the need is ranked with each plausible value. */
  async missing(viewer: Viewer, need: NeedRecord): Promise<MissingFact[]> {
    const missing = missingFacts(await this.factsOf(need));
    const question = await this.suggestions.ofNeed(viewer, need);
    const ways = missing.map((fact) => ({ fact, asked: withFactKnown(question.need, fact) }));
    const asked: MatchNeed[] = [question.need, ...ways.flatMap((way) => way.asked)];
    const [now = [], ...then] = await this.suggestions.firstOf(
      viewer,
      question,
      need,
      asked,
      COMPARED_PLACES,
    );
    const measured = ways.map((way) => effectOf(way.fact, now, then.splice(0, way.asked.length)));
    return measured.sort((a, b) => (b.effect ?? -1) - (a.effect ?? -1));
  }

  private async factsOf(need: NeedRecord): Promise<FactsOfNeed> {
    return { ...need, requirements: await this.needs.requirementsOf([need.id]) };
  }

  private async betrayed(need: NeedRecord): Promise<NeedFinding[]> {
    const texts = [need.summary ?? "", ...need.translations.map(({ summary }) => summary ?? "")];
    const identity = await this.identities.of(need.organisationId, texts);
    return betrayalsIn(need, identity).map(({ kind, passage, isCertain }) => ({
      kind: isCertain ? "IDENTITY_BETRAYED" : "IDENTITY_HINTED",
      passage,
      about: kind,
    }));
  }
}

function effectOf(fact: NeedFact, now: readonly string[], then: readonly (readonly string[])[]): MissingFact {
  if (then.length === 0) return { fact, effect: null, newcomers: null };
  const sum = then.reduce((total, list) => total + difference(now, list), 0);
  return {
    fact,
    effect: Math.round((sum / then.length) * 10_000) / 10_000,
    newcomers: Math.max(...then.map((list) => newcomers(now, list))),
  };
}
