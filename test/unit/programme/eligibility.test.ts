import type {
  EligibilityFacts,
  EnterpriseFacts,
  FigureFacts,
  Holding,
} from "../../../src/modules/programme/eligibility/eligibility";
import { suppose } from "../../../src/modules/programme/eligibility/eligibility-facts.rules";
import { assessEligibility } from "../../../src/modules/programme/eligibility/eligibility.rules";
import type { EligibilityRule, RuleSetCode } from "../../../src/modules/programme/eligibility/rule-set";
import { FIRST_VERSIONS } from "../../../src/modules/programme/eligibility/rule-set.rules";

const ruleSet = (code: RuleSetCode) => FIRST_VERSIONS.find((one) => one.code === code)!;
const european = ruleSet("EU-2003-361").parameters;
const euros = (amount: string) => ({ amount, currency: "EUR" });
const dollars = (amount: string) => ({ amount, currency: "CAD" });

const SMALL: FigureFacts = {
  closedOn: "2025-12-31",
  headcount: "40",
  turnover: euros("6000000.00"),
  balanceSheetTotal: euros("4000000.00"),
};
const LARGE: FigureFacts = {
  ...SMALL,
  headcount: "4000",
  turnover: euros("900000000.00"),
  balanceSheetTotal: euros("700000000.00"),
};
const UNKNOWN: FigureFacts = { closedOn: null, headcount: null, turnover: null, balanceSheetTotal: null };

function person(share: string): Holding {
  return { kind: "NATURAL_PERSON", name: "a person", share, enterprise: null, supposedSme: null };
}

/** Holds through an enterprise that is among the facts when its key is. */
function held(enterprise: string, share: string): Holding {
  return { kind: "ENTERPRISE", name: enterprise, share, enterprise, supposedSme: null };
}

function enterprise(
  key: string,
  figures: FigureFacts,
  holders: readonly Holding[] = [person("100")],
): EnterpriseFacts {
  return { key, name: key, figures, holders };
}

interface Wishes extends Partial<Omit<EligibilityFacts, "enterprises">> {
  readonly figures?: Partial<FigureFacts>;
  readonly holders?: readonly Holding[];
  readonly others?: readonly EnterpriseFacts[];
}

function facts({ figures, holders, others = [], ...wishes }: Wishes = {}): EligibilityFacts {
  const applicant = enterprise("applicant", { ...SMALL, ...figures }, holders);
  return {
    asOf: "2026-11-23",
    applicant: "applicant",
    enterprises: Object.fromEntries([applicant, ...others].map((one) => [one.key, one])),
    places: [{ name: "1070, Anderlecht", region: "BRUSSELS", isUncertain: false }],
    foundedOn: "2015-05-04",
    legalPersonality: true,
    project: { source: "NEED", cooperationKinds: ["JOINT_RD"], intermediarySearch: null },
    rates: [],
    supposed: [],
    ...wishes,
  };
}

function answer(rule: EligibilityRule, wishes: Wishes, code: RuleSetCode = "BXL-PROGRAMME") {
  const result = assessEligibility(facts(wishes), ruleSet(code), european);
  return result.rules.find((one) => one.rule === rule)!;
}

