import { InvalidArgumentError } from "commander";
import { existsSync } from "node:fs";
import { OperationalError } from "../modules/shared/operational-error";

/** Finished, but some lines of the given files could not be used. */
const FINISHED_WITH_ROW_ERRORS = 3;

/** Tells every bad line on stderr; the command then ends with exit code 3. */
export function reportRowErrors(problems: readonly { readonly message: string }[]): void {
  const messages = new Set(problems.map(({ message }) => message));
  for (const message of messages) process.stderr.write(`${message}\n`);
  if (messages.size > 0) process.exitCode = FINISHED_WITH_ROW_ERRORS;
}

/** Says which file is missing before any work begins. */
export function requireFiles(files: readonly string[]): void {
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new OperationalError(`There is no file «${missing}».`);
}

/** Reads a whole number within bounds from the command line. */
export function wholeNumber(smallest: number, largest: number): (given: string) => number {
  return (given) => {
    const number = Number(given);
    if (Number.isInteger(number) && number >= smallest && number <= largest) return number;
    throw new InvalidArgumentError(
      `It must be a whole number from ${String(smallest)} to ${String(largest)}.`,
    );
  };
}

/** Collects an option that may be given several times. */
export function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
