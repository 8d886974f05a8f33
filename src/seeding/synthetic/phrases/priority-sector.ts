import type { Sector } from "../../../modules/partnering/sectors/sector";

/** The four sectors that come first in the programme: invented firms belong to one of them. */
export type PrioritySector = Exclude<Sector, "OTHER">;

export const PRIORITY_SECTORS = [
  "ICT",
  "BIOTECHNOLOGY",
  "ENVIRONMENT",
  "HEALTH",
] as const satisfies PrioritySector[];
