import fc from "fast-check";
import { smallWorld } from "./small-world";

const hostile: readonly (readonly [string, string])[] = [
  ["an empty text", ""],
  ["one letter", "x"],
  ["100,000 characters", "zwxqvk lorem".repeat(8_400)],
  ["one word of 100,000 letters", "a".repeat(100_000)],
  ["stop words only", "the of and with for by"],
  ["emoji", "👩‍🔬🔬🧪 🇧🇪"],
  ["Cyrillic", "Лазерная сварка стали"],
  ["HTML", "<script>alert('x')</script><b>laser</b> &amp; <a href=\"y\">welding</a>"],
  ["unclosed markup", "<".repeat(20_000)],
  ["lone surrogates", "\ud800 laser \udfff"],
  ["ten thousand repeated words", "laser ".repeat(10_000)],
  ["names of object members", "constructor __proto__ toString hasOwnProperty"],
];

describe("hostile texts", () => {
  it.each(hostile)("answers a need that is %s", (_, text) => {
    const engine = smallWorld();
    engine.warmUp();
    const { hits } = engine.rank({ text, requirements: [{ id: "r", level: "MUST", text }] });
    expect(hits.every(({ score }) => score >= 0 && score <= 100)).toBe(true);
  });

  it.each(hostile)("holds a profile that is %s", (_, text) => {
    const engine = smallWorld();
    engine.put({ id: "hostile", title: text, text });
    engine.alignTerms({ text: "laser" }, { id: "hostile", text });
    expect(engine.rank({ lang: "en", text: "laser welding" }).hits.length).toBeGreaterThan(0);
    engine.remove("hostile");
    expect(engine.rank({ lang: "en", text: "laser welding" }).hits[0]?.profileId).toBe("weld");
  });

  it("finds words between markup", () => {
    expect(
      smallWorld().rank({ lang: "en", text: "<b>laser</b>&nbsp;<i>welding</i>" }).hits[0]?.profileId,
    ).toBe("weld");
  });

  it("survives any text", () => {
    const engine = smallWorld();
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        engine.put({ id: "any", text });
        expect(() => engine.rank({ text })).not.toThrow();
      }),
      { numRuns: 100 },
    );
  });
});
