import type { CooperationKind } from "../../shared/cooperation-kind";
import type { Day } from "../../shared/calendar";
import type { Money } from "../../shared/money";
import type { Establishment } from "../../partnering/organisations/establishment.entity";
import type { Organisation } from "../../partnering/organisations/organisation.entity";
import { type Place, regionOfPlace } from "../../partnering/organisations/place.rules";
import type {
  EligibilityFacts,
  EnterpriseFacts,
  Holding,
  IntermediarySearch,
  PlaceFact,
  ProjectFacts,
  RateFact,
} from "./eligibility";
import type { RelatedEnterprise, RelatedHolder } from "./ownership.repository";

/** Post codes that leave the region open. */
const UNCERTAIN_REASONS: ReadonlySet<string> = new Set(["UNLISTED_BRUSSELS_POST_CODE", "NO_POST_CODE"]);

export interface KnownFacts {
  readonly organisation: Organisation;
  readonly establishments: readonly Establishment[];
  /** Those whose figures and holders the asker may read; the applicant among them. */
  readonly enterprises: readonly RelatedEnterprise[];
  readonly rates: readonly RateFact[];
  readonly project: ProjectFacts | null;
}

export function factsOf(known: KnownFacts, asOf: Day): EligibilityFacts {
  const { organisation, establishments, rates, project } = known;
  const readable = new Set(known.enterprises.map(({ organisationId }) => organisationId));
  const enterprises = known.enterprises.map((one) => enterpriseFacts(one, readable));
  return {
    asOf,
    applicant: organisation.id,
    enterprises: Object.fromEntries(enterprises.map((one) => [one.key, one])),
    places: establishments.filter((one) => isOpenOn(one, asOf)).map(placeFact),
    foundedOn: organisation.foundedOn,
    legalPersonality: organisation.legalPersonality,
    project,
    rates,
    supposed: [],
  };
}

function enterpriseFacts(
  { organisationId, name, figures, holders }: RelatedEnterprise,
  readable: ReadonlySet<string>,
): EnterpriseFacts {
  return { key: organisationId, name, figures, holders: holders.map((holder) => holding(holder, readable)) };
}

function holding(
  { kind, name, share, organisationId }: RelatedHolder,
  readable: ReadonlySet<string>,
): Holding {
  const enterprise = organisationId !== null && readable.has(organisationId) ? organisationId : null;
  return { kind, name: name ?? kind.toLowerCase().replace("_", " "), share, enterprise, supposedSme: null };
}

function isOpenOn({ startedOn, endedOn }: Establishment, day: Day): boolean {
  return (startedOn === null || startedOn <= day) && (endedOn === null || endedOn > day);
}

function placeFact({
  name,
  postCode,
  municipality,
  country,
  region,
  regionReason,
}: Establishment): PlaceFact {
  const address = [name, postCode, municipality, country].filter((part) => part !== null).join(", ");
  return { name: address, region, isUncertain: UNCERTAIN_REASONS.has(regionReason) };
}

/** Facts that an asker supposes instead of those that are known; what is left out stays. */
export interface Supposition {
  readonly establishment?: Place | null | undefined;
  readonly headcount?: string | null | undefined;
  readonly turnover?: Money | null | undefined;
  readonly balanceSheetTotal?: Money | null | undefined;
  readonly closedOn?: Day | null | undefined;
  readonly foundedOn?: Day | null | undefined;
  readonly legalPersonality?: boolean | null | undefined;
  readonly owners?: readonly SupposedOwner[] | null | undefined;
  readonly cooperationKinds?: readonly CooperationKind[] | null | undefined;
  readonly intermediarySearch?: IntermediarySearch | null | undefined;
}

export interface SupposedOwner {
  readonly kind: Holding["kind"];
  readonly share: string;
  readonly name?: string | null | undefined;
  readonly isSme?: boolean | null | undefined;
}

/** The facts as they would be; nothing is saved. */
export function suppose(facts: EligibilityFacts, supposition: Supposition): EligibilityFacts {
  const { establishment, foundedOn, legalPersonality } = supposition;
  const supposed = Object.entries(supposition).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [name],
  );
  return {
    ...facts,
    supposed,
    places: establishment ? [...facts.places, supposedPlace(establishment)] : facts.places,
    foundedOn: foundedOn ?? facts.foundedOn,
    legalPersonality: legalPersonality ?? facts.legalPersonality,
    project: supposedProject(facts.project, supposition),
    enterprises: { ...facts.enterprises, [facts.applicant]: supposedEnterprise(facts, supposition) },
  };
}

function supposedPlace(place: Place): PlaceFact {
  const { region, reason } = regionOfPlace(place);
  return {
    name: [place.postCode, place.country].join(" "),
    region,
    isUncertain: UNCERTAIN_REASONS.has(reason),
  };
}

function supposedProject(known: ProjectFacts | null, supposition: Supposition): ProjectFacts | null {
  const { cooperationKinds, intermediarySearch } = supposition;
  if (!cooperationKinds && !intermediarySearch) return known;
  return {
    source: "WHAT_IF",
    cooperationKinds: cooperationKinds ?? known?.cooperationKinds ?? [],
    intermediarySearch: intermediarySearch ?? known?.intermediarySearch ?? null,
  };
}

function supposedEnterprise(
  { enterprises, applicant, asOf }: EligibilityFacts,
  supposition: Supposition,
): EnterpriseFacts {
  const known = enterprises[applicant];
  const { headcount, turnover, balanceSheetTotal, closedOn, owners } = supposition;
  return {
    key: applicant,
    name: known?.name ?? applicant,
    figures: {
      closedOn: closedOn ?? known?.figures.closedOn ?? asOf,
      headcount: headcount ?? known?.figures.headcount ?? null,
      turnover: turnover ?? known?.figures.turnover ?? null,
      balanceSheetTotal: balanceSheetTotal ?? known?.figures.balanceSheetTotal ?? null,
    },
    holders: owners ? owners.map(supposedHolding) : (known?.holders ?? []),
  };
}

function supposedHolding({ kind, share, name, isSme }: SupposedOwner): Holding {
  return { kind, share, name: name ?? "supposed holder", enterprise: null, supposedSme: isSme ?? null };
}
