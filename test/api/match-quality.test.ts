import { Passerelle } from "../support/passerelle";
import {
  aBrusselsOrganisation,
  aCapability,
  aPublishedNeed,
  aQuebecOrganisation,
  badInputAt,
  carryOut,
} from "../support/stories";

const QUALITY = `query ($groupBy: MatchQualityGrouping!, $year: Int) { matchQuality(groupBy: $groupBy, year: $year) {
  year countedUntil rows { group judged shortlisted precisionAtFive answered accepted acceptance } } }`;

describe("the quality of suggestions in figures", () => {
  let passerelle: Passerelle;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    passerelle.clock.set("2026-08-03T09:00:00Z");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  it("comes from verdicts on the first five, quarter by quarter, and says nothing of fewer than five", async () => {
    const [brussels, quebec] = [
      await passerelle.someone("ADVISER", { region: "BRUSSELS", hours: 50_000 }),
      await passerelle.someone("ADVISER", { region: "QUEBEC", hours: 50_000 }),
    ];
    const officer = await passerelle.someone("COORDINATOR", { region: "BRUSSELS", hours: 50_000 });
    const analyst = await passerelle.someone("ANALYST", { hours: 50_000 });
    const sides = [
      { adviser: brussels, seeker: aBrusselsOrganisation, other: quebec, candidate: aQuebecOrganisation },
      { adviser: quebec, seeker: aQuebecOrganisation, other: brussels, candidate: aBrusselsOrganisation },
    ];
    for (const [index, { adviser, seeker, other, candidate }] of sides.entries()) {
      const text = "We look for pressure gauges.";
      const needId = await aPublishedNeed(adviser, await seeker(adviser), { text, sectors: ["HEALTH"] });
      const candidates: string[] = [];
      for (let number = 0; number < 12; number += 1) {
        candidates.push(await candidate(other));
        await aCapability(other, candidates.at(-1) ?? "", {
          text: "We make pressure gauges.",
          title: "Gauges",
        });
      }
      const judge = (verb: string, more: object, some: readonly string[]) =>
        Promise.all(
          some.map((organisationId) =>
            carryOut(adviser, verb, "verdict { kind }", { needId, organisationId, ...more }),
          ),
        );
      for (const one of candidates.slice(0, 6))
        await judge("dismissSuggestion", { reason: "QUALITY" }, [one]);
      await judge("shortlistSuggestion", {}, candidates.slice(6));
      const { matchQuality } = await officer.get(QUALITY, { groupBy: "SECTOR", year: 2026 });
      expect([index, matchQuality.rows.every(({ judged }: any) => judged === null)]).toEqual([index, true]);
    }
    passerelle.clock.set("2026-11-23T09:00:00Z");
    const quality = async (groupBy: string, caller = officer) =>
      (await caller.get(QUALITY, { groupBy })).matchQuality;
    const byDirection = await quality("DIRECTION");
    expect(byDirection).toMatchObject({ year: 2026, countedUntil: "2026-09-30" });
    // Of the six that were shortlisted, one stood at the sixth place.
    const figures = { judged: 11, shortlisted: 5, precisionAtFive: 0.4545, answered: null, acceptance: null };
    expect(byDirection.rows).toEqual([
      expect.objectContaining({ group: "BRUSSELS_TO_QUEBEC", ...figures }),
      expect.objectContaining({ group: "QUEBEC_TO_BRUSSELS", ...figures }),
      expect.objectContaining({ group: null, judged: 22, shortlisted: 10, precisionAtFive: 0.4545 }),
    ]);
    const byLanguage = await quality("LANGUAGE", analyst);
    expect(byLanguage.rows.slice(0, 3).map(({ judged }: any) => judged)).toEqual([null, null, null]);
    const member = await passerelle.someone("EVALUATOR", { hours: 50_000 });
    expect((await member.refusal(QUALITY, { groupBy: "SECTOR" })).extensions.code).toBe("FORBIDDEN");
    expect(await officer.refusal(QUALITY, { groupBy: "SECTOR", year: 1999 })).toMatchObject(
      badInputAt("year"),
    );
  });
});
