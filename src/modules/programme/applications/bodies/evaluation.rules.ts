import type { InputProblem } from "../../../shared/domain-error";
import { optionalTextProblems, textProblems } from "../../../shared/text";
import { CRITERIA } from "../life/application";
import type { CriterionScore } from "../file/evaluation.entity";

/** Scores go from 0, nothing speaks for it, to 5, everything does. */
export const HIGHEST_SCORE = 5;

export interface FilledGrid {
  readonly scores: readonly CriterionScore[];
  readonly comment?: string | null | undefined;
}

/** The grid is filled in whole: every criterion once, with reasons. */
export function gridProblems({ scores, comment }: FilledGrid): InputProblem[] {
  return [
    ...CRITERIA.filter((criterion) => !scores.some((one) => one.criterion === criterion)).map(
      (criterion) => ({
        field: "input.scores",
        message: `The criterion ${criterion} has no score. Score every criterion, with reasons.`,
      }),
    ),
    ...scores.flatMap((one, index) => scoreProblems(one, index, scores)),
    ...optionalTextProblems(comment, "text", "input.comment"),
  ];
}

function scoreProblems(
  { criterion, score, reasons }: CriterionScore,
  index: number,
  scores: readonly CriterionScore[],
): InputProblem[] {
  const field = `input.scores.${String(index)}`;
  const isRepeated = scores.findIndex((one) => one.criterion === criterion) < index;
  return [
    ...(isRepeated
      ? [{ field: `${field}.criterion`, message: `The criterion ${criterion} has a score already.` }]
      : []),
    ...(score >= 0 && score <= HIGHEST_SCORE
      ? []
      : [
          {
            field: `${field}.score`,
            message: `There is no score ${String(score)}. It goes from 0 to ${String(HIGHEST_SCORE)}.`,
          },
        ]),
    ...textProblems(reasons, "text", `${field}.reasons`),
  ];
}
