import {
  readLocalTime,
  writeLocalTime,
} from "../../../src/modules/programme/missions/visits/local-time.rules";
import type { Region } from "../../../src/modules/shared/region";

const read = (text: string, place: Region) => {
  const { moment, problems } = readLocalTime(text, place, "input.startsAt");
  return moment?.toISOString() ?? problems[0]?.message ?? "";
};

describe("times by the clock at the place", () => {
  it.each<[string, Region, string]>([
    // Brussels puts its clocks forward on 29 March 2026 and back on 25 October 2026.
    ["2026-03-28T10:00", "BRUSSELS", "2026-03-28T09:00:00.000Z"],
    ["2026-03-29T01:59", "BRUSSELS", "2026-03-29T00:59:00.000Z"],
    ["2026-03-29T03:00", "BRUSSELS", "2026-03-29T01:00:00.000Z"],
    ["2026-03-29T10:00", "BRUSSELS", "2026-03-29T08:00:00.000Z"],
    ["2026-10-24T10:00", "BRUSSELS", "2026-10-24T08:00:00.000Z"],
    ["2026-10-25T02:30+02:00", "BRUSSELS", "2026-10-25T00:30:00.000Z"],
    ["2026-10-25T02:30+01:00", "BRUSSELS", "2026-10-25T01:30:00.000Z"],
    ["2026-10-25T10:00", "BRUSSELS", "2026-10-25T09:00:00.000Z"],
    // Toronto's zone, which Quebec keeps, does so on 8 March and 1 November.
    ["2026-03-07T10:00", "QUEBEC", "2026-03-07T15:00:00.000Z"],
    ["2026-03-08T01:59", "QUEBEC", "2026-03-08T06:59:00.000Z"],
    ["2026-03-08T03:00", "QUEBEC", "2026-03-08T07:00:00.000Z"],
    ["2026-03-08T10:00", "QUEBEC", "2026-03-08T14:00:00.000Z"],
    ["2026-10-28T10:00", "QUEBEC", "2026-10-28T14:00:00.000Z"],
    ["2026-11-01T01:30-04:00", "QUEBEC", "2026-11-01T05:30:00.000Z"],
    ["2026-11-01T01:30-05:00", "QUEBEC", "2026-11-01T06:30:00.000Z"],
    ["2026-11-01T10:00", "QUEBEC", "2026-11-01T15:00:00.000Z"],
    // Between the two changes both sides are an hour nearer than usual.
    ["2026-03-15T10:00", "BRUSSELS", "2026-03-15T09:00:00.000Z"],
    ["2026-03-15T05:00", "QUEBEC", "2026-03-15T09:00:00.000Z"],
  ])("%s in %s is %s", (text, place, moment) => {
    expect(read(text, place)).toBe(moment);
  });

  it.each<[string, Region, string]>([
    [
      "2026-03-29T02:30",
      "BRUSSELS",
      "At 2026-03-29T02:30 the clock in Europe/Brussels is put forward: that time does not exist there.",
    ],
    [
      "2026-03-08T02:30",
      "QUEBEC",
      "At 2026-03-08T02:30 the clock in America/Toronto is put forward: that time does not exist there.",
    ],
    [
      "2026-10-25T02:30",
      "BRUSSELS",
      "At 2026-10-25T02:30 the clock in Europe/Brussels is put back: that time comes twice. Write 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00.",
    ],
    [
      "2026-11-01T01:30",
      "QUEBEC",
      "At 2026-11-01T01:30 the clock in America/Toronto is put back: that time comes twice. Write 2026-11-01T01:30-04:00 or 2026-11-01T01:30-05:00.",
    ],
    [
      "2026-10-21T10:00+02:00",
      "QUEBEC",
      "The offset +02:00 is not that of America/Toronto at 2026-10-21T10:00. Write 2026-10-21T10:00-04:00.",
    ],
    [
      "2026-02-30T10:00",
      "QUEBEC",
      "«2026-02-30T10:00» is no local time. Write it as 2026-10-21T14:30, by the clock at the place.",
    ],
    [
      "tomorrow",
      "QUEBEC",
      "«tomorrow» is no local time. Write it as 2026-10-21T14:30, by the clock at the place.",
    ],
  ])("%s in %s is refused", (text, place, message) => {
    expect(read(text, place)).toBe(message);
  });

  it.each<[string, Region]>([
    ["2026-10-25T00:30:00.000Z", "BRUSSELS"],
    ["2026-10-25T01:30:00.000Z", "BRUSSELS"],
    ["2026-11-01T05:30:00.000Z", "QUEBEC"],
    ["2026-11-01T06:30:00.000Z", "QUEBEC"],
  ])("%s in %s is read again as it was written", (moment, place) => {
    expect(read(writeLocalTime(new Date(moment), place), place)).toBe(moment);
  });
});
