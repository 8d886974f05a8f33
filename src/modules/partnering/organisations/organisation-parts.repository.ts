import { columnsOf } from "../../../persistence/columns";
import type { Store } from "../../../persistence/store";
import { ActivityCode } from "./activity-code.entity";
import { Contact } from "./contact.entity";
import { Establishment } from "./establishment.entity";
import { FinancialYear } from "./financial-year.entity";
import { Owner } from "./owner.entity";

/** Everything that hangs on an organisation, with the table it lies in and the order in which it is shown. */
const parts = {
  Establishment: { entity: Establishment, table: "establishment", order: "p.kind desc, p.id" },
  Contact: { entity: Contact, table: "contact", order: "p.id" },
  FinancialYear: { entity: FinancialYear, table: "financial_year", order: "p.closed_on desc" },
  Owner: { entity: Owner, table: "owner", order: "p.share desc, p.id" },
  ActivityCode: { entity: ActivityCode, table: "activity_code", order: "p.main desc, p.id" },
} as const;

export type PartName = keyof typeof parts;
export type PartOf<Name extends PartName> = InstanceType<(typeof parts)[Name]["entity"]>;

export class OrganisationPartsRepository {
  constructor(private readonly store: Store) {}

  /** The parts of several organisations, in the order in which they are shown. */
  findOf<Name extends PartName>(name: Name, organisationIds: readonly string[]): Promise<PartOf<Name>[]> {
    const { entity, table, order } = parts[name];
    const columns = columnsOf(this.store.dataSource, entity, "p");
    return this.store.read<PartOf<Name>>(
      `${table}-of-organisations`,
      `select ${columns} from "${table}" p where p.organisation_id = any($1::uuid[]) order by ${order}`,
      [organisationIds],
    );
  }

  async organisationOf(name: string, id: string): Promise<string | undefined> {
    const { table } = parts[name as PartName];
    const [row] = await this.store.read<{ organisationId: string }>(
      `organisation-of-${table}`,
      `select p.organisation_id as "organisationId" from "${table}" p where p.id = $1`,
      [id],
    );
    return row?.organisationId;
  }
}
