import { columnsOf } from "../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import type { Store, Transaction } from "../../../persistence/store";
import type { Day } from "../../shared/calendar";
import type { PageRequest } from "../../shared/page";
import type { RateFact } from "./eligibility";
import { ExchangeRate } from "./exchange-rate.entity";

export class ExchangeRateRepository {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, ExchangeRate, "x");
  }

  /** Newest first. */
  page(currency: string | null, page: PageRequest): Promise<ExchangeRate[]> {
    const conditions = new Conditions().withGiven(currency, (place) => `x.currency = ${place}`);
    const paging = keysetPage(conditions, { columns: ["x.day", "x.id"], descending: true }, page);
    const sql = `select ${this.columns} from exchange_rate x where ${conditions.toSql()} ${paging}`;
    return this.store.read<ExchangeRate>(statementName("exchange-rates", sql), sql, conditions.values);
  }

  /** Rates of some currencies up to a day. */
  until(day: Day, currencies: readonly string[]): Promise<RateFact[]> {
    return this.store.read<RateFact>(
      "exchange-rates-until",
      `select x.currency, x.day, trim_scale(x.units_per_euro)::text as "unitsPerEuro" from exchange_rate x
        where x.currency = any($1::text[]) and x.day <= $2 order by x.currency, x.day`,
      [currencies, day],
    );
  }
}

/** The newest rate of a currency on a day or a few days before it, inside a use case; null where none is recorded. */
export async function rateWithin(
  tx: Transaction,
  currency: string,
  day: Day,
  ageDays: number,
): Promise<string | null> {
  const [rate] = await tx.query<{ unitsPerEuro: string }>(
    `select units_per_euro::text as "unitsPerEuro" from exchange_rate
      where currency = $1 and day <= $2::date and day >= $2::date - $3::int order by day desc limit 1`,
    [currency, day, ageDays],
  );
  return rate?.unitsPerEuro ?? null;
}
