import ICAL from "ical.js";
import { calendarOf } from "../../../../src/modules/programme/missions/printable/calendar";
import type { Programme } from "../../../../src/modules/programme/missions/printable/mission-programme";
import { freeAgainOn } from "../../../../src/modules/programme/missions/quota/quota.rules";
import { nextDay } from "../../../../src/modules/programme/applications/service-levels/working-days.rules";
import { localDayOf } from "../../../../src/modules/shared/clock";
import { printableProgramme } from "../../../../src/modules/programme/missions/printable/printable-programme";

const moments: [string, string, string, string][] = [
  ["before the change in spring, in Montréal", "QUEBEC", "2026-03-07T15:00:00Z", "10:00"],
  ["after it", "QUEBEC", "2026-03-08T14:00:00Z", "10:00"],
  ["before the change in spring, in Brussels", "BRUSSELS", "2026-03-28T09:00:00Z", "10:00"],
  ["after it", "BRUSSELS", "2026-03-29T08:00:00Z", "10:00"],
  ["before the change in autumn, in Brussels", "BRUSSELS", "2026-10-24T08:00:00Z", "10:00"],
  ["after it", "BRUSSELS", "2026-10-25T09:00:00Z", "10:00"],
  ["before the change in autumn, in Montréal", "QUEBEC", "2026-10-31T14:00:00Z", "10:00"],
  ["after it", "QUEBEC", "2026-11-01T15:00:00Z", "10:00"],
];

function programme(
  place: string,
  startsAt: string,
  host: string | null = "Filtrebois <inc.> & Cie",
): Programme {
  const day = startsAt.slice(0, 10);
  const start = new Date(startsAt);
  return {
    enterprise: "Zennewater SRL",
    mission: {
      id: "m",
      state: "APPROVED",
      direction: "BRUSSELS_TO_QUEBEC",
      departsOn: day,
      returnsOn: day,
      purpose: `See <script>alert("x")</script> & "builders"`,
      version: 3,
      updatedAt: new Date("2026-01-05T10:00:00Z"),
    },
    travellers: [{ id: "t", name: "Ada O'Claes", role: "MANAGER", jobTitle: null }],
    visits: [
      {
        visit: {
          id: "v",
          state: "CONFIRMED",
          startsAt: start,
          endsAt: new Date(start.getTime() + 5_400_000),
          place,
          address: "1, rue A; B",
          municipality: "Montréal",
          purpose: "See the pilot plant, then talk; lunch",
          interpreterLanguage: "FR",
          version: 2,
          updatedAt: new Date("2026-01-05T10:00:00Z"),
        },
        host,
        contact: null,
        need: "Membranes",
        requirements: ["filtration"],
      },
    ],
  } as unknown as Programme;
}

function eventIn(calendar: string, kind: string) {
  const events = new ICAL.Component(ICAL.parse(calendar) as unknown[]).getAllSubcomponents("vevent");
  return events.find((one) => String(one.getFirstPropertyValue("uid")).startsWith(kind));
}

function visitIn(calendar: string) {
  return new ICAL.Event(eventIn(calendar, "visit-"));
}

/** What a process in another time zone must not change; `noon`: what its clock shows as 12:00 on 1 July 2026. */
export function calendarCases(zone: string, noon: string): void {
  describe(`in ${zone}`, () => {
    it("is where the process runs", () => {
      expect(new Date(2026, 6, 1, 12).toISOString()).toBe(noon);
    });

    calendarAndProgramme();
    daysAndTerms();
  });
}

