import Fuse from "fuse.js";
import { asNode } from "../../../graphql/node";
import type { MatchingEngine } from "../../../matching";
import type { Viewer } from "../../../security/viewer";
import { refuse } from "../../shared/domain-error";
import { possibleRegisters } from "../../shared/register";
import { textProblems } from "../../shared/text";
import { type CapabilityRepository, maySeeCapability } from "../capabilities/capability.repository";
import { maySeeNeed, type NeedRepository } from "../needs/need.repository";
import { maySeeOrganisation, type OrganisationRepository } from "../organisations/organisation.repository";
import type { PartnerIndex } from "../suggestions/partner-index";

export const SEARCHED_TYPES = ["ORGANISATION", "NEED", "CAPABILITY"] as const;
export type SearchedType = (typeof SEARCHED_TYPES)[number];

export interface SearchHit {
  readonly type: SearchedType;
  /** 0 to 100 within its type. */
  readonly score: number;
  readonly node: object;
}

interface Found {
  readonly id: string;
  readonly score: number;
}

/** Fuse.js compares with every name: beyond this many the database narrows them down first. */
const NAMES_FOR_FUSE = 3_000;

/** Looks for organisations by name or number, for needs and capabilities by what they say. */
export class SearchService {
  constructor(
    private readonly index: PartnerIndex,
    private readonly organisations: OrganisationRepository,
    private readonly needs: NeedRepository,
    private readonly capabilities: CapabilityRepository,
  ) {}

  async search(
    viewer: Viewer,
    text: string,
    types: readonly SearchedType[],
    limit: number,
  ): Promise<SearchHit[]> {
    refuse(textProblems(text, "line", "text"));
    const found = await Promise.all(types.map((type) => this.searchOne(type, viewer, text, limit)));
    return found
      .flat()
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  private searchOne(type: SearchedType, viewer: Viewer, text: string, limit: number): Promise<SearchHit[]> {
    if (type === "ORGANISATION") return this.searchOrganisations(viewer, text, limit);
    const { needs, capabilities } = this.index.of(viewer.readsCatalogue ? "INTERNAL" : "PUBLIC");
    return type === "NEED"
      ? this.searchNeeds(viewer, ranked(needs, text, limit))
      : this.searchCapabilities(viewer, ranked(capabilities, text, limit));
  }

  private async searchOrganisations(viewer: Viewer, text: string, limit: number): Promise<SearchHit[]> {
    const byNumber = await Promise.all(
      possibleRegisters(text).map(({ register, number }) =>
        this.organisations.findByNumber(register, number),
      ),
    );
    const numbered = byNumber.flat().map(({ id }): Found => ({ id, score: 100 }));
    const named = numbered.length > 0 ? [] : await this.searchNames(viewer, text, limit);
    const visible = [...numbered, ...named].filter(({ id }) => maySeeOrganisation(viewer, id));
    return hits("ORGANISATION", visible, await this.organisations.findMany(visible.map(({ id }) => id)));
  }

  private async searchNames(viewer: Viewer, text: string, limit: number): Promise<Found[]> {
    const names = await this.organisations.namesLike(viewer, text, NAMES_FOR_FUSE);
    const fuse = new Fuse(names, {
      keys: ["legalName", "tradeNames"],
      threshold: 0.35,
      ignoreLocation: true,
      ignoreDiacritics: true,
      includeScore: true,
    });
    return fuse
      .search(text, { limit })
      .map(({ item, score = 1 }) => ({ id: item.id, score: percent(1 - score) }));
  }

  private async searchNeeds(viewer: Viewer, found: readonly Found[]): Promise<SearchHit[]> {
    const needs = await this.needs.findMany(found.map(({ id }) => id));
    return hits(
      "NEED",
      found,
      needs.filter((need) => maySeeNeed(viewer, need)),
    );
  }

  private async searchCapabilities(viewer: Viewer, found: readonly Found[]): Promise<SearchHit[]> {
    const capabilities = await this.capabilities.findMany(found.map(({ id }) => id));
    return hits(
      "CAPABILITY",
      found,
      capabilities.filter((one) => maySeeCapability(viewer, one)),
    );
  }
}

function ranked(engine: MatchingEngine, text: string, limit: number): Found[] {
  return engine.rank({ text }, { limit }).hits.map(({ profileId, score }) => ({ id: profileId, score }));
}

const NODE_TYPES = { ORGANISATION: "Organisation", NEED: "Need", CAPABILITY: "Capability" } as const;

function hits(
  type: SearchedType,
  found: readonly Found[],
  records: readonly { readonly id: string }[],
): SearchHit[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return found.flatMap(({ id, score }) => {
    const record = byId.get(id);
    return record ? [{ type, score, node: asNode(NODE_TYPES[type], record) }] : [];
  });
}

function percent(share: number): number {
  return Math.round(share * 1_000_000) / 10_000;
}
