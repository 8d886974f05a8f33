import Decimal from "decimal.js";
import type { InputProblem } from "./domain-error";
import { asTyped } from "./text";

/** An amount as a decimal string, never a float, with its ISO 4217 currency. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

const currencies = new Set(Intl.supportedValuesOf("currency"));
const LARGEST = new Decimal("9999999999999999.99");

/** Currencies close to what was typed are not guessed: a wrong one would be worse than a question. */
export function moneyProblems(money: Money, field: string): InputProblem[] {
  const problems = amountProblems(money.amount, `${field}.amount`);
  if (!currencies.has(money.currency))
    problems.push({
      field: `${field}.currency`,
      message: `There is no currency ${asTyped(money.currency)}. Give its ISO 4217 code, such as EUR or CAD.`,
    });
  return problems;
}

export function amountProblems(amount: string, field: string): InputProblem[] {
  if (!/^-?\d{1,16}(\.\d{1,2})?$/.test(amount))
    return [
      {
        field,
        message: `${asTyped(amount)} is no amount. Write digits with at most two decimals, such as 1250000.50.`,
      },
    ];
  return new Decimal(amount).abs().gt(LARGEST)
    ? [{ field, message: `The amount ${amount} is too large.` }]
    : [];
}
