import { v7 as uuidv7 } from "uuid";
import { columnsOf } from "../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import type { Clock } from "../../shared/clock";
import { badInput, conflict, notFound, refuse } from "../../shared/domain-error";
import type { PageRequest } from "../../shared/page";
import { textProblems } from "../../shared/text";
import { PrivacyIncident } from "./incident.entity";
import {
  countProblems,
  type IncidentFacts,
  incidentProblems,
  type IncidentRisk,
  missingNotifications,
  momentProblems,
  refuseTransition,
} from "./incident.rules";

export interface NewIncident extends IncidentFacts {
  readonly idempotencyKey?: string | null | undefined;
}

export interface IncidentTarget {
  readonly incidentId: string;
  readonly expectedVersion: number;
}

export interface Assessment {
  readonly risk: IncidentRisk;
  readonly assessment: string;
  readonly peopleAffected?: number | null | undefined;
}

export interface Notification {
  readonly authorityNotifiedAt?: Date | null | undefined;
  readonly peopleNotifiedAt?: Date | null | undefined;
}

/** The register of incidents: recorded, assessed, told to whom it concerns, closed with what was done about it. */
export class IncidentService {
  private readonly columns: string;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.columns = columnsOf(store.dataSource, PrivacyIncident, "i");
  }

  /** Newest first. */
  page(page: PageRequest): Promise<PrivacyIncident[]> {
    const conditions = new Conditions();
    const paging = keysetPage(conditions, { columns: ["i.noticed_at", "i.id"], descending: true }, page);
    const sql = `select ${this.columns} from privacy_incident i where ${conditions.toSql()} ${paging}`;
    return this.store.read<PrivacyIncident>(statementName("incidents", sql), sql, conditions.values);
  }

  async count(): Promise<number> {
    const [row] = await this.store.read<{ count: number }>(
      "incident-count",
      "select count(*)::int as count from privacy_incident",
    );
    return row?.count ?? 0;
  }

  record(viewer: Viewer, input: NewIncident): Promise<PrivacyIncident> {
    refuse(incidentProblems(input, this.clock.now()));
    return this.store.transaction(viewer.actor, async (tx) => {
      const id = await onlyOnce(tx, "recordPrivacyIncident", input, () => this.insert(tx, input));
      return tx.manager.findOneByOrFail(PrivacyIncident, { id });
    });
  }

  assess(viewer: Viewer, target: IncidentTarget, assessed: Assessment): Promise<PrivacyIncident> {
    refuse([
      ...textProblems(assessed.assessment, "text", "input.assessment"),
      ...countProblems(assessed.peopleAffected),
    ]);
    return this.change(viewer, "assessPrivacyIncident", target, (incident) => {
      refuseTransition(incident.state, "ASSESSED");
      const { risk, assessment, peopleAffected = incident.peopleAffected } = assessed;
      Object.assign(incident, { state: "ASSESSED", risk, assessment, peopleAffected });
    });
  }

  /** The authority and the people may be told on different days: each call adds what it names. */
  notify(viewer: Viewer, target: IncidentTarget, told: Notification): Promise<PrivacyIncident> {
    const { authorityNotifiedAt, peopleNotifiedAt } = told;
    const now = this.clock.now();
    if (!authorityNotifiedAt && !peopleNotifiedAt)
      throw badInput("input.authorityNotifiedAt", "Say who was told: the authority, the people, or both.");
    refuse([
      ...(authorityNotifiedAt ? momentProblems(authorityNotifiedAt, now, "input.authorityNotifiedAt") : []),
      ...(peopleNotifiedAt ? momentProblems(peopleNotifiedAt, now, "input.peopleNotifiedAt") : []),
    ]);
    return this.change(viewer, "notifyPrivacyIncident", target, (incident) => {
      refuseTransition(incident.state, "NOTIFIED");
      Object.assign(incident, {
        state: "NOTIFIED",
        authorityNotifiedAt: authorityNotifiedAt ?? incident.authorityNotifiedAt,
        peopleNotifiedAt: peopleNotifiedAt ?? incident.peopleNotifiedAt,
      });
    });
  }

  close(viewer: Viewer, target: IncidentTarget, measures: string): Promise<PrivacyIncident> {
    refuse(textProblems(measures, "text", "input.measures"));
    return this.change(viewer, "closePrivacyIncident", target, (incident, tx) => {
      refuseTransition(incident.state, "CLOSED");
      refuse(missingNotifications(incident.risk, incident));
      Object.assign(incident, { state: "CLOSED", measures, closedAt: tx.now });
    });
  }

  private async insert(tx: Transaction, facts: NewIncident): Promise<string> {
    const { description, dataConcerned, occurredAt = null, noticedAt, peopleAffected = null } = facts;
    const incident = tx.manager.create(PrivacyIncident, {
      id: uuidv7(),
      state: "RECORDED",
      description,
      dataConcerned,
      occurredAt,
      noticedAt,
      peopleAffected,
      recordedBy: tx.actor.personId,
      recordedAt: tx.now,
      version: 1,
    });
    await tx.manager.insert(PrivacyIncident, incident);
    await recordChange(tx, "recordPrivacyIncident", undefined, incident);
    return incident.id;
  }

  private change(
    viewer: Viewer,
    operation: string,
    { incidentId: id, expectedVersion }: IncidentTarget,
    change: (incident: PrivacyIncident, tx: Transaction) => void,
  ): Promise<PrivacyIncident> {
    return this.store.transaction(viewer.actor, async (tx) => {
      const incident = await tx.manager.findOne(PrivacyIncident, {
        where: { id },
        lock: { mode: "pessimistic_write" },
      });
      if (!incident) throw notFound("incident", "input.incidentId");
      if (incident.version !== expectedVersion) throw conflict("incident", incident.version);
      const before = { ...incident };
      change(incident, tx);
      incident.version += 1;
      await tx.manager.save(incident);
      await recordChange(tx, operation, before, incident);
      return incident;
    });
  }
}

async function recordChange(
  tx: Transaction,
  operation: string,
  before: PrivacyIncident | undefined,
  after: PrivacyIncident,
): Promise<void> {
  await tx.record({ operation, subjectType: "PrivacyIncident", subjectId: after.id, before, after });
}
