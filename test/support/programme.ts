import { v7 as uuidv7 } from "uuid";
import { globalId, readIdOf } from "../../src/graphql/global-id";
import type { Duty } from "../../src/modules/programme/applications/life/application";
import { ApplicationDuty } from "../../src/modules/programme/applications/circle/application-duty.entity";
import { Application } from "../../src/modules/programme/applications/life/application.entity";
import type { Region } from "../../src/modules/shared/region";
import type { Caller } from "./caller";
import type { Passerelle } from "./passerelle";
import { carryOut } from "./stories";

let numbers = 0;
/** The programme takes months. */
const hours = 50_000;

/** The people who have a duty on a file. */
export interface Officials {
  readonly coordinator: Caller;
  readonly evaluator: Caller;
  readonly delegate: Caller;
  readonly officer: Caller;
}

export async function officialsOf(passerelle: Passerelle, side: Region): Promise<Officials> {
  return {
    coordinator: await passerelle.someone("COORDINATOR", { region: side, hours }),
    evaluator: await passerelle.someone("EVALUATOR", { hours }),
    delegate: await passerelle.someone("DELEGATE", {
      region: side === "BRUSSELS" ? "QUEBEC" : "BRUSSELS",
      hours,
    }),
    officer: await passerelle.someone("DIRECTORATE_OFFICER", { region: side, hours }),
  };
}

/** An approved application with everybody's duty on it, as a whole procedure leaves it behind. */
export async function anApprovedApplication(
  passerelle: Passerelle,
  organisationId: string,
  side: Region,
  officials: Officials,
): Promise<string> {
  const id = uuidv7();
  const now = passerelle.clock.now();
  await passerelle.dataSource.manager.insert(Application, {
    id,
    trackingNumber: `TEST-${String((numbers += 1))}`,
    organisationId: readIdOf("Organisation", organisationId, "organisationId"),
    side,
    objectives: "A joint development.",
    projectTitle: "Membranes",
    projectNature: "TECHNOLOGICAL",
    projectAims: "Cleaner water.",
    addedValue: "Less waste.",
    intermediarySearch: "NONE",
    cooperationKinds: ["JOINT_RD"],
    services: [],
    introductionIds: [],
    previousApplicationId: null,
    declarationVersion: 1,
    signedBy: uuidv7(),
    state: "APPROVED",
    consultationOutcome: "FAVOURABLE",
    submittedAt: now,
    submittedOn: now.toISOString().slice(0, 10),
    dueOn: null,
    updatedAt: now,
    version: 9,
    applicantVersion: 5,
  });
  const { coordinator, evaluator, delegate, officer } = officials;
  const duties: [Caller, Duty][] = [
    [coordinator, "COORDINATE"],
    [evaluator, "EVALUATE"],
    [delegate, "RECORD"],
    [officer, "DECIDE"],
  ];
  for (const [caller, duty] of duties) {
    const personId = personIdOf(caller);
    await passerelle.dataSource.manager.insert(ApplicationDuty, {
      id: uuidv7(),
      applicationId: id,
      personId,
      duty,
      namedBy: personId,
      namedAt: now,
      declaredAt: duty === "EVALUATE" ? now : null,
      hasConflict: duty === "EVALUATE" ? false : null,
      conflict: null,
      evaluatedAt: duty === "EVALUATE" ? now : null,
      releasedAt: null,
      releaseReasons: null,
    });
  }
  return globalId("Application", id);
}

/** The person whom a bearer token names. */
export function personIdOf({ token = "" }: Caller): string {
  const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
  return (JSON.parse(payload) as { sub: string }).sub;
}

/** Introduces the two and has both accept; returns the introduction's global id. */
export async function anAcceptedIntroduction(
  seekerAdviser: Caller,
  candidateAdviser: Caller,
  needId: string,
  candidateId: string,
): Promise<string> {
  const step = async (caller: Caller, verb: string, input: object) =>
    (await carryOut(caller, `${verb}Introduction`, "introduction { id version }", input)).introduction;
  const message = "A firm looks for filtration.";
  let { id, version } = await step(seekerAdviser, "start", { needId, candidateId, message });
  for (const [caller, verb] of [
    [seekerAdviser, "send"],
    [seekerAdviser, "accept"],
    [candidateAdviser, "accept"],
  ] as const)
    ({ id, version } = await step(caller, verb, { introductionId: id, expectedVersion: version }));
  return id as string;
}

/** A mission of an approved application that the directorate has approved; returns its global id. */
export async function anApprovedMission(
  { officer }: Officials,
  editor: Caller,
  applicationId: string,
  departsOn: string,
): Promise<string> {
  const { mission } = await carryOut(editor, "planMission", "mission { id version }", {
    applicationId,
    departsOn,
    returnsOn: departsOn,
    purpose: "Meet builders of membranes.",
    travellers: [{ name: "Ada Claes", role: "MANAGER" }],
  });
  const approved = await carryOut(officer, "approveMission", "__typename", {
    missionId: mission.id,
    expectedVersion: mission.version,
  });
  if (approved.__typename !== "MissionApproved") throw new Error("The mission was not approved.");
  return mission.id as string;
}
