import { ERROR_CODES } from "../../src/modules/shared/domain-error";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import { Chance, OperationGenerator } from "./hostile-operations";

/** `OPERATIONS=20000` for the full figure. */
const OPERATIONS = Number(process.env["OPERATIONS"] ?? 2_000);
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** A ranking, a page and a change on the embedded database, with room for a busy machine. */
const MILLISECONDS_AN_OPERATION = 300;

const IDS = `{
  organisations(first: 30) { edges { node { id establishments { id } contacts { id } owners { id } figures { id } } } }
  needs(first: 30) { edges { node { id requirements { id } } } }
  capabilities(first: 30) { edges { node { id evidence { id } } } }
  bodies { id }
  concepts(first: 5) { edges { node { id } } }
}`;
const FILE_IDS = `{
  applications(first: 20) { edges { node { id assessments { id } } } }
}`;
const OTHER_IDS = `{
  missions(first: 10) { edges { node { id visits { id } } } }
  agreements(first: 10) { edges { node { id } } }
  introductions(first: 10) { edges { node { id } } }
}`;

function idsIn(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "id" && typeof inner === "string" ? [inner] : idsIn(inner),
  );
}

describe("operations made from the schema", () => {
  let passerelle: Passerelle;
  let callers: Caller[];
  let ids: string[];
  const codes = new Map<string, number>();

  beforeAll(async () => {
    passerelle = await Passerelle.start({ demo: true });
    const brussels = await passerelle.adviser("BRUSSELS");
    const coordinator = await passerelle.demoPerson("coordinator@passerelle.example");
    ids = [
      ...idsIn(await brussels.get(IDS)),
      ...idsIn(await coordinator.get(FILE_IDS)),
      ...idsIn(await brussels.get(OTHER_IDS)),
    ];
    const organisationId = ids[0] ?? "";
    const officials = ["evaluator.one", "directorate", "delegate", "attache"].map((name) =>
      passerelle.demoPerson(`${name}@passerelle.example`),
    );
    callers = [
      brussels,
      await passerelle.adviser("QUEBEC"),
      await passerelle.someone("ANALYST"),
      await passerelle.someone("ADMINISTRATOR"),
      await passerelle.someone("PRIVACY_OFFICER"),
      await passerelle.someone("SME_EDITOR", { organisationId }),
      await passerelle.someone("SME_MEMBER", { organisationId }),
      await passerelle.demoPerson("editor@aquaferm.example"),
      coordinator,
      ...(await Promise.all(officials)),
      passerelle.visitor,
    ];
  }, 240_000);

  afterAll(async () => {
    await passerelle.stop();
  });

  it.each(SEEDS)(
    `are answered without an internal error (seed %i of ten, ${String(OPERATIONS)} in all)`,
    async (seed) => {
      const chance = new Chance(seed);
      const generator = new OperationGenerator(passerelle.application.schema, chance, ids, []);
      const broken: unknown[] = [];
      for (let made = 0; made < OPERATIONS / SEEDS.length; made++) {
        const operation = generator.next();
        const before = passerelle.internalErrors.length;
        const { status, errors } = await chance.of(callers).ask(operation.query, operation.variables);
        for (const { extensions } of errors)
          codes.set(extensions.code, (codes.get(extensions.code) ?? 0) + 1);
        const unknown = errors.filter(
          ({ extensions }) => !(ERROR_CODES as readonly string[]).includes(extensions.code),
        );
        if (passerelle.internalErrors.length > before || unknown.length > 0 || status >= 500)
          broken.push({ ...operation, status, errors, cause: passerelle.internalErrors.slice(before) });
      }
      expect(broken).toEqual([]);
    },
    10_000 + (OPERATIONS / SEEDS.length) * MILLISECONDS_AN_OPERATION,
  );

  it("are not all refused before anything is executed", () => {
    const refusedEarly =
      (codes.get("GRAPHQL_VALIDATION_FAILED") ?? 0) + (codes.get("QUERY_TOO_COMPLEX") ?? 0);
    expect(refusedEarly).toBeLessThan(OPERATIONS / 2);
  });
});
