import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  decodeLearnt,
  encodeLearnt,
  readLearnt,
  writeLearnt,
} from "../../../src/matching/lexicon/learnt-file";
import { LearntKnowledge } from "../../../src/matching/lexicon/learnt-knowledge";
import { learnLexicon } from "../../../src/matching/lexicon/learnt-lexicon";
import { lexicon } from "./small-world";

const [EN, FR, NL] = [0, 1, 2] as const;

describe("what a lexicon teaches", () => {
  const learnt = learnLexicon(lexicon);
  const knowledge = new LearntKnowledge(learnt);
  const best = (stem: string, from: 0 | 1 | 2, to: 0 | 1 | 2) =>
    knowledge.translations(stem, from, to)[0]?.stem;

  it("translates words, not only labels", () => {
    expect(best("weld", EN, FR)).toBe("soudag");
    expect(best("eau", FR, EN)).toBe("water");
    expect(best("stal", NL, EN)).toBe("steel");
  });

  it("restores accents", () => {
    expect(knowledge.restoreAccents("hopital", FR)).toBe("hôpital");
    expect(knowledge.restoreAccents("laser", FR)).toBe("laser");
  });

  it("is the same after writing and reading", () => {
    expect(decodeLearnt(encodeLearnt(learnt))).toEqual(learnt);
  });

  it.each([
    ["cut in half", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ["empty", () => Buffer.alloc(0)],
    [
      "changed in one byte",
      (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 100 ? byte ^ 1 : byte))),
    ],
  ])("does not believe a file that is %s", (_, damage) => {
    const folder = mkdtempSync(join(tmpdir(), "lexicon-"));
    writeLearnt(folder, "hash", learnt);
    const file = join(folder, readdirSync(folder)[0] ?? "");
    expect(readLearnt(folder, "hash")).toEqual(learnt);
    writeFileSync(file, damage(readFileSync(file)));
    expect(readLearnt(folder, "hash")).toBeUndefined();
    rmSync(folder, { recursive: true });
  });

  it("passes over broken concepts and cycles", () => {
    const broken = [
      { id: "a", broader: ["b"] },
      { id: "b", broader: ["a"], en: [""], fr: "texte" },
      { id: "c", en: [null], nl: [] },
    ] as unknown as typeof lexicon;
    expect(() => learnLexicon(broken)).not.toThrow();
  });
});
