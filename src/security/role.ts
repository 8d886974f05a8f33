/** Every role of the programme, with what it is for. */
export const ROLES = {
  SME_MEMBER: "Belongs to an organisation and reads what is its own.",
  SME_EDITOR: "Edits the profile, needs and capabilities of its own organisation.",
  ADVISER: "Analyses needs, finds partners and introduces them, for the organisations of a region.",
  ANALYST: "Reads like an adviser of both regions and decides nothing.",
  ATTACHE: "Economic and commercial attaché: identifies partners on the other side and prepares missions.",
  COORDINATOR: "Admits application files, names evaluators and recommends, for the agency.",
  EVALUATOR: "Evaluates the application files on which it is named.",
  DIRECTORATE_OFFICER: "Decides on applications, for the directorate.",
  DELEGATE: "Records the consultation of the partner region's ministry.",
  PRIVACY_OFFICER: "Watches over persons' data: exports, erasures, disclosures.",
  ADMINISTRATOR: "Keeps people, roles, bodies and rule sets.",
  MACHINE: "A front-end or a script with a key of limited scope.",
} as const;

export type Role = keyof typeof ROLES;

/** Whoever holds one of these reads names, contacts and verbatim texts of both regions (level 1). */
export const CATALOGUE_ROLES: readonly Role[] = ["ADVISER", "ANALYST", "ATTACHE"];
