import type { Language } from "../../modules/shared/language";
import type { PrioritySector } from "./phrases/priority-sector";
import { characterOf } from "./synthetic-character";
import { capabilitySubjects } from "./synthetic-capabilities";

/** One line of a profile file, as `passerelle rank --profiles` reads it. */
export interface SyntheticProfile {
  readonly id: string;
  readonly lang: Lowercase<Language>;
  readonly title: string;
  readonly text: string;
  readonly sector: PrioritySector;
}

/** The first `count` capabilities that `seedSynthetic` would write for this seed, without a database. */
export function* syntheticProfiles(count: number, seed: number): Generator<SyntheticProfile, void> {
  let left = count;
  for (let number = 0; left > 0; number++) {
    const { sector, ...character } = characterOf(seed, number);
    for (const { id, language, title, text } of capabilitySubjects({ sector, ...character }).slice(0, left)) {
      left -= 1;
      yield { id, lang: language.toLowerCase() as Lowercase<Language>, title, text, sector };
    }
  }
}
