import type { ActivityCode } from "../modules/partnering/organisations/activity-code.entity";
import type { Establishment } from "../modules/partnering/organisations/establishment.entity";
import type { FinancialYear } from "../modules/partnering/organisations/financial-year.entity";
import type { Organisation } from "../modules/partnering/organisations/organisation.entity";
import { sizeClassOf } from "../modules/partnering/organisations/organisation.rules";
import { regionOfOrganisation, type RegionReason } from "../modules/partnering/organisations/place.rules";
import { deriveSectors } from "../modules/partnering/sectors/sector.rules";

type DerivedFacts = Pick<Organisation, "region" | "regionReason" | "derivedSectors" | "sizeClass">;

/** What an organisation's row keeps of its parts, as a use case that changes them would find it. */
export function derivedFacts(
  establishments: readonly Establishment[],
  activityCodes: readonly ActivityCode[],
  financialYears: readonly FinancialYear[],
): DerivedFacts {
  const { region, reason } = regionOfOrganisation(
    establishments.map(({ region, regionReason, kind, endedOn }) => {
      return { region, reason: regionReason as RegionReason, kind, endedOn };
    }),
  );
  const [newest] = [...financialYears].sort((a, b) => (a.closedOn < b.closedOn ? 1 : -1));
  return {
    region,
    regionReason: reason,
    derivedSectors: deriveSectors(activityCodes),
    sizeClass: sizeClassOf(newest?.headcount),
  };
}
