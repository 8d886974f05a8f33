import DataLoader from "dataloader";
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
