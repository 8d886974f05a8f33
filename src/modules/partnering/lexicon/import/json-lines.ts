import { z } from "zod";
import { LANGUAGES, type Language } from "../../../shared/language";
import { SECTORS } from "../../sectors/sector";
import type { LabelKind } from "../concept.entity";
import type { LabelFields } from "../label.rules";
import { type Imported, problemAt } from "../loading/imported-concept";
import { checkedConcept } from "./checked-concept";
import { linesOf, shownName } from "./text-file";

const textList = z.array(z.string()).optional();
const byLanguage = z.partialRecord(z.enum(["en", "fr", "nl"]), z.array(z.string())).optional();

const conceptLine = z.object({
  id: z.union([z.string().min(1).max(500), z.number().transform(String)]),
  en: textList,
  fr: textList,
  nl: textList,
  broader: textList,
  acronyms: byLanguage,
  inflections: byLanguage,
  variants: z.record(z.string(), z.array(z.string())).optional(),
  ambiguous: byLanguage,
  sector: z.enum(SECTORS).nullish(),
  def_en: z.string().nullish(),
});

export type ConceptLine = z.infer<typeof conceptLine>;

/** A concept a line: `{"id", "en": [], "fr": [], "nl": [], "broader": [], "def_en"?}` and what our own lexicon has besides. */
export async function* readJsonLines(path: string): AsyncGenerator<Imported> {
  const file = shownName(path);
  for await (const { number, text } of linesOf(path)) {
    const place = { file, line: number };
    if (text === undefined)
      yield problemAt(place, "the line is longer than a million characters and was left out");
    else if (text.trim() !== "") yield* readLine(text, place);
  }
}

function* readLine(text: string, place: { file: string; line: number }): Generator<Imported> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    yield problemAt(place, "the line was left out because it is not valid JSON");
    return;
  }
  const read = conceptLine.safeParse(value);
  if (read.success) yield* checkedConcept(conceptOf(read.data), place);
  else yield problemAt(place, `the line was left out because ${faultOf(read.error)}`);
}

function faultOf({ issues: [issue] }: z.ZodError): string {
  const where = issue?.path.join(".") ?? "";
  const what = (issue?.message ?? "unknown").replace(/\.$/, "");
  return `${where === "" ? "its content" : `«${where}»`} is not as expected (${what})`;
}

/** The labels of a line in the order in which they are meant: the first of each language is preferred. */
export function conceptOf(line: ConceptLine) {
  const labels = LANGUAGES.flatMap((language) => labelsIn(language, line));
  const variants = Object.entries(line.variants ?? {}).flatMap(([locale, texts]) =>
    texts.map((text) => ({ tag: locale, kind: "VARIANT" as const, text, ambiguous: false })),
  );
  return {
    key: line.id,
    labels: [...labels, ...variants],
    broader: line.broader ?? [],
    narrower: [],
    sector: line.sector ?? null,
    definition: line.def_en ?? null,
  };
}

function labelsIn(language: Language, line: ConceptLine) {
  const tag = language.toLowerCase() as Lowercase<Language>;
  const unsure = new Set((line.ambiguous?.[tag] ?? []).map((text) => text.toLowerCase()));
  const label = (
    kind: LabelKind,
    text: string,
  ): Omit<LabelFields, "language" | "locale"> & { tag: string } => ({
    tag,
    kind,
    text,
    ambiguous: unsure.has(text.toLowerCase()),
  });
  const [preferred, ...synonyms] = line[tag] ?? [];
  return [
    ...(preferred === undefined ? [] : [label("PREFERRED", preferred)]),
    ...synonyms.map((text) => label("SYNONYM", text)),
    ...(line.acronyms?.[tag] ?? []).map((text) => label("ACRONYM", text)),
    ...(line.inflections?.[tag] ?? []).map((text) => label("INFLECTION", text)),
  ];
}
