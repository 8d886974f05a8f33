import fc from "fast-check";
import { createEngine, restoreEngine, type MatchProfile } from "../../../src/matching";
import { lexicon, profiles, smallWorld } from "./small-world";

const need = { lang: "fr" as const, text: "soudage de l'acier au laser pour les hôpitaux" };

const restored = (bytes: Buffer) => restoreEngine(Buffer.from(bytes), { lexicon });

describe("a snapshot", () => {
  it("gives the engine that it was made of", () => {
    const engine = smallWorld();
    engine.learnNeeds(profiles.map(({ text = "" }) => ({ text: `we look for ${text}` })));
    const again = restored(engine.snapshot());
    expect(again?.size).toBe(engine.size);
    expect(again?.indexVersion).toBe(engine.indexVersion);
    expect(again?.rank(need)).toEqual(engine.rank(need));
    expect(again?.idsOf("soudobec")).toEqual(engine.idsOf("soudobec"));
  });

  it("is answered from as the living index is, after any changes on both", () => {
    const item = fc.record({
      id: fc.integer({ min: 0, max: 12 }).map((number) => `p${String(number)}`),
      owner: fc.constantFrom("a", "b", "p3"),
      lang: fc.constantFrom("en" as const, "fr" as const, "nl" as const),
      text: fc
        .array(fc.constantFrom("laser", "soudage", "lassen", "waterzuivering", "énergie", "Łódź"), {
          maxLength: 5,
        })
        .map((words) => words.join(" ")),
      sectors: fc.subarray(["METAL", "FOOD"]),
      evidenced: fc.boolean(),
    });
    const change = fc.oneof(
      item.map((put) => ({ put })),
      item.map(({ id }) => ({ remove: id })),
    );
    const apply = (
      engine: ReturnType<typeof createEngine>,
      steps: readonly ({ put: MatchProfile } | { remove: string })[],
    ) => {
      for (const step of steps) {
        if ("put" in step) engine.put(step.put);
        else engine.remove(step.remove);
      }
      return engine;
    };
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 15 }),
        fc.array(change, { maxLength: 10 }),
        (before, after) => {
          const living = apply(createEngine({ lexicon }), before);
          const copy = restored(living.snapshot());
          if (copy === undefined) throw new Error("The snapshot was not read.");
          expect(apply(copy, after).rank(need)).toEqual(apply(living, after).rank(need));
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each<readonly [string, (bytes: Buffer) => Buffer]>([
    ["cut in half", (bytes) => bytes.subarray(0, bytes.length / 2)],
    ["empty", () => Buffer.alloc(0)],
    ["of another version", (bytes) => (bytes.writeUInt32LE(999, 8), bytes)],
    [
      "damaged in one bit",
      (bytes) => ((bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1), bytes),
    ],
    ["some other file", () => Buffer.from("not a snapshot at all, but long enough to be looked at")],
  ])("is not read when it is %s", (_, spoil) => {
    expect(restored(spoil(smallWorld().snapshot()))).toBeUndefined();
  });

  it("is not read with another lexicon", () => {
    expect(restoreEngine(smallWorld().snapshot(), { lexicon: lexicon.slice(1) })).toBeUndefined();
  });
});
