import { v7 as uuidv7 } from "uuid";
import type { Store, Transaction } from "../../../../persistence/store";
import type { Viewer } from "../../../../security/viewer";
import { localDayOf } from "../../../shared/clock";
import { notFound, refuse } from "../../../shared/domain-error";
import type { Region } from "../../../shared/region";
import { organisationSubject, refuseArchived } from "../../../partnering/organisations/organisation-change";
import { type ApplicationTarget, refuseState } from "../progress/application-change";
import { ApplicationDraft } from "./application-draft.entity";
import type { ApplicationDraftService } from "./application-draft.service";
import type { ApplicationFiles } from "../circle/application-files";
import type { ApplicationMails } from "../progress/application-mails";
import type { ApplicationRecord } from "../circle/application.repository";
import { Application } from "../life/application.entity";
import { ApplicationStep } from "../life/application-step.entity";
import { type CompleteDraft, isComplete, submissionProblems } from "./completeness.rules";
import { declarationInForce } from "./declaration";
import type { ServiceLevelRepository } from "../service-levels/service-level.repository";
import { clocksOf, nextDueOn, type ServiceLevels } from "../service-levels/service-level.rules";

/** How the numbers of each side's agency begin. */
const SERIES: Readonly<Record<Region, string>> = { BRUSSELS: "BXL", QUEBEC: "QC" };

/** A draft becomes an application: complete, signed, numbered, and from then on the programme's to work on. */
export class SubmissionService {
  constructor(
    private readonly store: Store,
    private readonly drafts: ApplicationDraftService,
    private readonly files: ApplicationFiles,
    private readonly mails: ApplicationMails,
    private readonly levels: ServiceLevelRepository,
  ) {}

  async submit(
    viewer: Viewer,
    target: ApplicationTarget,
    declarationSigned: boolean,
  ): Promise<ApplicationRecord> {
    const wasDraft = await this.store.transaction(viewer.actor, async (tx) => {
      const draft = await this.drafts.lockFor(tx, viewer, "submitApplication", target);
      if (!draft) return false;
      const subject = await organisationSubject(tx, draft.organisationId);
      refuseArchived(subject?.organisationArchived ?? true, "input.applicationId");
      refuse(submissionProblems(draft, declarationSigned));
      if (isComplete(draft)) await this.take(tx, viewer, draft);
      return true;
    });
    const application = await this.files.find(viewer, target.applicationId);
    if (!application) throw notFound("application", "input.applicationId");
    if (!wasDraft) refuseState("submitApplication", application.state);
    return application;
  }

  private async take(tx: Transaction, viewer: Viewer, draft: CompleteDraft): Promise<void> {
    const submittedOn = localDayOf(tx.now, draft.side);
    const application = tx.manager.create(Application, {
      ...contentOf(draft),
      trackingNumber: await nextNumber(tx, draft.side, submittedOn),
      previousApplicationId: draft.previousApplicationId ?? (await lastTurnedDown(tx, draft.organisationId)),
      declarationVersion: declarationInForce().version,
      signedBy: viewer.personId ?? "",
      state: "SUBMITTED",
      recommended: null,
      consultationOutcome: null,
      submittedAt: tx.now,
      submittedOn,
      dueOn: firstDueOn(draft.side, submittedOn, await this.levels.onWithin(tx, submittedOn)),
      updatedAt: tx.now,
      version: draft.version + 1,
      applicantVersion: draft.version + 1,
    });
    await tx.manager.insert(Application, application);
    await tx.manager.delete(ApplicationDraft, { id: draft.id });
    await writeFirstStep(tx, application);
    await tx.record({
      operation: "submitApplication",
      subjectType: "Application",
      subjectId: application.id,
      before: draft,
      after: application,
    });
    await this.mails.tellApplicant(tx, application, "RECEIVED");
    await this.mails.tellRole(tx, "COORDINATOR", application.side, application, "ARRIVED");
  }
}

function contentOf(draft: CompleteDraft) {
  const { id, organisationId, side, objectives, projectTitle, projectNature, projectAims } = draft;
  const { addedValue, intermediarySearch, cooperationKinds, services, introductionIds } = draft;
  const project = { projectTitle, projectNature, projectAims, addedValue, intermediarySearch };
  return { id, organisationId, side, objectives, ...project, cooperationKinds, services, introductionIds };
}

/**
 * Numbers run per year and per side, whose one agency receives the files, and have no gaps: the row of the series is
 * locked until the submission commits, and a submission that fails gives its number back. Submissions are few, so that
 * waiting for one another costs nothing, and whoever audits sees that no file has disappeared. The series bears the
 * side's name, not the agency's: institutions change theirs, a number on paper never changes.
 */
async function nextNumber(tx: Transaction, side: Region, day: string): Promise<string> {
  const series = SERIES[side];
  const year = day.slice(0, 4);
  const [row] = await tx.query<{ number: number }>(
    `insert into application_number (series, year, last_number) values ($1, $2, 1)
     on conflict (series, year) do update set last_number = application_number.last_number + 1
     returning last_number as number`,
    [series, Number(year)],
  );
  return `${series}-${year}-${String(row?.number ?? 0).padStart(4, "0")}`;
}

/** The newest file of the enterprise that was turned down: a new request takes it up, said or unsaid. */
async function lastTurnedDown(tx: Transaction, organisationId: string): Promise<string | null> {
  const [newest] = await tx.manager.find(Application, {
    where: [
      { organisationId, state: "REFUSED" },
      { organisationId, state: "INADMISSIBLE" },
    ],
    order: { id: "DESC" },
    take: 1,
  });
  return newest?.id ?? null;
}

async function writeFirstStep(tx: Transaction, { id, signedBy }: Application): Promise<void> {
  await tx.manager.insert(ApplicationStep, {
    id: uuidv7(),
    applicationId: id,
    number: 1,
    verb: "submitApplication",
    fromState: "DRAFT",
    toState: "SUBMITTED",
    duty: "APPLY",
    personId: signedBy,
    outcome: null,
    reasons: null,
    at: tx.now,
  });
}

function firstDueOn(side: Region, submittedOn: string, { levels }: ServiceLevels): string | null {
  const timeline = { side, changes: [{ to: "SUBMITTED", on: submittedOn } as const], pauses: [] };
  return nextDueOn(clocksOf(timeline, submittedOn, levels));
}
