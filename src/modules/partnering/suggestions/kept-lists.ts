import { KeptAnswers } from "../../../persistence/kept-answers";
import type { Viewer } from "../../../security/viewer";
import type { NeedRecord } from "../needs/need.repository";
import { audienceOf } from "./index-profiles";
import type { PartnerIndex } from "./partner-index";
import type { SuggestionOptions, Suggestions } from "./suggestion.service";

/** A list of 200 takes about 100 kB. */
const MOST_KEPT = 100;

export interface AskedList {
  readonly viewer: Viewer;
  readonly need: NeedRecord;
  readonly options: SuggestionOptions;
}

/**
 * The lists that people had last, good for as long as nothing that any list is made of has changed on any node. A list is leafed
 * through and looked at again, and each time the whole of it is asked for.
 */
export class KeptLists {
  private readonly kept = new KeptAnswers<Suggestions>(MOST_KEPT);

  constructor(private readonly index: PartnerIndex) {}

  /** `feed`: how far the feed has got. The index follows other nodes a little later than that. */
  get({ viewer, need, options }: AskedList, feed: string, make: () => Promise<Suggestions>) {
    // The need may have been read before the feed: its version tells whether it is the one that the list was made for.
    const question = JSON.stringify([rightsOf(viewer), need.id, need.version, options]);
    return this.kept.get(question, `${feed} ${this.index.content.stateFor(audienceOf(viewer))}`, make);
  }
}

/** A person whose rights have changed is somebody else. */
function rightsOf({ personId, held, counterparts }: Viewer) {
  return [personId, held, [...counterparts]];
}
