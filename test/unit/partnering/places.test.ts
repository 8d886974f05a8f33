import {
  establishmentProblems,
  normalisePostCode,
} from "../../../src/modules/partnering/organisations/organisation.rules";
import {
  explainRegion,
  regionOfOrganisation,
  regionOfPlace,
} from "../../../src/modules/partnering/organisations/place.rules";
import { titled } from "../../support/tables";

const inBelgium = (postCode: string | null) => ({ country: "BE", postCode, administrativeRegion: null });
const inCanada = (postCode: string | null, administrativeRegion: string | null = null) => ({
  country: "CA",
  postCode,
  administrativeRegion,
});

describe("a place of business lies", () => {
  it.each([
    [inBelgium("1000"), "BRUSSELS", "BRUSSELS_POST_CODE"],
    [inBelgium("1210"), "BRUSSELS", "BRUSSELS_POST_CODE"],
    [inBelgium("1212"), null, "UNLISTED_BRUSSELS_POST_CODE"],
    [inBelgium("1299"), null, "UNLISTED_BRUSSELS_POST_CODE"],
    [inBelgium("1300"), null, "OTHER_BELGIAN_POST_CODE"],
    [inBelgium("1999"), null, "OTHER_BELGIAN_POST_CODE"],
    [inBelgium("4000"), null, "OTHER_BELGIAN_POST_CODE"],
    [inBelgium(null), null, "NO_POST_CODE"],
    [inCanada("H2X 1Y4"), "QUEBEC", "QUEBEC_POSTAL_CODE"],
    [inCanada("G1R 4S9"), "QUEBEC", "QUEBEC_POSTAL_CODE"],
    [inCanada("J8X 3X4"), "QUEBEC", "QUEBEC_POSTAL_CODE"],
    [inCanada("K1A 0B1"), null, "OTHER_CANADIAN_POSTAL_CODE"],
    [inCanada("K1A 0B1", "07"), null, "OTHER_CANADIAN_POSTAL_CODE"],
    [inCanada(null, "07"), "QUEBEC", "QUEBEC_ADMINISTRATIVE_REGION"],
    [inCanada(null), null, "NO_POST_CODE"],
    [{ country: "FR", postCode: "75001", administrativeRegion: null }, null, "OTHER_COUNTRY"],
  ])("%j in %s, because of %s", (place, region, reason) => {
    expect(regionOfPlace(place)).toEqual({ region, reason });
    for (const language of ["EN", "FR", "NL"] as const)
      expect(explainRegion(reason, language)).toMatch(/^[A-Z].{10,}\.$/);
  });

  it.each([
    ["h2x1y4", "CA", "H2X 1Y4"],
    [" H2X  1Y4 ", "CA", "H2X 1Y4"],
    [" 1070 ", "BE", "1070"],
  ])("at the post code «%s» of %s, written %s", (postCode, country, written) => {
    expect(normalisePostCode(postCode, country)).toBe(written);
  });
});

describe("a place of business is refused", () => {
  const refused = [
    [{ country: "ZZ" }, "input.country"],
    [{ country: "be" }, "input.country"],
    [{ country: "Belgium" }, "input.country"],
    [{ country: "B".repeat(100_000) }, "input.country"],
    [{ country: "BE", postCode: "107" }, "input.postCode"],
    [{ country: "BE", postCode: "0070" }, "input.postCode"],
    [{ country: "CA", postCode: "1070" }, "input.postCode"],
    [{ country: "CA", postCode: "H".repeat(100_000) }, "input.postCode"],
    [{ country: "FR", postCode: "7".repeat(100_000) }, "input.postCode"],
    [{ country: "CA", administrativeRegion: "18" }, "input.administrativeRegion"],
    [{ country: "CA", administrativeRegion: "constructor" }, "input.administrativeRegion"],
    [{ country: "CA", administrativeRegion: "x".repeat(100_000) }, "input.administrativeRegion"],
    [{ country: "BE", establishmentNumber: "0403170701" }, "input.establishmentNumber"],
    [{ country: "BE", startedOn: "2026-02-30" }, "input.startedOn"],
    [{ country: "BE", startedOn: "2026-11-24" }, "input.startedOn"],
    [{ country: "BE", startedOn: "2020-01-01", endedOn: "2019-01-01" }, "input.endedOn"],
  ] as const;

  it.each(titled(refused))("for %s, in a sentence of a reasonable length", (_title, place, field) => {
    const problems = establishmentProblems(place, "2026-11-23");
    expect(problems.map((problem) => problem.field)).toEqual([field]);
    expect(problems[0]?.message).toMatch(/^.{10,300}[.?]$/su);
  });

  it("with the region that was probably meant", () => {
    const [problem] = establishmentProblems(
      { country: "CA", administrativeRegion: "Montreal" },
      "2026-11-23",
    );
    expect(problem?.message).toContain("Did you mean «Montréal»");
  });
});

describe("an organisation belongs", () => {
  const place = (kind: string, region: "BRUSSELS" | "QUEBEC" | null, endedOn: string | null = null) =>
    ({ kind, region, reason: region ? "BRUSSELS_POST_CODE" : "OTHER_COUNTRY", endedOn }) as const;

  it.each([
    ["to its seat's region", [place("BRANCH", "QUEBEC"), place("SEAT", "BRUSSELS")], "BRUSSELS"],
    [
      "to its branch's when the seat lies elsewhere",
      [place("SEAT", null), place("BRANCH", "QUEBEC")],
      "QUEBEC",
    ],
    ["not to a place that was given up", [place("SEAT", "BRUSSELS", "2020-01-01")], null],
    ["to neither with places elsewhere", [place("SEAT", null)], null],
    ["to neither without a place", [], null],
  ])("%s", (_story, places, region) => {
    expect(regionOfOrganisation(places).region).toBe(region);
  });
});
