import { LivingLexicon } from "../../../matching";
import { type AudienceIndex, IndexContent } from "./index-content";
import type { Audience } from "./index-profiles";

/** What is searched at present. A content that was built elsewhere takes its place in one step. */
export class PartnerIndex {
  private current = IndexContent.empty(new LivingLexicon());

  get content(): IndexContent {
    return this.current;
  }

  get size(): number {
    return this.current.size;
  }

  of(audience: Audience): AudienceIndex {
    return this.current.of(audience);
  }

  replace(content: IndexContent): void {
    this.current = content;
  }

  warmUp(goesOn: () => boolean): Promise<void> {
    return this.current.warmUp(goesOn);
  }
}
