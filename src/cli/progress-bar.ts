const WIDTH = 30;

/** Draws on a terminal how far a long run is; into a file or a pipe it writes nothing. */
export function progressBar(stream: NodeJS.WriteStream): (done: number, of: number) => void {
  if (!stream.isTTY) return () => undefined;
  let drawn = "";
  return (done, of) => {
    const filled = Math.floor((WIDTH * done) / of);
    const bar = `[${"=".repeat(filled)}${" ".repeat(WIDTH - filled)}] ${String(done)} of ${String(of)}`;
    if (bar === drawn) return;
    drawn = bar;
    stream.write(`\r${bar}${done === of ? "\n" : ""}`);
  };
}
