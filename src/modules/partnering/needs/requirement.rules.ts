import type { InputProblem } from "../../shared/domain-error";
import { asTyped, optionalTextProblems, textProblems } from "../../shared/text";
import type { RequirementOperator } from "./requirement.entity";

/** Longest list of requirements: more are several needs in one. */
export const MOST_REQUIREMENTS = 50;

/** What is about more concepts is several requirements in one. */
const MOST_CONCEPTS = 10;

/** A requirement that is judged by reading. */
export const UNMEASURED = { measure: null, operator: null, value: null, unit: null } as const;

export interface RequirementFields {
  readonly text: string;
  readonly measure?: string | null | undefined;
  readonly operator?: RequirementOperator | null | undefined;
  readonly value?: string | null | undefined;
  readonly unit?: string | null | undefined;
  readonly conceptIds?: readonly string[] | null | undefined;
}

export function requirementProblems(requirements: readonly RequirementFields[]): InputProblem[] {
  if (requirements.length > MOST_REQUIREMENTS)
    return [
      {
        field: "input.requirements",
        message: `A need may have ${String(MOST_REQUIREMENTS)} requirements. Split it into several needs.`,
      },
    ];
  return requirements.flatMap((requirement, index) => {
    const field = `input.requirements.${String(index)}`;
    return [
      ...textProblems(requirement.text, "line", `${field}.text`),
      ...measureProblems(requirement, field),
      ...conceptProblems(requirement, field),
    ];
  });
}

/** A value says nothing without what is measured and how it is compared. */
function measureProblems(
  { measure, operator, value, unit }: RequirementFields,
  field: string,
): InputProblem[] {
  const problems = [
    ...optionalTextProblems(measure, "name", `${field}.measure`),
    ...optionalTextProblems(unit, "code", `${field}.unit`),
  ];
  if (value && !/^-?\d{1,15}(\.\d{1,6})?$/.test(value))
    problems.push({ field: `${field}.value`, message: `${asTyped(value)} is no number. Write it as 12.5.` });
  const given = [measure, operator, value].filter((part) => part !== null && part !== undefined);
  if ((given.length > 0 || unit) && given.length < 3)
    problems.push({
      field: `${field}.measure`,
      message: `A measured requirement needs its measure, operator and value together. Give all three, or none.`,
    });
  return problems;
}

function conceptProblems({ conceptIds }: RequirementFields, field: string): InputProblem[] {
  if (!conceptIds || conceptIds.length <= MOST_CONCEPTS) return [];
  return [
    {
      field: `${field}.conceptIds`,
      message: `A requirement may be linked to ${String(MOST_CONCEPTS)} concepts. Split it into several requirements.`,
    },
  ];
}
