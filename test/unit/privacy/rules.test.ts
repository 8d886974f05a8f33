import {
  type ConsentEvent,
  consentTexts,
  standingConsents,
} from "../../../src/modules/privacy/consents/consent.rules";
import {
  INCIDENT_STATES,
  incidentTransitions,
  missingNotifications,
  refuseTransition,
} from "../../../src/modules/privacy/incidents/incident.rules";
import { csvOf } from "../../../src/modules/privacy/persons-data/csv.rules";
import { boundTo } from "../../../src/modules/privacy/register/register.sql";
import {
  nextRun,
  RETENTION_CODES,
  retentionRules,
} from "../../../src/modules/privacy/retention/retention.rules";

describe("CSV", () => {
  it.each([
    ["plain", "plain"],
    ["with, comma", '"with, comma"'],
    ['with "quotes"', '"with ""quotes"""'],
    ["two\nlines", '"two\nlines"'],
    // A spreadsheet would compute it, or ask another machine.
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["+32 2 555", "'+32 2 555"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
  ])("writes %j as %j", (text, written) => {
    expect(csvOf([[text]])).toBe(`${written}\r\n`);
  });
});

describe("conditions of the register", () => {
  it("become parameters, each once, and casts stay", () => {
    const subject = { id: "1", email: "a@b.example", name: "Ada" };
    expect(boundTo(subject, "t.a = :id or t.b = :id::text or t.c = lower(:email)")).toEqual({
      sql: "t.a = $1::uuid or t.b = $1::uuid::text or t.c = lower($2::text)",
      values: ["1", "a@b.example"],
    });
  });
});

describe("consents", () => {
  const event = (event: "GIVEN" | "WITHDRAWN", at: string): ConsentEvent => ({
    purpose: "PROGRAMME_NEWS",
    textVersion: 1,
    event,
    at: new Date(at),
  });

  it.each([
    [[], false],
    [["GIVEN"], true],
    [["GIVEN", "WITHDRAWN"], false],
    [["GIVEN", "WITHDRAWN", "GIVEN"], true],
  ] as const)("after %j stand: %s", (events, stands) => {
    const said = events.map((one, index) => event(one, `2026-01-0${String(index + 1)}`));
    expect(standingConsents(said).length > 0).toBe(stands);
  });

  it("have a text in each language", () => {
    for (const { text } of consentTexts)
      for (const words of [text.en, text.fr, text.nl]) expect(words).toMatch(/^.{40,}\.$/);
  });
});

describe("incidents", () => {
  it("go from state to state as the table says, and never out of CLOSED", () => {
    for (const from of INCIDENT_STATES)
      for (const to of INCIDENT_STATES) {
        const step = () => {
          refuseTransition(from, to);
        };
        if ((incidentTransitions[from] as readonly string[]).includes(to)) expect(step).not.toThrow();
        else expect(step).toThrow(`${from} cannot become ${to}`);
      }
    expect(incidentTransitions.CLOSED).toEqual([]);
  });

  const day = new Date();
  it.each([
    ["NONE", null, null, 0],
    ["RISK", null, null, 1],
    ["RISK", day, null, 0],
    ["HIGH", null, null, 2],
    ["HIGH", day, null, 1],
    ["HIGH", day, day, 0],
    [null, null, null, 1],
  ] as const)(
    "of risk %s, authority %p, people %p: %i notifications are missing",
    (risk, authority, people, missing) => {
      expect(
        missingNotifications(risk, { authorityNotifiedAt: authority, peopleNotifiedAt: people }),
      ).toHaveLength(missing);
    },
  );
});

describe("retention", () => {
  it("has one rule for each code, with a term and words in three languages", () => {
    expect(retentionRules.map(({ code }) => code).sort()).toEqual([...RETENTION_CODES].sort());
    for (const { days, meaning } of retentionRules) {
      expect(days).toBeGreaterThan(0);
      for (const words of Object.values(meaning)) expect(words).not.toBe("");
    }
  });

  it.each([
    ["2026-11-25T02:59:00Z", "2026-11-25T03:00:00.000Z"],
    ["2026-11-25T03:00:00Z", "2026-11-26T03:00:00.000Z"],
    ["2026-12-31T23:00:00Z", "2027-01-01T03:00:00.000Z"],
  ])("runs after %s at %s", (now, run) => {
    expect(nextRun(new Date(now)).toISOString()).toBe(run);
  });
});
