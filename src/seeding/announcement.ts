import type { DataSource } from "typeorm";

/** Tells servers that run on this database to take everything that was seeded into their indexes. */
export async function announceSeeded(dataSource: DataSource, now: Date): Promise<void> {
  await dataSource.query(
    `insert into change_feed (subject, subject_id, changed_at)
     select 'ORGANISATION', id, $1::timestamptz from organisation
     union all select 'NEED', id, $1::timestamptz from need where status = 'PUBLISHED'`,
    [now],
  );
}
