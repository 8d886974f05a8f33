import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { inLanguage, type Language } from "../../../shared/language";
import type { Programme, ProgrammeVisit } from "./mission-programme";
import { PROGRAMME_WORDS, type ProgrammeWord } from "./programme-words";
import type { VisitState } from "../visits/visit.rules";

const STATUS: Readonly<Record<VisitState, ICalEventStatus>> = {
  PROPOSED: ICalEventStatus.TENTATIVE,
  CONFIRMED: ICalEventStatus.CONFIRMED,
  DECLINED: ICalEventStatus.CANCELLED,
  CANCELLED: ICalEventStatus.CANCELLED,
};

/**
 * The programme as iCalendar (RFC 5545), times in UTC: the same moments whatever the zone of the reader or of this
 * process. An event keeps its identifier and counts its versions, so that a calendar that read an earlier one corrects
 * it; what fell through stays in as cancelled.
 */
export function calendarOf(programme: Programme, language: Language): string {
  const { mission } = programme;
  const calendar = ical({
    name: inLanguage(PROGRAMME_WORDS.title, language),
    prodId: { company: "Passerelle", product: "missions", language: language },
    method: ICalCalendarMethod.PUBLISH,
  });
  addDay(calendar, programme, "departure", mission.departsOn, language);
  addDay(calendar, programme, "return", mission.returnsOn, language);
  for (const visit of programme.visits) addVisit(calendar, visit, language);
  return calendar.toString();
}

function addVisit(calendar: ICalCalendar, told: ProgrammeVisit, language: Language): void {
  const { visit } = told;
  const host = told.host ?? inLanguage(PROGRAMME_WORDS.unnamedHost, language);
  calendar.createEvent({
    id: `visit-${visit.id}@passerelle`,
    sequence: visit.version - 1,
    stamp: visit.updatedAt,
    start: visit.startsAt,
    end: visit.endsAt,
    status: STATUS[visit.state],
    summary: `${inLanguage(PROGRAMME_WORDS.visit, language)}: ${host}`,
    location: [visit.address, visit.municipality].filter(Boolean).join(", "),
    description: describe(told, language),
  });
}

/** A whole day has no zone: it is the day wherever it is read. */
function addDay(
  calendar: ICalCalendar,
  { mission }: Programme,
  word: "departure" | "return",
  day: string,
  language: Language,
): void {
  calendar.createEvent({
    id: `${word}-${mission.id}@passerelle`,
    sequence: mission.version - 1,
    stamp: mission.updatedAt,
    start: new Date(`${day}T00:00:00Z`),
    timezone: "UTC",
    allDay: true,
    status: mission.state === "CANCELLED" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: `${inLanguage(PROGRAMME_WORDS[word], language)} (${inLanguage(PROGRAMME_WORDS[mission.direction], language)})`,
  });
}

function describe({ visit, contact, need, requirements }: ProgrammeVisit, language: Language): string {
  const line = (word: ProgrammeWord, text: string | null) =>
    text ? [`${inLanguage(PROGRAMME_WORDS[word], language)}: ${text}`] : [];
  return [
    visit.purpose,
    ...line("contact", contact && [contact.name, contact.function, contact.phone].filter(Boolean).join(", ")),
    ...line("need", need),
    ...line("requirements", requirements.join("; ")),
    ...line(
      "interpreter",
      visit.interpreterLanguage && inLanguage(PROGRAMME_WORDS[visit.interpreterLanguage], language),
    ),
  ].join("\n");
}
