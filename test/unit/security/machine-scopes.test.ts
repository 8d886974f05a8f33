import { readMachineKey, writeMachineKey } from "../../../src/security/machine-key-token";
import { isWithinScopes, MACHINE_SCOPES } from "../../../src/security/machine-scope";
import { checkPermission, permissions } from "../../../src/security/permissions";
import { Viewer } from "../../../src/security/viewer";

const machine = (scopes: (keyof typeof MACHINE_SCOPES)[]) =>
  new Viewer(
    "0198c0de-0000-7000-8000-000000000001",
    "A script",
    null,
    [{ role: "MACHINE", region: null, organisationId: null, bodyId: null }],
    { scopes },
  );

describe("scopes of machine keys", () => {
  it("name operations that exist, none that changes anything, and none that needs a role of people", () => {
    for (const operation of Object.values(MACHINE_SCOPES).flat()) {
      expect(operation).toMatch(/^Query\./);
      expect(["CATALOGUE", "SIGNED_IN"]).toContain(permissions[operation]);
    }
  });

  it("together open the whole of what anyone signed in may read of the catalogue", () => {
    const catalogue = Object.entries(permissions).filter(([, permission]) => permission === "CATALOGUE");
    const opened = Object.values(MACHINE_SCOPES).flat() as string[];
    for (const [operation] of catalogue) expect(opened).toContain(operation);
  });

  it("leave everything else closed, whatever the permission table says", () => {
    const all = machine(Object.keys(MACHINE_SCOPES) as (keyof typeof MACHINE_SCOPES)[]);
    for (const [operation, permission] of Object.entries(permissions)) {
      const isOpen =
        permission === "EVERYONE" || isWithinScopes(["CATALOGUE_READ", "SUGGESTIONS_READ"], operation);
      expect([operation, checkPermission(all, permission, true, operation)]).toEqual([
        operation,
        isOpen ? "ALLOWED" : "FORBIDDEN",
      ]);
    }
  });
});

describe("the text of a machine key", () => {
  it("is read as it was written, and nothing else is", () => {
    const key = { keyId: "0198c0de-0000-7000-8000-000000000001", secret: "A".repeat(43) };
    expect(readMachineKey(writeMachineKey(key))).toEqual(key);
    for (const text of [
      "",
      "pk_",
      writeMachineKey(key).slice(1),
      `${writeMachineKey(key)} `,
      `${writeMachineKey(key)}\n`,
    ])
      expect(readMachineKey(text)).toBeUndefined();
  });
});
