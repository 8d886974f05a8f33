import type { Language } from "../../modules/shared/language";
import type { PrioritySector } from "./phrases/priority-sector";
import type { Sentences } from "./phrases/sentences";
import { standards } from "./phrases/standards";
import { phraseLists, sentences } from "./phrases/vocabulary";
import type { Random } from "./random";
import { capitalised, syntheticProduct } from "./synthetic-names";

/** Longest text, in words: the last sentence goes when it would be longer. */
const MOST_WORDS = 60;

/** One subject that a firm writes about: what fills the slots of its sentences. */
export type Topic = Readonly<Record<string, string>>;

export interface TopicTexts {
  readonly title: string;
  readonly text: string;
  readonly summary: string;
}

/** A subject of a sector: two different phrases of each kind, a standard, a product, and a property with its numbers. */
export function drawTopic(random: Random, sector: PrioritySector, language: Language): Topic {
  const { technologies, applications, materials, qualities } = phraseLists[sector][language];
  const [technology, technology2] = random.pickTwo(technologies);
  const [application, application2] = random.pickTwo(applications);
  const [material, material2] = random.pickTwo(materials);
  const quality = fill(random, random.pick(qualities), {});
  const standard = random.pick(standards[sector]);
  const product = syntheticProduct(random);
  return {
    technology,
    technology2,
    application,
    application2,
    material,
    material2,
    quality,
    standard,
    product,
  };
}

export function capabilityTexts(random: Random, language: Language, topic: Topic): TopicTexts {
  const { capabilityTitles, offers, details, proofs, capabilitySummaries } = sentences[language];
  return {
    title: titleOf(random, language, random.pick(capabilityTitles), topic),
    text: paragraph(random, [offers, details, proofs], topic),
    summary: sentence(random, capabilitySummaries, topic),
  };
}

export function needTexts(random: Random, language: Language, topic: Topic): TopicTexts {
  const { needTitles, wishes, situations, invitations, needSummaries } = sentences[language];
  return {
    title: titleOf(random, language, random.pick(needTitles), topic),
    text: paragraph(random, [wishes, situations, invitations], topic),
    summary: sentence(random, needSummaries, topic),
  };
}

type SentenceKind = {
  [Key in keyof Sentences]: Sentences[Key] extends readonly string[] ? Key : never;
}[keyof Sentences];

/** One sentence or phrase of a kind about the topic. */
export function phraseOf(random: Random, language: Language, kind: SentenceKind, topic: Topic): string {
  return sentence(random, sentences[language][kind], topic);
}

export function sentence(random: Random, frames: readonly string[], topic: Topic): string {
  return fill(random, random.pick(frames), topic);
}

function paragraph(random: Random, kinds: readonly (readonly string[])[], topic: Topic): string {
  const parts = kinds.map((frames) => sentence(random, frames, topic));
  const text = parts.join(" ");
  return wordCount(text) > MOST_WORDS ? parts.slice(0, -1).join(" ") : text;
}

function titleOf(random: Random, language: Language, frame: string, topic: Topic): string {
  const technology = (topic["technology"] ?? "").replace(sentences[language].article, "");
  return capitalised(fill(random, frame, { ...topic, technology }));
}

function fill(random: Random, frame: string, topic: Topic): string {
  return frame.replace(
    /\{(?:(\w+)|(\d+)\.\.(\d+))\}/g,
    (_slot, name: string | undefined, least: string, most: string) =>
      name === undefined ? String(random.between(Number(least), Number(most))) : (topic[name] ?? ""),
  );
}

function wordCount(text: string): number {
  return text.split(" ").length;
}
