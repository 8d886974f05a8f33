import {
  type AuditEntry,
  CHAIN_START,
  chainHash,
  entryMac,
  reasonDigest,
  stateDigest,
} from "../../../src/security/audit/audit-entry";

const ENTRY: AuditEntry = {
  id: "0190c0de-0000-7000-8000-000000000001",
  at: new Date("2026-11-23T09:00:00Z"),
  kind: "CHANGE",
  actorId: null,
  actorRoles: ["ADVISER"],
  operation: "addNeed",
  subjectType: "Need",
  subjectId: "1",
  reason: null,
  reasonDigest: null,
  beforeHash: null,
  afterHash: "a",
};

describe("what proves an audit entry", () => {
  const proofs: readonly (readonly [string, (key: string) => string])[] = [
    ["link of the chain", (key) => chainHash(CHAIN_START, "1", ENTRY, key)],
    ["proof of the entry", (key) => entryMac(ENTRY, key)],
    ["digest of a record", (key) => stateDigest("{}", key)],
    ["digest of a reason", (key) => reasonDigest(ENTRY.id, "Why.", key)],
  ];

  it.each(proofs)("the %s is made by nobody without the key", (_name, made) => {
    expect(made("one key")).toMatch(/^[0-9a-f]{64}$/);
    expect(made("one key")).toBe(made("one key"));
    expect(new Set(["one key", "another key", ""].map(made)).size).toBe(3);
  });

  it("is another one when anything that the entry says is another", () => {
    const other: readonly Partial<AuditEntry>[] = [
      { id: "2" },
      { at: new Date("2026-11-23T09:00:01Z") },
      { kind: "DISCLOSURE" },
      { actorId: "somebody" },
      { actorRoles: [] },
      { operation: "updateNeed" },
      { subjectType: "Organisation" },
      { subjectId: "2" },
      { reason: "Why." },
      { reasonDigest: "b" },
      { beforeHash: "b" },
      { afterHash: "b" },
    ];
    const macs = [{}, ...other].map((change) => entryMac({ ...ENTRY, ...change }, "key"));
    expect(new Set(macs).size).toBe(other.length + 1);
  });
});
