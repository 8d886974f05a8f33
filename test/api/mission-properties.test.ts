import fc from "fast-check";
import {
  type MissionState,
  missionTransitions,
} from "../../src/modules/programme/missions/life/mission.rules";
import {
  freeAgainOn,
  PROGRAMME_QUOTA,
  tripsCountingOn,
  tripsOf,
} from "../../src/modules/programme/missions/quota/quota.rules";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import { anApprovedApplication, type Officials, officialsOf } from "../support/programme";
import { aBrusselsOrganisation, carryOut, mutation } from "../support/stories";

const DAY = 86_400_000;
/** Departures from which a sequence chooses: near enough to one another that the quota is always in the way. */
const DEPARTURES = ["2026-12-07", "2027-02-01", "2027-11-15", "2028-12-06", "2028-12-07", "2029-02-01"];
const VERBS = ["plan", "approve", "override", "start", "close", "cancel", "move", "pay"] as const;

interface Held {
  readonly missions: readonly { id: string; state: MissionState; version: number; departsOn: string }[];
  readonly ledger: readonly {
    missionId: string;
    kind: "RESERVED" | "OVERRIDDEN" | "CONSUMED" | "RELEASED";
    departsOn: string;
  }[];
  readonly events: readonly { id: string; digest: string; at: string }[];
  readonly costs: readonly { amount: string; programmeShare: string; enterpriseShare: string }[];
}

const attempts = fc.array(
  fc.record({ verb: fc.constantFrom(...VERBS), which: fc.nat(20), place: fc.nat(50), days: fc.nat(5) }),
  { minLength: 20, maxLength: 40 },
);

