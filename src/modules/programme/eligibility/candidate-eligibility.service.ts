import { mayRead } from "../../../security/disclosure";
import type { Viewer } from "../../../security/viewer";
import { subjectOf } from "../../partnering/organisations/organisation-change";
import type { Organisation } from "../../partnering/organisations/organisation.entity";
import type { OrganisationFirstFacts } from "../../partnering/organisations/organisation.repository";
import type { OrganisationPartsRepository } from "../../partnering/organisations/organisation-parts.repository";
import type { OrganisationService } from "../../partnering/organisations/organisation.service";
import { type Clock, localDayOf } from "../../shared/clock";
import type { Region } from "../../shared/region";
import type { EligibilityFacts } from "./eligibility";
import { factsOf } from "./eligibility-facts.rules";
import { assessEligibility } from "./eligibility.rules";
import type { ExchangeRateRepository } from "./exchange-rate.repository";
import type { EnterpriseOf, OwnershipRepository } from "./ownership.repository";
import type { RuleSet } from "./rule-set";
import type { RuleSetRepository } from "./rule-set.repository";
import { inForceOn, usualRuleSet } from "./rule-set.rules";

export interface CandidateSources {
  readonly organisations: OrganisationService;
  readonly parts: OrganisationPartsRepository;
  readonly ownership: OwnershipRepository;
  readonly rates: ExchangeRateRepository;
  readonly ruleSets: RuleSetRepository;
}

/** Medium-sized ends below this many people: what the public size class LARGE says at least. */
const LARGE_FROM = "250";

/**
 * Which candidates of a list the rules of their side rule out, by facts that the asker may read alone: an absence tells
 * as much as an answer. Figures and holders count for the advisers of a candidate's own region; founding day, legal
 * personality and the size class for every reader.
 */
export class CandidateEligibilityService {
  constructor(
    private readonly sources: CandidateSources,
    private readonly clock: Clock,
  ) {}

  async knownToFail(viewer: Viewer, organisationIds: readonly string[]): Promise<ReadonlySet<string>> {
    const [ruleSets, candidates] = await Promise.all([
      this.sources.ruleSets.versions(null),
      this.sources.organisations.firstFacts(viewer, organisationIds),
    ]);
    const youngest = this.youngestFoundedOn(ruleSets);
    const suspected = candidates.filter((one) => isFigureKnown(viewer, one) || isSuspect(one, youngest));
    const suspects = await this.sources.organisations.findMany(
      viewer,
      suspected.map(({ id }) => id),
    );
    const facts = await this.facts(viewer, suspects);
    const failing = suspects.filter((one) => this.fails(one, facts.get(one.id), ruleSets));
    return new Set(failing.map(({ id }) => id));
  }

  /** Whoever was founded later may be too young for some rule set. */
  private youngestFoundedOn(all: readonly RuleSet[]): string {
    const months = all.map(({ parameters }) => parameters.minimumAgeMonths ?? 0);
    const day = new Date(this.clock.now());
    day.setUTCMonth(day.getUTCMonth() - Math.max(0, ...months) - 1);
    return day.toISOString().slice(0, 10);
  }

  private fails(
    { id, region }: Organisation,
    facts: EligibilityFacts | undefined,
    all: readonly RuleSet[],
  ): boolean {
    const day = this.today(region);
    const ruleSet = inForceOn(of(all, region), day);
    const european = inForceOn(
      all.filter(({ code }) => code === "EU-2003-361"),
      day,
    );
    if (!facts || !ruleSet || !european || facts.applicant !== id) return false;
    return assessEligibility(facts, ruleSet, european.parameters).outcome === "FAIL";
  }

  private async facts(
    viewer: Viewer,
    organisations: readonly Organisation[],
  ): Promise<Map<string, EligibilityFacts>> {
    if (organisations.length === 0) return new Map();
    const ids = organisations.map(({ id }) => id);
    const known = organisations.filter((one) => isFigureKnown(viewer, one)).map(({ id }) => id);
    const day = this.today(null);
    const [establishments, related] = await Promise.all([
      this.sources.parts.findOf("Establishment", ids),
      known.length > 0 ? this.sources.ownership.relatedTo(known, day) : [],
    ]);
    const enterprises = related.filter((one) => mayRead(viewer, 3, one));
    const rates = await this.sources.rates.until(day, currenciesOf(enterprises));
    return new Map(
      organisations.map((organisation) => [
        organisation.id,
        factsOf(
          {
            organisation,
            establishments: establishments.filter((one) => one.organisationId === organisation.id),
            enterprises: enterprisesOf(organisation, enterprises),
            rates,
            project: null,
          },
          this.today(organisation.region),
        ),
      ]),
    );
  }

  private today(region: Region | null): string {
    return localDayOf(this.clock.now(), region);
  }
}

function of(ruleSets: readonly RuleSet[], region: Region | null): RuleSet[] {
  const usual = usualRuleSet(region);
  return ruleSets.filter(({ code }) => code === usual);
}

function isFigureKnown(viewer: Viewer, organisation: OrganisationFirstFacts): boolean {
  return mayRead(viewer, 3, subjectOf(organisation));
}

/** Of facts that every reader knows, only these can fail; all others are spared the look at their places. */
function isSuspect(
  { legalPersonality, sizeClass, foundedOn }: OrganisationFirstFacts,
  youngestFoundedOn: string,
): boolean {
  if (legalPersonality === false || sizeClass === "LARGE") return true;
  return foundedOn !== null && foundedOn > youngestFoundedOn;
}

/** Where figures may not be read, what the size class says: large is 250 people at least. */
function enterprisesOf(organisation: Organisation, enterprises: readonly EnterpriseOf[]): EnterpriseOf[] {
  const own = enterprises.filter(({ applicantId }) => applicantId === organisation.id);
  if (own.length > 0 || organisation.sizeClass !== "LARGE") return own;
  return [
    {
      ...subjectOf(organisation),
      applicantId: organisation.id,
      name: organisation.legalName,
      figures: { closedOn: null, headcount: LARGE_FROM, turnover: null, balanceSheetTotal: null },
      holders: [],
    },
  ];
}

function currenciesOf(enterprises: readonly EnterpriseOf[]): string[] {
  const amounts = enterprises.flatMap(({ figures }) => [figures.turnover, figures.balanceSheetTotal]);
  return [...new Set(amounts.flatMap((money) => money?.currency ?? []))].filter((one) => one !== "EUR");
}