describe("size of the programme: all three figures of the newest closed year", () => {
  it.each([
    ["249 people", { headcount: "249" }, "PASS"],
    ["249.99 people", { headcount: "249.99" }, "PASS"],
    ["250 people", { headcount: "250" }, "FAIL"],
    ["a turnover of 50,000,000.00", { turnover: euros("50000000.00") }, "PASS"],
    ["a turnover of 50,000,000.01", { turnover: euros("50000000.01") }, "FAIL"],
    ["a balance sheet of 43,000,000.00", { balanceSheetTotal: euros("43000000.00") }, "PASS"],
    ["a balance sheet of 43,000,000.01", { balanceSheetTotal: euros("43000000.01") }, "FAIL"],
    ["no headcount", { headcount: null }, "UNDETERMINED"],
    ["no balance sheet", { balanceSheetTotal: null }, "UNDETERMINED"],
    ["no headcount and a turnover too large", { headcount: null, turnover: euros("50000000.01") }, "FAIL"],
    ["no turnover at all, which is never a reason", { turnover: euros("0") }, "PASS"],
    ["nothing known", UNKNOWN, "UNDETERMINED"],
  ] as const)("%s: %s", (_, figures, outcome) => {
    expect(answer("SIZE", { figures }).outcome).toBe(outcome);
  });

  it.each([
    ["at the close of the year", "2025-12-31", "1.5", "75000000.00", "PASS"],
    ["a cent above the ceiling", "2025-12-31", "1.5", "75000000.01", "FAIL"],
    ["a week before the close", "2025-12-24", "1.5", "75000000.00", "PASS"],
    ["eight days before the close", "2025-12-23", "1.5", "75000000.00", "UNDETERMINED"],
    ["after the close", "2026-01-01", "1.5", "75000000.00", "UNDETERMINED"],
    ["that divides into no finite decimals", "2025-12-31", "3", "150000000.00", "PASS"],
  ])("converts dollars by a rate %s", (_, day, unitsPerEuro, amount, outcome) => {
    const rates = [{ currency: "CAD", day, unitsPerEuro }];
    expect(answer("SIZE", { figures: { turnover: dollars(amount) }, rates }).outcome).toBe(outcome);
  });

  it("never takes dollars for euros: without a rate it says which one is missing, before dearer evidence", () => {
    const figures = { headcount: null, turnover: dollars("1000.00") };
    expect(answer("SIZE", { figures })).toMatchObject({
      outcome: "UNDETERMINED",
      missing: [
        { fact: "EXCHANGE_RATE", of: "CAD" },
        { fact: "HEADCOUNT", of: null },
      ],
    });
  });

  it.each([
    ["499 people", "499", "PASS"],
    ["500 people", "500", "FAIL"],
  ])("asks in Quebec for people alone: %s", (_, headcount, outcome) => {
    const figures = { headcount, turnover: dollars("900000000.00"), balanceSheetTotal: null };
    expect(answer("SIZE", { figures }, "QC-DEFAULT").outcome).toBe(outcome);
  });
});

