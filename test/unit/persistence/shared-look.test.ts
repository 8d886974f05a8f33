import fc from "fast-check";
import { SharedLook } from "../../../src/persistence/shared-look";

/** Looks that are answered by hand: each gives its number, the first one 1. */
function looks() {
  const open: { resolve: (number: number) => void; reject: (error: Error) => void }[] = [];
  let begun = 0;
  const shared = new SharedLook(
    () =>
      new Promise<number>((resolve, reject) => {
        begun += 1;
        open.push({ resolve, reject });
      }),
  );
  const settle = async (act: (look: (typeof open)[number]) => void) => {
    const [look] = open.splice(0, 1);
    if (look) act(look);
    await new Promise(setImmediate);
  };
  return {
    shared,
    begun: () => begun,
    answer: () =>
      settle((look) => {
        look.resolve(begun);
      }),
    fail: () =>
      settle((look) => {
        look.reject(new Error("lost"));
      }),
  };
}

describe("a look that is shared", () => {
  it("is one for all who ask while another is under way", async () => {
    const { shared, begun, answer } = looks();
    const first = shared.take();
    const later = [shared.take(), shared.take(), shared.take()];
    expect(begun()).toBe(1);
    await answer();
    await answer();
    expect([await first, ...(await Promise.all(later))]).toEqual([1, 2, 2, 2]);
  });

  it("fails for those who share it alone", async () => {
    const { shared, answer, fail } = looks();
    const first = shared.take();
    const second = shared.take();
    const refused = expect(first).rejects.toThrow("lost");
    await fail();
    await refused;
    await answer();
    expect(await second).toBe(2);
  });

  it("always begins after whoever gets its answer has asked, and two are enough for any number at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom("ask", "answer"), { maxLength: 30 }), async (steps) => {
        const { shared, begun, answer } = looks();
        const asked: { before: number; answer: Promise<number> }[] = [];
        for (const step of steps)
          if (step === "ask") asked.push({ before: begun(), answer: shared.take() });
          else await answer();
        await answer();
        await answer();
        for (const one of asked) expect(await one.answer).toBeGreaterThan(one.before);
        expect(begun()).toBeLessThanOrEqual(2 + steps.filter((step) => step === "answer").length);
      }),
    );
  });
});
