import { readIdOf } from "../../../graphql/global-id";
import type { RequirementInput } from "./need.types";

/** Requirements as they were given, with the identifiers of their concepts read. */
export function readConceptsOf(requirements: readonly RequirementInput[]) {
  return requirements.map(({ conceptIds, ...requirement }, place) => ({
    ...requirement,
    conceptIds:
      conceptIds &&
      conceptIds.map((id, index) =>
        readIdOf("Concept", id, `input.requirements.${String(place)}.conceptIds.${String(index)}`),
      ),
  }));
}
