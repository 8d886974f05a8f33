import type { Hit, MatchNeed } from "../../../matching";
import { badInput } from "../../shared/domain-error";
import type { Organisation } from "../organisations/organisation.entity";
import type { OrganisationRepository } from "../organisations/organisation.repository";
import { sectorsOf } from "../organisations/organisation.rules";
import type { Sector } from "../sectors/sector";
import { capabilityWordings, profileOf, type RankedCapability } from "../suggestions/index-profiles";
import type { IndexRepository } from "../suggestions/index.repository";
import type { PartnerIndex } from "../suggestions/partner-index";
import { byScoreThenId, type SimilarOrganisation, toldTerms } from "./similar-organisation.rules";

const MOST_SHOWN = 20;

/** Organisations that could do what one does: by their capabilities, else by the sectors that they declare. */
export class SimilarOrganisationService {
  constructor(
    private readonly index: PartnerIndex,
    private readonly capabilities: IndexRepository,
    private readonly organisations: OrganisationRepository,
  ) {}

  async of(organisation: Organisation, first: number): Promise<SimilarOrganisation[]> {
    if (first < 1 || first > MOST_SHOWN)
      throw badInput("first", `The argument first is ${String(first)} and takes 1 to ${String(MOST_SHOWN)}.`);
    const own = await this.capabilities.capabilitiesOf([organisation.id]);
    const [wording, ...others] = own.flatMap(capabilityWordings);
    if (!wording) return this.bySector(organisation, first);
    const question = { ...wording, translations: others, sectors: sectorsOf(organisation) };
    return this.byCapability(organisation, question, first);
  }

  private async byCapability(
    organisation: Organisation,
    question: MatchNeed,
    first: number,
  ): Promise<SimilarOrganisation[]> {
    const { hits } = this.index.of("INTERNAL").capabilities.rank(question, { limit: first + 1 });
    const others = hits.filter(({ owner, score }) => owner !== organisation.id && score > 0).slice(0, first);
    const owners = others.map(({ owner }) => owner);
    const [records, capabilities] = await Promise.all([
      this.organisations.findMany(owners),
      this.capabilities.capabilitiesOf(owners),
    ]);
    return others.flatMap((hit) => {
      const record = records.find(({ id, archivedAt }) => id === hit.owner && archivedAt === null);
      const capability = capabilities.find(({ id }) => id === hit.profileId);
      return record ? [this.similar(organisation, question, hit, record, capability)] : [];
    });
  }

  private similar(
    organisation: Organisation,
    question: MatchNeed,
    { score }: Hit,
    other: Organisation,
    capability: RankedCapability | undefined,
  ): SimilarOrganisation {
    const profile = capability && profileOf(capability, "INTERNAL");
    const met = profile ? this.index.of("INTERNAL").capabilities.alignTerms(question, profile) : [];
    return {
      other,
      score,
      sharedSectors: shared(organisation, other),
      sharedTerms: toldTerms(met),
    };
  }

  private async bySector(organisation: Organisation, first: number): Promise<SimilarOrganisation[]> {
    const sectors = sectorsOf(organisation);
    if (sectors.length === 0) return [];
    const found = await this.organisations.inSectors(sectors, organisation.id);
    return found
      .map((other) => {
        const sharedSectors = shared(organisation, other);
        const all = new Set([...sectors, ...sectorsOf(other)]).size;
        const score = Math.round((1_000_000 * sharedSectors.length) / all) / 10_000;
        return { other, score, sharedSectors, sharedTerms: [] };
      })
      .sort(byScoreThenId)
      .slice(0, first);
  }
}

function shared(one: Organisation, other: Organisation): Sector[] {
  const sectors = sectorsOf(other);
  return sectorsOf(one).filter((sector) => sectors.includes(sector));
}
