import type { Viewer } from "../../../security/viewer";
import { dayProblems } from "../../shared/calendar";
import { type Clock, localDayOf } from "../../shared/clock";
import { badInput, notFound, refuse } from "../../shared/domain-error";
import type { Money } from "../../shared/money";
import type { Region } from "../../shared/region";
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
import type { RuleSet, RuleSetCode } from "./rule-set";
import type { RuleSetRepository } from "./rule-set.repository";
import { inForceOn, readRuleSetCode, usualRuleSet } from "./rule-set.rules";

export interface EligibilityQuestion {
  readonly organisationId: string;
  /** Default: the rule set of the organisation's side. */
  readonly ruleSet?: string | null | undefined;
  readonly needId?: string | null | undefined;
  /** A file that tells of the project: a draft or an application. */
  readonly applicationId?: string | null | undefined;
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
  /** Version of the European definition by which holders were measured. */
  readonly europeanVersion: number;
}

/** Versions of the rules that a result rests on. */
export interface RuleVersions {
  readonly ruleSet: RuleSetCode;
  readonly ruleSetVersion: number;
  readonly europeanVersion: number;
}

/** What a file says of its project, and who asks for whom. */
export interface FileProject {
  readonly organisation: Organisation;
  readonly project: ProjectFacts;
  /** The side through which it applies, which decides the usual rule set; null while a draft does not say. */
  readonly side: Region | null;
  /** The day of the submission; null for a draft. */
  readonly submittedOn: string | null;
  /** Whether the asker takes decisions on the file, which rest on all that is known of holders. */
  readonly isDecider: boolean;
}

/** Finds files that the asker may check the eligibility of. */
export interface FileProjects {
  projectOf(viewer: Viewer, applicationId: string): Promise<FileProject | null>;
}

export interface EligibilitySources {
  readonly organisations: OrganisationService;
  readonly parts: OrganisationPartsRepository;
  readonly needs: NeedService;
  readonly ownership: OwnershipRepository;
  readonly rates: ExchangeRateRepository;
  readonly ruleSets: RuleSetRepository;
  readonly files: FileProjects;
}

export class EligibilityService {
  constructor(
    private readonly sources: EligibilitySources,
    private readonly clock: Clock,
  ) {}

  /**
   * For the organisation's people and the advisers of its region: the answer tells of its figures. Figures of holders
   * that the asker may not read count as unknown, or a result would tell them. On a file those who decide on it see
   * what their decision rests on.
   */
  async check(viewer: Viewer, question: EligibilityQuestion): Promise<EligibilityAnswer> {
    const { organisation, project, isReadable, reference, side } = await this.subject(viewer, question);
    const asOf = question.asOf ?? reference ?? localDayOf(this.clock.now(), organisation.region);
    refuse([...dayProblems(asOf, "asOf"), ...suppositionProblems(question.whatIf ?? {})]);
    const supposition = question.whatIf ?? {};
    const supposed = [supposition.turnover, supposition.balanceSheetTotal];
    const known = await this.facts(organisation, asOf, project, isReadable, supposed);
    const facts = question.whatIf ? suppose(known, supposition) : known;
    return this.assess(organisation, facts, question.ruleSet ?? usualRuleSet(side));
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
    code: string,
  ): Promise<EligibilityAnswer> {
    const ruleSet = await this.inForce(code, facts.asOf);
    const european = await this.inForce("EU-2003-361", facts.asOf);
    return answerOf(organisation, facts, ruleSet, european);
  }

  /** By the very versions that an earlier result rested on. */
  async assessBy(
    organisation: Organisation,
    facts: EligibilityFacts,
    { ruleSet, ruleSetVersion, europeanVersion }: RuleVersions,
  ): Promise<EligibilityAnswer> {
    const rules = await this.ruleSet(ruleSet, ruleSetVersion);
    return answerOf(organisation, facts, rules, await this.ruleSet("EU-2003-361", europeanVersion));
  }

  /** Versions that are in force on a day. */
  async versionsOn(code: RuleSetCode, day: string): Promise<RuleVersions> {
    const { version: ruleSetVersion } = await this.inForce(code, day);
    const { version: europeanVersion } = await this.inForce("EU-2003-361", day);
    return { ruleSet: code, ruleSetVersion, europeanVersion };
  }

  async ruleSet(code: RuleSetCode, number: number): Promise<RuleSet> {
    const version = (await this.sources.ruleSets.versions(code)).find((one) => one.version === number);
    if (!version) throw notFound("version of the rule set");
    return version;
  }

  private async subject(viewer: Viewer, question: EligibilityQuestion): Promise<CheckSubject> {
    if (question.applicationId) return this.subjectOfFile(viewer, question.applicationId, question);
    const organisation = await this.sources.organisations.find(viewer, question.organisationId);
    if (!organisation || !mayRead(viewer, 3, subjectOf(organisation)))
      throw notFound("organisation", "organisationId");
    const project = question.needId ? await this.projectOfNeed(viewer, question.needId, organisation) : null;
    const isReadable = (one: RelatedEnterprise) => mayRead(viewer, 3, one);
    return { organisation, project, reference: null, side: organisation.region, isReadable };
  }

  private async subjectOfFile(
    viewer: Viewer,
    applicationId: string,
    { organisationId, needId }: EligibilityQuestion,
  ): Promise<CheckSubject> {
    if (needId) throw badInput("needId", "Name a need or an application, not both.");
    const file = await this.sources.files.projectOf(viewer, applicationId);
    if (file?.organisation.id !== organisationId) throw notFound("application", "applicationId");
    const { organisation, project, submittedOn, isDecider, side } = file;
    const isReadable = (one: RelatedEnterprise) => isDecider || mayRead(viewer, 3, one);
    return { organisation, project, reference: submittedOn, side, isReadable };
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

interface CheckSubject {
  readonly organisation: Organisation;
  readonly project: ProjectFacts | null;
  readonly side: Region | null;
  /** The day that is meant when nobody names one; null: today. */
  readonly reference: string | null;
  readonly isReadable: (one: RelatedEnterprise) => boolean;
}

function answerOf(
  organisation: Organisation,
  facts: EligibilityFacts,
  ruleSet: RuleSet,
  european: RuleSet,
): EligibilityAnswer {
  const result = assessEligibility(facts, ruleSet, european.parameters);
  return { organisation, ruleSet, facts, result, europeanVersion: european.version };
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
