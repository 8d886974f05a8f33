import type { DataSource, EntityManager } from "typeorm";
import { Capability } from "../../modules/partnering/capabilities/capability.entity";
import { Evidence } from "../../modules/partnering/capabilities/evidence.entity";
import { Need } from "../../modules/partnering/needs/need.entity";
import { Requirement } from "../../modules/partnering/needs/requirement.entity";
import { ActivityCode } from "../../modules/partnering/organisations/activity-code.entity";
import { Contact } from "../../modules/partnering/organisations/contact.entity";
import { Establishment } from "../../modules/partnering/organisations/establishment.entity";
import { FinancialYear } from "../../modules/partnering/organisations/financial-year.entity";
import { Organisation } from "../../modules/partnering/organisations/organisation.entity";
import { Owner } from "../../modules/partnering/organisations/owner.entity";
import { DEMO_FILES, readDemoFile } from "./demo-files";
import { organisationRows } from "./demo-organisation";
import { capabilityRow, evidenceRows, needRow, requirementRows } from "./demo-texts";

/** How many rows were written: none of any when the catalogue was not empty. */
export interface DemoCounts {
  readonly organisations: number;
  readonly needs: number;
  readonly capabilities: number;
}

/** Any number would do; this one is ours. Nodes that start together load one after the other. */
const DEMO_LOCK = 7_246_012;

/** Every so many summaries of capabilities one waits for an adviser, so that there is something to clear. */
const NOT_YET_CLEARED = 7;

/** Fills an empty catalogue with the invented organisations of `seeds/demo`. */
export function loadDemoData(dataSource: DataSource, now: Date): Promise<DemoCounts> {
  return dataSource.transaction(async (manager) => {
    await manager.query("select pg_advisory_xact_lock($1)", [DEMO_LOCK]);
    if (await manager.exists(Organisation)) return { organisations: 0, needs: 0, capabilities: 0 };
    return writeCatalogue(manager, demoRows(now));
  });
}

/** All rows of the demo data, by what they are. */
type DemoRows = ReturnType<typeof demoRows>;

export function demoRows(now: Date) {
  const organisations = DEMO_FILES.flatMap(readDemoFile);
  const needs = organisations.flatMap(({ key, needs }) => needs.map((need) => ({ owner: key, need })));
  const capabilities = organisations.flatMap(({ key, capabilities }) =>
    capabilities.map((capability) => ({ owner: key, capability })),
  );
  return {
    organisations: organisations.map((organisation) => organisationRows(organisation, now)),
    needs: needs.map(({ owner, need }) => needRow(owner, need, now)),
    requirements: needs.flatMap(({ need }) => requirementRows(need)),
    capabilities: capabilities.map(({ owner, capability }, index) =>
      capabilityRow(owner, capability, (index + 1) % NOT_YET_CLEARED !== 0, now),
    ),
    evidence: capabilities.flatMap(({ capability }) => evidenceRows(capability)),
  };
}

async function writeCatalogue(manager: EntityManager, rows: DemoRows): Promise<DemoCounts> {
  const { organisations, needs, requirements, capabilities, evidence } = rows;
  await manager.insert(
    Organisation,
    organisations.map(({ organisation }) => organisation),
  );
  await manager.insert(
    Establishment,
    organisations.flatMap(({ establishments }) => establishments),
  );
  await manager.insert(
    Contact,
    organisations.flatMap(({ contacts }) => contacts),
  );
  await manager.insert(
    FinancialYear,
    organisations.flatMap(({ financialYears }) => financialYears),
  );
  await manager.insert(
    Owner,
    organisations.flatMap(({ owners }) => owners),
  );
  await manager.insert(
    ActivityCode,
    organisations.flatMap(({ activityCodes }) => activityCodes),
  );
  await manager.insert(Need, needs);
  await manager.insert(Requirement, requirements);
  await manager.insert(Capability, capabilities);
  await manager.insert(Evidence, evidence);
  return { organisations: organisations.length, needs: needs.length, capabilities: capabilities.length };
}
