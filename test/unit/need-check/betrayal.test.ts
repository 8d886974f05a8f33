import { betrayals } from "../../../src/modules/partnering/need-check/betrayal.rules";
import type { Identity } from "../../../src/modules/partnering/need-check/identity";
import {
  difference,
  missingFacts,
  newcomers,
  withFactKnown,
} from "../../../src/modules/partnering/need-check/missing-facts.rules";
import { nameCore } from "../../../src/modules/partnering/need-check/name-core.rules";

const ZENNE: Identity = {
  names: ["Zennewater SRL", "Éclair d'Été"],
  numbers: ["0403170701", "2000000339"],
  website: "https://www.zennefilter.be/contact",
  contacts: [{ name: "Ada Nieuwenhuis", email: "ada@zennefilter.be", phone: "+32 2 123 45 67" }],
  places: ["Rue des Fabriques 12", "Anderlecht", "Bruxelles"],
  commonWords: new Set([
    "a",
    "firm",
    "looks",
    "for",
    "clean",
    "water",
    "filtration",
    "summer",
    "een",
    "zoekt",
  ]),
};
const CLEAN: Identity = { ...ZENNE, names: ["Clean Water BV"], website: null };
const FILTRATION: Identity = { ...ZENNE, names: ["Filtration SA"], website: null };

const found = (text: string, identity: Identity) =>
  betrayals([{ field: "summary", text }], identity).map(({ kind, passage, isCertain }) => {
    expect(text.slice(passage.start, passage.end)).toBe(passage.text);
    return [kind, passage.text, isCertain];
  });

describe("what betrays whose need it is", () => {
  it.each<[string, [kind: string, passage: string, isCertain: boolean][]]>([
    ["A firm looks for clean water.", []],
    ["Zennewater looks for clean water.", [["NAME", "Zennewater", true]]],
    ["A firm, ZENNEWATER s.r.l., looks.", [["NAME", "ZENNEWATER", true]]],
    ["Zenne-Water looks.", [["NAME", "Zenne-Water", true]]],
    ["Z e n n e water looks.", [["NAME", "Z e n n e water", true]]],
    ["Żennęwater looks.", [["NAME", "Żennęwater", true]]],
    ["Zenn\u200bewater looks.", [["NAME", "Zenn\u200bewater", true]]],
    ["L'Eclair d’ete cherche.", [["NAME", "Eclair d’ete", true]]],
    ["ECLAIR D'ETE zoekt een firm.", [["NAME", "ECLAIR D'ETE", true]]],
    ["Zennefilter looks.", [["NAME", "Zennefilter", true]]],
    ["Zenewater looks.", [["NAME", "Zenewater", false]]],
    ["Zennewatre looks.", [["NAME", "Zennewatre", false]]],
    ["Number 0403.170.701 looks.", [["NUMBER", "0403.170.701", true]]],
    ["Number BE 403 170 701 looks.", [["NUMBER", "BE 403 170 701", true]]],
    ["Unit 2.000.000.339 looks.", [["NUMBER", "2.000.000.339", true]]],
    ["Number 1149999998 looks.", [["NUMBER", "1149999998", false]]],
    ["10 000 000 litres a year.", []],
    ["Write to ada@zennefilter.be.", [["MAIL", "ada@zennefilter.be", true]]],
    ["Write to info (at) elsewhere.org now.", [["MAIL", "info (at) elsewhere.org", true]]],
    ["See www.zennefilter.be/offer for more.", [["WEB", "www.zennefilter.be/offer", true]]],
    ["See zennefilter.be, please.", [["WEB", "zennefilter.be", true]]],
    ["As https://iso.example.org/16290 says.", [["WEB", "https://iso.example.org/16290", false]]],
    ["Call 02/123.45.67.", [["PHONE", "02/123.45.67", true]]],
    ["Call +32 (0)2 123 45 67.", [["PHONE", "+32 (0)2 123 45 67", true]]],
    ["Call 514-555-0199.", [["PHONE", "514-555-0199", false]]],
    ["Ask Ada Nieuwenhuis.", [["CONTACT", "Ada Nieuwenhuis", true]]],
    ["Ask NIEUWENHUIS, ADA.", [["CONTACT", "NIEUWENHUIS, ADA", true]]],
    ["Ask Mrs Nieuwenhuis.", [["CONTACT", "Nieuwenhuis", false]]],
    ["A firm of Anderlecht looks.", [["PLACE", "Anderlecht", false]]],
    ["A firm of Brussels, Bruxelles.", []],
    [
      "Zennewater, Anderlecht, 02 123 45 67.",
      [
        ["NAME", "Zennewater", true],
        ["PLACE", "Anderlecht", false],
        ["PHONE", "02 123 45 67", true],
      ],
    ],
  ])("in «%s»: %j", (text, expected) => {
    expect(found(text, ZENNE)).toEqual(expected);
  });

  it.each<[string, Identity, [kind: string, passage: string, isCertain: boolean][]]>([
    ["A firm looks for clean water.", CLEAN, [["NAME", "clean water", false]]],
    ["The firm Clean Water looks.", CLEAN, [["NAME", "Clean Water", true]]],
    ["The firm clean water bv looks.", CLEAN, [["NAME", "clean water", true]]],
    ["Filtration of water.", FILTRATION, [["NAME", "Filtration", false]]],
    ["The firm Filtration looks.", FILTRATION, [["NAME", "Filtration", true]]],
    ["A firm looks for filtration.", FILTRATION, [["NAME", "filtration", false]]],
  ])("that a name is made of everybody's words, in «%s»", (text, identity, expected) => {
    expect(found(text, identity)).toEqual(expected);
  });

  it.each([
    ["Zennewater SRL", "zennewater"],
    ["S.P.R.L. Dubois & Fils", "dubois fils"],
    ["Filtrebois inc.", "filtrebois"],
    ["Société Œuvre ltée", "societe oeuvre"],
    ["NV", "nv"],
  ])("the name «%s» without its legal form is «%s»", (name, core) => {
    expect(nameCore(name).join(" ")).toBe(core);
  });
});

