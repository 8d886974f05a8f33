import type { DataSource } from "typeorm";
import { EVERYTHING, type Wanted } from "../modules/shared/wanted";

type EntityClass = new () => object;

/**
 * The select list of an entity for hand-written SQL, every column under its property's name, so that a row read by a
 * named statement and one read by TypeORM look alike.
 */
export function columnsOf(dataSource: DataSource, entity: EntityClass, alias: string): string {
  return Object.values(ownColumns(dataSource, entity, alias)).join(", ");
}

/** Expressions of SQL by the property under which they are read. */
export type Expressions = Readonly<Record<string, string>>;

export interface SelectOptions {
  /** What the statement itself needs, such as what it is ordered by. */
  readonly also?: readonly string[];
  /** What is known from elsewhere. */
  readonly known?: readonly string[];
  /** What takes a value of its own, and is written only where it is wanted. */
  readonly computed?: Readonly<Record<string, () => string>>;
}

/** What can be read of a kind of record, of which a statement reads what is wanted. */
export class RecordColumns {
  private readonly columns: Expressions;
  private readonly moments: readonly string[];

  constructor(
    dataSource: DataSource,
    entity: EntityClass,
    alias: string,
    /** Properties that every record has, whatever is wanted: whom it belongs to and how it is found again. */
    private readonly always: readonly string[],
    /** What is read from elsewhere. */
    others: Expressions = {},
  ) {
    this.columns = { ...ownColumns(dataSource, entity, alias), ...named(others) };
    const moments = dataSource.getMetadata(entity).columns.filter(({ type }) => type === "timestamptz");
    this.moments = moments.map(({ propertyName }) => propertyName);
  }

  /** The select list. */
  select({ properties }: Wanted = EVERYTHING, options: SelectOptions = {}): string {
    const { also = [], known = [], computed = {} } = options;
    const read = properties && new Set([...this.always, ...also, ...properties]);
    const isRead = (property: string) =>
      (read === undefined || read.has(property)) && !known.includes(property);
    const columns = Object.keys(this.columns)
      .filter(isRead)
      .map((property) => this.columns[property]);
    const more = Object.entries(computed).filter(([property]) => isRead(property));
    return [...columns, ...more.map(([property, sql]) => `${sql()} as "${property}"`)].join(", ");
  }

  /** Records out of JSON, with moments as the driver gives them, and with what is known from elsewhere. */
  fromJson<T extends object>(rows: T[] | null, { properties }: Wanted, known: Partial<T>): T[] {
    const moments = this.moments.filter((moment) => !properties || properties.has(moment));
    for (const row of (rows ?? []) as Record<string, unknown>[]) {
      Object.assign(row, known);
      for (const moment of moments) if (row[moment] !== null) row[moment] = new Date(row[moment] as string);
    }
    return rows ?? [];
  }
}

function ownColumns(dataSource: DataSource, entity: EntityClass, alias: string): Expressions {
  const { columns } = dataSource.getMetadata(entity);
  return named(
    Object.fromEntries(columns.map((one) => [one.propertyName, `${alias}."${one.databaseName}"`])),
  );
}

function named(expressions: Expressions): Expressions {
  return Object.fromEntries(
    Object.entries(expressions).map(([property, sql]) => [property, `${sql} as "${property}"`]),
  );
}
