import { currentText, CONSENT_PURPOSES } from "../modules/privacy/consents/consent.rules";
import { incidentTransitions } from "../modules/privacy/incidents/incident.rules";
import {
  type Erasure,
  isPersonal,
  SUBJECT_KINDS,
  type SubjectKind,
  type TableDeclaration,
} from "../modules/privacy/register/declaration";
import { personalDataRegister } from "../modules/privacy/register/personal-data.register";
import { retentionRules } from "../modules/privacy/retention/retention.rules";
import { code, table } from "./markdown";

/** Where persons' data stand and what becomes of them, as a page for a privacy officer: made from the register in use. */
export function personsDataPage(): string {
  const tables = Object.entries(personalDataRegister);
  const personal = tables.filter(([, declaration]) => isPersonal(declaration));
  const other = tables.filter(([, declaration]) => !isPersonal(declaration));
  return `${[
    "# Persons' data",
    "This page is written from the register that exports and erasures are made from (`npm run passerelle -- access --write`); a test fails when they differ, and another one when a column of the database is not declared in `register/`.",
    "## What a privacy officer does here",
    TASKS.map(([task, how]) => `- **${task}**: ${how}`).join("\n"),
    "## Where personal data stand",
    "Personal columns say who somebody is or may name somebody. Pseudonyms are identifiers that mean nothing once the name is erased. Secrets are kept as hashes and are never exported.",
    table(
      ["table", "holds", "kept for", "personal", "pseudonyms", "secrets"],
      personal.map(([name, declaration]) => columnsRow(name, declaration)),
    ),
    `Nothing about a person stands in ${other.map(([name]) => code(name)).join(", ")}.`,
    "## What becomes of it when somebody is erased",
    "`deleted`: the rows go. `anonymous`: personal columns are replaced, the row stays for the statistics. `kept`: it holds pseudonyms alone, and proves what somebody did. An account is deactivated first. An organisation is erased only when it is a sole proprietor; what it wrote goes, and sector, region, size, figures and dates stay.",
    table(
      ["table", ...SUBJECT_KINDS.map((kind) => SUBJECTS[kind])],
      personal.filter(([, { rows }]) => rows).map(([name, declaration]) => erasureRow(name, declaration)),
    ),
    "## For how long",
    "The terms stand in `seeds/reference/retention-rules.json`. A nightly job applies them; `passerelle privacy retention` shows what it would do, with `--apply` does it.",
    table(
      ["rule", "days", "what"],
      retentionRules.map(({ code: name, days, meaning }) => [code(name), String(days), meaning.en]),
    ),
    "## What people agree to",
    table(
      ["purpose", "version", "text"],
      CONSENT_PURPOSES.map((purpose) => {
        const { version, text } = currentText(purpose);
        return [code(purpose), String(version), text.en];
      }),
    ),
    "## Incidents",
    "The authority is told of a risk within 72 hours, the people of a high one; an incident is closed only then.",
    table(
      ["from", "to"],
      Object.entries(incidentTransitions).map(([from, to]) => [from, to.join(", ") || "stays"]),
    ),
  ].join("\n\n")}\n`;
}

const SUBJECTS: Readonly<Record<SubjectKind, string>> = {
  PERSON: "an account holder",
  CONTACT: "a contact",
  TRAVELLER: "a traveller",
  ORGANISATION: "a sole proprietor",
};

const ERASURES: Readonly<Record<Erasure, string>> = {
  ANONYMISE: "anonymous",
  DELETE: "deleted",
  KEEP: "kept",
};

const TASKS: readonly (readonly [string, string])[] = [
  [
    "Answers a request for access",
    "`exportPersonalData(subjectId)` as JSON and CSV, or `passerelle privacy export --email`. Everybody with an account exports their own data without asking. Each export is in the audit log.",
  ],
  [
    "Answers a request for erasure",
    "`erasePersonalData` with a reason that names nobody. The audit chain stays whole: it holds pseudonyms and keyed digests, and its reasons stand in a table of their own.",
  ],
  [
    "Looks into consents",
    "`consents(subjectId)`: who agreed to which version of which text, when, in which language, and when that was taken back.",
  ],
  ["Watches over terms", "`retentionReport` is a dry run, `applyRetention` does it before the night."],
  [
    "Keeps the register of incidents",
    "`recordPrivacyIncident`, `assessPrivacyIncident`, `notifyPrivacyIncident`, `closePrivacyIncident`, `privacyIncidents`.",
  ],
  [
    "Follows what crosses the border",
    "`auditTrail(filter: { kind: DISCLOSURE })`: who of one side read names, contacts or words of an organisation of the other.",
  ],
];

function columnsRow(name: string, { holds, keptFor, columns }: TableDeclaration): string[] {
  const { personal = {}, pseudonym = [], secret = [] } = columns;
  return [
    code(name),
    holds,
    keptFor.toLowerCase(),
    Object.keys(personal).join(", "),
    pseudonym.join(", "),
    secret.join(", "),
  ];
}

function erasureRow(name: string, { rows = {} }: TableDeclaration): string[] {
  return [
    code(name),
    ...SUBJECT_KINDS.map((kind) => {
      const found = rows[kind];
      return found ? ERASURES[found.erasure] : "";
    }),
  ];
}
