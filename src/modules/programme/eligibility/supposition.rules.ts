import Decimal from "decimal.js";
import { optionalDayProblems } from "../../shared/calendar";
import type { InputProblem } from "../../shared/domain-error";
import { moneyProblems } from "../../shared/money";
import { asTyped } from "../../shared/text";
import type { SupposedOwner, Supposition } from "./eligibility-facts.rules";

export function suppositionProblems(whatIf: Supposition): InputProblem[] {
  return [
    ...headcountProblems(whatIf.headcount),
    ...(whatIf.turnover ? moneyProblems(whatIf.turnover, "whatIf.turnover") : []),
    ...(whatIf.balanceSheetTotal ? moneyProblems(whatIf.balanceSheetTotal, "whatIf.balanceSheetTotal") : []),
    ...optionalDayProblems(whatIf.closedOn, "whatIf.closedOn"),
    ...optionalDayProblems(whatIf.foundedOn, "whatIf.foundedOn"),
    ...ownerProblems(whatIf.owners ?? []),
  ];
}

function headcountProblems(headcount: string | null | undefined): InputProblem[] {
  if (headcount === null || headcount === undefined || /^\d{1,7}(\.\d{1,2})?$/.test(headcount)) return [];
  return [
    {
      field: "whatIf.headcount",
      message: `${asTyped(headcount)} is no number of people. Write it as 249.5.`,
    },
  ];
}

function ownerProblems(owners: readonly SupposedOwner[]): InputProblem[] {
  const problems = owners.flatMap(({ share }, index) => {
    if (/^\d{1,3}(\.\d{1,4})?$/.test(share) && Number(share) <= 100) return [];
    const message = `${asTyped(share)} is no share. Write per cent from 0 to 100 with at most four decimals, such as 25.5.`;
    return [{ field: `whatIf.owners.${String(index)}.share`, message }];
  });
  if (problems.length > 0) return problems;
  const total = owners.reduce((sum, { share }) => sum.add(share), new Decimal(0));
  return total.lte(100)
    ? []
    : [
        {
          field: "whatIf.owners",
          message: `The shares add up to ${total.toString()} per cent, more than the whole capital.`,
        },
      ];
}
