import fc from "fast-check";
import {
  type Cost,
  costProblems,
  rateProblems,
  totalInEuros,
  totalsByCurrency,
} from "../../../src/modules/programme/missions/support/cost.rules";
import {
  dateProblems,
  MISSION_STATES,
  missionTransitions,
  refuseMissionTransition,
  travellerCountProblems,
} from "../../../src/modules/programme/missions/life/mission.rules";
import { isSamePerson } from "../../../src/modules/programme/missions/travellers/traveller.rules";

describe("the life of a mission", () => {
  const pairs = MISSION_STATES.flatMap((from) => MISSION_STATES.map((to) => [from, to] as const));
  it.each(pairs)("%s to %s", (from, to) => {
    const legal = (missionTransitions[from] as readonly string[]).includes(to);
    const act = () => {
      refuseMissionTransition(from, to);
    };
    if (legal) expect(act).not.toThrow();
    else expect(act).toThrow(/^The mission is /);
  });
});

describe("the dates of a mission", () => {
  it.each([
    ["today", "2026-11-23", "2026-11-25", null],
    ["a day", "2026-11-23", "2026-11-23", null],
    ["yesterday", "2026-11-22", "2026-11-25", "input.departsOn"],
    ["back before leaving", "2026-11-25", "2026-11-24", "input.returnsOn"],
    ["thirty days", "2026-12-01", "2026-12-30", null],
    ["thirty-one days", "2026-12-01", "2026-12-31", "input.returnsOn"],
    ["no date", "2026-02-30", "2026-12-31", "input.departsOn"],
  ])("%s", (_case, departsOn, returnsOn, field) => {
    expect(dateProblems(departsOn, returnsOn, "2026-11-23")[0]?.field ?? null).toBe(field);
  });

  it.each([
    [1, 0],
    [2, 0],
    [3, 1],
  ])("%i travellers: %i problems", (count, problems) => {
    expect(travellerCountProblems(count, "input.travellers")).toHaveLength(problems);
  });
});

describe("who is whom on two trips", () => {
  it.each([
    ["the same name", { name: "Ada Claes" }, { name: "Ada Claes" }, true],
    ["the same name, written otherwise", { name: "Ada Claes" }, { name: " ada  CLAES" }, true],
    ["another name", { name: "Ada Claes" }, { name: "Bea Claes" }, false],
    [
      "the same address",
      { name: "Ada Claes", email: "Ada@zenne.example" },
      { name: "A. Claes", email: "ada@zenne.example" },
      true,
    ],
    [
      "one name, two addresses",
      { name: "Ada Claes", email: "ada@zenne.example" },
      { name: "Ada Claes", email: "ac@zenne.example" },
      false,
    ],
    [
      "one name, one address",
      { name: "Ada Claes", email: "ada@zenne.example" },
      { name: "Ada Claes", email: null },
      true,
    ],
    [
      "another name, one address",
      { name: "Bea Claes" },
      { name: "Ada Claes", email: "ada@zenne.example" },
      false,
    ],
  ])("%s", (_case, one, other, same) => {
    expect(isSamePerson(one, other)).toBe(same);
    expect(isSamePerson(other, one)).toBe(same);
  });
});

describe("costs", () => {
  const cost = (
    amount: string,
    programmeShare: string,
    enterpriseShare: string,
    more: Partial<Cost> = {},
  ) => ({
    amount,
    currency: "EUR",
    programmeShare,
    enterpriseShare,
    incurredOn: "2026-11-20",
    unitsPerEuro: null,
    ...more,
  });

  it.each([
    ["shares that make up the whole", cost("1000.00", "800.00", "200.00"), null],
    ["all borne by the programme", cost("1000", "1000", "0"), null],
    ["a cent too little", cost("1000.00", "800.00", "199.99"), "input.enterpriseShare"],
    ["a cent too much", cost("1000.00", "800.01", "200.00"), "input.enterpriseShare"],
    ["a negative share", cost("1000.00", "1200.00", "-200.00"), "input.enterpriseShare"],
    ["no amount", cost("a lot", "1", "1"), "input.amount.amount"],
    ["three decimals", cost("10.005", "10", "0"), "input.amount.amount"],
    ["no currency", cost("10", "10", "0", { currency: "EURO" }), "input.amount.currency"],
  ])("%s", (_case, one, field) => {
    expect(costProblems(one)[0]?.field ?? null).toBe(field);
  });

  it.each([
    ["one currency wants no rate", [cost("1", "1", "0", { currency: "CAD" })], 0],
    ["two want one", [cost("1", "1", "0"), cost("1", "1", "0", { currency: "CAD" })], 1],
    ["two have one", [cost("1", "1", "0"), cost("1", "1", "0", { currency: "CAD", unitsPerEuro: "1.5" })], 0],
    [
      "two that are not the euro want two",
      [
        cost("1", "1", "0", { currency: "USD" }),
        cost("1", "1", "0", { currency: "CAD", unitsPerEuro: "1.5" }),
      ],
      1,
    ],
  ])("%s", (_case, costs, problems) => {
    expect(rateProblems(costs)).toHaveLength(problems);
  });

  it("adds up by currency and in euros", () => {
    const costs = [
      cost("1000.00", "800.00", "200.00"),
      cost("297.00", "148.50", "148.50", { currency: "CAD", unitsPerEuro: "1.485" }),
    ];
    expect(totalsByCurrency(costs).map(({ total }) => total)).toEqual([
      { amount: "297.00", currency: "CAD" },
      { amount: "1000.00", currency: "EUR" },
    ]);
    expect(totalInEuros(costs)).toEqual({
      total: { amount: "1200.00", currency: "EUR" },
      programme: { amount: "900.00", currency: "EUR" },
      enterprise: { amount: "300.00", currency: "EUR" },
    });
    expect(totalInEuros([cost("1", "1", "0", { currency: "CAD" })])).toBeNull();
    expect(totalInEuros([])).toMatchObject({ total: { amount: "0.00" } });
  });

  it("always adds up: shares make up the whole in every currency and in euros", () => {
    const cents = fc.integer({ min: 0, max: 1_000_000_00 });
    const money = (value: number) =>
      `${String(Math.floor(value / 100))}.${String(value % 100).padStart(2, "0")}`;
    const aCost = fc
      .record({
        one: cents,
        other: cents,
        currency: fc.constantFrom("EUR", "CAD", "USD"),
        rate: fc.integer({ min: 1, max: 99_999 }),
      })
      .map(({ one, other, currency, rate }) =>
        cost(money(one + other), money(one), money(other), {
          currency,
          unitsPerEuro: currency === "EUR" ? null : (rate / 10_000).toFixed(4),
        }),
      );
    const asCents = ({ amount }: { amount: string }) => BigInt(amount.replace(".", ""));
    fc.assert(
      fc.property(fc.array(aCost, { minLength: 1, maxLength: 20 }), (costs) => {
        const sums = [...totalsByCurrency(costs), totalInEuros(costs)!];
        for (const { total, programme, enterprise } of sums) {
          expect(total.amount).toMatch(/^\d+\.\d{2}$/);
          expect(asCents(programme) + asCents(enterprise)).toBe(asCents(total));
        }
      }),
    );
  });
});
