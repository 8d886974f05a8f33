import { exact, type Exact } from "../../shared/exact-number";
import type { AddedEnterprise, EnterpriseFacts, Missing, RateFact } from "./eligibility";
import { type Counted, type Enterprises, enterprisesCounted } from "./enterprise-group.rules";
import { inEuros } from "./euro-amount.rules";
import type { RuleParameters } from "./rule-set";
import { all, any, type Truth } from "./three-valued.rules";

export interface SmeFinding {
  /** Null while a missing figure could change the answer. */
  readonly isSme: Truth;
  readonly added: readonly AddedEnterprise[];
  readonly missing: readonly Missing[];
}

interface Sum {
  readonly known: Exact;
  readonly isComplete: boolean;
}

/**
 * Recommendation 2003/361/EC: fewer than 250 people AND (turnover <= EUR 50 M OR balance sheet total <= EUR 43 M), on
 * the enterprise's figures plus those of linked and, in proportion, of partner enterprises, where they are known.
 */
export function europeanSme(
  enterprise: EnterpriseFacts,
  enterprises: Enterprises,
  path: readonly string[],
  parameters: RuleParameters,
  rates: readonly RateFact[],
): SmeFinding {
  const counted = enterprisesCounted(enterprise, enterprises, path);
  const euros = (figure: "turnover" | "balanceSheetTotal") => (one: EnterpriseFacts) => {
    const money = one.figures[figure];
    return money ? inEuros(money, one.figures.closedOn, rates, parameters.exchangeRateAgeDays) : undefined;
  };
  const people = sum(counted, ({ figures }) =>
    figures.headcount === null ? undefined : exact(figures.headcount),
  );
  const turnover = sum(counted, euros("turnover"));
  const balanceSheet = sum(counted, euros("balanceSheetTotal"));
  const isSme = all([
    staysUnder(people, (known) => known.lt(parameters.headcountBelow)),
    any([
      staysUnder(turnover, upTo(parameters.turnoverAtMost)),
      staysUnder(balanceSheet, upTo(parameters.balanceSheetTotalAtMost)),
    ]),
  ]);
  return {
    isSme,
    added: counted.map(addedEnterprise),
    missing: isSme === null ? missingOf(counted, rates, parameters) : [],
  };
}

function sum(counted: readonly Counted[], figureOf: (one: EnterpriseFacts) => Exact | undefined): Sum {
  let known = exact(0);
  let isComplete = true;
  for (const { enterprise, counts } of counted) {
    const figure = figureOf(enterprise);
    if (figure) known = known.add(figure.mul(counts).div(100));
    else isComplete = false;
  }
  return { known, isComplete };
}

function upTo(ceiling: string | null): (known: Exact) => boolean {
  return (known) => ceiling === null || known.lte(ceiling);
}

/** What is unknown can only make a sum larger: one above its ceiling stays above it. */
function staysUnder({ known, isComplete }: Sum, isUnder: (known: Exact) => boolean): Truth {
  if (!isUnder(known)) return false;
  return isComplete ? true : null;
}

function addedEnterprise({ enterprise: { name, figures }, relation, counts }: Counted): AddedEnterprise {
  return { name, relation, counts: counts.toString(), ...figures };
}

function missingOf(
  counted: readonly Counted[],
  rates: readonly RateFact[],
  { exchangeRateAgeDays }: RuleParameters,
): Missing[] {
  return counted.flatMap(({ enterprise: { name, figures }, relation }): Missing[] => {
    const unconverted = [figures.turnover, figures.balanceSheetTotal].filter(
      (money) => money && !inEuros(money, figures.closedOn, rates, exchangeRateAgeDays),
    );
    const rate = unconverted.map((money): Missing => ({
      fact: "EXCHANGE_RATE",
      of: money?.currency ?? null,
    }));
    const isIncomplete =
      figures.headcount === null || (figures.turnover === null && figures.balanceSheetTotal === null);
    if (!isIncomplete) return rate.slice(0, 1);
    if (relation !== "ITSELF") return [{ fact: "HOLDER_FIGURES", of: name }];
    return figures.headcount === null ? [{ fact: "HEADCOUNT", of: name }] : [{ fact: "TURNOVER", of: name }];
  });
}
