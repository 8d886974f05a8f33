import { z } from "zod";
import type { Language, LexiconConcept, MatchNeed, MatchProfile } from "../matching.types";
import { LANGUAGES } from "../text/languages";
import type { RowReader } from "./json-lines";

const identifier = z.union([z.string().min(1), z.number().transform(String)]);
const textList = z.array(z.string());

/** `fr-CA` and `FR` are `fr`; a language that the engine does not have is left for it to detect. */
const language = z
  .string()
  .transform((tag) =>
    LANGUAGES.find((known): known is Language => known === tag.toLowerCase().split(/[-_]/)[0]),
  );

/** An object without the members that are null or undefined. */
function present<Value extends object>(value: Value): { [Key in keyof Value]?: NonNullable<Value[Key]> } {
  const entries = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Value]?: NonNullable<Value[Key]> };
}

const text = {
  lang: language.nullish(),
  title: z.string().nullish(),
  text: z.string().nullish(),
};

const wording = {
  id: identifier,
  ...text,
  translations: z.array(z.object(text).transform((one) => present(one))).nullish(),
  keywords: textList.nullish(),
};

const profileRow = z.object({
  ...wording,
  owner: identifier.nullish(),
  broader: textList.nullish(),
  group: z.string().nullish(),
  sector: z.string().nullish(),
});

const needRow = z.object(wording);

const labels = textList.optional();
const labelsByLanguage = z.partialRecord(z.enum(LANGUAGES), textList).optional();

const conceptRow = z.object({
  id: identifier,
  en: labels,
  fr: labels,
  nl: labels,
  broader: labels,
  acronyms: labelsByLanguage,
  variants: z.record(z.string(), textList).optional(),
  inflections: labelsByLanguage,
  ambiguous: labelsByLanguage,
  def_en: z.string().nullish(),
  def_fr: z.string().nullish(),
  def_nl: z.string().nullish(),
});

/** Undefined when a concept has none, so that it stays the same concept. */
function definitionsOf(
  given: Partial<Record<Language, string | null | undefined>>,
): Partial<Record<Language, string>> | undefined {
  const definitions = present(given);
  return Object.keys(definitions).length > 0 ? definitions : undefined;
}

function faultOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const place = issue?.path.join(".") ?? "";
  return `${place === "" ? "its content" : `«${place}»`} is not as expected (${issue?.message ?? "unknown"})`;
}

function reader<Input, Row>(schema: z.ZodType<Input>, convert: (input: Input) => Row): RowReader<Row> {
  return (value) => {
    const result = schema.safeParse(value);
    return result.success ? { row: convert(result.data) } : { fault: faultOf(result.error) };
  };
}

/** A line of a profiles file: id, text or title, and what else is known. Profiles of one owner are folded into the best of them. */
export const readProfileRow: RowReader<MatchProfile> = reader(profileRow, ({ id, sector, ...rest }) => ({
  id,
  ...present(rest),
  ...(typeof sector === "string" && { sectors: [sector] }),
}));

/** A line of a needs file. Its sector, if any, is not used: runs over files compare wording alone. */
export const readNeedRow: RowReader<MatchNeed & { readonly id: string }> = reader(
  needRow,
  ({ id, ...rest }) => ({
    id,
    ...present(rest),
  }),
);

export const readConceptRow: RowReader<LexiconConcept> = reader(
  conceptRow,
  ({ id, def_en, def_fr, def_nl, ...rest }) => ({
    id,
    ...present(rest),
    ...present({ definitions: definitionsOf({ en: def_en, fr: def_fr, nl: def_nl }) }),
  }),
);
