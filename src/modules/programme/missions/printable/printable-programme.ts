import { createHash } from "node:crypto";
import { DateTime } from "luxon";
import { localDayOf, TIME_ZONES } from "../../../shared/clock";
import { inLanguage, type Language } from "../../../shared/language";
import type { Programme, ProgrammeVisit } from "./mission-programme";
import { PROGRAMME_WORDS, type ProgrammeWord } from "./programme-words";
import { takesPlace } from "../visits/visit.rules";

const LOCALES: Readonly<Record<Language, string>> = { EN: "en-GB", FR: "fr-BE", NL: "nl-BE" };

const STYLE = `
:root { color: #1d2733; font: 15px/1.5 "Source Sans 3", "Segoe UI", "DejaVu Sans", sans-serif; }
body { margin: 0 auto; max-width: 46rem; padding: 2.5rem 1.5rem; }
header { border-bottom: 3px solid #24577a; padding-bottom: 1rem; }
h1 { color: #24577a; font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { break-after: avoid; color: #24577a; font-size: 1.15rem; margin: 2rem 0 .6rem; }
h3 { font-size: 1.05rem; margin: 0; }
p { margin: .3rem 0; }
.quiet { color: #5a6774; font-size: .9rem; }
article { border-left: 4px solid #c9d8e3; break-inside: avoid; display: grid; gap: 0 1.2rem;
  grid-template-columns: 7.5rem 1fr; margin: .8rem 0; padding: .2rem 0 .2rem 1rem; }
article.confirmed { border-left-color: #24577a; }
time { font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
dl { display: grid; gap: .1rem .8rem; grid-template-columns: 11.5rem 1fr; margin: .4rem 0 0; }
dt { color: #5a6774; }
dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: 0; padding-left: 1.1rem; }
footer { border-top: 1px solid #c9d8e3; margin-top: 2.5rem; padding-top: .6rem; }
@page { margin: 18mm 16mm; size: A4; }
@media print { body { max-width: none; padding: 0; } a { color: inherit; } }
`;

/** Nothing is loaded and nothing runs: the one style is named by its digest. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;

/** The programme as a page of its own, to be printed or kept: HTML that holds all it needs. */
export function printableProgramme(programme: Programme, language: Language): string {
  const { mission, enterprise } = programme;
  const word = wordsIn(language);
  const title = enterprise === null ? word("title") : `${word("title")} – ${escaped(enterprise)}`;
  return `<!doctype html>
<html lang="${language.toLowerCase()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>${word(mission.direction)}, ${dayIn(mission.departsOn, language)} – ${dayIn(mission.returnsOn, language)}</p>
<p>${escaped(mission.purpose)}</p>
</header>
${travellersOf(programme, word)}
<main>
${daysOf(programme, language)}
</main>
<footer class="quiet"><p>${word("localTime")}</p><p>${word("confidential")}</p></footer>
</body>
</html>
`;
}

type Word = (name: ProgrammeWord) => string;

function wordsIn(language: Language): Word {
  return (name) => escaped(inLanguage(PROGRAMME_WORDS[name], language));
}

function travellersOf({ travellers }: Programme, word: Word): string {
  const rows = travellers.map(
    ({ name, role, jobTitle }) => `<li>${escaped(name)}, ${jobTitle ? escaped(jobTitle) : word(role)}</li>`,
  );
  return `<section><h2>${word("travellers")}</h2><ul>${rows.join("")}</ul></section>`;
}

/** Visits that take place, under the day of their place. */
function daysOf({ visits }: Programme, language: Language): string {
  const word = wordsIn(language);
  const standing = visits.filter(({ visit }) => takesPlace(visit));
  if (standing.length === 0) return `<p>${word("noVisits")}</p>`;
  const days = [...new Set(standing.map(dayOfVisit))].sort();
  return days
    .map((day) => {
      const ofDay = standing.filter((told) => dayOfVisit(told) === day);
      const articles = ofDay.map((told) => visitOf(told, word));
      return `<section><h2>${dayIn(day, language)}</h2>\n${articles.join("\n")}\n</section>`;
    })
    .join("\n");
}

function dayOfVisit({ visit }: ProgrammeVisit): string {
  return localDayOf(visit.startsAt, visit.place);
}

function visitOf(told: ProgrammeVisit, word: Word): string {
  const { visit, host, contact, need, requirements } = told;
  const rows = [
    row(word("place"), [visit.address, visit.municipality]),
    row(word("contact"), contact ? [contact.name, contact.function, contact.phone] : []),
    row(word("purpose"), [visit.purpose]),
    row(word("need"), [need]),
    list(word("requirements"), requirements),
    visit.interpreterLanguage
      ? `<dt>${word("interpreter")}</dt><dd>${word("into")} ${word(visit.interpreterLanguage)}</dd>`
      : "",
  ];
  const state = visit.state === "CONFIRMED" ? "CONFIRMED" : "PROPOSED";
  return `<article class="${state.toLowerCase()}"><time datetime="${visit.startsAt.toISOString()}">${clockOf(visit.startsAt, told)} – ${clockOf(visit.endsAt, told)}</time>
<div><h3>${host === null ? word("unnamedHost") : escaped(host)}</h3><p class="quiet">${word(state)}</p><dl>${rows.join("")}</dl></div></article>`;
}

function row(label: string, parts: readonly (string | null)[]): string {
  const text = parts.filter(Boolean).join(", ");
  return text === "" ? "" : `<dt>${label}</dt><dd>${escaped(text)}</dd>`;
}

function list(label: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  return `<dt>${label}</dt><dd><ul>${items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul></dd>`;
}

function clockOf(moment: Date, { visit }: ProgrammeVisit): string {
  return DateTime.fromJSDate(moment, { zone: TIME_ZONES[visit.place] }).toFormat("HH:mm");
}

function dayIn(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "full", timeZone: "UTC" });
  const written = format.format(new Date(`${day}T00:00:00Z`));
  // The first of a month is an ordinal in French, which Intl does not know.
  return escaped(language === "FR" ? written.replace(/ 1 /, " 1er ") : written);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