describe("any sequence of attempts on the missions of an enterprise", () => {
  let passerelle: Passerelle;
  let officials: Officials;
  let adviser: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.someone("ADVISER", { region: "BRUSSELS", hours: 100_000 });
    officials = await officialsOf(passerelle, "BRUSSELS");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const heldBy = async (applicationId: string): Promise<Held> => {
    const ids = "(select id from mission where application_id = $1)";
    const of = { application: Buffer.from(applicationId, "base64").toString().split(":")[1] };
    const ask = (sql: string) => passerelle.dataSource.query(sql, [of.application]);
    return {
      missions: await ask(
        `select id, state, version, departs_on::text as "departsOn" from mission where application_id = $1 order by id`,
      ),
      ledger: await ask(
        `select mission_id as "missionId", kind, departs_on::text as "departsOn" from quota_entry where mission_id in ${ids} order by mission_id, number`,
      ),
      events: await ask(
        `select id, md5(e::text) as digest, at::text as at from mission_event e where mission_id in ${ids} order by id`,
      ),
      costs: await ask(
        `select amount::text as amount, programme_share::text as "programmeShare", enterprise_share::text as "enterpriseShare"
           from cost_line where mission_id in ${ids}`,
      ),
    };
  };

  const expectInvariants = (before: Held, after: Held): void => {
    for (const mission of before.missions) {
      const now = after.missions.find(({ id }) => id === mission.id);
      if (!now) throw new Error("A mission went away.");
      if (now.state !== mission.state)
        expect(missionTransitions[mission.state] as readonly string[]).toContain(now.state);
      expect(now.version).toBeGreaterThanOrEqual(mission.version);
    }
    // What was written into the ledger and the history stays as it was written, and what follows is no earlier.
    for (const line of before.ledger) expect(after.ledger).toContainEqual(line);
    expect(after.ledger.length).toBeGreaterThanOrEqual(before.ledger.length);
    for (const event of before.events) expect(after.events).toContainEqual(event);
    const last =
      before.events
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? "";
    for (const { id, at } of after.events)
      if (!before.events.some((one) => one.id === id)) expect(at >= last).toBe(true);
    expectQuota(after);
    for (const { amount, programmeShare, enterpriseShare } of after.costs)
      expect(Number(programmeShare) * 100 + Number(enterpriseShare) * 100).toBeCloseTo(
        Number(amount) * 100,
        6,
      );
  };

  /** No window ends with a third trip that the directorate did not grant; the ledger counts what is under way, and nothing else. */
  const expectQuota = ({ missions, ledger }: Held): void => {
    const trips = tripsOf(ledger);
    for (const { departsOn } of trips) {
      const counting = tripsCountingOn(trips, departsOn);
      expect(counting.filter(({ overridden }) => !overridden).length).toBeLessThanOrEqual(
        PROGRAMME_QUOTA.trips,
      );
      expect(freeAgainOn(departsOn) > departsOn).toBe(true);
    }
    const counted = missions.filter(({ state }) => ["APPROVED", "UNDERWAY", "CLOSED"].includes(state));
    expect(trips.map(({ missionId }) => missionId).sort()).toEqual(counted.map(({ id }) => id).sort());
    for (const { id, departsOn } of counted)
      expect(trips.find(({ missionId }) => missionId === id)?.departsOn).toBe(departsOn);
  };

  /** Whether it was carried out. */
  const attempt = async (
    { editor, applicationId }: { editor: Caller; applicationId: string },
    held: Held,
    { verb, which, place }: { verb: (typeof VERBS)[number]; which: number; place: number },
  ): Promise<boolean> => {
    const departsOn = DEPARTURES[place % DEPARTURES.length] ?? "";
    const returnsOn = new Date(Date.parse(departsOn) + 3 * DAY).toISOString().slice(0, 10);
    // A departure waits for its day; nothing else does.
    const due = verb === "start" ? held.missions.filter(({ state }) => state === "APPROVED") : [];
    const among = due.length > 0 ? due : held.missions;
    const mission = among[which % Math.max(1, among.length)];
    if (mission && due.length > 0 && passerelle.clock.now() < new Date(mission.departsOn))
      passerelle.clock.set(`${mission.departsOn}T09:00:00Z`);
    const id = Buffer.from(`Mission:${mission?.id ?? ""}`).toString("base64");
    const target = { missionId: id, expectedVersion: mission?.version ?? 1 };
    const traveller = { name: `Traveller ${String(which)}-${String(place)}`, role: "MANAGER" };
    const cost = {
      missionId: id,
      description: "Hotel",
      amount: { amount: "100.01", currency: "EUR" },
      programmeShare: place % 2 ? "75.01" : "75.00",
      enterpriseShare: place % 3 ? "25.00" : "25.01",
      incurredOn: "2026-11-23",
    };
    const { officer, coordinator } = officials;
    const [caller, name, input]: [Caller, string, object] = {
      plan: [
        editor,
        "planMission",
        { applicationId, departsOn, returnsOn, purpose: "So.", travellers: [traveller] },
      ],
      approve: [officer, "approveMission", target],
      override: [officer, "approveMission", { ...target, overrideReason: "So." }],
      start: [coordinator, "startMission", target],
      close: [coordinator, "closeMission", { ...target, report: "So." }],
      cancel: [editor, "cancelMission", { ...target, reason: "So." }],
      move: [editor, "updateMission", { ...target, departsOn, returnsOn }],
      pay: [coordinator, "addMissionCost", cost],
    }[verb] as [Caller, string, object];
    const { errors } = await caller.ask(mutation(name, "__typename"), { input });
    for (const { extensions } of errors) expect(extensions.code).not.toBe("INTERNAL_SERVER_ERROR");
    return errors.length === 0;
  };

  it("keeps what must hold", async () => {
    const reached = new Set<string>();
    const done = new Set<string>();
    await fc.assert(
      fc.asyncProperty(attempts, async (sequence) => {
        passerelle.clock.set("2026-11-23T09:00:00Z");
        const organisationId = await aBrusselsOrganisation(adviser);
        const editor = await passerelle.someone("SME_EDITOR", { organisationId, hours: 100_000 });
        const applicationId = await anApprovedApplication(passerelle, organisationId, "BRUSSELS", officials);
        const enterprise = { editor, applicationId };
        await carryOut(editor, "planMission", "__typename", {
          applicationId,
          ...{ departsOn: "2026-12-07", returnsOn: "2026-12-09", purpose: "So." },
          travellers: [{ name: "The first", role: "MANAGER" }],
        });
        let before = await heldBy(applicationId);
        for (const one of sequence) {
          passerelle.clock.advance(one.days * DAY);
          if (await attempt(enterprise, before, one)) done.add(one.verb);
          const after = await heldBy(applicationId);
          expectInvariants(before, after);
          for (const { state } of after.missions) reached.add(state);
          before = after;
        }
      }),
      { numRuns: 12, endOnFailure: true, seed: 2007 },
    );
    // The sequences got far enough to have met the rules.
    expect([...reached].sort()).toEqual(["APPROVED", "CANCELLED", "CLOSED", "PLANNED", "UNDERWAY"]);
    expect([...done].sort()).toEqual([...VERBS].sort());
  }, 600_000);
});
