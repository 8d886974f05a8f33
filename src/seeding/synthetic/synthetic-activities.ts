import type { ActivityCode } from "../../modules/partnering/organisations/activity-code.entity";
import type { ActivityClassification } from "../../modules/partnering/sectors/sector";
import type { PrioritySector } from "./phrases/priority-sector";
import type { Random } from "./random";
import type { Character } from "./synthetic-character";

interface CodeList {
  readonly classification: ActivityClassification;
  readonly version: string;
  readonly codes: Readonly<Record<PrioritySector, readonly string[]>>;
  /** What firms of any sector do besides. */
  readonly general: readonly string[];
}

const NACE_BEL_2008: CodeList = {
  classification: "NACE_BEL",
  version: "2008",
  codes: {
    ICT: ["62010", "62020", "63110", "26110", "58290", "61900"],
    BIOTECHNOLOGY: ["72110", "21100"],
    ENVIRONMENT: ["37000", "38110", "38329", "39000", "36000"],
    HEALTH: ["32500", "26600", "86901", "46460"],
  },
  general: ["70220", "71121", "28990", "46699", "71209"],
};

const NACE_BEL_2025: CodeList = {
  classification: "NACE_BEL",
  version: "2025",
  codes: {
    ICT: ["62100", "62200", "62900", "63100", "26110"],
    BIOTECHNOLOGY: ["72100", "21100"],
    ENVIRONMENT: ["37000", "38110", "39000", "36000"],
    HEALTH: ["32500", "26600", "86910"],
  },
  general: ["70200", "71121", "28990", "71200"],
};

const NAICS_2022: CodeList = {
  classification: "NAICS_CANADA",
  version: "2022",
  codes: {
    ICT: ["541514", "513211", "518210", "334220", "517810"],
    BIOTECHNOLOGY: ["541714", "541710", "325410"],
    ENVIRONMENT: ["562920", "562910", "221320", "541620"],
    HEALTH: ["339110", "334512", "621510", "334510"],
  },
  general: ["541330", "333248", "541690", "417990"],
};

/** One to three codes, the main one of the organisation's sector. */
export function activityCodesOf({ region, sector, ids }: Character, random: Random): ActivityCode[] {
  const list = region === "QUEBEC" ? NAICS_2022 : random.isTrue(70) ? NACE_BEL_2008 : NACE_BEL_2025;
  const { classification, version, codes, general } = list;
  const besides = random.pickTwo(general).slice(0, random.below(3));
  return [random.pick(codes[sector]), ...besides].map((code, index) => ({
    id: ids("activityCode", index),
    organisationId: ids("organisation", 0),
    classification,
    version,
    code,
    main: index === 0,
  }));
}
