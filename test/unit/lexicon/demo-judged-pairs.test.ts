import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createEngine, labelKey, type MatchText } from "../../../src/matching";
import { readOwnLexicon } from "../../../src/modules/partnering/lexicon/own-lexicon";
import {
  DEMO_FILES,
  type DemoCapability,
  type DemoNeed,
  readDemoFile,
} from "../../../src/seeding/demo/demo-files";

/** Need, capability, grade (3 answers it, 2 answers a part, 1 is close to it), and whether their languages differ. */
const pairs = ["biotechnology-environment", "ict-health"].flatMap((name) =>
  readFileSync(join(__dirname, "..", "..", "..", "seeds", "demo", `judged-pairs-${name}.tsv`), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split("\t"))
    .map(([need = "", capability = "", grade = "", kind = ""]) => ({
      need,
      capability,
      grade: Number(grade),
      kind,
    })),
);

const organisations = DEMO_FILES.flatMap(readDemoFile);
const needs = new Map(
  organisations.flatMap(({ key, needs: own }) =>
    own.map((need) => [need.key, { owner: key, need }] as const),
  ),
);
const capabilities = new Map(
  organisations.flatMap(({ key, register, capabilities: own }) =>
    own.map((capability) => [capability.key, { owner: key, region: register, capability }] as const),
  ),
);

function wordings({ language, title, text, translations }: DemoNeed | DemoCapability) {
  const further: MatchText[] = translations.map((one) => ({
    lang: one.language,
    title: one.title,
    text: one.text,
  }));
  return { lang: language, title, text, translations: further };
}

function stemsOf({ language, title, text }: DemoNeed | DemoCapability): Set<string> {
  return new Set(labelKey(`${title} ${text}`, language).split(" "));
}

function shareNoStem(need: DemoNeed, capability: DemoCapability): boolean {
  const stems = stemsOf(need);
  return [...stemsOf(capability)].every((stem) => !stems.has(stem));
}

describe("the demo's judged pairs across languages that share no stem, with our own lexicon alone", () => {
  const engine = createEngine({ lexicon: readOwnLexicon().concepts() });

  beforeAll(() => {
    engine.putAll(
      [...capabilities].map(([id, { owner, region, capability }]) => ({
        ...{ id, owner, region, sectors: capability.sectors, cooperationKinds: capability.cooperationKinds },
        ...wordings(capability),
      })),
    );
    engine.learnNeeds([...needs.values()].map(({ need }) => wordings(need)));
  });

  /** Place of the capability's organisation among those of its side, as an adviser who looks there sees it; 0: not listed. */
  const placeOf = (needKey: string, capabilityKey: string): number => {
    const { owner, need } = needs.get(needKey) ?? unknown(needKey);
    const wanted = capabilities.get(capabilityKey) ?? unknown(capabilityKey);
    const question = {
      ...wordings(need),
      ...{ sectors: need.sectors, cooperationKinds: need.cooperationKinds },
      requirements: need.requirements.map((one, index) => ({ ...one, id: String(index) })),
    };
    const { hits } = engine.rank(question, {
      limit: 200,
      accept: (facts) => facts.region === wanted.region,
      withoutOwners: [owner],
    });
    return hits.findIndex((hit) => hit.owner === wanted.owner) + 1;
  };
  const judged = pairs
    .filter(({ kind }) => kind === "CROSS")
    .filter(({ need, capability }) =>
      shareNoStem(
        (needs.get(need) ?? unknown(need)).need,
        (capabilities.get(capability) ?? unknown(capability)).capability,
      ),
    );
  const recallAt5 = (smallestGrade: number) => {
    const wanted = judged.filter(({ grade }) => grade >= smallestGrade);
    const places = wanted.map(({ need, capability }) => ({
      need,
      capability,
      place: placeOf(need, capability),
    }));
    const missed = places.filter(({ place }) => place === 0 || place > 5);
    if (process.env["SHOW_MISSED"]) console.log(smallestGrade, wanted.length, missed);
    return 1 - missed.length / wanted.length;
  };

  it("are at least sixty", () => {
    expect(judged.length).toBeGreaterThanOrEqual(60);
  });

  it("come among the first five when they answer the need or a part of it", () => {
    expect(recallAt5(2)).toBeGreaterThanOrEqual(0.9);
  });

  it("come among the first five, those that are only close to it included", () => {
    expect(recallAt5(1)).toBeGreaterThanOrEqual(0.9);
  });
});

function unknown(key: string): never {
  throw new Error(`The demo has no ${key}.`);
}
