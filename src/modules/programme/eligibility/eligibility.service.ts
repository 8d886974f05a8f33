import type { Viewer } from "../../../security/viewer";
import { dayProblems } from "../../shared/calendar";
import { type Clock, localDayOf } from "../../shared/clock";
import { notFound, refuse } from "../../shared/domain-error";
import type { Money } from "../../shared/money";
import { subjectOf } from "../../partnering/organisations/organisation-change";
import type { Organisation } from "../../partnering/organisations/organisation.entity";
import type { OrganisationPartsRepository } from "../../partnering/organisations/organisation-parts.repository";
import type { OrganisationService } from "../../partnering/organisations/organisation.service";
import type { NeedService } from "../../partnering/needs/need.service";
import { mayRead } from "../../../security/disclosure";
import type { EligibilityFacts, EligibilityResult, ProjectFacts } from "./eligibility";
import { factsOf, type Supposition, suppose } from "./eligibility-facts.rules";
import { assessEligibility } from "./eligibility.rules";
import { suppositionProblems } from "./supposition.rules";
import type { ExchangeRateRepository } from "./exchange-rate.repository";
import type { OwnershipRepository, RelatedEnterprise } from "./ownership.repository";
import type { RuleSet } from "./rule-set";
import type { RuleSetRepository } from "./rule-set.repository";
import { inForceOn, readRuleSetCode, usualRuleSet } from "./rule-set.rules";

export interface EligibilityQuestion {
  readonly organisationId: string;
  /** Default: the rule set of the organisation's side. */
  readonly ruleSet?: string | null | undefined;
  readonly needId?: string | null | undefined;
  /** Default: today in the organisation's region. */
  readonly asOf?: string | null | undefined;
  readonly whatIf?: Supposition | null | undefined;
}

/** A result with the text of the rules that it rests on. */
export interface EligibilityAnswer {
  readonly organisation: Organisation;
  readonly ruleSet: RuleSet;
  readonly facts: EligibilityFacts;
  readonly result: EligibilityResult;
}

export interface EligibilitySources {
  readonly organisations: OrganisationService;
  readonly parts: OrganisationPartsRepository;
  readonly needs: NeedService;
  readonly ownership: OwnershipRepository;
  readonly rates: ExchangeRateRepository;
  readonly ruleSets: RuleSetRepository;
}

export class EligibilityService {
  constructor(
    private readonly sources: EligibilitySources,
    private readonly clock: Clock,
  ) {}

  /**
   * For the organisation's people and the advisers of its region: the answer tells of its figures. Figures of holders
   * that the asker may not read count as unknown, or a result would tell them.
   */
  async check(viewer: Viewer, question: EligibilityQuestion): Promise<EligibilityAnswer> {
    const organisation = await this.sources.organisations.find(viewer, question.organisationId);
    if (!organisation || !mayRead(viewer, 3, subjectOf(organisation)))
      throw notFound("organisation", "organisationId");
    const asOf = question.asOf ?? localDayOf(this.clock.now(), organisation.region);
    refuse([...dayProblems(asOf, "asOf"), ...suppositionProblems(question.whatIf ?? {})]);
    const project = question.needId ? await this.projectOfNeed(viewer, question.needId, organisation) : null;
    const isReadable = (one: RelatedEnterprise) => mayRead(viewer, 3, one);
    const supposition = question.whatIf ?? {};
    const supposed = [supposition.turnover, supposition.balanceSheetTotal];
    const known = await this.facts(organisation, asOf, project, isReadable, supposed);
    const facts = question.whatIf ? suppose(known, supposition) : known;
    return this.assess(organisation, facts, question.ruleSet);
  }

  /** All that is known of an organisation on a day. `isReadable` leaves out enterprises that nobody may hear of. */
  async facts(
    organisation: Organisation,
    asOf: string,
    project: ProjectFacts | null,
    isReadable: (one: RelatedEnterprise) => boolean,
    furtherAmounts: readonly Amount[] = [],
  ): Promise<EligibilityFacts> {
    const related = await this.sources.ownership.related(organisation.id, asOf);
    const enterprises = related.filter(isReadable);
    const rates = await this.sources.rates.until(
      asOf,
      currenciesOf([...amountsOf(enterprises), ...furtherAmounts]),
    );
    const establishments = await this.sources.parts.findOf("Establishment", [organisation.id]);
    return factsOf({ organisation, establishments, enterprises, rates, project }, asOf);
  }

  async assess(
    organisation: Organisation,
    facts: EligibilityFacts,
    code: string | null | undefined,
  ): Promise<EligibilityAnswer> {
    const ruleSet = await this.inForce(code ?? usualRuleSet(organisation.region), facts.asOf);
    const european = await this.inForce("EU-2003-361", facts.asOf);
    return { organisation, ruleSet, facts, result: assessEligibility(facts, ruleSet, european.parameters) };
  }

  private async inForce(code: string, day: string): Promise<RuleSet> {
    const known = readRuleSetCode(code, "ruleSet");
    const version = inForceOn(await this.sources.ruleSets.versions(known), day);
    if (!version) throw notFound("rule set", "ruleSet");
    return version;
  }

  private async projectOfNeed(
    viewer: Viewer,
    needId: string,
    organisation: Organisation,
  ): Promise<ProjectFacts> {
    const need = await this.sources.needs.find(viewer, needId);
    if (need?.organisationId !== organisation.id) throw notFound("need", "needId");
    return { source: "NEED", cooperationKinds: need.cooperationKinds, intermediarySearch: null };
  }
}

type Amount = Money | null | undefined;

function amountsOf(enterprises: readonly RelatedEnterprise[]): Amount[] {
  return enterprises.flatMap(({ figures: { turnover, balanceSheetTotal } }) => [turnover, balanceSheetTotal]);
}

/** Currencies that need a rate. */
function currenciesOf(amounts: readonly Amount[]): string[] {
  return [...new Set(amounts.flatMap((money) => money?.currency ?? []))].filter(
    (currency) => currency !== "EUR",
  );
}
