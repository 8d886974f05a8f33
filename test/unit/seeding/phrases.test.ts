import { PRIORITY_SECTORS } from "../../../src/seeding/synthetic/phrases/priority-sector";
import { phraseLists, sentences } from "../../../src/seeding/synthetic/phrases/vocabulary";
import { LANGUAGES } from "../../../src/modules/shared/language";

const pairs = PRIORITY_SECTORS.flatMap((sector) => LANGUAGES.map((language) => [sector, language] as const));

/** What a technology may begin with: nothing after which a sentence would break. */
const DEFINITE: Record<(typeof LANGUAGES)[number], RegExp> = {
  FR: /^(la|le|les) |^l'/,
  NL: /^(de|het) /,
  EN: /^the /,
};

describe("phrases", () => {
  it.each(pairs)("has 150 different noun phrases about %s in %s", (sector, language) => {
    const { technologies, applications, materials } = phraseLists[sector][language];
    expect(new Set([...technologies, ...applications, ...materials]).size).toBeGreaterThanOrEqual(150);
  });

  it.each(pairs)("gives technologies about %s in %s no definite article", (sector, language) => {
    const { technologies } = phraseLists[sector][language];
    expect(technologies.filter((phrase) => DEFINITE[language].test(phrase))).toEqual([]);
  });

  it.each(PRIORITY_SECTORS)(
    "begins French technologies, applications and materials about %s with their article",
    (sector) => {
      const { technologies, applications, materials } = phraseLists[sector].FR;
      expect(technologies.filter((phrase) => !sentences.FR.article.test(phrase))).toEqual([]);
      const nouns = [...applications, ...materials];
      expect(nouns.filter((phrase) => !/^(la|le|les) |^l'/.test(phrase))).toEqual([]);
    },
  );

  it.each(pairs)("writes numbers of qualities about %s in %s as ranges that rise", (sector, language) => {
    for (const [, least, most] of phraseLists[sector][language].qualities
      .join(" ")
      .matchAll(/\{(\d+)\.\.(\d+)\}/g))
      expect(Number(least)).toBeLessThan(Number(most));
  });
});
