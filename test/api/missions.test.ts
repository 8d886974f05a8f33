import { readIdOf } from "../../src/graphql/global-id";
import { Application } from "../../src/modules/programme/applications/life/application.entity";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import {
  anAcceptedIntroduction,
  anApprovedApplication,
  type Officials,
  officialsOf,
  personIdOf,
} from "../support/programme";
import {
  aBrusselsOrganisation,
  aPublishedNeed,
  aQuebecOrganisation,
  badInputAt,
  carryOut,
  refusalOf,
} from "../support/stories";
import {
  MISSION_STATES,
  type MissionState,
  missionTransitions,
} from "../../src/modules/programme/missions/life/mission.rules";
import { freeAgainOn } from "../../src/modules/programme/missions/quota/quota.rules";

const MISSION = `id state version departsOn returnsOn direction cancelReason report
  travellers { id name role } visits { id state } bookings { id supplier cancelledAt } supportTasks { id title doneAt }
  costs { lines { id amount { amount currency } } totals { total { amount currency } }
    inEuros { total { amount } programme { amount } enterprise { amount } } }
  quota { used mayDepart nextFreeOn trips { departsOn consumed overridden freeAgainOn } }
  history { operation changes { field before after } }`;
const PAYLOAD = `mission { ${MISSION} }`;
const APPROVAL = `__typename ... on MissionApproved { mission { ${MISSION} } }
  ... on MissionQuotaFull { mission { ${MISSION} } message nextFreeOn trips { missionId departsOn } }`;
const VISIT = `visit { id state version startsAt startsAtLocal timeZone municipality endReason
  need { title } requirements { text } travellers { name } debrief { kept result nextStep }
  travelBefore { fromMunicipality minutes available } host { legalName } hostContact { name } interpreterLanguage }`;

