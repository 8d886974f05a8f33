import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder that holds package.json, from `src` as well as from `dist`. */
export function packageRoot(from = __dirname): string {
  return existsSync(join(from, "package.json")) ? from : packageRoot(dirname(from));
}

/** Reads one file of `seeds/reference`: facts that change without the code. */
export function readReference<T>(file: string): T {
  return JSON.parse(readFileSync(join(packageRoot(), "seeds", "reference", file), "utf8")) as T;
}
