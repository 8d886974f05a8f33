import type { Register } from "./declaration";

/** What the programme keeps beside the catalogue. */
export const programmeRegister = {
  exchange_rate: {
    holds: "Rates of the euro by day.",
    keptFor: "PROGRAMME",
    columns: { none: ["id", "currency", "day", "units_per_euro", "source", "recorded_at"] },
  },
  rule_set_version: {
    holds: "Rules of eligibility as they stood.",
    keptFor: "PROGRAMME",
    columns: {
      none: ["id", "code", "version", "effective_on", "source", "parameters", "texts", "published_at"],
    },
  },
} as const satisfies Register;
