import { exact, type Exact } from "../../shared/exact-number";
import { DateTime } from "luxon";
import type { Day } from "../../shared/calendar";
import type { Money } from "../../shared/money";
import type { RateFact } from "./eligibility";

/**
 * An amount in euros, exact and unrounded; `undefined` when its currency has no rate at the close of the year. Another
 * currency is converted at the dated rate of that year's close, never silently taken for euros.
 */
export function inEuros(
  money: Money,
  closedOn: Day | null,
  rates: readonly RateFact[],
  ageDays: number,
): Exact | undefined {
  const amount = exact(money.amount);
  if (money.currency === "EUR") return amount;
  const rate = closedOn === null ? undefined : rateAt(money.currency, closedOn, rates, ageDays);
  return rate && amount.div(rate.unitsPerEuro);
}

/** The newest rate quoted on that day or a few days before it: a year may close on a Sunday. */
export function rateAt(
  currency: string,
  day: Day,
  rates: readonly RateFact[],
  ageDays: number,
): RateFact | undefined {
  const oldest = DateTime.fromISO(day, { zone: "utc" }).minus({ days: ageDays }).toISODate() ?? day;
  return rates
    .filter((rate) => rate.currency === currency && rate.day <= day && rate.day >= oldest)
    .sort((a, b) => (a.day < b.day ? 1 : -1))[0];
}
