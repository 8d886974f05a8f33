import type { FinancialYear } from "../../modules/partnering/organisations/financial-year.entity";
import { type Character, drawsFor } from "./synthetic-character";

/** Ranges of staff with their weights: most enterprises are small, a few are larger than the programme allows. */
const STAFF: readonly (readonly [{ readonly least: number; readonly most: number }, number])[] = [
  [{ least: 1, most: 9 }, 50],
  [{ least: 10, most: 49 }, 34],
  [{ least: 50, most: 249 }, 13],
  [{ least: 250, most: 900 }, 3],
];

/** None to three closed years, the newest first. */
export function financialYearsOf({ seed, number, ids, region }: Character, now: Date): FinancialYear[] {
  const random = drawsFor(seed, number, "figures");
  const { least, most } = random.weighted(STAFF);
  let headcount = random.between(least, most);
  const closing = region === "QUEBEC" && random.isTrue(40) ? "03-31" : "12-31";
  const currency = region === "QUEBEC" ? "CAD" : "EUR";
  return random.list(random.below(4), (index) => {
    headcount = Math.max(1, Math.round((headcount * random.between(88, 104)) / 100));
    const turnover = random.isTrue(90) ? amount(headcount * random.between(60, 260)) : null;
    const balanceSheetTotal = random.isTrue(85) ? amount(headcount * random.between(30, 210)) : null;
    return {
      id: ids("financialYear", index),
      organisationId: ids("organisation", 0),
      closedOn: `${String(now.getUTCFullYear() - 1 - index)}-${closing}`,
      headcount: `${String(headcount)}${random.isTrue(30) ? ".5" : ""}`,
      turnoverAmount: turnover,
      turnoverCurrency: turnover && currency,
      balanceSheetTotalAmount: balanceSheetTotal,
      balanceSheetTotalCurrency: balanceSheetTotal && currency,
    };
  });
}

/** Thousands as a decimal text. */
function amount(thousands: number): string {
  return `${String(thousands)}000.00`;
}
