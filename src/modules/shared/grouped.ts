/** The records of each key, in their order. */
export function grouped<Key, T>(records: readonly T[], keyOf: (record: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const record of records) {
    const key = keyOf(record);
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return groups;
}
