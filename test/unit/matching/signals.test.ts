import type { MatchProfile } from "../../../src/matching";
import { createEngine } from "../../../src/matching";

function engineWith(...profiles: MatchProfile[]) {
  const engine = createEngine();
  engine.putAll(profiles);
  return engine;
}

const signalsOf = (contributions: readonly { signal: string }[] = []): string[] =>
  contributions.map(({ signal }) => signal);

describe("signals", () => {
  const text = "laser welding of steel";
  const twins = (facts: Partial<MatchProfile>) =>
    engineWith({ id: "plain", lang: "en", text }, { id: "rich", lang: "en", text, ...facts });

  it("uses the wording alone when nothing else is told", () => {
    const [hit] = engineWith({ id: "a", lang: "en", text }).rank({ lang: "en", text: "welding" }).hits;
    expect(signalsOf(hit?.contributions)).toEqual(["WORDING"]);
  });

  it.each([
    ["SECTORS", { sectors: ["METAL"] }, { sectors: ["METAL"] }],
    ["COOPERATION", { cooperationKinds: ["JOINT_RD"] }, { cooperationKinds: ["JOINT_RD"] }],
    ["READINESS", { readinessLevel: 8 }, { readinessLevel: 7 }],
    ["EVIDENCE", { evidenced: true }, {}],
  ] as const)("%s puts the fitting one of two equal profiles first", (signal, facts, wish) => {
    const { hits } = twins(facts).rank({ lang: "en", text: "welding", ...wish });
    expect(hits[0]?.profileId).toBe("rich");
    expect(signalsOf(hits[0]?.contributions)).toContain(signal);
  });

  it("judges freshness only for a given day", () => {
    const engine = twins({ confirmedOn: "2025-01-01" });
    const need = { lang: "en", text: "welding" } as const;
    expect(signalsOf(engine.rank(need).hits[0]?.contributions)).not.toContain("FRESHNESS");
    expect(engine.rank(need, { today: "2025-02-01" }).hits[0]?.profileId).toBe("rich");
  });

  it("leaves a signal out at weight 0", () => {
    const { hits } = twins({ sectors: ["METAL"] }).rank(
      { lang: "en", text: "welding", sectors: ["METAL"] },
      { weights: { SECTORS: 0 } },
    );
    expect(signalsOf(hits[0]?.contributions)).toEqual(["WORDING"]);
  });

  it.each([NaN, -5, 1e9])("bounds a weight of %d", (weight) => {
    const { hits } = twins({ evidenced: true }).rank(
      { lang: "en", text: "welding" },
      { weights: { WORDING: weight } },
    );
    expect(hits[0]?.score).toBeGreaterThanOrEqual(0);
    expect(hits[0]?.score).toBeLessThanOrEqual(100);
  });

  it("folds the profiles of one owner into the best", () => {
    const engine = engineWith(
      { id: "a", owner: "firm", lang: "en", text },
      { id: "b", owner: "firm", lang: "en", text: "steel trade" },
    );
    expect(engine.rank({ lang: "en", text }).hits.map(({ profileId }) => profileId)).toEqual(["a"]);
  });

  it("loses nothing to a selective filter", () => {
    const many = Array.from({ length: 3_000 }, (_, at) => ({
      id: `p${String(at)}`,
      lang: "en" as const,
      text,
      region: at === 1234 ? "QC" : "BE",
    }));
    const { hits } = engineWith(...many).rank(
      { lang: "en", text },
      { accept: ({ region }) => region === "QC" },
    );
    expect(hits.map(({ profileId }) => profileId)).toEqual(["p1234"]);
  });

  it("finds enough owners although one owner has hundreds of profiles", () => {
    const crowd = Array.from({ length: 600 }, (_, at) => ({
      id: `c${String(at)}`,
      owner: "crowd",
      lang: "en" as const,
      text,
    }));
    const others = Array.from({ length: 10 }, (_, at) => ({
      id: `o${String(at)}`,
      lang: "en" as const,
      text: `${text} and trade`,
    }));
    expect(engineWith(...crowd, ...others).rank({ lang: "en", text }).hits).toHaveLength(11);
  });
});
