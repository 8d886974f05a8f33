import { disclosureTable } from "../modules/disclosure-table";
import type { DisclosureLevel } from "../security/disclosure";
import { type Permission, permissions } from "../security/permissions";
import { type Role, ROLES } from "../security/role";
import { code, table } from "./markdown";

const roles = Object.keys(ROLES) as Role[];

/** The tables of who may do and read what, as a page for people: made from the tables that the server enforces. */
export function accessPage(): string {
  return `${[
    "# Who may do and read what",
    "This page is written from the tables that the server enforces (`npm run passerelle -- access --write`); a test fails when they differ. An operation without a row, or a field without a level, stops the server's start.",
    "## Roles",
    table(["role", "what it is for"], Object.entries(ROLES)),
    "A role is held by an assignment: by a person, for a region, an organisation or a body, from a day until a day.",
    "## Operations",
    "`everyone` includes anonymous visitors; `signed in` is anybody with an account; `catalogue` is anybody signed in, and anonymous visitors where the installation opens the public catalogue. A role in this table may call the operation at all; whose records it then reaches is decided record by record: an SME's own organisation, an adviser's own region.",
    table(
      ["operation", "who"],
      Object.entries(permissions).map(([name, who]) => [code(name), inWords(who)]),
    ),
    "## Fields",
    "Level 0 is for anyone who may call the operation. Below their level, readers get null, in every list, search, suggestion and explanation.",
    table(
      ["level", ...roles],
      LEVELS.map(({ level, reads }) => [String(level), ...roles.map((role) => reads[role] ?? "")]),
    ),
    "The organisation's own people are its SME_MEMBER and SME_EDITOR; `own region` is an adviser's region. `named` is whoever is named on the application file, or may take on a duty that nobody has on it; each record of a file has its own circle of readers: the applicant never reads evaluators' names, nor the recommendation before the decision, and evaluators read one another only when all have submitted or were released. A file that is not one's own to read does not exist, and every read by others than the applicant is recorded.",
    table(["type", "level 0", "level 1", "level 3", "level 4"], fieldRows()),
    "Types that are not listed hold nothing confidential of their own or are reached only through a listed field.",
    "## What is written down",
    "Every change leaves a row in the audit log, in its transaction. So does, before the answer leaves: each read of an application file or of figures and owners by somebody who does not belong to the organisation (`CONFIDENTIAL_READ`); names, contacts or words of an organisation read by an adviser, attaché or analyst who does not work for its region alone (`DISCLOSURE`, one a day for each reader and organisation); every export of personal data. An answer that cannot be recorded does not leave.",
  ].join("\n\n")}\n`;
}

const LEVELS: readonly { level: DisclosureLevel; reads: Partial<Record<Role, string>> }[] = [
  { level: 0, reads: Object.fromEntries(roles.map((role) => [role, "yes"])) },
  {
    level: 1,
    reads: { SME_MEMBER: "own", SME_EDITOR: "own", ADVISER: "yes", ANALYST: "yes", ATTACHE: "yes" },
  },
  { level: 3, reads: { SME_MEMBER: "own", SME_EDITOR: "own", ADVISER: "own region" } },
  {
    level: 4,
    reads: {
      SME_MEMBER: "own",
      SME_EDITOR: "own",
      ...Object.fromEntries(
        (["COORDINATOR", "EVALUATOR", "DIRECTORATE_OFFICER", "DELEGATE"] as const).map((role) => [
          role,
          "named",
        ]),
      ),
    },
  },
];

function fieldRows(): string[][] {
  return Object.entries(disclosureTable).flatMap(([type, rule]) => {
    if (rule === "OPEN") return [];
    const at = (level: DisclosureLevel) =>
      Object.entries(rule.fields)
        .filter(([, own]) => own === level)
        .map(([name]) => name)
        .join(", ");
    return [[code(type), at(0), at(1), at(3), at(4)]];
  });
}

function inWords(permission: Permission): string {
  return typeof permission === "string" ? permission.toLowerCase().replace("_", " ") : permission.join(", ");
}
