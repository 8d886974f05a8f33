import { spawnSync } from "node:child_process";
import { join } from "node:path";

it("every flaw of test/planted can still be planted where it stands", () => {
  const run = join(__dirname, "..", "..", "planted", "run.mjs");
  const { stdout, status } = spawnSync(process.execPath, [run, "--check"], { encoding: "utf8" });
  expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
});
