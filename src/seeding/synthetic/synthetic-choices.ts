import { COOPERATION_KINDS, type CooperationKind } from "../../modules/shared/cooperation-kind";
import type { Language } from "../../modules/shared/language";
import { PRIORITY_SECTORS, type PrioritySector } from "./phrases/priority-sector";
import type { Random } from "./random";
import type { Character } from "./synthetic-character";

/** Mostly the organisation's first language. */
export function languageOf({ languages }: Character, random: Random): Language {
  return random.isTrue(75) ? languages[0] : random.pick(languages);
}

/** The organisation's sector and at times another. */
export function sectorsOf({ sector }: Character, random: Random): PrioritySector[] {
  const other = random.pick(PRIORITY_SECTORS.filter((candidate) => candidate !== sector));
  return random.isTrue(12) ? [sector, other] : [sector];
}

/** One or two different kinds. */
export function cooperationKindsOf(random: Random): CooperationKind[] {
  const kinds = random.pickTwo(COOPERATION_KINDS);
  return random.isTrue(50) ? [kinds[0]] : kinds;
}
