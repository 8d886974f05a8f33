import type { DataSource } from "typeorm";

/**
 * The select list of an entity for hand-written SQL, every column under its property's name, so that a row read by a
 * named statement and one read by TypeORM look alike.
 */
export function columnsOf(dataSource: DataSource, entity: new () => object, alias: string): string {
  return dataSource
    .getMetadata(entity)
    .columns.map((column) => `${alias}."${column.databaseName}" as "${column.propertyName}"`)
    .join(", ");
}
