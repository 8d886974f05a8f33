import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  FIRST_TRAVEL_TIMES,
  minutesBetween,
  municipalityKey,
  pairOf,
  withEstimates,
} from "../../../src/modules/programme/missions/travel-times/travel-time.rules";
import {
  type Appointment,
  appointmentProblems,
  refuseVisitTransition,
  timetableProblems,
  VISIT_STATES,
  visitTransitions,
} from "../../../src/modules/programme/missions/visits/visit.rules";

const MISSION = { departsOn: "2026-10-20", returnsOn: "2026-10-24" };

function at(starts: string, ends: string, more: Partial<Appointment> = {}): Appointment {
  return {
    startsAt: new Date(starts),
    endsAt: new Date(ends),
    place: "QUEBEC",
    municipality: "Montréal",
    travellerIds: ["ada"],
    ...more,
  };
}

const entry = (one: string, other: string, minutes: number) => {
  const [oneKey, otherKey] = pairOf(one, other);
  return { oneKey, otherKey, minutes };
};

describe("a visit's time", () => {
  it.each([
    ["on the first day, by the clock at the place", at("2026-10-20T04:00:00Z", "2026-10-20T05:00:00Z"), null],
    [
      "on the eve, by the clock at the place",
      at("2026-10-20T03:59:00Z", "2026-10-20T05:00:00Z"),
      "input.startsAt",
    ],
    ["on the last day", at("2026-10-25T02:00:00Z", "2026-10-25T03:59:00Z"), null],
    ["into the day after", at("2026-10-25T02:00:00Z", "2026-10-25T04:00:00Z"), "input.endsAt"],
    ["that ends before it begins", at("2026-10-21T15:00:00Z", "2026-10-21T14:00:00Z"), "input.endsAt"],
    ["of no length", at("2026-10-21T15:00:00Z", "2026-10-21T15:00:00Z"), "input.endsAt"],
    ["of twelve hours", at("2026-10-21T12:00:00Z", "2026-10-22T00:00:00Z"), null],
    ["of more", at("2026-10-21T12:00:00Z", "2026-10-22T00:01:00Z"), "input.endsAt"],
  ])("%s", (_case, appointment, field) => {
    expect(appointmentProblems(appointment, MISSION)[0]?.field ?? null).toBe(field);
  });
});

describe("the timetable of a traveller", () => {
  const table = [entry("Montréal", "Québec", 180), entry("Laval", "Laval", 15)];
  const first = at("2026-10-21T13:00:00Z", "2026-10-21T15:00:00Z");
  it.each([
    ["the same time", at("2026-10-21T13:00:00Z", "2026-10-21T15:00:00Z"), /another visit in Montréal/],
    ["inside it", at("2026-10-21T13:30:00Z", "2026-10-21T14:00:00Z"), /another visit/],
    ["around it", at("2026-10-21T12:00:00Z", "2026-10-21T16:00:00Z"), /another visit/],
    ["right after it, in the same place", at("2026-10-21T15:00:00Z", "2026-10-21T16:00:00Z"), null],
    ["right before it", at("2026-10-21T12:00:00Z", "2026-10-21T13:00:00Z"), null],
    [
      "another traveller",
      at("2026-10-21T13:00:00Z", "2026-10-21T15:00:00Z", { travellerIds: ["bea"] }),
      null,
    ],
    [
      "too soon elsewhere",
      at("2026-10-21T17:59:00Z", "2026-10-21T19:00:00Z", { municipality: "Quebec" }),
      "Between Quebec and Montréal it takes 180 minutes, and 179 lie between the two visits. Leave more time.",
    ],
    [
      "just in time elsewhere",
      at("2026-10-21T18:00:00Z", "2026-10-21T19:00:00Z", { municipality: "QUÉBEC" }),
      null,
    ],
    [
      "elsewhere before it, too late",
      at("2026-10-21T09:00:00Z", "2026-10-21T10:01:00Z", { municipality: "Québec" }),
      /180 minutes, and 179/,
    ],
    [
      "where the way is not known",
      at("2026-10-21T15:05:00Z", "2026-10-21T16:00:00Z", { municipality: "Gatineau" }),
      null,
    ],
  ])("%s", (_case, visit, message) => {
    const found = timetableProblems(visit, [first], table)[0]?.message ?? null;
    if (message instanceof RegExp) expect(found).toMatch(message);
    else expect(found).toBe(message);
  });

  it("knows places by their letters, either way", () => {
    expect(municipalityKey("Saint-Gilles ")).toBe("saint gilles");
    expect(minutesBetween("quebec", "MONTREAL", table)).toBe(180);
    expect(minutesBetween("Anderlecht", "anderlecht", table)).toBe(0);
    expect(minutesBetween("Laval", "Laval", table)).toBe(15);
    expect(minutesBetween("Laval", "Québec", table)).toBeUndefined();
  });
});

