import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import { anApprovedApplication, type Officials, officialsOf } from "../support/programme";
import { aBrusselsOrganisation, carryOut } from "../support/stories";

const MISSION = "mission { id version state travellers { id name email jobTitle } quota { used } }";
const ADA = { name: "Ada Claes", role: "MANAGER", email: "ada@zenne.example", jobTitle: "Head of research" };
const hours = 50_000;

describe("the data of travellers", () => {
  let passerelle: Passerelle;
  let officials: Officials;
  let privacyOfficer: Caller;
  let editor: Caller;
  let applicationId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    officials = await officialsOf(passerelle, "BRUSSELS");
    privacyOfficer = await passerelle.someone("PRIVACY_OFFICER", { hours });
  });

  beforeEach(async () => {
    passerelle.clock.set("2026-11-23T09:00:00Z");
    const adviser = await passerelle.adviser("BRUSSELS");
    const organisationId = await aBrusselsOrganisation(adviser);
    applicationId = await anApprovedApplication(passerelle, organisationId, "BRUSSELS", officials);
    editor = await passerelle.someone("SME_EDITOR", { organisationId, hours });
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const planned = async (departsOn = "2026-12-07", returnsOn = "2026-12-11") =>
    (
      await carryOut(editor, "planMission", MISSION, {
        applicationId,
        departsOn,
        returnsOn,
        purpose: "Meet builders of membranes.",
        travellers: [ADA],
      })
    ).mission;
  const target = ({ id, version }: any) => ({ missionId: id, expectedVersion: version });
  const step = async (caller: Caller, verb: string, mission: any, more: object = {}) =>
    (await carryOut(caller, `${verb}Mission`, MISSION, { ...target(mission), ...more })).mission;
  const approved = async () =>
    (
      await carryOut(
        officials.officer,
        "approveMission",
        `... on MissionApproved { ${MISSION} }`,
        target(await planned()),
      )
    ).mission;
  const seen = async (id: string) =>
    (await editor.get(`query ($id: ID!) { mission(id: $id) { ${MISSION.slice(10, -2)} } }`, { id })).mission;
  const due = async () => {
    const { retentionReport } = await privacyOfficer.get("{ retentionReport { code due } }");
    return retentionReport.find(({ code }: any) => code === "TRAVELLERS").due as number;
  };
  const apply = () =>
    carryOut(privacyOfficer, "applyRetention", "outcomes { code done }", { codes: ["TRAVELLERS"] });
  const nameless = { name: "(erased)", email: null, jobTitle: null };

  it("are exported and erased for whoever asks, and the trip goes on counting", async () => {
    const mission = await approved();
    const subjectId = mission.travellers[0].id;
    const { exportPersonalData } = await privacyOfficer.get(
      "query ($id: ID!) { exportPersonalData(subjectId: $id) { json tables { table records } } }",
      { id: subjectId },
    );
    expect(exportPersonalData.tables).toContainEqual({ table: "traveller", records: 1 });
    expect(exportPersonalData.json).toContain("ada@zenne.example");
    await carryOut(privacyOfficer, "erasePersonalData", "subjectId", {
      subjectId,
      reason: "Request of 1 December.",
    });
    const after = await seen(mission.id);
    expect(after.travellers).toEqual([{ id: subjectId, ...nameless }]);
    expect(after.quota.used).toBe(1);
  });

  it("are erased two years after the mission was closed, and not a day before", async () => {
    let mission = await approved();
    passerelle.clock.set("2026-12-07T09:00:00Z");
    mission = await step(officials.coordinator, "start", mission);
    passerelle.clock.set("2026-12-14T09:00:00Z");
    mission = await step(officials.coordinator, "close", mission, { report: "Two agreements in sight." });
    passerelle.clock.set("2028-12-13T09:00:00Z");
    expect(await due()).toBe(0);
    expect((await apply()).outcomes).toEqual([{ code: "TRAVELLERS", done: 0 }]);
    expect((await seen(mission.id)).travellers).toMatchObject([{ name: ADA.name, email: ADA.email }]);
    passerelle.clock.set("2028-12-13T09:00:01Z");
    expect(await due()).toBe(1);
    expect((await apply()).outcomes).toEqual([{ code: "TRAVELLERS", done: 1 }]);
    expect((await seen(mission.id)).travellers).toMatchObject([nameless]);
    expect(await due()).toBe(0);
  });

  it("are erased two years after a mission was cancelled, or would have ended without ever being made", async () => {
    const cancelled = await step(editor, "cancel", await planned(), { reason: "Not needed." });
    const forgotten = await planned("2027-03-01", "2027-03-05");
    passerelle.clock.set("2028-11-24T09:00:00Z");
    expect((await apply()).outcomes).toEqual([{ code: "TRAVELLERS", done: 1 }]);
    expect((await seen(cancelled.id)).travellers).toMatchObject([nameless]);
    expect((await seen(forgotten.id)).travellers).toMatchObject([{ name: ADA.name }]);
    passerelle.clock.set("2029-03-06T09:00:00Z");
    expect((await apply()).outcomes).toEqual([{ code: "TRAVELLERS", done: 1 }]);
    expect((await seen(forgotten.id)).travellers).toMatchObject([nameless]);
  });
});
