import { exact } from "../../shared/exact-number";
import type { FactUsed, FigureFacts, Missing, RateFact, RuleResult } from "./eligibility";
import { inEuros, rateAt } from "./euro-amount.rules";
import type { RuleParameters } from "./rule-set";
import { all, type Truth } from "./three-valued.rules";

type Figure = "turnover" | "balanceSheetTotal";

/**
 * The programme's own size rule: fewer people than the ceiling AND turnover AND balance sheet total within theirs, all
 * of the newest closed financial year. A figure without a ceiling is not looked at.
 */
export function sizeRule(
  figures: FigureFacts,
  parameters: RuleParameters,
  rates: readonly RateFact[],
): RuleResult {
  const amounts = ceilingsOf(parameters).map(({ figure, ceiling }) => ({
    figure,
    holds: isWithin(figures, figure, ceiling, parameters, rates),
  }));
  const verdict = all([
    figures.headcount === null ? null : exact(figures.headcount).lt(parameters.headcountBelow),
    ...amounts.map(({ holds }) => holds),
  ]);
  const missing = verdict === null ? missingFigures(figures, amounts) : [];
  const facts = figureFacts(figures, parameters, rates);
  if (verdict === null)
    return { rule: "SIZE", outcome: "UNDETERMINED", reason: "FIGURES_MISSING", facts, missing };
  return {
    rule: "SIZE",
    outcome: verdict ? "PASS" : "FAIL",
    reason: verdict ? "WITHIN_CEILINGS" : "ABOVE_CEILING",
    facts,
    missing,
  };
}

function ceilingsOf({ turnoverAtMost, balanceSheetTotalAtMost }: RuleParameters) {
  const ceilings: { figure: Figure; ceiling: string | null }[] = [
    { figure: "turnover", ceiling: turnoverAtMost },
    { figure: "balanceSheetTotal", ceiling: balanceSheetTotalAtMost },
  ];
  return ceilings.flatMap(({ figure, ceiling }) => (ceiling === null ? [] : [{ figure, ceiling }]));
}

function isWithin(
  figures: FigureFacts,
  figure: Figure,
  ceiling: string,
  { exchangeRateAgeDays }: RuleParameters,
  rates: readonly RateFact[],
): Truth {
  const money = figures[figure];
  const euros = money && inEuros(money, figures.closedOn, rates, exchangeRateAgeDays);
  return euros ? euros.lte(ceiling) : null;
}

const MISSING = { turnover: "TURNOVER", balanceSheetTotal: "BALANCE_SHEET_TOTAL" } as const;

function missingFigures(
  figures: FigureFacts,
  amounts: readonly { figure: Figure; holds: Truth }[],
): Missing[] {
  return [
    ...(figures.headcount === null ? [{ fact: "HEADCOUNT", of: null } as const] : []),
    ...amounts
      .filter(({ holds }) => holds === null)
      .map(({ figure }): Missing => {
        const money = figures[figure];
        return money ? { fact: "EXCHANGE_RATE", of: money.currency } : { fact: MISSING[figure], of: null };
      }),
  ];
}

/** The figures that were looked at, and the rates that converted them. */
export function figureFacts(
  figures: FigureFacts,
  parameters: RuleParameters,
  rates: readonly RateFact[],
): FactUsed[] {
  const { closedOn, headcount } = figures;
  const source = "ANNUAL_ACCOUNTS";
  const facts: FactUsed[] =
    headcount === null ? [] : [{ name: "headcount", value: headcount, source, date: closedOn }];
  for (const { figure } of ceilingsOf(parameters)) {
    const money = figures[figure];
    if (!money) continue;
    facts.push({ name: figure, value: `${money.amount} ${money.currency}`, source, date: closedOn });
    const rate =
      closedOn === null ? undefined : rateAt(money.currency, closedOn, rates, parameters.exchangeRateAgeDays);
    if (rate) facts.push(rateFact(rate));
  }
  return facts.filter((fact, index) => facts.findIndex((other) => other.name === fact.name) === index);
}

function rateFact({ currency, day, unitsPerEuro }: RateFact): FactUsed {
  return {
    name: `rate of ${currency}`,
    value: `${unitsPerEuro} ${currency} for 1 EUR`,
    source: "EXCHANGE_RATE",
    date: day,
  };
}
