import type { InputProblem } from "../shared/domain-error";

const LONGEST = 254;
/** What mail programs deliver to; what could be read as several addresses or as a header is left out. */
const ADDRESS =
  /^[^\s@<>(),;:"\\[\]\p{Cc}]{1,64}@[^\s@<>(),;:"\\[\]\p{Cc}.]+(\.[^\s@<>(),;:"\\[\]\p{Cc}.]+)+$/u;

/** One spelling per address: case and compatible forms of a letter make no other account. */
export function normalEmail(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}

export function emailProblems(email: string, field: string): InputProblem[] {
  const normal = normalEmail(email);
  if (normal.length <= LONGEST && ADDRESS.test(normal)) return [];
  return [
    { field, message: `The field ${field} holds no e-mail address. Write one such as name@firm.example.` },
  ];
}
