import type { Application } from "../app";
import type { DemoPerson } from "./demo.routes";

interface DemoRow {
  id: string;
  email: string;
  name: string;
  roles: string[];
  organisation: string | null;
  region: string | null;
}

const HALF_A_DAY_SECONDS = 12 * 60 * 60;

/** The ready-made sign-ins with fresh tokens; the Brussels adviser, as whom the explorer opens, comes first. */
export async function readDemoPeople({
  store,
  tokens,
}: Pick<Application, "store" | "tokens">): Promise<DemoPerson[]> {
  const rows = await store.read<DemoRow>(
    "demo-people",
    `select p.id, p.email, p.name, array_agg(r.role) as roles, max(o.legal_name) as organisation,
            coalesce(max(o.region), max(r.region)) as region
       from person p join role_assignment r on r.person_id = p.id
       left join organisation o on o.id = r.organisation_id
      where p.is_demo and p.deactivated_at is null
      group by p.id order by p.id`,
  );
  return Promise.all(
    rows.map(async ({ id, ...person }) => ({ ...person, token: await tokens.issue(id, HALF_A_DAY_SECONDS) })),
  );
}
