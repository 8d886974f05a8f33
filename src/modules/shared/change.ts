import type { InputProblem } from "./domain-error";

/** The fields of a change that were given; those that had to be given are there. */
export type Given<T> = {
  [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
} & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

/** Fields that must be there and were given as null: a change may leave them out, not empty them. */
export function emptiedProblems<T extends object>(
  change: T,
  obligatory: readonly (keyof T & string)[],
): InputProblem[] {
  return obligatory
    .filter((name) => change[name] === null)
    .map((name) => ({
      field: `input.${name}`,
      message: `The field ${name} cannot be emptied. Leave it out to keep what stands there.`,
    }));
}

/** What null empties to where something always stands, such as an empty list. */
export function emptiedTo<T extends object>(change: T, blanks: { readonly [Key in keyof T]?: unknown }): T {
  const emptied = Object.entries(blanks).filter(([name]) => change[name as keyof T] === null);
  return { ...change, ...Object.fromEntries(emptied) };
}

/** A field that was left out stays as it is; null empties it. */
export function onlyGiven<T extends object>(change: T): Given<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Given<T>;
}
