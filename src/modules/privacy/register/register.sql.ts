/** Who is meant, as conditions of the register name it. */
export interface Subject {
  readonly id: string;
  /** The address that the subject is known by; null without one. */
  readonly email: string | null;
  readonly name: string | null;
}

const TYPES = { id: "uuid", email: "text", name: "text" } as const satisfies Record<keyof Subject, string>;

/** A condition of the register as SQL: `:id`, `:email` and `:name` become parameters, numbered as they first come. */
export function boundTo(subject: Subject, condition: string): { sql: string; values: unknown[] } {
  const used: (keyof Subject)[] = [];
  const sql = condition.replace(/(?<!:):(id|email|name)\b/g, (_, name: keyof Subject) => {
    if (!used.includes(name)) used.push(name);
    return `$${String(used.indexOf(name) + 1)}::${TYPES[name]}`;
  });
  return { sql, values: used.map((name) => subject[name]) };
}

/** A table as SQL writes it; names come from the register alone. */
export function quoted(name: string): string {
  return name
    .split(".")
    .map((part) => `"${part}"`)
    .join(".");
}
