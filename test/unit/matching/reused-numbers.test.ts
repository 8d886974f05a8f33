import { createEngine } from "../../../src/matching";

describe("a profile that takes the place of a removed one", () => {
  it("keeps nothing of its predecessor", () => {
    const staying = { id: "staying", lang: "en" as const, text: "laser steel welding copper" };
    const coming = { id: "coming", lang: "en" as const, text: "laser" };
    const need = { lang: "en" as const, text: "laser" };
    const changed = createEngine();
    changed.putAll([staying, { id: "going", lang: "en", text: "laser steel welding copper" }]);
    changed.rank(need);
    changed.remove("going");
    changed.putAll([]);
    changed.put(coming);
    const rebuilt = createEngine();
    rebuilt.putAll([staying, coming]);
    expect(changed.rank(need).hits).toEqual(rebuilt.rank(need).hits);
  });
});
