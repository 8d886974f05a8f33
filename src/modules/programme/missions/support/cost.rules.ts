import Decimal from "decimal.js";
import type { Day } from "../../../shared/calendar";
import type { InputProblem } from "../../../shared/domain-error";
import { exact, type Exact } from "../../../shared/exact-number";
import { amountProblems, type Money, moneyProblems } from "../../../shared/money";

export interface Cost {
  readonly amount: string;
  readonly currency: string;
  readonly programmeShare: string;
  readonly enterpriseShare: string;
  readonly incurredOn: Day;
  /** Units of the currency for one euro; null in euros, and where nobody has recorded a rate. */
  readonly unitsPerEuro: string | null;
}

/** What a currency, or all of them in euros, adds up to. */
export interface CostTotal {
  readonly total: Money;
  readonly programme: Money;
  readonly enterprise: Money;
}

/** A rate may be a few days old: banks quote none on holidays. */
export const RATE_AGE_DAYS = 10;

/** The programme's and the enterprise's share make up the whole, to the cent. */
export function costProblems(cost: Pick<Cost, "amount" | "currency" | "programmeShare" | "enterpriseShare">) {
  const problems = [
    ...moneyProblems(cost, "input.amount"),
    ...amountProblems(cost.programmeShare, "input.programmeShare"),
    ...amountProblems(cost.enterpriseShare, "input.enterpriseShare"),
  ];
  return problems.length > 0 ? problems : [...signProblems(cost), ...shareProblems(cost)];
}

function signProblems({ amount, programmeShare, enterpriseShare }: SharedAmount): InputProblem[] {
  return Object.entries({
    "input.amount.amount": amount,
    "input.programmeShare": programmeShare,
    "input.enterpriseShare": enterpriseShare,
  })
    .filter(([, value]) => new Decimal(value).isNegative())
    .map(([field]) => ({ field, message: "A cost and its shares are not negative. Write 0 for nothing." }));
}

type SharedAmount = Pick<Cost, "amount" | "programmeShare" | "enterpriseShare">;

function shareProblems({ amount, programmeShare, enterpriseShare }: SharedAmount): InputProblem[] {
  const sum = new Decimal(programmeShare).plus(enterpriseShare);
  if (sum.equals(amount)) return [];
  const message = `The shares of the programme and the enterprise add up to ${sum.toFixed(2)}, and the cost is ${new Decimal(amount).toFixed(2)}.`;
  return [{ field: "input.enterpriseShare", message }];
}

/** Costs in two currencies can be added up only with a rate for each that is not the euro. */
export function rateProblems(
  costs: readonly Pick<Cost, "currency" | "incurredOn" | "unitsPerEuro">[],
): InputProblem[] {
  if (new Set(costs.map(({ currency }) => currency)).size < 2) return [];
  const without = costs.find((cost) => cost.currency !== "EUR" && cost.unitsPerEuro === null);
  if (!without) return [];
  const message = `The mission has costs in several currencies, and no rate of ${without.currency} is recorded for ${without.incurredOn} or the ${String(RATE_AGE_DAYS)} days before it. Have an administrator record it first.`;
  return [{ field: "input.amount.currency", message }];
}

/** Sums by currency, in the order of the alphabet. */
export function totalsByCurrency(costs: readonly Cost[]): CostTotal[] {
  const currencies = [...new Set(costs.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = costs.filter((cost) => cost.currency === currency);
    return totalOf(own, currency, (amount) => exact(amount));
  });
}

/** The whole in euros, rounded once at the end; null while a rate is missing. */
export function totalInEuros(costs: readonly Cost[]): CostTotal | null {
  if (costs.some(({ currency, unitsPerEuro }) => currency !== "EUR" && unitsPerEuro === null)) return null;
  return totalOf(costs, "EUR", (amount, { unitsPerEuro }) => exact(amount).div(unitsPerEuro ?? "1"));
}

function totalOf(
  costs: readonly Cost[],
  currency: string,
  valueOf: (amount: string, cost: Cost) => Exact,
): CostTotal {
  const sum = (share: keyof SharedAmount) =>
    costs.reduce((total, cost) => total.add(valueOf(cost[share], cost)), exact(0));
  const total = cents(sum("amount"));
  const programme = cents(sum("programmeShare"));
  // The enterprise's share is what remains, so that rounded shares add up as well.
  const enterprise = new Decimal(total).minus(programme).toFixed(2);
  return {
    total: { amount: total, currency },
    programme: { amount: programme, currency },
    enterprise: { amount: enterprise, currency },
  };
}

function cents(value: Exact): string {
  return new Decimal(value.round(2).toString()).toFixed(2);
}
