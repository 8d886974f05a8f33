import type { MatchProfile, MatchText } from "../../../matching";
import type { NeedRecord } from "../needs/need.repository";
import { capabilityWordings, questionOf, type RankedCapability } from "../suggestions/index-profiles";
import type { DismissalReason, VerdictKind } from "../suggestions/verdict.entity";

/** A verdict that stands, with what came of it. */
export interface JudgedPair {
  readonly needId: string;
  readonly organisationId: string;
  readonly kind: VerdictKind;
  readonly reason: DismissalReason | null;
  /** Whether both sides accepted an introduction for the need. */
  readonly accepted: boolean;
}

/**
 * Reasons that say nothing against the match itself: the words fitted, and something else stood in the way. An evaluation
 * that took such a candidate for a wrong one would teach the engine to avoid what advisers would have wished for.
 */
const FITTED: readonly DismissalReason[] = ["TOO_EARLY", "CAPACITY", "COMPETITOR", "ALREADY_IN_CONTACT"];

/** 3: both accepted an introduction; 2: shortlisted; 1: it fitted and something else stood in the way; 0: it did not fit. */
export function gradeOf({ kind, reason, accepted }: Omit<JudgedPair, "needId" | "organisationId">): number {
  if (accepted) return 3;
  if (kind === "SHORTLISTED") return 2;
  return reason !== null && FITTED.includes(reason) ? 1 : 0;
}

interface WordingRow {
  readonly id: string;
  readonly lang?: string | undefined;
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly translations?: readonly MatchText[];
}

/** A line of `profiles.jsonl`: what the index of advisers holds of a capability, and a pseudonym of whose it is. */
export function profileRow(capability: RankedCapability): WordingRow & Pick<MatchProfile, "owner"> {
  const [main, ...translations] = capabilityWordings(capability);
  return { id: capability.id, owner: capability.organisationId, ...main, ...translated(translations) };
}

/** A line of `needs.jsonl`: its words; requirements, sectors and kinds of cooperation are not part of a judged set. */
export function needRow(need: NeedRecord): WordingRow {
  const { lang, title, text, translations = [] } = questionOf(need, []);
  return { id: need.id, lang, title, text, ...translated(translations) };
}

function translated(translations: readonly MatchText[]): Pick<WordingRow, "translations"> {
  return translations.length === 0 ? {} : { translations };
}

/** A line of `qrels.tsv`: need, organisation, grade. */
export function judgementLine(pair: JudgedPair): string {
  return [pair.needId, pair.organisationId, String(gradeOf(pair))].join("\t");
}
