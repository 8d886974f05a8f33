import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Capability } from "../../modules/partnering/capabilities/capability.entity";
import type { Evidence } from "../../modules/partnering/capabilities/evidence.entity";
import type { Need } from "../../modules/partnering/needs/need.entity";
import type { Requirement } from "../../modules/partnering/needs/requirement.entity";
import type { Contact } from "../../modules/partnering/organisations/contact.entity";
import type { Establishment } from "../../modules/partnering/organisations/establishment.entity";
import type { Organisation, Presentation } from "../../modules/partnering/organisations/organisation.entity";
import type { Owner } from "../../modules/partnering/organisations/owner.entity";
import type { ActivityCodeFacts } from "../../modules/partnering/sectors/sector.rules";
import type { Wording } from "../../modules/partnering/wording";
import type { Language } from "../../modules/shared/language";
import type { Money } from "../../modules/shared/money";
import { packageRoot } from "../../modules/shared/reference-data";

/** The files write languages in lower case. */
type FileLanguage = Lowercase<Language>;
type FileWording = Omit<Wording, "language"> & { readonly language: FileLanguage };

interface FileText {
  /** Names the text in the judged pairs, and gives it its identifier. */
  readonly key: string;
  readonly language: FileLanguage;
  readonly translations: readonly FileWording[];
}

export interface DemoNeed
  extends
    FileText,
    Pick<Need, "title" | "text" | "summary" | "status" | "sectors" | "cooperationKinds">,
    Pick<Need, "partnerSought" | "readinessLevel" | "deadline"> {
  readonly requirements: readonly Pick<Requirement, "level" | "text">[];
}

export interface DemoCapability
  extends
    FileText,
    Pick<Capability, "title" | "text" | "summary" | "stage" | "readinessLevel" | "sectors">,
    Pick<Capability, "cooperationKinds" | "intellectualProperty"> {
  readonly evidence: readonly Pick<Evidence, "kind" | "title" | "issuedOn" | "expiresOn" | "reference">[];
}

interface DemoFigures {
  readonly closedOn: string;
  readonly headcount: string | null;
  readonly turnover: Money | null;
  readonly balanceSheetTotal: Money | null;
}

type DemoOwner = Pick<Owner, "kind" | "name" | "share"> & Partial<Pick<Owner, "register" | "registryNumber">>;
type DemoContact = Omit<Contact, "id" | "organisationId" | "language"> & {
  readonly language: FileLanguage | null;
};
type DemoEstablishment = Pick<
  Establishment,
  "name" | "kind" | "street" | "postCode" | "municipality" | "country" | "administrativeRegion" | "startedOn"
>;

/** One organisation of a demo file with all that belongs to it. */
export interface DemoOrganisation
  extends
    Pick<Organisation, "register" | "registryNumber" | "legalName" | "tradeNames" | "legalForm">,
    Pick<
      Organisation,
      "legalPersonality" | "foundedOn" | "website" | "declaredSectors" | "profileConfirmedOn"
    > {
  readonly key: string;
  readonly languages: readonly FileLanguage[];
  readonly presentation: Presentation;
  readonly activityCodes: readonly ActivityCodeFacts[];
  readonly establishments: readonly DemoEstablishment[];
  readonly contacts: readonly DemoContact[];
  readonly figures: readonly DemoFigures[];
  readonly owners: readonly DemoOwner[];
  readonly needs: readonly DemoNeed[];
  readonly capabilities: readonly DemoCapability[];
}

export const DEMO_FILES = ["brussels", "quebec"].flatMap((side) =>
  ["ict", "biotechnology", "environment", "health"].map((sector) => `${side}-${sector}.json`),
);

/** The invented organisations of one file of `seeds/demo`. */
export function readDemoFile(file: string): DemoOrganisation[] {
  return JSON.parse(readFileSync(join(packageRoot(), "seeds", "demo", file), "utf8")) as DemoOrganisation[];
}

export function inUpperCase(language: FileLanguage): Language {
  return language.toUpperCase() as Language;
}