describe("independence: at most a quarter held by enterprises that are no European SMEs", () => {
  const large = enterprise("large", LARGE);
  const alsoLarge = enterprise("alsoLarge", LARGE);
  const small = enterprise("small", SMALL);
  const unknown = enterprise("unknown", UNKNOWN);

  it.each([
    ["a large holder of 25.00 %", [held("large", "25.00"), person("75")], "PASS"],
    ["a large holder of 25.01 %", [held("large", "25.01"), person("74.99")], "FAIL"],
    [
      "two large holders of 13 % each, which add up",
      [held("large", "13"), held("alsoLarge", "13"), person("74")],
      "FAIL",
    ],
    ["a small holder of all", [held("small", "100")], "PASS"],
    ["persons alone", [person("60"), person("40")], "PASS"],
    ["a holder without figures of 25 %", [held("unknown", "25"), person("75")], "PASS"],
    ["a holder without figures of 25.01 %", [held("unknown", "25.01"), person("74.99")], "UNDETERMINED"],
    ["three quarters known to be persons', the rest unknown", [person("75")], "PASS"],
    ["less than three quarters known", [person("74.99")], "UNDETERMINED"],
    ["no holder known", [], "UNDETERMINED"],
    ["20 % large and 6 % unknown", [held("large", "20"), person("74")], "UNDETERMINED"],
    ["26 % large and the rest unknown", [held("large", "26")], "FAIL"],
  ] as const)("%s: %s", (_, holders, outcome) => {
    const others = [large, alsoLarge, small, unknown];
    expect(answer("INDEPENDENCE", { holders, others }).outcome).toBe(outcome);
  });

  it("judges a holder with its own holder: linked above a half, in proportion from a quarter, not below", () => {
    const through = (share: string) =>
      enterprise("middle", SMALL, [held("large", share), person(String(100 - Number(share)))]);
    const outcomes = ["60", "30", "24"].map((share) => {
      const others = [through(share), large];
      return answer("INDEPENDENCE", { holders: [held("middle", "40"), person("60")], others }).outcome;
    });
    expect(outcomes).toEqual(["FAIL", "FAIL", "PASS"]);
  });

  it("is not confused by a circle: an enterprise met again on its own path does not count against itself", () => {
    const middle = enterprise("middle", SMALL, [held("applicant", "60"), person("40")]);
    const holders = [held("middle", "60"), person("40")];
    expect(answer("INDEPENDENCE", { holders, others: [middle], figures: { headcount: "245" } }).outcome).toBe(
      "PASS",
    );
  });

  it("ends on holders that hold one another", () => {
    const first = enterprise("first", SMALL, [held("second", "100")]);
    const second = enterprise("second", LARGE, [held("first", "100")]);
    const holders = [held("first", "30"), person("70")];
    expect(answer("INDEPENDENCE", { holders, others: [first, second] }).outcome).toBe("FAIL");
  });

  it("shows what was added up for a holder", () => {
    const middle = enterprise("middle", SMALL, [held("large", "30"), person("70")]);
    const wishes = { holders: [held("middle", "40"), person("60")], others: [middle, large] };
    const { enterprises } = assessEligibility(facts(wishes), ruleSet("BXL-PROGRAMME"), european);
    expect(enterprises).toMatchObject([
      {
        name: "middle",
        share: "40",
        isSme: false,
        added: [
          { name: "middle", relation: "ITSELF", counts: "100", headcount: "40" },
          { name: "large", relation: "PARTNER", counts: "30", headcount: "4000" },
        ],
      },
    ]);
  });
});

describe("the European definition", () => {
  const european249 = {
    headcount: "249",
    turnover: euros("50000000.01"),
    balanceSheetTotal: euros("43000000.00"),
  };

  it.each([
    ["turnover too large, balance sheet not", european249, "PASS"],
    ["both too large", { ...european249, balanceSheetTotal: euros("43000000.01") }, "FAIL"],
    [
      "turnover too large, balance sheet unknown",
      { ...european249, balanceSheetTotal: null },
      "UNDETERMINED",
    ],
    ["balance sheet unknown, turnover small", { turnover: euros("1"), balanceSheetTotal: null }, "PASS"],
    ["250 people", { headcount: "250" }, "FAIL"],
  ] as const)("%s: %s", (_, figures, outcome) => {
    expect(answer("EUROPEAN_SME", { figures }, "EU-2003-361").outcome).toBe(outcome);
  });

  it.each([
    ["50.01 %: in full", "50.01", "220", "FAIL"],
    ["50 %: in proportion", "50", "210", "FAIL"],
    ["50 %: in proportion, a person fewer", "50", "209", "PASS"],
    ["25 %: in proportion", "25", "839", "PASS"],
    ["25 %: in proportion, a person more", "25", "840", "FAIL"],
    ["24.99 %: not at all", "24.99", "4000", "PASS"],
  ])("adds an enterprise that it holds to its own people: %s", (_, share, headcount, outcome) => {
    const other = enterprise("other", { ...SMALL, headcount }, [held("applicant", share)]);
    const figures = { headcount: share === "50.01" ? "40" : share === "25" ? "40" : "145" };
    expect(answer("EUROPEAN_SME", { figures, others: [other] }, "EU-2003-361").outcome).toBe(outcome);
  });
});

