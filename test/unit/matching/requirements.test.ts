import fc from "fast-check";
import type { MatchRequirement } from "../../../src/matching";
import { smallWorld } from "./small-world";

describe("requirements", () => {
  const engine = smallWorld();
  const steel: MatchRequirement = { id: "steel", level: "MUST", text: "thin stainless steel" };
  const beer: MatchRequirement = { id: "beer", level: "SHOULD", text: "brewing of beer" };

  it("says which are met, by which profile", () => {
    const need = {
      lang: "en" as const,
      text: "welding",
      requirements: [steel, beer, { ...steel, id: "none", text: "the of and" }],
    };
    const covered = engine.coverRequirements(need, "soudobec");
    expect(covered.map(({ coverage }) => coverage)).toEqual(["MET", "UNMET", "UNKNOWN"]);
    expect(covered[0]).toMatchObject({ requirementId: "steel", level: "MUST", profileId: "weld", share: 1 });
  });

  it("knows nothing of an owner that the index does not hold", () => {
    const [covered] = engine.coverRequirements(
      { lang: "en", text: "welding", requirements: [steel] },
      "nobody",
    );
    expect(covered?.coverage).toBe("UNKNOWN");
  });

  it("lets a MUST weigh more than a COULD", () => {
    const points = (level: MatchRequirement["level"]): number => {
      const requirements = [
        { ...steel, level },
        { ...beer, level: "SHOULD" as const },
      ];
      const hit = engine.score({ lang: "en", text: "welding", requirements }, "soudobec");
      return hit?.contributions.find(({ signal }) => signal === "REQUIREMENTS")?.strength ?? 0;
    };
    expect(points("MUST")).toBeGreaterThan(points("COULD"));
  });

  it("never lowers the coverage when a requirement is added that is met", () => {
    const level = fc.constantFrom("MUST" as const, "SHOULD" as const, "COULD" as const);
    const text = fc.constantFrom(
      "steel",
      "beer",
      "stainless sheets",
      "membranes",
      "medical devices",
      "steel bottles",
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.uuid(), level, text }), { maxLength: 4 }),
        level,
        (requirements, added) => {
          const strength = (list: readonly MatchRequirement[]): number =>
            engine
              .score({ lang: "en", text: "welding", requirements: list }, "soudobec")
              ?.contributions.find(({ signal }) => signal === "REQUIREMENTS")?.strength ?? 0;
          expect(strength([...requirements, { ...steel, level: added }])).toBeGreaterThanOrEqual(
            strength(requirements) - 1e-12,
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
