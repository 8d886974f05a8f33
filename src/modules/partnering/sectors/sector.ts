import { readReference } from "../../shared/reference-data";

/** The four sectors that come first in the programme, and everything else. */
export const SECTORS = ["ICT", "BIOTECHNOLOGY", "ENVIRONMENT", "HEALTH", "OTHER"] as const;
export type Sector = (typeof SECTORS)[number];

/** A priority of the programme, never a condition. */
export const PRIORITY_SECTORS: readonly Sector[] = ["ICT", "BIOTECHNOLOGY", "ENVIRONMENT", "HEALTH"];

export const ACTIVITY_CLASSIFICATIONS = ["NACE", "NACE_BEL", "NAICS_CANADA", "CAE"] as const;
export type ActivityClassification = (typeof ACTIVITY_CLASSIFICATIONS)[number];

export interface SectorReference {
  readonly sector: Sector;
  /** Beginnings of activity codes that hint at the sector, by classification and version. */
  readonly activityCodes: Readonly<Record<string, readonly string[]>>;
}

/** A sector that an activity code hints at, with the code: a hint, never the truth. */
export interface DerivedSector {
  readonly sector: Sector;
  readonly classification: ActivityClassification;
  readonly version: string;
  readonly code: string;
}

export const sectorReferences = readReference<readonly SectorReference[]>("sectors.json");
