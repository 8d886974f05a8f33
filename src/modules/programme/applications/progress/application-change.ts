import { v7 as uuidv7 } from "uuid";
import type { Store, Transaction } from "../../../../persistence/store";
import { mayRead } from "../../../../security/disclosure";
import type { Viewer } from "../../../../security/viewer";
import { localDayOf } from "../../../shared/clock";
import { badInput, conflict, DomainError, notFound } from "../../../shared/domain-error";
import type { ConsultationOutcome } from "../life/application";
import { ApplicationDuty } from "../circle/application-duty.entity";
import type { Application } from "../life/application.entity";
import {
  type ApplicationState,
  applicationVerbs,
  type FileState,
  stateForApplicant,
  type Verb,
  verbHindrance,
  type VerbName,
} from "../life/application-life.rules";
import type { ApplicationFiles } from "../circle/application-files";
import type { ApplicationMails } from "./application-mails";
import type { ApplicationRecord, ApplicationRepository } from "../circle/application.repository";
import { ApplicationStep } from "../life/application-step.entity";
import { InformationRequest } from "../file/information-request.entity";
import { dutyHindrance } from "../circle/separation.rules";
import type { ServiceLevelRepository } from "../service-levels/service-level.repository";
import { clocksOf, nextDueOn, whenClocksRun } from "../service-levels/service-level.rules";
import { timelineOf } from "./timeline.rules";

export interface ApplicationTarget {
  readonly applicationId: string;
  readonly expectedVersion: number;
}

/** What a verb leaves behind, besides what it changed in the file. */
export interface StepDetails {
  /** Where the file goes; left out: it stays. */
  readonly to?: ApplicationState;
  readonly reasons?: string | null;
  readonly outcome?: ConsultationOutcome | null;
}

/** The file as a verb finds it, under its lock. */
export interface FileInChange {
  readonly tx: Transaction;
  readonly application: Application;
  readonly record: ApplicationRecord;
  /** The viewer's own day on the applicant's side. */
  readonly today: string;
}

type Change = (file: FileInChange) => StepDetails | Promise<StepDetails>;

/** Verbs of which the applicant may know, so that its version counts them. */
const KNOWN_TO_APPLICANT: readonly VerbName[] = [
  "withdrawApplication",
  "requestInformation",
  "answerInformationRequest",
  "decideAdmissibility",
  "approveApplication",
  "refuseApplication",
];

/** Evaluators' verbs have a version of their own: that of the file would tell one evaluator of another. */
const OF_ONE_EVALUATOR: readonly VerbName[] = ["declareConflictOfInterest", "submitEvaluation"];

/** Runs every change of a file the same way: lock, read, permit, compare versions, change, write down, record. */
export class ApplicationChange {
  constructor(
    private readonly store: Store,
    private readonly repository: ApplicationRepository,
    private readonly files: ApplicationFiles,
    readonly mails: ApplicationMails,
    readonly levels: ServiceLevelRepository,
  ) {}

  /** The file as it then is; null when it is no longer the viewer's to read. */
  async run(
    viewer: Viewer,
    verb: VerbName,
    target: ApplicationTarget,
    change: Change,
  ): Promise<ApplicationRecord | null> {
    await this.store.transaction(viewer.actor, async (tx) => {
      const application = await this.repository.lock(tx, target.applicationId);
      const found = application && (await this.repository.within(tx, application.id));
      if (!application || !found || !isFindable(viewer, verb, found))
        throw notFound("application", "input.applicationId");
      refuseUnlessPermitted(viewer, verb, found);
      refuseOldVersion(viewer, verb, target, application);
      refuseState(verb, application.state);
      const record = await this.takeOn(tx, viewer, verb, found);
      const before = { ...application };
      const today = localDayOf(tx.now, application.side);
      const details = await change({ tx, application, record, today });
      await this.finish(tx, viewer, verb, { before, application, details });
    });
    return this.files.find(viewer, target.applicationId);
  }

  /** Whoever does something first is named for it, and from then on for nothing else on this file. */
  private async takeOn(
    tx: Transaction,
    viewer: Viewer,
    verb: VerbName,
    record: ApplicationRecord,
  ): Promise<ApplicationRecord> {
    const { duty }: Verb = applicationVerbs[verb];
    const personId = viewer.personId ?? "";
    if (duty === "APPLY" || record.duties.some((one) => one.personId === personId)) return record;
    await tx.manager.insert(ApplicationDuty, {
      id: uuidv7(),
      applicationId: record.id,
      personId,
      duty,
      namedBy: personId,
      namedAt: tx.now,
    });
    return (await this.repository.within(tx, record.id)) ?? record;
  }