describe("what is missing", () => {
  const complete = {
    ...{ language: "EN" as const, title: "T", text: "One. Two.", partnerSought: "A maker", summary: "S" },
    ...{ cooperationKinds: ["JOINT_RD"], sectors: ["ICT"], readinessLevel: 4, deadline: "2027-01-01" },
    requirements: [
      { level: "MUST" as const, text: "R", measure: null, operator: null, value: null, unit: null },
    ],
  };

  it("is told fact by fact", () => {
    expect(missingFacts(complete)).toEqual([]);
    const empty = {
      ...complete,
      ...{ requirements: [], sectors: [], cooperationKinds: [] },
      ...{ readinessLevel: null, deadline: null, partnerSought: null, summary: null },
    };
    expect(missingFacts(empty)).toEqual([
      "REQUIREMENTS",
      "SECTORS",
      "COOPERATION_KINDS",
      "READINESS_LEVEL",
      "DEADLINE",
      "PARTNER_SOUGHT",
      "SUMMARY",
    ]);
  });

  it.each([
    ["REQUIREMENTS", 2],
    ["SECTORS", 4],
    ["COOPERATION_KINDS", 4],
    ["READINESS_LEVEL", 3],
    ["DEADLINE", 0],
  ] as const)("%s is tried with %i values", (fact, count) => {
    expect(withFactKnown({ text: "One thing. Another thing." }, fact)).toHaveLength(count);
  });

  it.each([
    ["abc", "abc", 0, 0],
    ["abc", "xyz", 1, 3],
    ["ab", "ba", 0.5, 0],
    ["abcd", "abce", 0.0625, 1],
    ["abcd", "ebcd", 0.5208, 1],
    ["", "ab", 1, 2],
    ["", "", 0, 0],
  ])("the lists %s and %s differ by %d, with %i newcomers", (one, other, by, news) => {
    expect(difference([...one], [...other])).toBeCloseTo(by, 4);
    expect(newcomers([...one], [...other])).toBe(news);
  });
});
