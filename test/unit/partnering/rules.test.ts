import Decimal from "decimal.js";
import {
  capabilityProblems,
  evidenceProblems,
} from "../../../src/modules/partnering/capabilities/capability.rules";
import {
  deadlineProblems,
  NEED_STATUSES,
  needTransitions,
  readinessProblems,
  refuseTransition,
} from "../../../src/modules/partnering/needs/need.rules";
import {
  activityCodeProblems,
  contactProblems,
  figuresProblems,
  ownerProblems,
  profileProblems,
  sizeClassOf,
} from "../../../src/modules/partnering/organisations/organisation.rules";
import { deriveSectors } from "../../../src/modules/partnering/sectors/sector.rules";
import { partnerRegionOf } from "../../../src/modules/partnering/suggestions/suggestion.rules";
import { titled } from "../../support/tables";

const TODAY = "2026-11-23";
const fieldsOf = (problems: readonly { field: string }[]) => problems.map(({ field }) => field);

describe("the size class", () => {
  it.each([
    [null, null],
    [undefined, null],
    ["0", "MICRO"],
    ["9.99", "MICRO"],
    ["10", "SMALL"],
    ["49.99", "SMALL"],
    ["50", "MEDIUM"],
    ["249.99", "MEDIUM"],
    ["250", "LARGE"],
  ])("of %s people is %s", (headcount, size) => {
    expect(sizeClassOf(headcount)).toBe(size);
  });
});

describe("a share", () => {
  it.each([
    ["100", "0"],
    ["0", "100"],
    ["25.5", "74.5"],
    ["0.0001", "99.9999"],
  ])("of %s %% fits beside %s %%", (share, others) => {
    expect(ownerProblems({ share }, new Decimal(others))).toEqual([]);
  });

  it.each([
    ["100.0001", "0"],
    ["999", "0"],
    ["0.0001", "100"],
    ["50", "50.0001"],
    ["-1", "0"],
    ["25,5", "0"],
    ["1.00001", "0"],
    ["1e2", "0"],
    ["a third", "0"],
  ])("of «%s» %% does not fit beside %s %%", (share, others) => {
    expect(fieldsOf(ownerProblems({ share }, new Decimal(others)))).toEqual(["input.share"]);
  });

  it("needs the register of its holder's number", () => {
    expect(fieldsOf(ownerProblems({ registryNumber: "0403170701" }, new Decimal(0)))).toEqual([
      "input.register",
    ]);
    expect(
      fieldsOf(ownerProblems({ registryNumber: "0403170702", register: "KBO" }, new Decimal(0))),
    ).toEqual(["input.registryNumber"]);
  });
});

describe("activity codes", () => {
  it.each([
    [{ classification: "NACE_BEL", version: "2008", code: "72.110" }, "BIOTECHNOLOGY"],
    [{ classification: "NACE_BEL", version: "2025", code: "62100" }, "ICT"],
    [{ classification: "NACE", version: "2", code: "38.11" }, "ENVIRONMENT"],
    [{ classification: "NAICS_CANADA", version: "2022", code: "541710" }, "BIOTECHNOLOGY"],
    [{ classification: "NACE_BEL", version: "2008", code: "86210" }, "HEALTH"],
  ] as const)("%j hint at %s", (code, sector) => {
    expect(activityCodeProblems([code])).toEqual([]);
    expect(deriveSectors([{ ...code, main: true }]).map((one) => one.sector)).toContain(sector);
  });

  it("give the hint of the main activity, each sector once", () => {
    const codes = [
      { classification: "NACE_BEL", version: "2008", code: "62010", main: false },
      { classification: "NACE_BEL", version: "2008", code: "62020", main: true },
    ] as const;
    expect(deriveSectors(codes)).toEqual([
      { sector: "ICT", classification: "NACE_BEL", version: "2008", code: "62020" },
    ]);
  });

  it("of another classification hint at nothing by the same digits", () => {
    expect(deriveSectors([{ classification: "CAE", version: "1984", code: "62", main: true }])).toEqual([]);
  });

  it("of a version or shape that does not exist are refused", () => {
    expect(
      fieldsOf(
        activityCodeProblems([
          { classification: "NACE_BEL", version: "1999", code: "62010" },
          { classification: "NACE_BEL", version: "2008", code: "6x" },
        ]),
      ),
    ).toEqual(["input.activityCodes.0.version", "input.activityCodes.1.code"]);
  });
});

