import Fuse from "fuse.js";
import { type Language as MatchLanguage } from "../../../matching";
import type { Viewer } from "../../../security/viewer";
import { refuse } from "../../shared/domain-error";
import type { PageRequest } from "../../shared/page";
import { textProblems } from "../../shared/text";
import type { PartnerIndex } from "../suggestions/partner-index";
import type { Concept } from "./concept.entity";
import type { ConceptFilter, FoundLabel, LabelRecord, LexiconRepository } from "./lexicon.repository";
import type { SeparatedTerms } from "./separated-terms.entity";

/** Fuse.js orders what the database has narrowed down: by how near a label is to what was typed. */
const LABELS_FOR_FUSE = 1_000;
const FOUND_AT_MOST = 200;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

export interface FoundConcept {
  readonly concept: Concept;
  /** 0 to 100. */
  readonly score: number;
}

/** What needs and capabilities name a concept, as far as a viewer's index tells. */
export interface ConceptUse {
  readonly needs: readonly string[];
  readonly capabilities: readonly string[];
}

/** Looks concepts up and tells where they are used. */
export class LexiconService {
  constructor(
    private readonly repository: LexiconRepository,
    private readonly index: PartnerIndex,
  ) {}

  async findMany(ids: readonly string[]): Promise<Concept[]> {
    return this.repository.findMany(ids);
  }

  async find(id: string): Promise<Concept | null> {
    const [concept] = await this.repository.findMany([id]);
    return concept ?? null;
  }

  page(filter: ConceptFilter, page: PageRequest): Promise<Concept[]> {
    return this.repository.page(filter, page);
  }

  count(filter: ConceptFilter): Promise<number> {
    return this.repository.count(filter);
  }

  separations(page: PageRequest): Promise<SeparatedTerms[]> {
    return this.repository.separations(page);
  }

  /** Concepts with a label in which every word that was typed begins a word; the nearest labels first. */
  async search(text: string, filter: ConceptFilter): Promise<FoundConcept[]> {
    refuse(textProblems(text, "line", "search"));
    const words = text.toLowerCase().match(WORD) ?? [];
    if (words.length === 0) return [];
    const labels = await this.repository.labelsLike(words.slice(0, 10), filter, LABELS_FOR_FUSE);
    const scores = bestScores(text, labels);
    const concepts = await this.repository.findMany([...scores.keys()]);
    return concepts
      .map((concept) => ({ concept, score: scores.get(concept.id) ?? 0 }))
      .sort((a, b) => b.score - a.score || (a.concept.id < b.concept.id ? -1 : 1));
  }

  /**
   * Only from the index of the viewer's audience, so that no count tells of text that the viewer may not read; links of
   * requirements are told to those who read requirements of all.
   */
  async use(viewer: Viewer, conceptId: string, labels: readonly LabelRecord[]): Promise<ConceptUse> {
    const linked = viewer.readsCatalogue ? await this.repository.needsLinkedTo(conceptId) : [];
    const { needs, capabilities } = this.index.of(viewer.readsCatalogue ? "INTERNAL" : "PUBLIC");
    const wanted = labels
      .filter(({ ambiguous }) => !ambiguous)
      .map(({ text, language }) => ({ text, lang: language.toLowerCase() as MatchLanguage }));
    return {
      needs: [...new Set([...needs.mentioning(wanted), ...linked])].sort(),
      capabilities: capabilities.mentioning(wanted),
    };
  }
}

function bestScores(typed: string, labels: readonly FoundLabel[]): Map<string, number> {
  const fuse = new Fuse(labels, {
    keys: ["text"],
    threshold: 1,
    ignoreLocation: true,
    ignoreDiacritics: true,
    includeScore: true,
  });
  const scores = new Map<string, number>();
  for (const { item, score = 1 } of fuse.search(typed.slice(0, 100))) {
    if (!scores.has(item.conceptId)) scores.set(item.conceptId, Math.round((1 - score) * 1_000_000) / 10_000);
    if (scores.size === FOUND_AT_MOST) break;
  }
  return scores;
}
