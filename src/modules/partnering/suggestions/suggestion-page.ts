import { type Page, pageOf } from "../../../graphql/connections";
import type { CursorKey, PageRequest } from "../../shared/page";
import { RANKED_AT_MOST, type Suggestion, type Suggestions } from "./suggestion.service";

/** Score, opaque identifier, index version. */
export const suggestionCursors = { list: "suggestions", values: ["NUMBER", "TEXT", "NUMBER"] } as const;

/**
 * A page of suggestions. Its cursors carry score, opaque identifier and index version: while the candidate is still
 * there the list goes on after it, else after its score.
 */
export function suggestionPage({ suggestions, question }: Suggestions, page: PageRequest): Page<Suggestion> {
  const keyOf = ({ score, organisationId }: Suggestion): CursorKey => [
    score,
    question.opaqueId(organisationId),
    question.indexVersion,
  ];
  const beyond = page.cursor ? cut(suggestions, page, page.cursor, question.opaqueId) : suggestions;
  const inDirection = page.backward ? [...beyond].reverse() : beyond;
  return {
    ...pageOf(inDirection.slice(0, page.size + 1), page, keyOf),
    // The ranking ends somewhere: a full one does not tell how many there are.
    totalCount: () => Promise.resolve(suggestions.length < RANKED_AT_MOST ? suggestions.length : null),
  };
}

function cut(
  suggestions: readonly Suggestion[],
  page: PageRequest,
  [score = 0, id]: CursorKey,
  opaqueId: (owner: string) => string,
): readonly Suggestion[] {
  const at = suggestions.findIndex((one) => one.score === score && opaqueId(one.organisationId) === id);
  if (page.backward)
    return suggestions.slice(0, at >= 0 ? at : suggestions.filter((one) => one.score > Number(score)).length);
  return at >= 0 ? suggestions.slice(at + 1) : suggestions.filter((one) => one.score < Number(score));
}