describe("the estimates that come with the program", () => {
  it.each([
    ["Anderlecht", "Schaerbeek", 25],
    ["Sint-Jans-Molenbeek", "Forest", 25],
    ["Vorst", "Molenbeek-Saint-Jean", 25],
    ["Forest", "Vorst", 0],
    ["Bruxelles", "Brussel", 0],
    ["Montréal", "Québec", 180],
    ["Quebec City", "Levis", 25],
    ["Montréal", "Anderlecht", undefined],
  ])("%s to %s", (one, other, minutes) => {
    expect(minutesBetween(one, other, FIRST_TRAVEL_TIMES)).toBe(minutes);
    expect(minutesBetween(other, one, FIRST_TRAVEL_TIMES)).toBe(minutes);
  });

  it("know every municipality of the demo from every other of its side", () => {
    const folder = join(__dirname, "..", "..", "..", "seeds", "demo");
    for (const side of ["brussels", "quebec"]) {
      const texts = readdirSync(folder)
        .filter((file) => file.startsWith(side) && file.endsWith(".json"))
        .map((file) => readFileSync(join(folder, file), "utf8"));
      const places = [
        ...new Set(
          texts.flatMap((text) => [...text.matchAll(/"municipality": "([^"]+)"/g)].map(([, name]) => name!)),
        ),
      ];
      expect(places.length).toBeGreaterThan(10);
      const unknown = places.flatMap((one) =>
        places
          .filter((other) => minutesBetween(one, other, FIRST_TRAVEL_TIMES) === undefined)
          .map((other) => `${one} – ${other}`),
      );
      expect(unknown).toEqual([]);
    }
  });

  it("are no nearer by a detour than five minutes' rounding", () => {
    const keys = [...new Set(FIRST_TRAVEL_TIMES.flatMap(({ oneKey, otherKey }) => [oneKey, otherKey]))];
    const minutes = (one: string, other: string) => minutesBetween(one, other, FIRST_TRAVEL_TIMES);
    for (const { oneKey, otherKey, minutes: direct } of FIRST_TRAVEL_TIMES)
      for (const over of keys) {
        const [there, onwards] = [minutes(oneKey, over), minutes(over, otherKey)];
        if (there !== undefined && onwards !== undefined)
          expect(direct).toBeLessThanOrEqual(there + onwards + 5);
      }
  });

  it("give way to what an adviser recorded", () => {
    const [first] = FIRST_TRAVEL_TIMES;
    const recorded = { ...first!, minutes: 7, version: 2 };
    const table = withEstimates([recorded]);
    expect(table).toHaveLength(FIRST_TRAVEL_TIMES.length);
    expect(minutesBetween(first!.oneKey, first!.otherKey, table)).toBe(7);
  });
});

describe("the life of a visit", () => {
  const pairs = VISIT_STATES.flatMap((from) => VISIT_STATES.map((to) => [from, to] as const));
  it.each(pairs)("%s to %s", (from, to) => {
    const legal = (visitTransitions[from] as readonly string[]).includes(to);
    const act = () => {
      refuseVisitTransition(from, to);
    };
    if (legal) expect(act).not.toThrow();
    else expect(act).toThrow(/^The visit is /);
  });
});
