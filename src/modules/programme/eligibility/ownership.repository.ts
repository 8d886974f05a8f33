import type { Store } from "../../../persistence/store";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import type { Day } from "../../shared/calendar";
import type { OwnerKind } from "../../partnering/organisations/owner.entity";
import type { FigureFacts } from "./eligibility";

/** One enterprise of the catalogue that holds, or is held by, the one in question, with whom its figures belong to. */
export interface RelatedEnterprise extends DisclosureSubject {
  readonly name: string;
  readonly figures: FigureFacts;
  readonly holders: readonly RelatedHolder[];
}

export interface RelatedHolder {
  readonly kind: OwnerKind;
  readonly name: string | null;
  readonly share: string;
  /** The holder's own record in the catalogue, when it has one. */
  readonly organisationId: string | null;
}

/** Holdings below a quarter change nothing for the European definition; the applicant's own holders all count. */
const RELATED_FROM = 25;
/** A graph larger than this is no small enterprise's. */
const MOST_ENTERPRISES = 500;

/** Each applicant with all enterprises above and below it that are in the catalogue, circles included. */
const RELATED_ENTERPRISES = `
  with recursive related (applicant, id) as (
    select one, one from unnest($1::uuid[]) one
    union
    select r.applicant, next.id from related r, lateral (
      select h.id from owner w join organisation h on h.register = w.register and h.registry_number = w.registry_number
       where w.organisation_id = r.id and (w.share >= ${String(RELATED_FROM)} or r.id = r.applicant)
      union all
      select w.organisation_id from organisation o
        join owner w on w.register = o.register and w.registry_number = o.registry_number
       where o.id = r.id and w.share >= ${String(RELATED_FROM)}
    ) next
  ), some_related as (
    select applicant, id from (
      select applicant, id, row_number() over (partition by applicant) as place from related) numbered
     where place <= ${String(MOST_ENTERPRISES)})
  select s.applicant as "applicantId", o.id as "organisationId", o.region as "organisationRegion", o.legal_name as name,
         json_build_object(
           'closedOn', y.closed_on, 'headcount', y.headcount::text,
           'turnover', case when y.turnover_amount is not null then
             json_build_object('amount', y.turnover_amount::text, 'currency', y.turnover_currency) end,
           'balanceSheetTotal', case when y.balance_sheet_total_amount is not null then
             json_build_object('amount', y.balance_sheet_total_amount::text, 'currency', y.balance_sheet_total_currency) end
         ) as figures,
         (select coalesce(json_agg(json_build_object('kind', w.kind, 'name', w.name, 'share', trim_scale(w.share)::text,
                   'organisationId', h.id) order by w.share desc, w.id), '[]')
            from owner w left join organisation h
              on h.register = w.register and h.registry_number = w.registry_number
           where w.organisation_id = o.id) as holders
    from some_related s join organisation o on o.id = s.id
    left join lateral (
      select * from financial_year f where f.organisation_id = o.id and f.closed_on <= $2
       order by f.closed_on desc limit 1) y on true`;

/** An enterprise with the applicant that it is related to. */
export type EnterpriseOf = RelatedEnterprise & { readonly applicantId: string };

export class OwnershipRepository {
  constructor(private readonly store: Store) {}

  /** With the figures of the newest financial year that was closed on the day. */
  related(organisationId: string, asOf: Day): Promise<RelatedEnterprise[]> {
    return this.relatedTo([organisationId], asOf);
  }

  /** The same for several applicants at once. */
  relatedTo(organisationIds: readonly string[], asOf: Day): Promise<EnterpriseOf[]> {
    return this.store.read<EnterpriseOf>("related-enterprises", RELATED_ENTERPRISES, [organisationIds, asOf]);
  }
}