describe("missions", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebecAdviser: Caller;
  let officials: Officials;
  let editor: Caller;
  let host: Caller;
  let enterpriseId: string;
  let hostId: string;
  let applicationId: string;
  let needId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    quebecAdviser = await passerelle.adviser("QUEBEC");
    officials = await officialsOf(passerelle, "BRUSSELS");
  });

  beforeEach(async () => {
    passerelle.clock.set("2026-11-23T09:00:00Z");
    enterpriseId = await aBrusselsOrganisation(adviser);
    hostId = await aQuebecOrganisation(quebecAdviser);
    applicationId = await anApprovedApplication(passerelle, enterpriseId, "BRUSSELS", officials);
    needId = await aPublishedNeed(adviser, enterpriseId, {
      requirements: [{ level: "MUST", text: "filtration of baths" }],
    });
    editor = await passerelle.someone("SME_EDITOR", { organisationId: enterpriseId, hours: 50_000 });
    host = await passerelle.someone("SME_EDITOR", { organisationId: hostId });
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const plan = (more: object = {}) => ({
    applicationId,
    departsOn: "2026-12-07",
    returnsOn: "2026-12-11",
    purpose: "Meet builders of membranes.",
    travellers: [{ name: "Ada Claes", role: "MANAGER" }],
    ...more,
  });
  const planned = async (more: object = {}) =>
    (await carryOut(editor, "planMission", PAYLOAD, plan(more))).mission;
  const target = ({ id, version }: any) => ({ missionId: id, expectedVersion: version });
  const step = async (caller: Caller, verb: string, mission: any, more: object = {}) =>
    (await carryOut(caller, `${verb}Mission`, PAYLOAD, { ...target(mission), ...more })).mission;
  const approval = async (mission: any, more: object = {}) =>
    await carryOut(officials.officer, "approveMission", APPROVAL, { ...target(mission), ...more });
  const approved = async (more: object = {}) => {
    const outcome = await approval(await planned(more));
    expect(outcome.__typename).toBe("MissionApproved");
    return outcome.mission;
  };
  const introduced = () => anAcceptedIntroduction(adviser, quebecAdviser, needId, hostId);
  const visitInput = (mission: any, more: object = {}) => ({
    missionId: mission.id,
    hostOrganisationId: hostId,
    startsAt: "2026-12-08T09:30",
    endsAt: "2026-12-08T11:30",
    municipality: "Montréal",
    purpose: "See the pilot plant.",
    ...more,
  });
  const scheduled = async (mission: any, more: object = {}) =>
    (await carryOut(editor, "scheduleVisit", VISIT, visitInput(mission, more))).visit;
  const seen = async (caller: Caller, id: string) =>
    (await caller.get(`query ($id: ID!) { mission(id: $id) { ${MISSION} } }`, { id })).mission;
  const quotaOf = async (asOf: string) =>
    (
      await editor.get(
        `query ($id: ID!, $asOf: Date) { missionQuota(organisationId: $id, asOf: $asOf) {
          asOf allowed months used mayDepart nextFreeOn trips { departsOn consumed overridden freeAgainOn } } }`,
        { id: enterpriseId, asOf },
      )
    ).missionQuota;

  describe("their life", () => {
    it("goes from a plan to a report, with the quota reserved and used", async () => {
      let mission = await planned();
      expect(mission).toMatchObject({
        state: "PLANNED",
        direction: "BRUSSELS_TO_QUEBEC",
        quota: { used: 0 },
      });
      mission = (await approval(mission)).mission;
      expect(mission).toMatchObject({ state: "APPROVED", quota: { used: 1, trips: [{ consumed: false }] } });
      expect(await refusalOf(officials.coordinator, "startMission", target(mission))).toMatchObject(
        badInputAt("input.missionId"),
      );
      // In Brussels it is the 7th already.
      passerelle.clock.set("2026-12-06T23:30:00Z");
      mission = await step(officials.coordinator, "start", mission);
      expect(mission).toMatchObject({ state: "UNDERWAY", quota: { trips: [{ consumed: true }] } });
      expect(await refusalOf(editor, "cancelMission", { ...target(mission), reason: "No." })).toMatchObject({
        message: "The mission is UNDERWAY and from here becomes CLOSED; it cannot become CANCELLED.",
      });
      mission = await step(officials.coordinator, "close", mission, { report: "Two agreements in sight." });
      expect(mission).toMatchObject({ state: "CLOSED", report: "Two agreements in sight." });
      expect(mission.history.map(({ operation }: any) => operation)).toEqual([
        "planMission",
        "approveMission",
        "startMission",
        "closeMission",
      ]);
    });

    it("gives a reserved trip back when it is cancelled, and only then", async () => {
      const mission = await approved();
      await approved({ departsOn: "2027-03-01", returnsOn: "2027-03-05" });
      expect(await quotaOf("2027-04-01")).toMatchObject({
        used: 2,
        mayDepart: false,
        nextFreeOn: "2028-12-07",
      });
      await step(editor, "cancel", mission, { reason: "The host is on strike." });
      expect(await quotaOf("2027-04-01")).toMatchObject({ used: 1, mayDepart: true });
      const never = await planned({ departsOn: "2027-05-01", returnsOn: "2027-05-02" });
      await step(editor, "cancel", never, { reason: "Not needed." });
      expect(await quotaOf("2027-05-01")).toMatchObject({ used: 1 });
    });

    it("is not given back, nor put off, by an enterprise whose day of departure is over", async () => {
      const mission = await approved();
      passerelle.clock.set("2026-12-12T09:00:00Z");
      const cancelled = { ...target(mission), reason: "We never went." };
      expect(await refusalOf(editor, "cancelMission", cancelled)).toMatchObject(
        badInputAt("input.missionId"),
      );
      const later = { ...target(mission), departsOn: "2027-02-01", returnsOn: "2027-02-05" };
      expect(await refusalOf(editor, "updateMission", later)).toMatchObject(badInputAt("input.departsOn"));
      expect(await quotaOf("2027-01-01")).toMatchObject({ used: 1 });
      expect((await seen(editor, mission.id)).state).toBe("APPROVED");
      await step(officials.coordinator, "cancel", mission, { reason: "Nobody boarded." });
      expect(await quotaOf("2027-01-01")).toMatchObject({ used: 0 });
    });

    it("takes every legal step and no other", async () => {
      passerelle.clock.set("2026-12-07T09:00:00Z");
      let people = 0;
      const plannedFor = () =>
        planned({ travellers: [{ name: `Traveller ${String((people += 1))}`, role: "MANAGER" }] });
      const reach: Record<MissionState, () => Promise<any>> = {
        PLANNED: plannedFor,
        APPROVED: async () =>
          (await approval(await plannedFor(), { overrideReason: "For the table." })).mission,
        UNDERWAY: async () => step(officials.coordinator, "start", await reach.APPROVED()),
        CLOSED: async () => step(officials.coordinator, "close", await reach.UNDERWAY(), { report: "Done." }),
        CANCELLED: async () => step(editor, "cancel", await plannedFor(), { reason: "Not needed." }),
      };
      const verbs: [string, MissionState, Caller, object][] = [
        ["approveMission", "APPROVED", officials.officer, { overrideReason: "For the table." }],
        ["startMission", "UNDERWAY", officials.coordinator, {}],
        ["closeMission", "CLOSED", officials.coordinator, { report: "Done." }],
        ["cancelMission", "CANCELLED", editor, { reason: "Not needed." }],
      ];
      for (const from of MISSION_STATES)
        for (const [verb, to, caller, more] of verbs) {
          const mission = await reach[from]();
          const legal = (missionTransitions[from] as readonly string[]).includes(to);
          const input = { ...target(mission), ...more };
          if (legal) await carryOut(caller, verb, "__typename", input);
          else expect(await refusalOf(caller, verb, input)).toMatchObject(badInputAt("input.missionId"));
          expect((await seen(editor, mission.id)).state).toBe(legal ? to : from);
        }
    }, 120_000);
  });

  describe("the quota", () => {
    it("refuses a third trip with the trips that fill the window and the next free day, and writes nothing", async () => {
      await approved({ departsOn: "2027-01-11", returnsOn: "2027-01-15" });
      await approved({ departsOn: "2027-05-03", returnsOn: "2027-05-07" });
      const third = await planned({ departsOn: "2026-12-14", returnsOn: "2026-12-18" });
      const outcome = await approval(third);
      expect(outcome).toMatchObject({
        __typename: "MissionQuotaFull",
        nextFreeOn: "2029-01-11",
        trips: [{ departsOn: "2027-01-11" }, { departsOn: "2027-05-03" }],
        mission: { state: "PLANNED", version: third.version },
      });
      expect(outcome.message).toContain("2027-01-11 and 2027-05-03");
      expect((await quotaOf("2027-05-03")).trips).toHaveLength(2);
    });

    it("lets the directorate go beyond it with a reason, audited; the trip counts afterwards", async () => {
      await approved({ departsOn: "2027-01-11", returnsOn: "2027-01-15" });
      await approved({ departsOn: "2027-05-03", returnsOn: "2027-05-07" });
      const third = await planned({ departsOn: "2027-06-07", returnsOn: "2027-06-11" });
      const { mission } = await approval(third, {
        overrideReason: "The host was flooded during the second.",
      });
      expect(mission.state).toBe("APPROVED");
      const quota = await quotaOf("2029-01-11");
      expect(quota).toMatchObject({ used: 2, mayDepart: false, nextFreeOn: "2029-05-03" });
      expect(quota.trips.map(({ overridden }: any) => overridden)).toEqual([false, false, true]);
      const [entry] = await passerelle.dataSource.query(
        "select r.reason, e.actor_id from audit_entry e join audit_reason r on r.entry_id = e.id where e.operation = 'quotaOverridden' order by e.position desc limit 1",
      );
      expect(entry).toEqual({
        reason: "The host was flooded during the second.",
        actor_id: personIdOf(officials.officer),
      });
    });

    it("asks again when an approved mission moves to another day", async () => {
      const mission = await approved({ departsOn: "2027-01-11", returnsOn: "2027-01-15" });
      await approved({ departsOn: "2027-05-03", returnsOn: "2027-05-07" });
      await approved({ departsOn: "2029-01-15", returnsOn: "2029-01-19" });
      const moved = { ...target(mission), departsOn: "2027-02-01", returnsOn: "2027-02-05" };
      expect(await refusalOf(editor, "updateMission", moved)).toMatchObject(badInputAt("input.departsOn"));
      const sooner = await step(editor, "update", mission, {
        departsOn: "2026-12-14",
        returnsOn: "2026-12-18",
      });
      expect(sooner.quota.trips.map(({ departsOn }: any) => departsOn)).toEqual([
        "2026-12-14",
        "2027-05-03",
        "2029-01-15",
      ]);
    });

    it("is told to the enterprise's people and its own advisers alone", async () => {
      const ask = `query ($id: ID!) { missionQuota(organisationId: $id) { used } }`;
      expect((await adviser.get(ask, { id: enterpriseId })).missionQuota).toEqual({ used: 0 });
      for (const caller of [quebecAdviser, host])
        expect(await caller.refusal(ask, { id: enterpriseId })).toMatchObject({
          extensions: { code: "NOT_FOUND" },
        });
    });

    it("holds under simultaneous approvals: never a third trip", async () => {
      const many = process.env["TEST_DATABASE_URL"] ? 200 : 12;
      const missions: any[] = [];
      for (let index = 0; index < many; index += 1)
        missions.push(
          await planned({
            departsOn: `2027-0${String(1 + (index % 9))}-11`,
            returnsOn: `2027-0${String(1 + (index % 9))}-12`,
            travellers: [{ name: `Traveller ${String(index)}`, role: "MANAGER" }],
          }),
        );
      const answers = await Promise.all(missions.map((mission) => insistently(() => approval(mission))));
      const full = answers.filter(({ __typename }) => __typename === "MissionQuotaFull");
      expect(full).toHaveLength(many - 2);
      const { trips } = await quotaOf("2027-01-01");
      expect(trips).toHaveLength(2);
      const rows = await passerelle.dataSource.query(
        "select departs_on::text as day from mission where state = 'APPROVED' and organisation_id = $1 order by departs_on",
        [readIdOf("Organisation", enterpriseId, "id")],
      );
      expect(rows.map(({ day }: any) => day)).toEqual(trips.map(({ departsOn }: any) => departsOn));
      // Two years after the earlier of the two trips, whichever they became.
      const nextFreeOn = freeAgainOn(trips[0].departsOn);
      for (const refusal of full) {
        expect(refusal).toMatchObject({ nextFreeOn });
        expect(refusal.message).toContain(nextFreeOn);
      }
    }, 300_000);
  });

  describe("bad input", () => {
    it.each<[string, object, string]>([
      ["a departure in the past", { departsOn: "2026-11-22" }, "input.departsOn"],
      ["a return before the departure", { returnsOn: "2026-12-06" }, "input.returnsOn"],
      ["an empty purpose", { purpose: " " }, "input.purpose"],
      [
        "a third traveller",
        { travellers: [1, 2, 3].map((one) => ({ name: `Traveller ${String(one)}`, role: "MANAGER" })) },
        "input.travellers",
      ],
      [
        "a traveller without a name",
        { travellers: [{ name: "", role: "MANAGER" }] },
        "input.travellers.0.name",
      ],
    ])("refuses %s, and writes nothing", async (_case, more, field) => {
      expect(await refusalOf(editor, "planMission", plan(more))).toMatchObject(badInputAt(field));
      const { missions } = await editor.get("{ missions { edges { node { id } } } }");
      expect(missions.edges).toEqual([]);
    });

    it("refuses a third traveller added later, whoever asks", async () => {
      const mission = await planned({
        travellers: [
          { name: "Ada Claes", role: "MANAGER" },
          { name: "Bea Roy", role: "TECHNICAL_EXECUTIVE" },
        ],
      });
      const third = { missionId: mission.id, name: "Cis Dupont", role: "MANAGER" };
      for (const caller of [editor, officials.coordinator])
        expect(await refusalOf(caller, "addTraveller", third)).toMatchObject(badInputAt("input.missionId"));
      expect((await seen(editor, mission.id)).travellers).toHaveLength(2);
    });

    it("refuses to approve what departed yesterday, or what nobody goes on", async () => {
      const empty = await planned({ travellers: [] });
      expect(await refusalOf(officials.officer, "approveMission", target(empty))).toMatchObject(
        badInputAt("input.missionId"),
      );
      const late = await planned();
      passerelle.clock.set("2026-12-08T09:00:00Z");
      expect(await refusalOf(officials.officer, "approveMission", target(late))).toMatchObject({
        message: expect.stringContaining("lies in the past"),
      });
    });

    it("wants an approved application that the asker may read", async () => {
      expect(await refusalOf(host, "planMission", plan())).toMatchObject({
        extensions: { code: "NOT_FOUND", field: "input.applicationId" },
      });
      await passerelle.dataSource.manager.update(
        Application,
        { id: readIdOf("Application", applicationId, "id") },
        { state: "IN_CONSULTATION" },
      );
      expect(await refusalOf(editor, "planMission", plan())).toMatchObject(badInputAt("input.applicationId"));
    });

    it("refuses a stale version, and creates once for a key", async () => {
      const first = await planned({ idempotencyKey: "the one mission" });
      const again = await planned({ idempotencyKey: "the one mission" });
      expect(again.id).toBe(first.id);
      await step(editor, "update", first, { purpose: "Another." });
      expect(
        await refusalOf(editor, "updateMission", { ...target(first), purpose: "Yet another." }),
      ).toMatchObject({
        extensions: { code: "CONFLICT", currentVersion: 2 },
      });
    });
  });

  describe("visits", () => {
    it("are proposed, confirmed by the host, and debriefed in one small step", async () => {
      await introduced();
      const mission = await approved();
      const { need } = await editor.get("query ($id: ID!) { need(id: $id) { requirements { id } } }", {
        id: needId,
      });
      let visit = await scheduled(mission, {
        requirementIds: [need.requirements[0].id],
        interpreterLanguage: "EN",
      });
      expect(visit).toMatchObject({
        state: "PROPOSED",
        startsAt: "2026-12-08T14:30:00.000Z",
        startsAtLocal: "2026-12-08T09:30-05:00",
        timeZone: "America/Toronto",
        travellers: [{ name: "Ada Claes" }],
        requirements: [{ text: "filtration of baths" }],
        interpreterLanguage: "EN",
      });
      const { hostedVisits } = await host.get(
        "{ hostedVisits { edges { node { id enterprise { legalName } travellers { name } debrief { result } } } } }",
      );
      expect(hostedVisits.edges[0].node).toEqual({
        id: visit.id,
        enterprise: { legalName: "Zennewater SRL" },
        travellers: null,
        debrief: null,
      });
      const visitTarget = () => ({ visitId: visit.id, expectedVersion: visit.version });
      expect(await refusalOf(editor, "confirmVisit", visitTarget())).toMatchObject({
        extensions: { code: "FORBIDDEN" },
      });
      visit = (await carryOut(host, "confirmVisit", VISIT, visitTarget())).visit;
      expect(visit.state).toBe("CONFIRMED");
      visit = (await carryOut(editor, "updateVisit", VISIT, { ...visitTarget(), endsAt: "2026-12-08T12:00" }))
        .visit;
      expect(visit.state).toBe("PROPOSED");
      visit = (await carryOut(host, "confirmVisit", VISIT, visitTarget())).visit;
      const told = {
        ...visitTarget(),
        kept: true,
        result: "They want a pilot.",
        nextStep: "Send the samples.",
      };
      expect(await refusalOf(editor, "debriefVisit", told)).toMatchObject(badInputAt("input.visitId"));
      passerelle.clock.set("2026-12-08T17:00:00Z");
      await step(officials.coordinator, "start", await seen(editor, mission.id));
      visit = (await carryOut(editor, "debriefVisit", VISIT, told)).visit;
      expect(visit.debrief).toEqual({
        kept: true,
        result: "They want a pilot.",
        nextStep: "Send the samples.",
      });
      const { history } = await seen(editor, mission.id);
      expect(history.find(({ operation }: any) => operation === "updateVisit").changes).toContainEqual({
        field: "endsAt",
        before: "2026-12-08T16:30:00.000Z",
        after: "2026-12-08T17:00:00.000Z",
      });
    });

    it("do not change any more once they are debriefed", async () => {
      await introduced();
      const mission = await approved();
      const visit = await scheduled(mission);
      passerelle.clock.set("2026-12-08T17:00:00Z");
      await step(officials.coordinator, "start", await seen(editor, mission.id));
      const told = { visitId: visit.id, expectedVersion: visit.version, kept: true, result: "A pilot." };
      const { version } = (await carryOut(editor, "debriefVisit", VISIT, told)).visit;
      const visitTarget = { visitId: visit.id, expectedVersion: version };
      const attempts: [Caller, string, object][] = [
        [editor, "updateVisit", { endsAt: "2026-12-08T12:00" }],
        [editor, "cancelVisit", { reason: "It never was." }],
        [
          await passerelle.someone("SME_EDITOR", { organisationId: hostId }),
          "declineVisit",
          { reason: "No." },
        ],
      ];
      for (const [caller, verb, more] of attempts)
        expect(await refusalOf(caller, verb, { ...visitTarget, ...more })).toMatchObject(
          badInputAt("input.visitId"),
        );
    });

    it("end with their mission: the host sees them cancelled, and answers no more", async () => {
      await introduced();
      const mission = await approved();
      const visit = await scheduled(mission);
      await step(editor, "cancel", await seen(editor, mission.id), { reason: "Between us: no money." });
      const { hostedVisits } = await host.get(
        "{ hostedVisits { edges { node { id state version endReason } } } }",
      );
      expect(hostedVisits.edges[0].node).toMatchObject({ id: visit.id, state: "CANCELLED", endReason: null });
      const answer = { visitId: visit.id, expectedVersion: hostedVisits.edges[0].node.version };
      expect(await refusalOf(host, "confirmVisit", answer)).toMatchObject(badInputAt("input.visitId"));
    });

    it("are refused at an organisation that was not introduced, absent or not, in the same words", async () => {
      const mission = await planned();
      const refusal = await refusalOf(editor, "scheduleVisit", visitInput(mission));
      expect(refusal).toMatchObject(badInputAt("input.hostOrganisationId"));
      const absent = Buffer.from("Organisation:019ac000-0000-7000-8000-000000000000").toString("base64");
      expect(
        await refusalOf(editor, "scheduleVisit", visitInput(mission, { hostOrganisationId: absent })),
      ).toEqual(refusal);
      expect((await seen(editor, mission.id)).visits).toEqual([]);
    });

    it.each<[string, object, string]>([
      ["before the mission", { startsAt: "2026-12-06T09:00", endsAt: "2026-12-06T10:00" }, "input.startsAt"],
      ["after it", { startsAt: "2026-12-12T09:00", endsAt: "2026-12-12T10:00" }, "input.startsAt"],
      ["that ends before it begins", { endsAt: "2026-12-08T09:00" }, "input.endsAt"],
      ["at no time", { startsAt: "soon" }, "input.startsAt"],
      ["without a municipality", { municipality: "" }, "input.municipality"],
    ])("are refused %s", async (_case, more, field) => {
      await introduced();
      const mission = await planned();
      expect(await refusalOf(editor, "scheduleVisit", visitInput(mission, more))).toMatchObject(
        badInputAt(field),
      );
    });

    it("never overlap for a traveller, and leave time for the way", async () => {
      await introduced();
      const mission = await planned();
      // The table comes with estimates, which an adviser corrects.
      const way = { fromMunicipality: "MONTREAL", toMunicipality: "Trois-Rivières", minutes: 90 };
      expect(await refusalOf(adviser, "recordTravelTime", way)).toMatchObject(
        badInputAt("input.expectedVersion"),
      );
      const { travelTime } = await carryOut(adviser, "recordTravelTime", "travelTime { minutes version }", {
        ...way,
        expectedVersion: 1,
      });
      expect(travelTime).toEqual({ minutes: 90, version: 2 });
      await scheduled(mission);
      expect(
        await refusalOf(
          editor,
          "scheduleVisit",
          visitInput(mission, { startsAt: "2026-12-08T11:00", endsAt: "2026-12-08T12:00" }),
        ),
      ).toMatchObject(badInputAt("input.startsAt"));
      const there = {
        municipality: "Trois-Rivieres",
        startsAt: "2026-12-08T12:45",
        endsAt: "2026-12-08T14:00",
      };
      expect(await refusalOf(editor, "scheduleVisit", visitInput(mission, there))).toMatchObject({
        message: expect.stringContaining("it takes 90 minutes, and 75 lie between"),
      });
      const second = await scheduled(mission, { ...there, startsAt: "2026-12-08T13:00" });
      expect(second.travelBefore).toEqual({ fromMunicipality: "Montréal", minutes: 90, available: 90 });
    });

    it("keep a mission's dates and travellers: what they rest on does not go away under them", async () => {
      await introduced();
      const mission = await planned();
      await scheduled(mission);
      expect(
        await refusalOf(editor, "updateMission", { ...target(mission), departsOn: "2026-12-09" }),
      ).toMatchObject(badInputAt("input.returnsOn"));
      expect(
        await refusalOf(editor, "removeTraveller", {
          ...target(mission),
          travellerId: mission.travellers[0].id,
        }),
      ).toMatchObject(badInputAt("input.travellerId"));
    });
  });

  describe("bookings, costs and tasks", () => {
    const cost = (missionId: string, more: object = {}) => ({
      missionId,
      description: "Flight",
      amount: { amount: "1000.00", currency: "EUR" },
      programmeShare: "800.00",
      enterpriseShare: "200.00",
      ...more,
    });

    it("add up in their currencies, and in euros by the rate of their day", async () => {
      const { id } = await planned();
      const booked = await carryOut(officials.coordinator, "addBooking", PAYLOAD, {
        missionId: id,
        kind: "TRANSATLANTIC_JOURNEY",
        supplier: "Ganzenvlucht",
        reference: "GV-17",
      });
      const bookingId = booked.mission.bookings[0].id;
      await carryOut(officials.coordinator, "addMissionCost", PAYLOAD, cost(id, { bookingId }));
      const dollars = cost(id, {
        description: "Hotel",
        amount: { amount: "297.00", currency: "CAD" },
        programmeShare: "148.50",
        enterpriseShare: "148.50",
        incurredOn: "2026-11-20",
      });
      expect(await refusalOf(officials.coordinator, "addMissionCost", dollars)).toMatchObject(
        badInputAt("input.amount.currency"),
      );
      expect((await seen(editor, id)).costs.lines).toHaveLength(1);
      const administrator = await passerelle.someone("ADMINISTRATOR");
      await carryOut(administrator, "recordExchangeRate", "exchangeRate { day }", {
        currency: "CAD",
        day: "2026-11-18",
        unitsPerEuro: "1.4850",
        source: "A bank",
      });
      const { mission } = await carryOut(officials.coordinator, "addMissionCost", PAYLOAD, dollars);
      expect(mission.costs).toMatchObject({
        totals: [
          { total: { amount: "297.00", currency: "CAD" } },
          { total: { amount: "1000.00", currency: "EUR" } },
        ],
        inEuros: {
          total: { amount: "1200.00" },
          programme: { amount: "900.00" },
          enterprise: { amount: "300.00" },
        },
      });
    });

    it("refuse shares that do not make up the whole", async () => {
      const { id } = await planned();
      expect(
        await refusalOf(officials.coordinator, "addMissionCost", cost(id, { enterpriseShare: "199.99" })),
      ).toMatchObject(badInputAt("input.enterpriseShare"));
    });

    it("are for those who prepare the mission", async () => {
      const { id } = await planned();
      expect(await refusalOf(editor, "addMissionCost", cost(id))).toMatchObject({
        extensions: { code: "FORBIDDEN" },
      });
      expect(await refusalOf(adviser, "addMissionCost", cost(id))).toMatchObject({
        extensions: { code: "FORBIDDEN" },
      });
    });

    it("have tasks of support on site, which are done", async () => {
      const { id } = await planned();
      let { mission } = await carryOut(officials.coordinator, "addSupportTask", PAYLOAD, {
        missionId: id,
        title: "Fetch them at the airport",
        dueOn: "2026-12-07",
      });
      const taskId = mission.supportTasks[0].id;
      ({ mission } = await carryOut(officials.coordinator, "completeSupportTask", PAYLOAD, {
        ...target(mission),
        taskId,
      }));
      expect(mission.supportTasks[0].doneAt).toBe("2026-11-23T09:00:00.000Z");
    });
  });

  describe("who reads what", () => {
    const READ = `query ($id: ID!) { mission(id: $id) { departsOn travellers { name } costs { totals { total { amount } } }
      history { operation } bookings { supplier } supportTasks { title } calendar printableProgramme applicationId report } }`;
    const FILE = [
      "travellers",
      "costs",
      "history",
      "bookings",
      "supportTasks",
      "calendar",
      "printableProgramme",
      "applicationId",
    ];

    it("opens the file to the enterprise, the people named on it and those who prepare it", async () => {
      const { id } = await planned();
      const member = await passerelle.someone("SME_MEMBER", { organisationId: enterpriseId });
      for (const caller of [editor, member, ...Object.values(officials)]) {
        const { mission } = await caller.get(READ, { id });
        for (const field of FILE) expect([field, mission[field]]).not.toEqual([field, null]);
        const { missions } = await caller.get(
          `query ($of: ID!) { missions(filter: { organisationId: $of }) { edges { node { id } } } }`,
          { of: enterpriseId },
        );
        expect(missions.edges).toHaveLength(1);
      }
    });

    it("shows dates and visits, and nothing of the file, to the advisers of the region", async () => {
      const { id } = await planned();
      const { mission } = await adviser.get(READ, { id });
      expect(mission.departsOn).toBe("2026-12-07");
      for (const field of FILE) expect([field, mission[field]]).toEqual([field, null]);
    });

    it("does not exist for anybody else", async () => {
      await introduced();
      const created = await planned();
      const visit = await scheduled(created);
      const strangers = [
        host,
        quebecAdviser,
        await passerelle.someone("COORDINATOR", { region: "BRUSSELS" }),
        await passerelle.someone("DIRECTORATE_OFFICER", { region: "BRUSSELS" }),
        await passerelle.someone("EVALUATOR"),
        await passerelle.someone("ATTACHE"),
      ];
      for (const caller of strangers) {
        expect((await caller.get(READ, { id: created.id })).mission).toBeNull();
        expect(
          (await caller.get("query ($id: ID!) { node(id: $id) { id } }", { id: created.id })).node,
        ).toBeNull();
        expect((await caller.get("{ missions { edges { node { id } } } }")).missions.edges).toEqual([]);
      }
      for (const caller of strangers.slice(2))
        expect(
          (await caller.get("query ($id: ID!) { node(id: $id) { id } }", { id: visit.id })).node,
        ).toBeNull();
      expect(await refusalOf(strangers[3]!, "approveMission", target(created))).toMatchObject({
        extensions: { code: "NOT_FOUND" },
      });
    });

    it("opens it to an attaché who is named to prepare it, and leaves an entry of each reading", async () => {
      const attache = await passerelle.someone("ATTACHE");
      const created = await planned();
      const [person] = await passerelle.dataSource.query("select email from person where id = $1", [
        personIdOf(attache),
      ]);
      await carryOut(officials.coordinator, "nameMissionPreparer", PAYLOAD, {
        ...target(created),
        email: person.email,
      });
      const { mission } = await attache.get(READ, { id: created.id });
      expect(mission.travellers).toEqual([{ name: "Ada Claes" }]);
      const [read] = await passerelle.dataSource.query(
        "select count(*)::int as reads from audit_entry where operation = 'readMission' and kind = 'CONFIDENTIAL_READ' and actor_id = $1",
        [personIdOf(attache)],
      );
      expect(read.reads).toBe(1);
    });

    it("has another directorate officer of the side take over when the one who decided has gone", async () => {
      const created = await planned();
      await passerelle.dataSource.query(
        "update role_assignment set valid_until = valid_from where person_id = $1",
        [personIdOf(officials.officer)],
      );
      const successor = await passerelle.someone("DIRECTORATE_OFFICER", { region: "BRUSSELS" });
      const { missions } = await successor.get(
        "query ($of: ID!) { missions(filter: { organisationId: $of }) { edges { node { id } } } }",
        { of: enterpriseId },
      );
      expect(missions.edges).toHaveLength(1);
      const outcome = await carryOut(successor, "approveMission", APPROVAL, target(created));
      expect(outcome.__typename).toBe("MissionApproved");
      officials = await officialsOf(passerelle, "BRUSSELS");
    });
  });
});

/**
 * Repeats what a crowded database had no time for, as a client does that was told to come back. An approval whose
 * answer got lost is found done: its version is another one then.
 */
async function insistently<T extends { __typename: string }>(
  ask: () => Promise<T>,
): Promise<T | { __typename: "CONFLICT" }> {
  for (;;)
    try {
      return await ask();
    } catch (error) {
      if (String(error).includes("CONFLICT")) return { __typename: "CONFLICT" };
      if (!/SERVICE_UNAVAILABLE|TIMEOUT/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
}