describe("the life of a need", () => {
  const pairs = NEED_STATUSES.flatMap((from) => NEED_STATUSES.map((to) => [from, to] as const));

  it.each(pairs)("from %s to %s is as the table says", (from, to) => {
    const allowed = (needTransitions[from] as readonly string[]).includes(to);
    if (allowed) refuseTransition(from, to);
    else
      expect(() => {
        refuseTransition(from, to);
      }).toThrow(new RegExp(`^The need is ${from} .*${to}`));
  });

  it("ends with its deadline's day", () => {
    expect(deadlineProblems(TODAY, TODAY)).toEqual([]);
    expect(deadlineProblems(null, TODAY)).toEqual([]);
    expect(fieldsOf(deadlineProblems("2026-11-22", TODAY))).toEqual(["input.needId"]);
  });

  it("knows nine readiness levels", () => {
    const refused = [-1, 0, 1, 9, 10, 2 ** 31 - 1].filter((level) => readinessProblems(level).length > 0);
    expect(refused).toEqual([-1, 0, 10, 2 ** 31 - 1]);
  });
});

describe("what an organisation says of itself is refused", () => {
  it.each(
    titled([
      [{ legalName: " " }, "input.legalName"],
      [{ legalName: "x".repeat(201) }, "input.legalName"],
      [{ tradeNames: ["Zenne", ""] }, "input.tradeNames.1"],
      [{ tradeNames: Array<string>(21).fill("Zenne") }, "input.tradeNames"],
      [{ website: "javascript:alert(1)" }, "input.website"],
      [{ website: "zenne" }, "input.website"],
      [{ foundedOn: "2026-11-24" }, "input.foundedOn"],
      [{ foundedOn: "2023-02-29" }, "input.foundedOn"],
      [{ presentation: { fr: "Bonjour", nl: "x".repeat(20_001) } }, "input.presentations.1.text"],
    ] as const),
  )("for %s", (_title, profile, field) => {
    expect(fieldsOf(profileProblems(profile, TODAY))).toEqual([field]);
  });

  it.each(
    titled([
      [{ name: "" }, "input.name"],
      [{ email: "nobody" }, "input.email"],
      [{ email: "a@b" }, "input.email"],
      [{ email: `a@${"b".repeat(260)}.be` }, "input.email"],
      [{ email: `a@b.be\u202e${"c".repeat(300)} d@e` }, "input.email"],
      [{ phone: "call me" }, "input.phone"],
    ] as const),
  )("for the contact %s", (_title, contact, field) => {
    expect(fieldsOf(contactProblems(contact))).toEqual([field]);
  });

  it.each(
    titled([
      [{ closedOn: "2027-01-01" }, "input.closedOn"],
      [{ closedOn: "2025-12-31", headcount: "many" }, "input.headcount"],
      [{ closedOn: "2025-12-31", turnover: { amount: "1", currency: "EURO" } }, "input.turnover.currency"],
      [
        { closedOn: "2025-12-31", balanceSheetTotal: { amount: "1.999", currency: "EUR" } },
        "input.balanceSheetTotal.amount",
      ],
    ] as const),
  )("for the figures %s", (_title, figures, field) => {
    expect(fieldsOf(figuresProblems(figures, TODAY))).toEqual([field]);
  });
});

describe("what a capability says is refused", () => {
  const capability = {
    language: "EN",
    title: "T",
    text: "T",
    translations: [],
    summary: null,
    readinessLevel: null,
  } as const;

  it("when one language is given twice", () => {
    const translations = [{ language: "EN", title: "T", text: "T" }] as const;
    expect(fieldsOf(capabilityProblems({ ...capability, translations }))).toEqual([
      "input.translations.0.language",
    ]);
  });

  it.each([
    [{ issuedOn: "2027-01-01" }, "input.issuedOn"],
    [{ expiresOn: "2019-12-31" }, "input.expiresOn"],
    [{ sha256: "abc" }, "input.sha256"],
  ])("with the proof %j", (change, field) => {
    const evidence = { title: "Patent", issuedOn: "2020-01-01", ...change };
    expect(fieldsOf(evidenceProblems(evidence, TODAY))).toEqual([field]);
  });
});

describe("a partner is sought", () => {
  it.each([
    [undefined, "BRUSSELS", "QUEBEC"],
    [null, "QUEBEC", "BRUSSELS"],
    ["BRUSSELS", "BRUSSELS", "BRUSSELS"],
    [undefined, null, undefined],
  ] as const)("asked %s from %s, in %s", (asked, own, region) => {
    expect(partnerRegionOf(asked, own)).toBe(region);
  });
});
