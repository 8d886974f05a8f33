import { syntheticOrganisation } from "../../../src/seeding/synthetic/synthetic-organisation";
import { syntheticProfiles } from "../../../src/seeding/synthetic/synthetic-profiles";

describe("syntheticProfiles", () => {
  it("gives as many profiles as were asked for, the same for the same seed", () => {
    const profiles = [...syntheticProfiles(101, 3)];
    expect(profiles).toHaveLength(101);
    expect([...syntheticProfiles(10, 3)]).toEqual(profiles.slice(0, 10));
    expect([...syntheticProfiles(10, 4)]).not.toEqual(profiles.slice(0, 10));
  });

  it("tells what the capabilities in the database tell", () => {
    const [first] = syntheticProfiles(1, 3);
    const [capability] = syntheticOrganisation(3, 0, new Date("2026-11-23T08:00:00Z")).capability;
    expect(first).toMatchObject({ id: capability?.id, title: capability?.title, text: capability?.text });
    expect(first?.lang.toUpperCase()).toBe(capability?.language);
  });
});
