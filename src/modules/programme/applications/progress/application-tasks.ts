import type { Viewer } from "../../../../security/viewer";
import { type Task, type TaskKind, type TaskSource, TASKS_OF_A_SOURCE } from "../../../tasks/task";
import type { ApplicationFiles } from "../circle/application-files";
import { applicationTransitions, type ApplicationState, isOpen } from "../life/application-life.rules";
import type { ApplicationPartsRepository } from "../file/application-parts.repository";
import type {
  ApplicationFilter,
  ApplicationRecord,
  ApplicationRepository,
} from "../circle/application.repository";
import { evaluatorsTurn, turnOf } from "./application-turn.rules";

const OPEN_STATES = (Object.keys(applicationTransitions) as (keyof typeof applicationTransitions)[]).filter(
  (state): state is ApplicationState => state !== "DRAFT" && isOpen(state),
);

/** What waits on application files: for the applicant's editors, and for whoever has or could have a duty on them. */
export class ApplicationTasks implements TaskSource {
  constructor(
    private readonly files: ApplicationFiles,
    private readonly repository: ApplicationRepository,
    private readonly parts: ApplicationPartsRepository,
  ) {}

  async tasksOf(viewer: Viewer): Promise<Task[]> {
    return [
      ...(await this.ofApplicant(viewer)),
      ...(viewer.roles.has("EVALUATOR") ? await this.ofEvaluator(viewer) : []),
      ...(await this.ofOffices(viewer)),
    ];
  }

  private async ofApplicant(viewer: Viewer): Promise<Task[]> {
    const edited = viewer.organisationIds.filter((id) => viewer.edits(id));
    if (edited.length === 0) return [];
    const questions = await this.parts.openQuestionsTo(edited, OPEN_STATES, TASKS_OF_A_SOURCE);
    return questions.map(({ applicationId, organisationId, askedAt, answerBy, trackingNumber }) => ({
      kind: "ANSWER_INFORMATION_REQUEST",
      since: askedAt,
      dueOn: answerBy,
      recordType: "Application",
      recordId: applicationId,
      organisationId,
      subject: trackingNumber,
    }));
  }

  private async ofEvaluator(viewer: Viewer): Promise<Task[]> {
    const duties = (await this.parts.tasksOf(viewer.personId ?? "")).filter(
      ({ releasedAt, evaluatedAt }) => releasedAt === null && evaluatedAt === null,
    );
    const applications = await this.repository.findMany(duties.map(({ applicationId }) => applicationId));
    return this.told(viewer, applications, (application) => {
      const duty = duties.find(({ applicationId }) => applicationId === application.id);
      return duty && evaluatorsTurn(duty, application);
    });
  }

  /** The agency, the directorate and the delegation. What is overdue comes first, so that a long list does not hide it. */
  private async ofOffices(viewer: Viewer): Promise<Task[]> {
    const roles = ["COORDINATOR", "DIRECTORATE_OFFICER", "DELEGATE"] as const;
    if (!roles.some((role) => viewer.roles.has(role))) return [];
    const overdue = await this.page(viewer, { states: OPEN_STATES, overdue: true });
    const open = await this.page(viewer, { states: OPEN_STATES });
    const known = new Set(overdue.map(({ id }) => id));
    const files = [...overdue, ...open.filter(({ id }) => !known.has(id))];
    return this.told(viewer, files, (file) =>
      viewer.belongsTo(file.organisationId) ? undefined : turnOf(viewer, file),
    );
  }

  private async page(viewer: Viewer, filter: ApplicationFilter): Promise<ApplicationRecord[]> {
    const page = { list: "tasks", size: TASKS_OF_A_SOURCE, backward: false, cursor: undefined };
    return (await this.repository.page(viewer, filter, page)).slice(0, TASKS_OF_A_SOURCE);
  }

  /** Those on which it is the viewer's turn; each of them counts as read, for its number is told. */
  private async told(
    viewer: Viewer,
    files: readonly ApplicationRecord[],
    turn: (file: ApplicationRecord) => TaskKind | undefined,
  ): Promise<Task[]> {
    const waiting = files.flatMap((file) => {
      const kind = turn(file);
      return kind ? [{ kind, file }] : [];
    });
    await this.files.noteRead(
      viewer,
      waiting.map(({ file }) => file),
    );
    return waiting.map(({ kind, file }) => ({
      kind,
      since: file.updatedAt,
      dueOn: file.dueOn,
      recordType: "Application",
      recordId: file.id,
      organisationId: null,
      subject: file.trackingNumber,
    }));
  }
}
