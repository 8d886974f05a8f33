/** Languages in which texts are written and labels are shown. */
export const LANGUAGES = ["EN", "FR", "NL"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same words for a label in each language. */
export interface Trilingual {
  readonly en: string;
  readonly fr: string;
  readonly nl: string;
}

export function inLanguage(words: Trilingual, language: Language): string {
  return words[language.toLowerCase() as keyof Trilingual];
}

/** A calendar day in words, such as «24 December 2026». */
export function dayInWords(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language.toLowerCase(), { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** Picks the caller's language from `Accept-Language`; English when none of ours is asked for. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const ranked = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { tag: tag.split("-")[0]?.trim().toUpperCase(), quality: Number(quality ?? 1) };
    })
    // A quality of zero means «not this one».
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const wanted = ranked.find(({ tag }) => LANGUAGES.some((language) => language === tag));
  return (wanted?.tag as Language | undefined) ?? "EN";
}
