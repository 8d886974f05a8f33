import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import { anApprovedApplication, type Officials, officialsOf } from "../support/programme";
import { aBrusselsOrganisation, badInputAt, carryOut, refusalOf } from "../support/stories";

const MISSION = "mission { id version state travellers { id name } quota { used } }";
const ADA = { name: "Ada Claes", role: "MANAGER", email: "ada@zenne.example" };

describe("travellers on more than one trip", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let officials: Officials;
  let editor: Caller;
  let applicationId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    officials = await officialsOf(passerelle, "BRUSSELS");
  });

  beforeEach(async () => {
    ({ editor, applicationId } = await anEnterprise());
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const anEnterprise = async () => {
    const organisationId = await aBrusselsOrganisation(adviser);
    return {
      applicationId: await anApprovedApplication(passerelle, organisationId, "BRUSSELS", officials),
      editor: await passerelle.someone("SME_EDITOR", { organisationId }),
    };
  };
  const plan = (departsOn: string, returnsOn: string, more: object = {}) => ({
    applicationId,
    departsOn,
    returnsOn,
    purpose: "Meet builders of membranes.",
    travellers: [ADA],
    ...more,
  });
  const planned = async (...[departsOn, returnsOn, more]: Parameters<typeof plan>) =>
    (await carryOut(editor, "planMission", MISSION, plan(departsOn, returnsOn, more))).mission;
  const target = ({ id, version }: any) => ({ missionId: id, expectedVersion: version });
  const approve = async (mission: any) =>
    carryOut(officials.officer, "approveMission", `... on MissionApproved { ${MISSION} }`, target(mission));
  const missionsOf = async () =>
    (
      await editor.get("{ missions { edges { node { state quota { used } travellers { name } } } } }")
    ).missions.edges.map(({ node }: any) => node);

  it.each([
    ["on the day of the return", "2026-12-11", "2026-12-13"],
    ["on the day of the departure", "2026-12-05", "2026-12-07"],
    ["inside it", "2026-12-08", "2026-12-09"],
    ["around it", "2026-12-01", "2026-12-20"],
  ])("are refused %s of a trip that stands, and nothing is written", async (_case, departsOn, returnsOn) => {
    await approve(await planned("2026-12-07", "2026-12-11"));
    const refusal = await refusalOf(editor, "planMission", plan(departsOn, returnsOn));
    expect(refusal).toMatchObject(badInputAt("input.travellers"));
    expect(refusal.message).toContain(
      "Ada Claes is on another trip of the enterprise from 2026-12-07 to 2026-12-11",
    );
    expect(await missionsOf()).toHaveLength(1);
  });

  it("are free the day before and the day after, and when the trip is cancelled", async () => {
    const { mission } = await approve(await planned("2026-12-07", "2026-12-11"));
    await planned("2026-12-12", "2026-12-13");
    await planned("2026-12-05", "2026-12-06");
    await carryOut(editor, "cancelMission", MISSION, {
      ...target(mission),
      reason: "The host is on strike.",
    });
    expect((await planned("2026-12-07", "2026-12-11")).state).toBe("PLANNED");
  });

  it("may be in two plans for the same days, of which one is approved: the other takes no trip of the quota", async () => {
    const one = await planned("2026-12-07", "2026-12-11");
    const other = await planned("2026-12-09", "2026-12-12");
    await approve(one);
    expect(await refusalOf(officials.officer, "approveMission", target(other))).toMatchObject(
      badInputAt("input.missionId"),
    );
    expect(await missionsOf()).toMatchObject([
      { state: "PLANNED", quota: { used: 1 } },
      { state: "APPROVED", quota: { used: 1 } },
    ]);
    await carryOut(editor, "updateMission", MISSION, { ...target(other), purpose: "Later, then." });
  });

  it("are asked after when somebody is added and when a trip is moved or made longer", async () => {
    await approve(await planned("2026-12-07", "2026-12-11"));
    const other = await planned("2026-12-09", "2026-12-12", {
      travellers: [{ name: "Bea Roy", role: "MANAGER" }],
    });
    expect(await refusalOf(editor, "addTraveller", { missionId: other.id, ...ADA })).toMatchObject(
      badInputAt("input.name"),
    );
    const later = await planned("2026-12-14", "2026-12-15");
    expect(
      await refusalOf(editor, "updateMission", { ...target(later), departsOn: "2026-12-11" }),
    ).toMatchObject(badInputAt("input.departsOn"));
    const sooner = await planned("2026-12-01", "2026-12-02");
    expect(
      await refusalOf(editor, "updateMission", { ...target(sooner), returnsOn: "2026-12-07" }),
    ).toMatchObject(badInputAt("input.returnsOn"));
  });

  it("tell nothing of the trips of another enterprise", async () => {
    await approve(await planned("2026-12-07", "2026-12-11"));
    ({ editor, applicationId } = await anEnterprise());
    const { mission } = await approve(await planned("2026-12-07", "2026-12-11"));
    expect(mission.state).toBe("APPROVED");
  });
});
