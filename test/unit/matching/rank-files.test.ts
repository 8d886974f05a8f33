import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateSet, rankFilesInThreads, runLines, runStatistics } from "../../../src/matching/evaluation";
import { lexicon, profiles } from "./small-world";

const lines = (rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join("\n");

describe("ranking of files", () => {
  const folder = mkdtempSync(join(tmpdir(), "matching-"));
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const needs = [
    { id: "n1", lang: "en", text: "laser welding" },
    { id: "n2", lang: "fr-CA", text: "purification de l'eau" },
  ];
  const options = {
    profiles: file(
      "profiles.jsonl",
      lines(profiles.map((profile) => ({ ...profile, owner: undefined, sector: "X" }))),
    ),
    needs: file("needs.jsonl", lines(needs)),
    lexica: [file("lexicon.jsonl", lines(lexicon))],
    limit: 3,
  };
  file("qrels.tsv", "n1\tweld\t3\nn2\twater\t1\n");

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("writes need, rank, profile and score, best first", async () => {
    const ranked = await rankFilesInThreads(options, 1);
    const run = [...runLines(ranked)].map((line) => line.split("\t"));
    expect(run[0]?.slice(0, 3)).toEqual(["n1", "1", "weld"]);
    expect(run.find(([need]) => need === "n2")?.slice(0, 3)).toEqual(["n2", "1", "water"]);
    expect(runStatistics(ranked)).toMatchObject({ profiles: profiles.length, needs: 2 });
  });

  it("reports bad lines with file and number, and ranks the rest", async () => {
    const needsFile = file("bad.jsonl", `${lines(needs)}\n\n{"id": "n3"\n{"id": "n4", "text": 7}\n[]\n`);
    const { rankings, problems } = await rankFilesInThreads({ ...options, needs: needsFile }, 1);
    expect(rankings).toHaveLength(2);
    expect(problems.map(({ line }) => line)).toEqual([4, 5, 6]);
    expect(problems[0]?.message).toBe(
      `${needsFile}, line 4: the line was left out because it is not valid JSON.`,
    );
  });

  it("measures a judged set", async () => {
    const { metrics, needs: judged, set } = await evaluateSet({ folder, lexica: options.lexica, threads: 1 });
    expect(judged).toBe(2);
    expect(set).toMatch(/^matching-/);
    expect(metrics).toMatchObject({ ndcg10: 1, map: 1, mrr: 1, recall100: 1 });
  });
});
