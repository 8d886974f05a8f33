import type { Capability, CapabilityStage } from "../../modules/partnering/capabilities/capability.entity";
import { type Evidence, EVIDENCE_KINDS } from "../../modules/partnering/capabilities/evidence.entity";
import type { Language } from "../../modules/shared/language";
import { sentences } from "./phrases/vocabulary";
import { dayBefore, daysAfter } from "../days";
import type { Random } from "./random";
import { type Character, drawsFor } from "./synthetic-character";
import { cooperationKindsOf, languageOf, sectorsOf } from "./synthetic-choices";
import { capabilityTexts, drawTopic, sentence, type Topic, type TopicTexts } from "./synthetic-texts";

/** What a capability says, without the facts around it. */
interface CapabilitySubject extends TopicTexts {
  readonly id: string;
  readonly language: Language;
  readonly topic: Topic;
}

/** Two to four subjects of an organisation. */
export function capabilitySubjects(character: Character): CapabilitySubject[] {
  const random = drawsFor(character.seed, character.number, "capabilities");
  return random.list(random.between(2, 4), (index) => {
    const language = languageOf(character, random);
    const topic = drawTopic(random, character.sector, language);
    return {
      id: character.ids("capability", index),
      language,
      topic,
      ...capabilityTexts(random, language, topic),
    };
  });
}

export interface CapabilityRows {
  readonly capability: Capability[];
  readonly evidence: Evidence[];
}

export function capabilityRowsOf(character: Character, createdAt: Date, now: Date): CapabilityRows {
  const random = drawsFor(character.seed, character.number, "proofs");
  const subjects = capabilitySubjects(character);
  const capability = subjects.map((subject) => capabilityRow(character, subject, createdAt, random));
  const proven = subjects.filter(() => random.isTrue(45));
  const evidence = proven.flatMap((subject) =>
    random.list(random.between(1, 2), () => proofOf(subject, random, now)),
  );
  return {
    capability,
    evidence: evidence.map((proof, index) => ({ id: character.ids("evidence", index), ...proof })),
  };
}

const STAGES: readonly (readonly [CapabilityStage, number, number])[] = [
  ["RESEARCH", 2, 4],
  ["PROTOTYPE", 4, 6],
  ["PILOT", 6, 8],
  ["IN_USE", 8, 9],
];

function capabilityRow(
  character: Character,
  subject: CapabilitySubject,
  createdAt: Date,
  random: Random,
): Capability {
  const { id, language, title, text, summary } = subject;
  const [stage, least, most] = random.pick(STAGES);
  return {
    id,
    organisationId: character.ids("organisation", 0),
    language,
    title,
    text,
    translations: [],
    summary,
    summaryClearedAt: random.below(7) === 0 ? null : daysAfter(createdAt, 12),
    stage,
    readinessLevel: random.isTrue(85) ? random.between(least, most) : null,
    sectors: sectorsOf(character, random),
    cooperationKinds: cooperationKindsOf(random),
    intellectualProperty: random.pick([
      "NONE",
      "KNOW_HOW",
      "KNOW_HOW",
      "PATENT_PENDING",
      "PATENTED",
      "COPYRIGHT",
    ]),
    removedAt: null,
    createdAt,
    updatedAt: daysAfter(createdAt, 12),
    version: 1,
  };
}

function proofOf(
  { id, language, topic }: CapabilitySubject,
  random: Random,
  now: Date,
): Omit<Evidence, "id"> {
  const kind = random.pick(EVIDENCE_KINDS);
  const issuedDaysAgo = random.between(30, 1500);
  const expires = kind === "CERTIFICATE" || kind === "PATENT";
  return {
    capabilityId: id,
    kind,
    title: sentence(random, sentences[language].evidence[kind], topic),
    issuedOn: dayBefore(now, issuedDaysAgo),
    // Three years on, so some have expired.
    expiresOn: expires ? dayBefore(now, issuedDaysAgo - 1095) : null,
    reference: random.isTrue(60) ? `${kind.slice(0, 3)}-${String(random.between(100, 9999))}` : null,
    sha256: null,
  };
}