function calendarAndProgramme(): void {
  it.each(moments)("%s", (_case, place, startsAt, clock) => {
    const told = programme(place, startsAt);
    const text = calendarOf(told, "EN");
    const visit = visitIn(text);
    expect(visit.startDate.toJSDate().toISOString()).toBe(new Date(startsAt).toISOString());
    expect(visit.duration.toSeconds()).toBe(5_400);
    expect(visit.summary).toBe("Visit: Filtrebois <inc.> & Cie");
    expect(visit.location).toBe("1, rue A; B, Montréal");
    const departure = eventIn(text, "departure-");
    expect(departure?.getFirstPropertyValue("dtstart")?.toString()).toBe(startsAt.slice(0, 10));
    expect(printableProgramme(told, "EN")).toContain(`>${clock} – 11:30</time>`);
  });

  it.each([
    ["EN", "Travellers", "confirmed"],
    ["FR", "Voyageurs", "confirmée"],
    ["NL", "Reizigers", "bevestigd"],
  ] as const)("is written in %s, loads nothing and escapes what people wrote", (language, word, state) => {
    const page = printableProgramme(programme("QUEBEC", "2026-11-03T15:00:00Z"), language);
    expect(page).toContain(word);
    expect(page).toContain(state);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("Filtrebois &lt;inc.&gt; &amp; Cie");
    expect(page).toContain("Ada O&#39;Claes");
    expect(page).not.toMatch(/<script|https?:|src=|href=/);
  });

  it.each([
    ["2026-11-01T15:00:00Z", "<h2>dimanche 1er novembre 2026</h2>"],
    ["2026-11-11T15:00:00Z", "<h2>mercredi 11 novembre 2026</h2>"],
  ])("writes the day of %s as French does", (startsAt, heading) => {
    expect(printableProgramme(programme("QUEBEC", startsAt), "FR")).toContain(heading);
  });

  it("names no host to those who may not know it", () => {
    const told = programme("QUEBEC", "2026-11-03T15:00:00Z", null);
    expect(calendarOf(told, "NL")).toContain("Bezoek: Een onderneming");
    expect(printableProgramme(told, "NL")).toContain("Een onderneming");
  });

  it.each([
    ["BRUSSELS", "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"],
    ["BRUSSELS", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"],
    ["QUEBEC", "2026-03-08T06:30:00Z", "2026-03-08T07:30:00Z"],
    ["QUEBEC", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"],
  ])("an hour across the change of the clock in %s is an hour (%s)", (place, startsAt, endsAt) => {
    const told = programme(place, startsAt);
    const [visit] = told.visits;
    Object.assign(visit!.visit, { endsAt: new Date(endsAt) });
    const read = visitIn(calendarOf(told, "FR"));
    expect(read.startDate.toJSDate().toISOString()).toBe(new Date(startsAt).toISOString());
    expect(read.endDate.toJSDate().toISOString()).toBe(new Date(endsAt).toISOString());
  });
}

function daysAndTerms(): void {
  it.each([
    ["BRUSSELS", "2026-03-28T22:59:00Z", "2026-03-28"],
    ["BRUSSELS", "2026-03-28T23:00:00Z", "2026-03-29"],
    ["BRUSSELS", "2026-03-29T21:59:00Z", "2026-03-29"],
    ["BRUSSELS", "2026-10-24T22:00:00Z", "2026-10-25"],
    ["BRUSSELS", "2026-10-25T22:59:00Z", "2026-10-25"],
    ["QUEBEC", "2026-03-08T04:59:00Z", "2026-03-07"],
    ["QUEBEC", "2026-03-09T03:59:00Z", "2026-03-08"],
    ["QUEBEC", "2026-11-01T03:59:00Z", "2026-10-31"],
    ["QUEBEC", "2026-11-02T04:59:00Z", "2026-11-01"],
  ] as const)("in %s the day of %s is %s", (place, moment, day) => {
    expect(localDayOf(new Date(moment), place)).toBe(day);
  });

  it.each([
    ["2026-03-08", "2026-03-09", "2028-03-08"],
    ["2026-03-29", "2026-03-30", "2028-03-29"],
    ["2026-10-25", "2026-10-26", "2028-10-25"],
    ["2026-11-01", "2026-11-02", "2028-11-01"],
    ["2028-02-29", "2028-03-01", "2030-02-28"],
  ])("after %s comes %s, and its trip is free again on %s", (day, next, free) => {
    expect(nextDay(day)).toBe(next);
    expect(freeAgainOn(day)).toBe(free);
  });
}
