import type { EvidenceKind } from "../../../modules/partnering/capabilities/evidence.entity";

/**
 * The frames of one language. Slots: `{technology}`, `{application}`, `{material}` (and a second of each, with a 2 at
 * its end), `{quality}`, `{standard}`, `{product}` and ranges such as `{2..15}`.
 */
export interface Sentences {
  /** The article that a technology loses in a title. */
  readonly article: RegExp;
  readonly presentations: readonly string[];
  readonly capabilityTitles: readonly string[];
  readonly offers: readonly string[];
  readonly details: readonly string[];
  readonly proofs: readonly string[];
  readonly capabilitySummaries: readonly string[];
  readonly needTitles: readonly string[];
  readonly wishes: readonly string[];
  readonly situations: readonly string[];
  readonly invitations: readonly string[];
  readonly needSummaries: readonly string[];
  readonly requirements: readonly string[];
  readonly partners: readonly string[];
  readonly evidence: Readonly<Record<EvidenceKind, readonly string[]>>;
  readonly functions: readonly string[];
}
