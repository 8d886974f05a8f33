/** Progress goes to stderr; the table alone to stdout. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
