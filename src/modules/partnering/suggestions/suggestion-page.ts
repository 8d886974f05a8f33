import { type Page, pageOf } from "../../../graphql/connections";
import type { CursorKey, PageRequest } from "../../shared/page";
import { RANKED_AT_MOST, type Suggestion, type Suggestions } from "./suggestion.service";

/** Score, opaque identifier, index version. */
export const suggestionCursors = { list: "suggestions", values: ["NUMBER", "TEXT", "NUMBER"] } as const;

/** A page of suggestions, with the list that it was cut from. */
export function suggestionPage(
  found: Suggestions,
  page: PageRequest,
): Page<Suggestion> & { readonly found: Suggestions } {
  const { suggestions, question } = found;
  const keyOf = ({ score, organisationId }: Suggestion): CursorKey => [
    score,
    question.opaqueId(organisationId),
    question.indexVersion,
  ];
  // The ranking ends somewhere: a full one does not tell how many there are.
  const count = suggestions.length < RANKED_AT_MOST ? suggestions.length : null;
  return { ...rankedPage(suggestions, page, keyOf, count), found };
}

/**
 * A page of a list that is ranked by score. Its cursors begin with score and identifier: while the record is still there
 * the list goes on after it, else after its score.
 */
export function rankedPage<T extends { readonly score: number }>(
  ranked: readonly T[],
  page: PageRequest,
  keyOf: (one: T) => CursorKey,
  count: number | null,
): Page<T> {
  const beyond = page.cursor ? cut(ranked, page, page.cursor, keyOf) : ranked;
  const inDirection = page.backward ? [...beyond].reverse() : beyond;
  return {
    ...pageOf(inDirection.slice(0, page.size + 1), page, keyOf),
    totalCount: () => Promise.resolve(count),
  };
}

function cut<T extends { readonly score: number }>(
  ranked: readonly T[],
  page: PageRequest,
  [score = 0, id]: CursorKey,
  keyOf: (one: T) => CursorKey,
): readonly T[] {
  const at = ranked.findIndex((one) => one.score === score && keyOf(one)[1] === id);
  if (page.backward)
    return ranked.slice(0, at >= 0 ? at : ranked.filter((one) => one.score > Number(score)).length);
  return at >= 0 ? ranked.slice(at + 1) : ranked.filter((one) => one.score < Number(score));
}