  private async finish(
    tx: Transaction,
    viewer: Viewer,
    verb: VerbName,
    { before, application, details }: Finished,
  ): Promise<void> {
    Object.assign(application, { state: details.to ?? application.state, updatedAt: tx.now });
    if (!OF_ONE_EVALUATOR.includes(verb)) application.version += 1;
    if (KNOWN_TO_APPLICANT.includes(verb) || stateForApplicant(before) !== stateForApplicant(application))
      application.applicantVersion += 1;
    await writeStep(tx, viewer, verb, { before, application, details });
    application.dueOn = await this.dueOn(tx, application);
    await tx.manager.save(application);
    await tx.record({
      operation: verb,
      subjectType: "Application",
      subjectId: application.id,
      before,
      after: application,
    });
  }

  /** Last day of the clock that runs out first, for lists; worked out anew with every change. */
  private async dueOn(tx: Transaction, application: Application): Promise<string | null> {
    const where = { applicationId: application.id };
    const steps = await tx.manager.find(ApplicationStep, { where, order: { number: "ASC" } });
    const requests = await tx.manager.find(InformationRequest, { where });
    const timeline = timelineOf(application.side, steps, requests);
    const day = whenClocksRun(timeline, localDayOf(tx.now, application.side));
    const { levels } = await this.levels.onWithin(tx, application.submittedOn);
    return nextDueOn(clocksOf(timeline, day, levels));
  }
}

interface Finished {
  readonly before: Application;
  readonly application: Application;
  readonly details: StepDetails;
}

/** An evaluator is found by a file that is not open yet for one verb alone: the declaration that opens it. */
function isFindable(viewer: Viewer, verb: VerbName, record: ApplicationRecord): boolean {
  if (mayRead(viewer, 4, record)) return true;
  return (
    verb === "declareConflictOfInterest" &&
    viewer.roles.has("EVALUATOR") &&
    record.duties.some(({ personId, duty }) => personId === viewer.personId && duty === "EVALUATE")
  );
}

function refuseUnlessPermitted(viewer: Viewer, verb: VerbName, record: ApplicationRecord): void {
  const { duty }: Verb = applicationVerbs[verb];
  if (duty === "APPLY") {
    if (!viewer.edits(record.organisationId))
      throw new DomainError("FORBIDDEN", "The editors of the enterprise that applies do this with its file.");
    return;
  }
  const hindrance = dutyHindrance(viewer, duty, record);
  if (hindrance !== undefined) throw new DomainError("FORBIDDEN", hindrance);
}

function refuseOldVersion(
  viewer: Viewer,
  verb: VerbName,
  { expectedVersion }: ApplicationTarget,
  application: Application,
): void {
  if (OF_ONE_EVALUATOR.includes(verb)) return;
  const version = versionFor(viewer, application);
  if (version !== expectedVersion) throw conflict("application", version);
}

/** The version that this reader is shown and names in changes. */
export function versionFor(
  viewer: Viewer,
  {
    organisationId,
    version,
    applicantVersion,
  }: Pick<Application, "organisationId" | "version" | "applicantVersion">,
): number {
  return viewer.belongsTo(organisationId) ? applicantVersion : version;
}

export function refuseState(verb: VerbName, state: FileState): void {
  const hindrance = verbHindrance(verb, state);
  if (hindrance !== undefined) throw badInput("input.applicationId", hindrance);
}

async function writeStep(
  tx: Transaction,
  viewer: Viewer,
  verb: VerbName,
  { before, application, details }: Finished,
): Promise<void> {
  const { duty }: Verb = applicationVerbs[verb];
  const number = 1 + (await tx.manager.countBy(ApplicationStep, { applicationId: application.id }));
  await tx.manager.insert(ApplicationStep, {
    id: uuidv7(),
    applicationId: application.id,
    number,
    verb,
    fromState: before.state,
    toState: application.state,
    duty,
    personId: viewer.personId ?? "",
    outcome: details.outcome ?? null,
    reasons: details.reasons ?? null,
    at: tx.now,
  });
}
