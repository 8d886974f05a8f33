import type { Store } from "../../../../persistence/store";

/** A visit with the names that its programme tells, for those who may read them. */
export interface ProgrammeVisitRow {
  readonly id: string;
  readonly hostOrganisationId: string;
  readonly hostName: string;
  readonly contactName: string | null;
  readonly contactFunction: string | null;
  readonly contactPhone: string | null;
  readonly needOrganisationId: string;
  readonly needTitle: string;
  readonly needSummary: string | null;
  readonly requirements: readonly string[];
}

export class MissionProgrammeRepository {
  constructor(private readonly store: Store) {}

  visitsOf(missionId: string): Promise<ProgrammeVisitRow[]> {
    return this.store.read<ProgrammeVisitRow>(
      "visits-of-a-programme",
      `select v.id, v.host_organisation_id as "hostOrganisationId", h.legal_name as "hostName",
         c.name as "contactName", c.function as "contactFunction", c.phone as "contactPhone",
         n.organisation_id as "needOrganisationId", n.title as "needTitle",
         case when n.summary_cleared_at is not null then n.summary end as "needSummary",
         array(select r.text from requirement r where r.id = any(v.requirement_ids) order by r.position) as requirements
       from visit v join organisation h on h.id = v.host_organisation_id join need n on n.id = v.need_id
         left join contact c on c.id = v.host_contact_id
       where v.mission_id = $1`,
      [missionId],
    );
  }

  async nameOf(organisationId: string): Promise<string> {
    const [row] = await this.store.read<{ name: string }>(
      "name-of-an-organisation",
      `select o.legal_name as name from organisation o where o.id = $1`,
      [organisationId],
    );
    return row?.name ?? "";
  }
}
