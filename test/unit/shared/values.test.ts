import fc from "fast-check";
import { dayProblems, monthsBetween } from "../../../src/modules/shared/calendar";
import { emptiedProblems, onlyGiven } from "../../../src/modules/shared/change";
import { didYouMean, didYouMeanSentence } from "../../../src/modules/shared/did-you-mean";
import { preferredLanguage } from "../../../src/modules/shared/language";
import { amountProblems, moneyProblems } from "../../../src/modules/shared/money";
import { hasForbiddenCharacters, TEXT_LIMITS, textProblems } from "../../../src/modules/shared/text";

const LONG = "9".repeat(100_000);
const shortSentence = expect.stringMatching(/^.{10,300}[.?]$/su);

describe("a day", () => {
  it.each(["2026-11-23", "2024-02-29", "1800-01-01", "2200-12-31"])("«%s» is one", (day) => {
    expect(dayProblems(day, "input.day")).toEqual([]);
  });

  it.each([
    "2026-02-29",
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "20261123",
    "23-11-2026",
    "2026-W48-1",
    "2026-11-23T00:00:00Z",
    "1799-12-31",
    "2201-01-01",
    "",
    " 2026-11-23",
    LONG,
  ])("«%.30s» is none", (day) => {
    expect(dayProblems(day, "input.day")).toEqual([{ field: "input.day", message: shortSentence }]);
  });

  it.each([
    ["2025-05-23", "2026-11-23", 18],
    ["2025-05-24", "2026-11-23", 17],
    ["2024-02-29", "2025-02-28", 12],
    ["2026-11-23", "2026-11-23", 0],
    ["2026-11-24", "2026-11-23", -1],
  ])("from %s to %s are %i whole months", (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });
});

describe("an amount of money", () => {
  it.each(["0", "-5", "1250000.50", "9999999999999999.99", "0.1"])("may be «%s»", (amount) => {
    expect(moneyProblems({ amount, currency: "EUR" }, "input.turnover")).toEqual([]);
  });

  it.each(["", "1,5", "1e6", "1.005", ".5", "5.", "12345678901234567", "NaN", "Infinity", "١", LONG])(
    "is not «%.30s»",
    (amount) => {
      expect(amountProblems(amount, "input.amount")).toEqual([
        { field: "input.amount", message: shortSentence },
      ]);
    },
  );

  it.each(["EURO", "eur", "", "XYZ", "ZZZ", LONG])("has no currency «%.30s»", (currency) => {
    expect(moneyProblems({ amount: "1", currency }, "input.turnover")).toEqual([
      { field: "input.turnover.currency", message: shortSentence },
    ]);
  });
});

describe("a text", () => {
  it.each(Object.entries(TEXT_LIMITS))("as a %s may have %i characters and no more", (kind, limit) => {
    const problems = (text: string) => textProblems(text, kind as keyof typeof TEXT_LIMITS, "input.text");
    expect(problems("é".repeat(limit))).toEqual([]);
    expect(problems("é".repeat(limit + 1))).toEqual([{ field: "input.text", message: shortSentence }]);
  });

  it.each(["", " ", "\n\t\u00a0"])("of nothing but space is no text", (text) => {
    expect(textProblems(text, "line", "input.text")).toHaveLength(1);
  });

  it.each([
    ["\u0000", true],
    ["a\u0000b", true],
    ["\ud83d", true],
    ["\ude00", true],
    ["\ude00\ud83d", true],
    ["\ud83d\ud83d\ude00", true],
    ["😀", false],
    ["héhé ÿ 日本", false],
  ])("%j holds characters that cannot be stored: %s", (text, forbidden) => {
    expect(hasForbiddenCharacters(text)).toBe(forbidden);
  });

  it("is refused exactly when UTF-8 cannot carry it, or for NUL", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (one, other) => {
        const text = one + other;
        const storable = Buffer.from(text, "utf8").toString("utf8") === text && !text.includes("\u0000");
        expect(hasForbiddenCharacters(text)).toBe(!storable);
      }),
    );
  });
});

describe("the language of a caller", () => {
  it.each([
    [undefined, "EN"],
    ["", "EN"],
    ["*", "EN"],
    ["fr", "FR"],
    ["fr-BE", "FR"],
    ["nl-BE,nl;q=0.9,fr;q=0.8", "NL"],
    ["de, fr;q=0.3, nl;q=0.7", "NL"],
    ["de-DE,de", "EN"],
    ["fr;q=0", "EN"],
    ["fr;q=0, nl;q=0.1", "NL"],
    ["fry", "EN"],
    ["frr, nl;q=0.2", "NL"],
    ["fr;q=1.2.3, nl;q=0.5", "NL"],
    [";;;,,,q=", "EN"],
  ])("with Accept-Language «%s» is %s", (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

describe("a change", () => {
  it("keeps what was left out and takes null as an order to empty", () => {
    expect(onlyGiven({ title: undefined, summary: null, stage: "PILOT" })).toEqual({
      summary: null,
      stage: "PILOT",
    });
  });

  it("cannot empty what must be there", () => {
    expect(emptiedProblems({ title: null, text: undefined, summary: null }, ["title", "text"])).toEqual([
      { field: "input.title", message: shortSentence },
    ]);
  });
});

describe("a name that was mistyped", () => {
  const names = ["Montréal", "Laval", "Outaouais"];

  it.each([
    ["Montreal", ["Montréal"]],
    ["Lavel", ["Laval"]],
    ["", []],
    ["x".repeat(200), []],
  ])("«%.20s» brings up %j", (typed, close) => {
    expect(didYouMean(typed, names)).toEqual(close);
  });

  it("is named in a question", () => {
    expect(didYouMeanSentence(["Laval", "Outaouais"])).toBe(" Did you mean «Laval» or «Outaouais»?");
    expect(didYouMeanSentence([])).toBe("");
  });
});
