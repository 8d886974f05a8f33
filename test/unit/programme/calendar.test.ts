import ICAL from "ical.js";
import { calendarOf } from "../../../src/modules/programme/missions/calendar";
import type { Programme } from "../../../src/modules/programme/missions/mission-programme";
import { printableProgramme } from "../../../src/modules/programme/missions/printable-programme";

/** Run under several values of TZ: what is written names the same moments in each. */
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

describe("the calendar and the printed programme", () => {
  it.each(moments)("%s", (_case, place, startsAt, clock) => {
    const told = programme(place, startsAt);
    const events = new ICAL.Component(ICAL.parse(calendarOf(told, "EN")) as unknown[]).getAllSubcomponents(
      "vevent",
    );
    const visit = new ICAL.Event(
      events.find((one) => String(one.getFirstPropertyValue("uid")).startsWith("visit-")),
    );
    expect(visit.startDate.toJSDate().toISOString()).toBe(new Date(startsAt).toISOString());
    expect(visit.duration.toSeconds()).toBe(5_400);
    expect(visit.summary).toBe("Visit: Filtrebois <inc.> & Cie");
    expect(visit.location).toBe("1, rue A; B, Montréal");
    const departure = events.find((one) => String(one.getFirstPropertyValue("uid")).startsWith("departure-"));
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

  it("names no host to those who may not know it", () => {
    const told = programme("QUEBEC", "2026-11-03T15:00:00Z", null);
    expect(calendarOf(told, "NL")).toContain("Bezoek: Een onderneming");
    expect(printableProgramme(told, "NL")).toContain("Een onderneming");
  });
});
