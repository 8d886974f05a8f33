import type { Need } from "../../modules/partnering/needs/need.entity";
import { UNMEASURED } from "../../modules/partnering/needs/requirement.rules";
import type { NeedStatus } from "../../modules/partnering/needs/need.rules";
import type { Requirement } from "../../modules/partnering/needs/requirement.entity";
import type { Language } from "../../modules/shared/language";
import { dayBefore } from "../days";
import { needDates } from "../need-dates";
import { sentences } from "./phrases/vocabulary";
import type { Random } from "./random";
import { type Character, drawsFor } from "./synthetic-character";
import { cooperationKindsOf, languageOf, sectorsOf } from "./synthetic-choices";
import { drawTopic, needTexts, phraseOf, sentence } from "./synthetic-texts";

export interface NeedRows {
  readonly need: Need[];
  readonly requirement: Requirement[];
}

/** Fewer than there are frames, so that no frame comes twice in one need. */
const MOST_REQUIREMENTS = 5;

const NUMBERS_OF_NEEDS = [
  [0, 1],
  [1, 2],
  [2, 1],
] as const;

const STATUSES: readonly (readonly [NeedStatus, number])[] = [
  ["PUBLISHED", 88],
  ["DRAFT", 4],
  ["IN_REVIEW", 4],
  ["WITHDRAWN", 2],
  ["MET", 2],
];

/** None to two needs with their requirements. */
export function needRowsOf(character: Character, createdAt: Date, now: Date): NeedRows {
  const random = drawsFor(character.seed, character.number, "needs");
  const drawn = random.list(random.weighted(NUMBERS_OF_NEEDS), (index) => {
    const need = needRow(character, index, createdAt, now, random);
    return { need, requirements: requirementsOf(character, need, index, random) };
  });
  return {
    need: drawn.map(({ need }) => need),
    requirement: drawn.flatMap(({ requirements }) => requirements),
  };
}

function needRow(character: Character, index: number, createdAt: Date, now: Date, random: Random): Need {
  const language = languageOf(character, random);
  const status = random.weighted(STATUSES);
  const texts = needTexts(random, language, drawTopic(random, character.sector, language));
  return {
    id: character.ids("need", index),
    organisationId: character.ids("organisation", 0),
    language,
    ...texts,
    translations: [],
    status,
    sectors: sectorsOf(character, random),
    cooperationKinds: cooperationKindsOf(random),
    partnerSought: random.isTrue(80) ? phraseOf(random, language, "partners", {}) : null,
    readinessLevel: random.isTrue(80) ? random.between(3, 9) : null,
    deadline: dayBefore(now, -random.between(60, 700)),
    returnReasons: null,
    confirmedAt: null,
    ...needDates(status, createdAt),
  };
}

/** One to five requirements, each of another frame and about a subject of its own; the first is a MUST. */
function requirementsOf(character: Character, need: Need, needIndex: number, random: Random): Requirement[] {
  const frames = framesFrom(need.language, random);
  return random.list(random.between(1, MOST_REQUIREMENTS), (position) => ({
    id: character.ids("requirement", needIndex * MOST_REQUIREMENTS + position),
    needId: need.id,
    position,
    level: position === 0 ? "MUST" : random.pick(["MUST", "SHOULD", "SHOULD", "COULD"]),
    text: sentence(random, [frames[position] ?? ""], drawTopic(random, character.sector, need.language)),
    ...UNMEASURED,
  }));
}

/** The frames of requirements in turn, from a drawn one on. */
function framesFrom(language: Language, random: Random): string[] {
  const frames = sentences[language].requirements;
  const first = random.below(frames.length);
  return [...frames.slice(first), ...frames.slice(0, first)];
}
