import type { InputProblem } from "./domain-error";

/** Longest texts, in characters, per kind of field. */
export const TEXT_LIMITS = {
  code: 20,
  name: 200,
  title: 300,
  line: 500,
  summary: 1_000,
  text: 20_000,
} as const;
export type TextKind = keyof typeof TEXT_LIMITS;

// eslint-disable-next-line no-control-regex -- naming the characters that are refused is the point
const FORBIDDEN = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** NUL and lone surrogates cannot be stored as UTF-8 in PostgreSQL. */
export function hasForbiddenCharacters(text: string): boolean {
  return FORBIDDEN.test(text);
}

const QUOTED_AT_MOST = 60;

/** What a caller typed, as a refusal repeats it: never at any length. */
export function asTyped(text: string): string {
  const characters = Array.from(text.slice(0, 2 * QUOTED_AT_MOST + 2));
  const short = characters.length <= QUOTED_AT_MOST;
  return short ? `«${text}»` : `«${characters.slice(0, QUOTED_AT_MOST).join("")}…»`;
}

/** Problems of a text that must be there. */
export function textProblems(text: string, kind: TextKind, field: string): InputProblem[] {
  if (text.trim() === "") return [{ field, message: `The field ${field} is empty. Write something in it.` }];
  const limit = TEXT_LIMITS[kind];
  if (text.length > limit)
    return [
      {
        field,
        message: `The text in ${field} has ${String(text.length)} characters and may have ${String(limit)}. Shorten it.`,
      },
    ];
  return [];
}

/** Problems of a text that may be left out. */
export function optionalTextProblems(
  text: string | null | undefined,
  kind: TextKind,
  field: string,
): InputProblem[] {
  return text === null || text === undefined ? [] : textProblems(text, kind, field);
}
