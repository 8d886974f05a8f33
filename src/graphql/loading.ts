import DataLoader from "dataloader";
import type { FeedState } from "../persistence/feed-state";
import { KeptRecords } from "../persistence/kept-records";
import { perRequest } from "./per-request";
import type { RequestContext } from "./request-context";

/** Goes on with a value, at once when it is there already. */
export function whenThere<T, Result>(
  value: T | Promise<T>,
  next: (value: T) => Result,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** Loads one record by its identifier; `null` for one that is not there. */
export function recordLoader<T extends { readonly id: string }>(
  findMany: (ids: readonly string[], context: RequestContext) => Promise<readonly T[]>,
): (context: RequestContext) => DataLoader<string, T | null> {
  return perRequest(
    (context) =>
      new DataLoader<string, T | null>(async (ids) => {
        const byId = new Map((await findMany(ids, context)).map((record) => [record.id, record]));
        return ids.map((id) => byId.get(id) ?? null);
      }),
  );
}

/** The same for records that many requests show: those that have not changed since are not read again. */
export function keptRecordLoader<T extends { readonly id: string }>(
  feed: FeedState,
  findMany: (ids: readonly string[]) => Promise<readonly T[]>,
): (context: RequestContext) => DataLoader<string, T | null> {
  const kept = new KeptRecords(findMany);
  return recordLoader(async (ids, context) => kept.findMany(ids, await feed.during(context)));
}

/** Loads the records that belong to one key, in the order in which they were read. */
export function groupLoader<T>(
  findOf: (keys: readonly string[], context: RequestContext) => Promise<readonly T[]>,
  keyOf: (record: T) => string,
): (context: RequestContext) => DataLoader<string, readonly T[]> {
  return perRequest(
    (context) =>
      new DataLoader<string, readonly T[]>(async (keys) => {
        const groups = new Map<string, T[]>(keys.map((key) => [key, []]));
        for (const record of await findOf(keys, context)) groups.get(keyOf(record))?.push(record);
        return keys.map((key) => groups.get(key) ?? []);
      }),
  );
}
