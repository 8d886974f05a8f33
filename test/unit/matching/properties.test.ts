import fc from "fast-check";
import { createEngine, type MatchProfile, type Ranking } from "../../../src/matching";
import { lexicon, profiles } from "./small-world";

const words = profiles.flatMap(({ text = "" }) => text.split(" "));
const wording = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(" "));
const profile = fc.record({
  id: fc.integer({ min: 0, max: 30 }).map((number) => `p${String(number)}`),
  lang: fc.constantFrom("en" as const, "fr" as const, "nl" as const),
  text: wording,
  sectors: fc.subarray(["METAL", "FOOD"]),
});
const pool = fc.uniqueArray(profile, { selector: ({ id }) => id, minLength: 1, maxLength: 15 });
const need = fc.record({ text: wording, sectors: fc.subarray(["METAL", "FOOD"]) });

function engineOf(pooled: Iterable<MatchProfile>) {
  const engine = createEngine({ lexicon });
  engine.putAll(pooled);
  return engine;
}

const hitsOf = ({ hits }: Ranking) => hits;

describe("properties of every ranking", () => {
  it("does not depend on the order of the pool", () => {
    fc.assert(
      fc.property(pool, need, fc.infiniteStream(fc.nat()), (given, asked, random) => {
        const shuffled = given
          .map((item) => ({ item, key: random.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        expect(hitsOf(engineOf(shuffled).rank(asked))).toEqual(hitsOf(engineOf(given).rank(asked)));
      }),
      { numRuns: 60 },
    );
  });

  it("gives the same output for the same input, whatever was asked before", () => {
    fc.assert(
      fc.property(pool, need, need, (given, asked, other) => {
        const engine = engineOf(given);
        const first = engine.rank(asked);
        engine.rank(other);
        expect(engine.rank(asked)).toEqual(first);
      }),
      { numRuns: 40 },
    );
  });

  it("has scores within 0..100 whose contributions add up", () => {
    fc.assert(
      fc.property(pool, need, (given, asked) => {
        for (const { score, contributions } of engineOf(given).rank(asked).hits) {
          const steps = contributions.reduce((sum, { points }) => sum + Math.round(points * 10_000), 0);
          expect(steps).toBe(Math.round(score * 10_000));
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("gives `score` the hit that `rank` lists", () => {
    fc.assert(
      fc.property(pool, need, (given, asked) => {
        const engine = engineOf(given);
        for (const hit of engine.rank(asked).hits) expect(engine.score(asked, hit.owner)).toEqual(hit);
      }),
      { numRuns: 40 },
    );
  });

  it("is the same after changes in place as after a rebuild", () => {
    const change = fc.oneof(
      profile.map((item) => ({ put: item })),
      profile.map(({ id }) => ({ remove: id })),
      fc.uniqueArray(profile, { selector: ({ id }) => id, maxLength: 3 }).map((items) => ({ putAll: items })),
    );
    fc.assert(
      fc.property(pool, fc.array(change, { maxLength: 25 }), need, (given, changes, asked) => {
        const living = new Map<string, MatchProfile>(given.map((item) => [item.id, item]));
        const changed = engineOf(given);
        for (const step of changes) {
          if ("put" in step) {
            changed.put(step.put);
            living.set(step.put.id, step.put);
          } else if ("putAll" in step) {
            changed.putAll(step.putAll);
            for (const item of step.putAll) living.set(item.id, item);
          } else {
            changed.remove(step.remove);
            living.delete(step.remove);
          }
          changed.rank(asked);
        }
        expect(changed.size).toBe(living.size);
        expect(hitsOf(changed.rank(asked))).toEqual(hitsOf(engineOf(living.values()).rank(asked)));
      }),
      { numRuns: 150 },
    );
  });

  it("grows its version with every change and not with questions", () => {
    const engine = engineOf(profiles);
    const before = engine.indexVersion;
    engine.rank({ text: "laser" });
    engine.remove("unknown");
    expect(engine.indexVersion).toBe(before);
    engine.put({ id: "new", text: "laser" });
    expect(engine.indexVersion).toBeGreaterThan(before);
  });
});
