import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DataSource, EntityManager } from "typeorm";
import { v7 as uuidv7 } from "uuid";
import { Body, type BodyKind } from "../../modules/accounts/bodies/body.entity";
import { Person } from "../../modules/accounts/people/person.entity";
import { RoleAssignment } from "../../modules/accounts/people/role-assignment.entity";
import type { Language, Trilingual } from "../../modules/shared/language";
import { packageRoot } from "../../modules/shared/reference-data";
import type { Region } from "../../modules/shared/region";
import type { Role } from "../../security/role";
import { demoId } from "./demo-identity";

interface DemoBody {
  readonly key: string;
  readonly kind: BodyKind;
  readonly region: Region;
  readonly name: Trilingual;
}

interface DemoPersonSeed {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly role: Role;
  readonly region?: Region;
  readonly body?: string;
  readonly organisation?: string;
}

/** The ready-made sign-ins, and the bodies for which they act; does nothing when there are people already. */
export async function loadDemoPeople(dataSource: DataSource, now: Date): Promise<number> {
  if (await dataSource.manager.exists(Person)) return 0;
  const people = readDemo<DemoPersonSeed[]>("people.json");
  await dataSource.transaction(async (manager) => {
    const bodyIds = await insertBodies(manager, now);
    for (const person of people) await insertPerson(manager, person, bodyIds, now);
  });
  return people.length;
}

async function insertBodies(manager: EntityManager, now: Date): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, kind, region, name } of readDemo<DemoBody[]>("bodies.json")) {
    const id = uuidv7();
    ids.set(key, id);
    const names = { nameEn: name.en, nameFr: name.fr, nameNl: name.nl };
    await manager.insert(Body, { id, kind, region, ...names, createdAt: now, version: 1 });
  }
  return ids;
}

async function insertPerson(
  manager: EntityManager,
  seed: DemoPersonSeed,
  bodyIds: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const { email, name, language, role, region = null } = seed;
  const person = {
    id: uuidv7(),
    email,
    name,
    language,
    isDemo: true,
    deactivatedAt: null,
    createdAt: now,
    version: 1,
  };
  await manager.insert(Person, person);
  await manager.insert(RoleAssignment, {
    id: uuidv7(),
    personId: person.id,
    role,
    region,
    bodyId: seed.body === undefined ? null : (bodyIds.get(seed.body) ?? null),
    organisationId: seed.organisation === undefined ? null : demoId("organisation", seed.organisation),
    validFrom: now,
    validUntil: null,
  });
}

function readDemo<T>(file: string): T {
  return JSON.parse(readFileSync(join(packageRoot(), "seeds", "demo", file), "utf8")) as T;
}
