import type { Viewer } from "../../../security/viewer";
import type { NeedRecord } from "../needs/need.repository";
import type { AudienceIndex, IndexContent } from "./index-content";
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

interface KeptList {
  /** How far records and index had got when it was made. */
  readonly state: string;
  readonly content: IndexContent;
  readonly list: Suggestions;
}

/**
 * The lists that people had last, good for as long as nothing that any list is made of has changed on any node. A list is leafed
 * through and looked at again, and each time the whole of it is asked for.
 */
export class KeptLists {
  private readonly kept = new Map<string, KeptList>();

  constructor(private readonly index: PartnerIndex) {}

  /** `feed`: how far the feed has got. */
  async get(asked: AskedList, feed: string, make: () => Promise<Suggestions>): Promise<Suggestions> {
    const { viewer, need, options } = asked;
    // The need may have been read before the feed: its version tells whether it is the one that the list was made for.
    const key = JSON.stringify([rightsOf(viewer), need.id, need.version, options]);
    const { content } = this.index;
    const state = `${feed} ${revisionOf(content.of(audienceOf(viewer)))}`;
    const known = this.kept.get(key);
    this.kept.delete(key);
    const isTrueStill = known?.state === state && known.content === content;
    const list = isTrueStill ? known.list : await make();
    this.keep(key, { state, content, list });
    return list;
  }

  /** The one asked for longest ago makes room. */
  private keep(key: string, list: KeptList): void {
    const [oldest] = this.kept.keys();
    if (this.kept.size >= MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(key, list);
  }
}

/** The index follows other nodes a little later than the database tells of them. */
function revisionOf({ capabilities, needs }: AudienceIndex): string {
  return `${String(capabilities.revision)} ${String(needs.revision)}`;
}

/** A person whose rights have changed is somebody else. */
function rightsOf({ personId, held, counterparts }: Viewer) {
  return [personId, held, [...counterparts]];
}
