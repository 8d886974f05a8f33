import type { MatchNeed } from "../../../matching";
import type { Viewer } from "../../../security/viewer";
import { notFound } from "../../shared/domain-error";
import type {
  CapabilityChange,
  CapabilityService,
  CapabilityTarget,
} from "../capabilities/capability.service";
import type { CapabilityRecord } from "../capabilities/capability.repository";
import type { NeedTarget } from "../needs/need-change";
import type { NeedEdit, NeedService, SupposedNeed } from "../needs/need.service";
import type { OrganisationService } from "../organisations/organisation.service";
import { summariesOf } from "../wording";
import type { IndexFollower } from "../suggestions/index-follower";
import { audienceOf, questionOf, type RankedCapability } from "../suggestions/index-profiles";
import type { IndexRepository } from "../suggestions/index.repository";
import type { NeedSuggestion, NeedSuggestionService } from "../suggestions/need-suggestion.service";
import { type Moved, movesBetween } from "./suggestion-preview.rules";
import type { Suggestion, SuggestionService } from "../suggestions/suggestion.service";

export interface PreviewSources {
  readonly needs: NeedService;
  readonly capabilities: CapabilityService;
  readonly organisations: OrganisationService;
  readonly suggestions: SuggestionService;
  readonly needSuggestions: NeedSuggestionService;
  readonly index: IndexRepository;
  readonly follower: IndexFollower;
}

/** What an edit would change, without saving it: nothing is written, and the index is afterwards as it was. */
export class SuggestionPreviewService {
  constructor(private readonly sources: PreviewSources) {}

  /** Partners of a need before and after. */
  async ofNeed(
    viewer: Viewer,
    target: NeedTarget,
    change: NeedEdit,
    places: number,
  ): Promise<Moved<Suggestion>[]> {
    const { needs, suggestions } = this.sources;
    const supposed = await needs.suppose(viewer, target, change);
    const question = await suggestions.ofNeed(viewer, supposed.now);
    const asked = askedBy(supposed, question.need);
    const before = await suggestions.forQuestion(viewer, question, supposed.now);
    const after = await suggestions.forQuestion(viewer, { ...question, need: asked }, supposed.now);
    const keyOf = ({ organisationId }: Suggestion) => organisationId;
    return movesBetween(before.suggestions, after.suggestions, keyOf, places);
  }

  /** Needs that the organisation could answer before and after one of its capabilities is edited. */
  async ofCapability(
    viewer: Viewer,
    target: CapabilityTarget,
    change: CapabilityChange,
    places: number,
  ): Promise<Moved<NeedSuggestion>[]> {
    const { capabilities, organisations, needSuggestions, index, follower } = this.sources;
    const supposed = await capabilities.suppose(viewer, target, change);
    const organisation = await organisations.find(viewer, supposed.now.organisationId);
    if (!organisation) throw notFound("capability", "input.capabilityId");
    const edit = editIn(supposed);
    const own = await index.capabilitiesOf([organisation.id]);
    const gathered = {
      now: await needSuggestions.gather(viewer, organisation, own),
      then: await needSuggestions.gather(viewer, organisation, edit(own)),
    };
    return follower.between(organisation.id, (content, now) => {
      const before = needSuggestions.score(viewer, gathered.now);
      const supposition = {
        audience: audienceOf(viewer),
        organisationId: organisation.id,
        now,
        then: edit(now),
      };
      const after = content.supposing(supposition, () => needSuggestions.score(viewer, gathered.then));
      return movesBetween(before.suggestions, after.suggestions, ({ need }) => need.id, places);
    });
  }
}

/** What the need would ask. Requirements that it does not have yet are known by their places. */
function askedBy({ then, requirements }: SupposedNeed, asked: MatchNeed): MatchNeed {
  const wanted = requirements?.map((one, place) => ({
    ...one,
    id: String(place),
    conceptIds: one.conceptIds ?? [],
  }));
  return { ...questionOf(then, []), requirements: wanted ?? asked.requirements ?? [] };
}

/** The capabilities of an organisation with one of them edited, and its new summary cleared, as its adviser would clear it. */
function editIn({ now, then }: { readonly now: CapabilityRecord; readonly then: CapabilityRecord }) {
  const isCleared = then.summary !== null && summariesOf(now) !== summariesOf(then);
  const summaryClearedAt = isCleared ? then.updatedAt : then.summaryClearedAt;
  return (capabilities: readonly RankedCapability[]): RankedCapability[] =>
    capabilities.map((one) => (one.id === then.id ? { ...one, ...then, summaryClearedAt } : one));
}