describe("place, age and project", () => {
  const brussels = { name: "1210", region: "BRUSSELS", isUncertain: false } as const;
  const unlisted = { name: "1212", region: null, isUncertain: true } as const;
  const walloon = { name: "1300", region: null, isUncertain: false } as const;

  it.each([
    ["in 1210", [brussels], "PASS"],
    ["in 1212", [unlisted], "UNDETERMINED"],
    ["in 1300", [walloon], "FAIL"],
    ["a seat in 1300 and a place in 1210", [walloon, brussels], "PASS"],
    ["in 1300 and 1212", [walloon, unlisted], "UNDETERMINED"],
    ["nowhere known", [], "UNDETERMINED"],
  ] as const)("an establishment %s: %s", (_, places, outcome) => {
    expect(answer("PLACE", { places }).outcome).toBe(outcome);
  });

  it.each([
    ["a year to the day", "2025-11-23", true, "2026-11-23", "PASS"],
    ["a day less", "2025-11-24", true, "2026-11-23", "FAIL"],
    ["from 29 to 28 February", "2024-02-29", true, "2025-02-28", "PASS"],
    ["from 29 to 27 February", "2024-02-29", true, "2025-02-27", "FAIL"],
    ["from 28 to 28 February", "2023-02-28", true, "2024-02-28", "PASS"],
    ["a sole proprietor of many years", "1990-01-01", false, "2026-11-23", "FAIL"],
    ["nobody knows since when", null, true, "2026-11-23", "UNDETERMINED"],
    ["nobody knows whether", "1990-01-01", null, "2026-11-23", "UNDETERMINED"],
    ["too young whatever it is", "2026-06-01", null, "2026-11-23", "FAIL"],
  ] as const)("legal entity, %s: %s %s %s → %s", (_, foundedOn, legalPersonality, asOf, outcome) => {
    expect(answer("AGE", { foundedOn, legalPersonality, asOf }).outcome).toBe(outcome);
  });

  it.each([
    ["joint research", ["JOINT_RD"], null, "PASS", "PASS"],
    ["joint research, and an agent", ["JOINT_RD"], "ONE_AIM_OF_SEVERAL", "PASS", "PASS"],
    ["an agent alone", [], "SOLE_AIM", "FAIL", "FAIL"],
    ["nothing said", [], null, "UNDETERMINED", "UNDETERMINED"],
  ] as const)("a project of %s", (_, cooperationKinds, intermediarySearch, nature, exclusion) => {
    const project = { source: "APPLICATION", cooperationKinds, intermediarySearch } as const;
    expect([answer("NATURE", { project }).outcome, answer("EXCLUSION", { project }).outcome]).toEqual([
      nature,
      exclusion,
    ]);
  });

  it("leaves nature and exclusion open without a project, and capacity and added value to people", () => {
    const { outcome, rules } = assessEligibility(
      facts({ project: null }),
      ruleSet("BXL-PROGRAMME"),
      european,
    );
    expect(outcome).toBe("UNDETERMINED");
    expect(Object.fromEntries(rules.map(({ rule, outcome: one }) => [rule, one]))).toEqual({
      PLACE: "PASS",
      SIZE: "PASS",
      INDEPENDENCE: "PASS",
      AGE: "PASS",
      NATURE: "UNDETERMINED",
      EXCLUSION: "UNDETERMINED",
      CAPACITY: "JUDGED_LATER",
      ADDED_VALUE: "JUDGED_LATER",
    });
  });
});

describe("a supposition", () => {
  it("changes what it names and says so", () => {
    const known = facts({ figures: UNKNOWN, holders: [] });
    const supposed = suppose(known, {
      headcount: "30",
      turnover: euros("1000000.00"),
      balanceSheetTotal: euros("1000000.00"),
      owners: [
        { kind: "ENTERPRISE", share: "25", isSme: false },
        { kind: "NATURAL_PERSON", share: "75" },
      ],
    });
    expect(assessEligibility(known, ruleSet("BXL-PROGRAMME"), european).outcome).toBe("UNDETERMINED");
    expect(assessEligibility(supposed, ruleSet("BXL-PROGRAMME"), european).outcome).toBe("PASS");
    expect(supposed.supposed).toEqual(["headcount", "turnover", "balanceSheetTotal", "owners"]);
  });
});
