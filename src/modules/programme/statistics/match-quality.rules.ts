import { SECTORS, type Sector } from "../../partnering/sectors/sector";
import { type Language, LANGUAGES } from "../../shared/language";
import { MISSION_DIRECTIONS, type MissionDirection } from "../missions/life/mission.rules";
import { hiddenCells, told } from "./suppression.rules";

export const MATCH_QUALITY_GROUPINGS = ["SECTOR", "DIRECTION", "LANGUAGE"] as const;
export type MatchQualityGrouping = (typeof MATCH_QUALITY_GROUPINGS)[number];

/** A verdict on a suggestion among the first five, or the end of an introduction. */
export interface QualityEvent {
  readonly kind: "VERDICT" | "ANSWER";
  /** Shortlisted, or accepted by both. */
  readonly isGood: boolean;
  /** Of the need. */
  readonly sectors: readonly Sector[];
  readonly direction: MissionDirection;
  readonly language: Language;
}

/** All figures of one kind are told or none: two of them would tell the third. */
interface Figures {
  readonly all: number | null;
  readonly good: number | null;
  /** The good ones' share, at four decimals. */
  readonly share: number | null;
}

export interface QualityRow {
  /** Null in the row of totals. */
  readonly group: string | null;
  readonly judged: number | null;
  readonly shortlisted: number | null;
  readonly precisionAtFive: number | null;
  readonly answered: number | null;
  readonly accepted: number | null;
  readonly acceptance: number | null;
}

const UNTOLD: Figures = { all: null, good: null, share: null };

/** The figures of every group, and last their totals. */
export function qualityTable(events: readonly QualityEvent[], grouping: MatchQualityGrouping): QualityRow[] {
  const groups: readonly string[] = GROUPS[grouping];
  const verdicts = column(events, "VERDICT", groups, grouping);
  const answers = column(events, "ANSWER", groups, grouping);
  return [...groups, null].map((group, index) => {
    const { all: judged, good: shortlisted, share: precisionAtFive } = verdicts[index] ?? UNTOLD;
    const { all: answered, good: accepted, share: acceptance } = answers[index] ?? UNTOLD;
    return { group, judged, shortlisted, precisionAtFive, answered, accepted, acceptance };
  });
}

const GROUPS: Readonly<Record<MatchQualityGrouping, readonly string[]>> = {
  SECTOR: SECTORS,
  DIRECTION: MISSION_DIRECTIONS,
  LANGUAGE: LANGUAGES,
};

/** A need without a sector counts as OTHER, as in every figure of the programme. */
function isIn({ sectors, direction, language }: QualityEvent, group: string, grouping: MatchQualityGrouping) {
  if (grouping === "DIRECTION") return direction === group;
  if (grouping === "LANGUAGE") return language === group;
  return sectors.length === 0 ? group === "OTHER" : sectors.some((one) => one === group);
}

/** A group is hidden when its good ones or its others are to be hidden among those of all groups. */
function column(
  events: readonly QualityEvent[],
  kind: QualityEvent["kind"],
  groups: readonly string[],
  grouping: MatchQualityGrouping,
): Figures[] {
  const own = events.filter((event) => event.kind === kind);
  const parts = groups.map((group) => partsOf(own.filter((event) => isIn(event, group, grouping))));
  const hiddenGood = hiddenCells(parts.map(({ good }) => good));
  const hiddenOthers = hiddenCells(parts.map(({ others }) => others));
  const total = partsOf(own);
  const isTotalTold = told(total.good) !== null && told(total.others) !== null;
  return [
    ...parts.map((one, index) => (hiddenGood[index] || hiddenOthers[index] ? UNTOLD : figuresOf(one))),
    isTotalTold ? figuresOf(total) : UNTOLD,
  ];
}

interface Parts {
  readonly good: number;
  readonly others: number;
}

function partsOf(events: readonly QualityEvent[]): Parts {
  const good = events.filter(({ isGood }) => isGood).length;
  return { good, others: events.length - good };
}

function figuresOf({ good, others }: Parts): Figures {
  const all = good + others;
  return { all, good, share: Math.round((good / all) * 10_000) / 10_000 };
}
