import type { Language, LexiconConcept } from "../../../src/matching";
import { readOwnLexicon } from "../../../src/modules/partnering/lexicon/own-lexicon";

const LANGUAGES: readonly Language[] = ["en", "fr", "nl"];
const concepts = readOwnLexicon().concepts();
const byId = new Map(concepts.map((concept) => [concept.id, concept]));

/** Labels, inflections and regional variants of one language, as one reads them. */
function labelsOf(concept: LexiconConcept, language: Language): string[] {
  const variants = Object.entries(concept.variants ?? {}).filter(([locale]) => locale.startsWith(language));
  return [
    ...(concept[language] ?? []),
    ...(concept.inflections?.[language] ?? []),
    ...variants.flatMap(([, labels]) => labels),
  ].map((label) => label.toLowerCase());
}

function saysSo(concept: LexiconConcept, label: string): boolean {
  return LANGUAGES.some((language) =>
    concept.ambiguous?.[language]?.some((one) => one.toLowerCase() === label),
  );
}

/** Names that stand in several concepts of which one does not call them ambiguous. */
function silentCollisions(namesOf: (concept: LexiconConcept) => readonly string[]): string[] {
  const owners = new Map<string, LexiconConcept[]>();
  for (const concept of concepts)
    for (const name of new Set(namesOf(concept))) owners.set(name, [...(owners.get(name) ?? []), concept]);
  return [...owners]
    .filter(([name, own]) => own.length > 1 && !own.every((concept) => saysSo(concept, name)))
    .map(([name, own]) => `${name}: ${own.map(({ id }) => id).join(", ")}`);
}

describe("our own lexicon", () => {
  it("has at least 4,000 concepts, 800 in each sector", () => {
    expect(concepts.length).toBeGreaterThanOrEqual(4_000);
    for (const sector of ["ict", "bio", "env", "hea"])
      expect(concepts.filter(({ id }) => id.startsWith(`${sector}:`)).length).toBeGreaterThanOrEqual(800);
  });

  it("names each concept once", () => {
    expect(byId.size).toBe(concepts.length);
  });

  it("has a label in every language for every concept", () => {
    const missing = concepts.filter((concept) =>
      LANGUAGES.some((language) => !concept[language]?.[0]?.trim()),
    );
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it("links to broader concepts that exist, without a circle", () => {
    const unknown = concepts.flatMap(({ broader = [] }) => broader.filter((id) => !byId.has(id)));
    expect(unknown).toEqual([]);
    const reaches = (from: string, seen: ReadonlySet<string>): boolean =>
      (byId.get(from)?.broader ?? []).some((id) => seen.has(id) || reaches(id, new Set([...seen, id])));
    expect(concepts.filter(({ id }) => reaches(id, new Set([id]))).map(({ id }) => id)).toEqual([]);
  });

  it.each(LANGUAGES)("has no label in %s that means two concepts without saying so", (language) => {
    expect(silentCollisions((concept) => labelsOf(concept, language))).toEqual([]);
  });

  it("has no acronym that means two concepts without saying so", () => {
    expect(
      silentCollisions(({ acronyms = {} }) =>
        Object.values(acronyms).flatMap((ones) => ones.map((one) => one.toLowerCase())),
      ),
    ).toEqual([]);
  });

  it("gives no label twice in one concept", () => {
    const twice = concepts.filter((concept) =>
      LANGUAGES.some(
        (language) => new Set(labelsOf(concept, language)).size < labelsOf(concept, language).length,
      ),
    );
    expect(twice.map(({ id }) => id)).toEqual([]);
  });
});
