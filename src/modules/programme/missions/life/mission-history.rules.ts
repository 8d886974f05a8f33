import type { ChangedValue } from "./mission-event.entity";

/** Fields whose values a history may show; texts and persons are told of by name alone. */
const SHOWN = new Set([
  "state",
  "departsOn",
  "returnsOn",
  "startsAt",
  "endsAt",
  "place",
  "municipality",
  "interpreterLanguage",
  "kept",
]);
const BOOKKEEPING = new Set(["version", "updatedAt"]);

/** What changed between two states of a record, by field. */
export function changedValues(before: object | null, after: object): ChangedValue[] {
  const earlier = (before ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(after as Readonly<Record<string, unknown>>)
    .filter(([field, value]) => !BOOKKEEPING.has(field) && textOf(value) !== textOf(earlier[field]))
    .map(([field, value]) =>
      SHOWN.has(field)
        ? { field, before: textOf(earlier[field]), after: textOf(value) }
        : { field, before: null, after: null },
    );
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" ? value : JSON.stringify(value);
}
