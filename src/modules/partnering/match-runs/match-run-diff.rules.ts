import type { ExclusionReason } from "../suggestions/candidate-exclusion.rules";

export const MATCH_RUN_CHANGE_KINDS = ["NEW", "LEFT"] as const;
export type MatchRunChangeKind = (typeof MATCH_RUN_CHANGE_KINDS)[number];

/** Why a candidate stands in one run's list and not in the other's. */
export type MatchRunChangeReason =
  | Exclude<ExclusionReason, "EXPIRED" | "HELD_BACK">
  | "NEED_WITHDRAWN"
  | "NEED_MET"
  | "NEED_EXPIRED"
  | "NEED_NOT_RANKED"
  | "NEW_NEED"
  | "NO_LONGER_LEFT_OUT"
  | "NEW_PROFILE"
  | "PROFILE_CHANGED"
  | "NEED_CHANGED"
  | "OUTRANKED"
  | "MOVED_UP";
