import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  GraphQLID,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import { toGlobalId } from "graphql-relay";
import { v7 as uuidv7 } from "uuid";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  aQuebecOrganisation,
  carryOut,
} from "../support/stories";

/** Values that reach as far as the lookup of a record. */
const PLAIN: Readonly<Record<string, unknown>> = {
  expectedVersion: 1,
  share: "1",
  registryNumber: "1149999998",
  postCode: "1070",
  country: "BE",
  email: "a@test.example",
  day: "2026-01-01",
};

interface Door {
  readonly operation: string;
  readonly path: string;
  readonly ask: (caller: Caller, id: string) => Promise<unknown>;
}

describe("every door that takes an identifier", () => {
  let passerelle: Passerelle;
  let hidden: Readonly<Record<string, string>>;
  let strangers: readonly (readonly [name: string, caller: Caller])[];

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    const brussels = await passerelle.adviser("BRUSSELS");
    const quebec = await passerelle.adviser("QUEBEC");
    const own = await aBrusselsOrganisation(brussels);
    const organisationId = await aQuebecOrganisation(quebec);
    const capabilityId = await aCapability(quebec, organisationId);
    const needId = await aDraftNeed(quebec, organisationId);
    await carryOut(quebec, "addContact", "__typename", { organisationId, name: "Ann" });
    const { organisation } = await carryOut(
      quebec,
      "addOwner",
      "organisation { owners { id } contacts { id } establishments { id } }",
      { organisationId, kind: "UNKNOWN", share: "1" },
    );
    const { capability } = await carryOut(quebec, "addEvidence", "capability { evidence { id } }", {
      capabilityId,
      kind: "PATENT",
      title: "EP",
      issuedOn: "2020-01-01",
    });
    const { viewer } = await quebec.get("{ viewer { id } }");
    hidden = {
      Organisation: organisationId,
      Need: needId,
      Capability: capabilityId,
      Contact: organisation.contacts[0].id,
      Owner: organisation.owners[0].id,
      Establishment: organisation.establishments[0].id,
      Evidence: capability.evidence[0].id,
      Person: viewer.id,
    };
    strangers = [
      ["an editor of another organisation", await passerelle.someone("SME_EDITOR", { organisationId: own })],
      ["a member of another organisation", await passerelle.someone("SME_MEMBER", { organisationId: own })],
      ["an evaluator", await passerelle.someone("EVALUATOR")],
      ["a visitor", passerelle.visitor],
    ];
  });

  afterAll(async () => {
    expect(passerelle.internalErrors).toEqual([]);
    await passerelle.stop();
  });

  /** A value for everything that must be there; the identifier in question in its place. */
  function valueOf(type: GraphQLInputType, path: string, door: string, id: string): unknown {
    const plain = getNullableType(type);
    const name = path.split(".").at(-1) ?? "";
    if (isListType(plain)) return [valueOf(plain.ofType, path, door, id)];
    if (getNamedType(plain) === GraphQLID) return id;
    if (isEnumType(plain)) return plain.getValues()[0]?.name;
    if (isInputObjectType(plain))
      return Object.fromEntries(
        Object.values(plain.getFields())
          .filter((field) => isNonNullType(field.type) || door.startsWith(`${path}.${field.name}`))
          .map((field) => [field.name, valueOf(field.type, `${path}.${field.name}`, door, id)]),
      );
    if (name in PLAIN) return PLAIN[name];
    const scalars: Readonly<Record<string, unknown>> = {
      Int: 1,
      Float: 1,
      Boolean: true,
      Date: "2020-01-01",
      DateTime: "2026-01-01T00:00:00Z",
    };
    return scalars[String(plain)] ?? "Text";
  }

  function idPaths(type: GraphQLInputType, path: string): string[] {
    const named = getNamedType(type);
    if (named === GraphQLID) return [path];
    if (!isInputObjectType(named)) return [];
    return Object.values(named.getFields()).flatMap((field) => idPaths(field.type, `${path}.${field.name}`));
  }

  function doors(): Door[] {
    const { schema } = passerelle.application;
    return [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
      Object.values(root?.getFields() ?? {}).flatMap((field) =>
        field.args.flatMap((argument) =>
          idPaths(argument.type, argument.name).map((path) => ({
            operation: field.name,
            path,
            ask: (caller: Caller, id: string) => {
              const needed = (one: GraphQLArgument) => isNonNullType(one.type) || path.startsWith(one.name);
              const given = field.args.filter(needed);
              const heads = given.map((one) => `$${one.name}: ${String(one.type)}`).join(", ");
              const passed = given.map((one) => `${one.name}: $${one.name}`).join(", ");
              const kind = root === schema.getMutationType() ? "mutation" : "query";
              const variables = Object.fromEntries(
                given.map((one) => [one.name, valueOf(one.type, one.name, path, id)]),
              );
              return caller.ask(`${kind} (${heads}) { ${field.name}(${passed}) { __typename } }`, variables);
            },
          })),
        ),
      ),
    );
  }

  it("answers a stranger alike for a record that is hidden and one that is not there", async () => {
    const different: string[] = [];
    const looked = new Set<string>();
    for (const { operation, path, ask } of doors())
      for (const [type, id] of Object.entries(hidden))
        for (const [who, caller] of strangers) {
          const absent = toGlobalId(type, uuidv7());
          const [one, other] = [await ask(caller, id), await ask(caller, absent)].map((answer) =>
            JSON.stringify(answer).replaceAll(id, "ID").replaceAll(absent, "ID"),
          );
          if (one !== other)
            different.push(`${operation} ${path}, ${type}, ${who}: ${one ?? ""} / ${other ?? ""}`);
          if (/NOT_FOUND|:null\}|"data":\{[^}]*\[null\]/.test(one ?? "")) looked.add(operation);
        }
    expect(different).toEqual([]);
    // Many doors were really tried: the question got as far as the record.
    expect(looked.size).toBeGreaterThan(15);
  }, 300_000);
});
