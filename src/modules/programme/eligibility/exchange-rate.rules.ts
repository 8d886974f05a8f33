import { type Day, dayProblems } from "../../shared/calendar";
import type { InputProblem } from "../../shared/domain-error";
import { moneyProblems } from "../../shared/money";
import { asTyped, textProblems } from "../../shared/text";

export interface NewRate {
  readonly currency: string;
  readonly day: Day;
  readonly unitsPerEuro: string;
  readonly source: string;
}

export function rateProblems({ currency, day, unitsPerEuro, source }: NewRate, today: Day): InputProblem[] {
  return [
    ...currencyProblems(currency),
    ...dayProblems(day, "input.day"),
    ...(day > today
      ? [{ field: "input.day", message: `The day ${day} lies in the future; today is ${today}.` }]
      : []),
    ...unitProblems(unitsPerEuro),
    ...textProblems(source, "line", "input.source"),
  ];
}

function currencyProblems(currency: string): InputProblem[] {
  if (currency === "EUR")
    return [{ field: "input.currency", message: "The euro needs no rate: one euro is one euro." }];
  return moneyProblems({ amount: "1", currency }, "input").filter(({ field }) => field === "input.currency");
}

function unitProblems(units: string): InputProblem[] {
  if (/^\d{1,9}(\.\d{1,8})?$/.test(units) && Number(units) > 0) return [];
  const message = `${asTyped(units)} is no rate. Write how many units one euro is worth, such as 1.4850.`;
  return [{ field: "input.unitsPerEuro", message }];
}
