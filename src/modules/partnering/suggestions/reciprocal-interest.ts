import type { Audience } from "./index-profiles";
import type { PartnerIndex } from "./partner-index";

/** So many organisations whose needs the asker answers best; what is further down is chance. */
const MOST_INTERESTED = 200;
/** Answers for so many askers are kept; they hold until the index changes. */
const MOST_KEPT = 500;

type Interest = ReadonlyMap<string, number>;

/**
 * Who needs what the asker offers: by organisation, how well the asker's capabilities answer its best published need, 0..1. A
 * cooperation in which both sides gain lasts. Searched in the asker's audience alone, so that nothing hidden shows in a score.
 */
export class ReciprocalInterest {
  private readonly kept = new Map<string, { readonly versions: string; readonly interest: Interest }>();

  constructor(private readonly index: PartnerIndex) {}

  in(audience: Audience, asker: string): Interest {
    const { capabilities, needs } = this.index.of(audience);
    const versions = `${String(capabilities.indexVersion)} ${String(needs.indexVersion)}`;
    const key = `${audience} ${asker}`;
    const known = this.kept.get(key);
    if (known?.versions === versions) return known.interest;
    const interest = this.search(audience, asker);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(key, { versions, interest });
    return interest;
  }

  private search(audience: Audience, asker: string): Interest {
    const { capabilities, needs } = this.index.of(audience);
    const offer = capabilities.offerOf(asker);
    if (offer === undefined) return new Map();
    const { hits } = needs.rank(offer, {
      limit: MOST_INTERESTED,
      withoutOwners: [asker],
    });
    return new Map(hits.map(({ owner, score }) => [owner, score / 100]));
  }
}
