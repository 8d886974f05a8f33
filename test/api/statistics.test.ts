import { Passerelle } from "../support/passerelle";
import {
  aBrusselsOrganisation,
  aPublishedNeed,
  aQuebecOrganisation,
  badInputAt,
  carryOut,
  refusalOf,
} from "../support/stories";

const FUNNEL = `query ($groupBy: FunnelGrouping!, $year: Int) { programmeFunnel(groupBy: $groupBy, year: $year) {
  year countedUntil rows { group cells { stage count medianDays } } } }`;
const REPORT =
  "year pinnedOn csv json en: markdown(locale: EN) fr: markdown(locale: FR) nl: markdown(locale: NL)";

describe("the programme in figures", () => {
  let passerelle: Passerelle;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  it("are those of the quarters that are over, and of a published report for ever", async () => {
    passerelle.clock.set("2026-08-03T09:00:00Z");
    const adviser = await passerelle.someone("ADVISER", { region: "BRUSSELS", hours: 50_000 });
    const quebecAdviser = await passerelle.someone("ADVISER", { region: "QUEBEC", hours: 50_000 });
    const officer = await passerelle.someone("DIRECTORATE_OFFICER", { region: "BRUSSELS", hours: 50_000 });
    const here = await aBrusselsOrganisation(adviser);
    const there = await aQuebecOrganisation(quebecAdviser);
    for (let index = 0; index < 6; index += 1) await aPublishedNeed(adviser, here);
    for (let index = 0; index < 5; index += 1) await aPublishedNeed(quebecAdviser, there);
    const needs = async (groupBy: string, year?: number) => {
      const { programmeFunnel } = await officer.get(FUNNEL, { groupBy, year });
      return programmeFunnel.rows.map(({ group, cells }: any) => [group, cells[0].count]);
    };
    const whole = [
      ["BRUSSELS", 6],
      ["QUEBEC", 5],
      [null, 11],
    ];
    const nothing = [
      ["BRUSSELS", null],
      ["QUEBEC", null],
      [null, null],
    ];
    expect(await needs("REGION")).toEqual(nothing);

    passerelle.clock.set("2026-11-23T09:00:00Z");
    expect(await needs("REGION", 2026)).toEqual(whole);
    expect(await needs("YEAR")).toEqual([["2026", 11]]);
    expect(await refusalOf(officer, "publishAnnualReport", { year: 2026 })).toMatchObject(
      badInputAt("input.year"),
    );
    for (let index = 0; index < 3; index += 1) await aPublishedNeed(adviser, here);
    expect(await needs("REGION", 2026)).toEqual(whole);

    passerelle.clock.set("2027-01-04T09:00:00Z");
    const { annualReport } = await carryOut(officer, "publishAnnualReport", `annualReport { ${REPORT} }`, {
      year: 2026,
    });
    expect(annualReport.pinnedOn).toBe("2026-12-31");
    expect(annualReport.csv).toContain("REGION,BRUSSELS,NEEDS,9,");
    expect(annualReport.en).toContain("## By region");
    expect(annualReport.fr).toContain("## Par région");
    expect(annualReport.nl).toContain("## Per regio");
    const { annualReport: own } = await officer.get(
      "{ annualReport(year: 2026) { markdown } }",
      {},
      { "accept-language": "nl" },
    );
    expect(own.markdown).toBe(annualReport.nl);
    await passerelle.dataSource.query(
      "update need set published_at = null where organisation_id = (select id from organisation where region = 'QUEBEC')",
    );
    expect(await needs("REGION", 2026)).toEqual([
      ["BRUSSELS", 9],
      ["QUEBEC", 5],
      [null, 14],
    ]);
    expect(await needs("YEAR")).toEqual([["2026", 14]]);
    const again = await adviser.get(`{ annualReport(year: 2026) { ${REPORT} } }`);
    expect(again.annualReport).toEqual(annualReport);
    expect(await refusalOf(officer, "publishAnnualReport", { year: 2026 })).toMatchObject(
      badInputAt("input.year"),
    );
    await expect(passerelle.dataSource.query("update annual_report set csv = ''")).rejects.toThrow(
      /permission denied/,
    );
  });

  it.each<[string, object, string]>([
    ["a year to come", { groupBy: "SECTOR", year: 2031 }, "year"],
    ["years and a year", { groupBy: "YEAR", year: 2026 }, "year"],
  ])("refuse %s", async (_case, variables, field) => {
    const analyst = await passerelle.someone("ANALYST");
    expect(await analyst.refusal(FUNNEL, variables)).toMatchObject(badInputAt(field));
  });
});
