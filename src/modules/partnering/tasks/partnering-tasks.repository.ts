import type { Store } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { type Clock, dayOf } from "../../shared/clock";
import { type Task, TASKS_OF_A_SOURCE } from "../../tasks/task";
import { REMINDED_DAYS_BEFORE } from "../introductions/introduction.rules";
import { MONTHS_WITHOUT_DEADLINE } from "../needs/need.rules";
import { STALE_AFTER_MONTHS } from "../suggestions/suggestion.rules";

/** Days before its end at which a need is asked about. */
const RENEWED_DAYS_BEFORE = 30;

const MOST = String(TASKS_OF_A_SOURCE);
const HELD = (person: string, role: string, now: string) =>
  `${person}.deactivated_at is null and ${role}.valid_from <= ${now}
     and (${role}.valid_until is null or ${role}.valid_until > ${now})`;

interface Branch {
  readonly kind: Task["kind"];
  readonly type: string;
  readonly from: string;
  readonly where: string;
  readonly record: string;
  readonly since: string;
  readonly due?: string;
  readonly subject: string;
}

/** One kind of task, the most urgent of them. */
function branch({ kind, type, from, where, record, since, due = "null::date", subject }: Branch): string {
  return `(select '${kind}' as kind, ${since} as since, ${due} as "dueOn", '${type}' as "recordType",
    ${record} as "recordId", o.id as "organisationId", ${subject} as subject
    from ${from} where ${where} order by 3, 2, 5 limit ${MOST})`;
}

const SIDES = ["seeker", "candidate"] as const;
const AWAITED = (side: string) => `i.state in ('SENT', 'ACKNOWLEDGED') and i.${side}_accepted_at is null`;
const ASKED = (side: string, today: string) =>
  `i.state = 'ACCEPTED' and i.${side}_asked_on <= ${today}::date`;
const INTRODUCTION = {
  type: "Introduction",
  record: "i.id",
  due: "i.answer_by",
  subject: "o.legal_name",
} as const;
const followUp = (side: string) =>
  ({
    ...INTRODUCTION,
    kind: "FOLLOW_UP_INTRODUCTION",
    from: `introduction i join organisation o on o.id = i.${side}_id`,
    since: `i.${side}_asked_on::timestamp at time zone 'UTC'`,
    due: "null::date",
  }) as const;
const NEED = {
  type: "Need",
  from: "need n join organisation o on o.id = n.organisation_id",
  record: "n.id",
  subject: "n.title",
} as const;

const LAST_DAY = `coalesce(n.deadline,
  (n.published_at at time zone 'UTC' + interval '${String(MONTHS_WITHOUT_DEADLINE)} months')::date)`;
const CONFIRMED = "coalesce(o.profile_confirmed_on, (o.created_at at time zone 'UTC')::date)";
const STALE_ON = `(${CONFIRMED} + interval '${String(STALE_AFTER_MONTHS)} months')::date`;
const ASKED_ON = `(${CONFIRMED} + interval '${String(STALE_AFTER_MONTHS - 1)} months')::date`;
const profile = (today: string) =>
  ({
    kind: "CONFIRM_PROFILE",
    type: "Organisation",
    record: "o.id",
    since: `${ASKED_ON}::timestamp at time zone 'UTC'`,
    due: STALE_ON,
    subject: "o.legal_name",
    where: `o.archived_at is null and ${ASKED_ON} <= ${today}::date`,
  }) as const;

/** $1: organisations that the viewer edits, $2: today. */
const OF_EDITORS = [
  ...SIDES.flatMap((side) => [
    branch({
      ...INTRODUCTION,
      kind: "ANSWER_INTRODUCTION",
      from: `introduction i join organisation o on o.id = i.${side}_id`,
      where: `i.${side}_id = any($1::uuid[]) and ${AWAITED(side)}`,
      since: "i.sent_at",
    }),
    branch({ ...followUp(side), where: `i.${side}_id = any($1::uuid[]) and ${ASKED(side, "$2")}` }),
  ]),
  branch({
    ...NEED,
    kind: "REVISE_NEED",
    where: "o.id = any($1::uuid[]) and n.status = 'DRAFT' and n.return_reasons is not null",
    since: "n.updated_at",
  }),
  branch({
    ...NEED,
    kind: "CONFIRM_NEED",
    where: "o.id = any($1::uuid[]) and n.status = 'PUBLISHED' and n.confirmed_at is null",
    since: "n.updated_at",
  }),
  branch({
    ...NEED,
    kind: "RENEW_NEED",
    where: `o.id = any($1::uuid[]) and n.status = 'PUBLISHED' and ${LAST_DAY} - ${String(RENEWED_DAYS_BEFORE)} <= $2::date`,
    since: `(${LAST_DAY} - ${String(RENEWED_DAYS_BEFORE)})::timestamp at time zone 'UTC'`,
    due: LAST_DAY,
  }),
  ((one) => branch({ ...one, from: "organisation o", where: `o.id = any($1::uuid[]) and ${one.where}` }))(
    profile("$2"),
  ),
].join("\nunion all\n");

/**
 * $1: regions of the adviser, $2: the adviser, $3: now, $4: today. An adviser's are the organisations of the region that
 * nobody else looks after who still may.
 */
const RESPONSIBLE = `o.archived_at is null and (o.region = any($1::text[]) or o.region is null) and not exists (
  select 1 from organisation_adviser a join person p on p.id = a.adviser_id
    join role_assignment r on r.person_id = p.id and r.role = 'ADVISER'
   where a.organisation_id = o.id and a.ended_at is null and a.adviser_id <> $2
     and (o.region is null or r.region = o.region) and ${HELD("p", "r", "$3")})`;
const HAS_EDITORS = `exists (select 1 from role_assignment r join person p on p.id = r.person_id
   where r.organisation_id = o.id and r.role = 'SME_EDITOR' and ${HELD("p", "r", "$3")})`;

const OF_ADVISERS = [
  ...SIDES.flatMap((side) => [
    branch({
      ...INTRODUCTION,
      kind: "ANSWER_INTRODUCTION",
      from: `introduction i join organisation o on o.id = i.${side}_id`,
      where: `${AWAITED(side)} and ${RESPONSIBLE} and not ${HAS_EDITORS}`,
      since: "i.sent_at",
    }),
    branch({
      ...INTRODUCTION,
      kind: "CHASE_INTRODUCTION",
      from: `introduction i join organisation o on o.id = i.${side}_id`,
      where: `${AWAITED(side)} and i.answer_by - ${String(REMINDED_DAYS_BEFORE)} <= $4::date and ${RESPONSIBLE} and ${HAS_EDITORS}`,
      since: `(i.answer_by - ${String(REMINDED_DAYS_BEFORE)})::timestamp at time zone 'UTC'`,
    }),
    branch({
      ...followUp(side),
      where: `${ASKED(side, "$4")} and ${RESPONSIBLE} and not ${HAS_EDITORS}`,
    }),
  ]),
  branch({
    ...INTRODUCTION,
    kind: "SEND_INTRODUCTION",
    from: "introduction i join organisation o on o.id = i.seeker_id",
    where: `i.state = 'DRAFT' and ${RESPONSIBLE}`,
    since: "i.created_at",
    due: "null::date",
  }),
  branch({
    ...NEED,
    kind: "REVIEW_NEED",
    where: `n.status = 'IN_REVIEW' and ${RESPONSIBLE}`,
    since: "coalesce(n.submitted_at, n.updated_at)",
  }),
  branch({
    ...NEED,
    kind: "CLEAR_NEED_SUMMARY",
    where: `n.status = 'PUBLISHED' and n.summary_cleared_at is null and ${RESPONSIBLE}`,
    since: "n.updated_at",
  }),
  branch({
    kind: "CLEAR_CAPABILITY_SUMMARY",
    type: "Capability",
    from: "capability c join organisation o on o.id = c.organisation_id",
    record: "c.id",
    where: `c.summary is not null and c.summary_cleared_at is null and c.removed_at is null and ${RESPONSIBLE}`,
    since: "c.updated_at",
    subject: "c.title",
  }),
  ((one) =>
    branch({
      ...one,
      from: "organisation_adviser mine join organisation o on o.id = mine.organisation_id",
      where: `mine.adviser_id = $2 and mine.ended_at is null and ${one.where} and ${RESPONSIBLE}`,
    }))(profile("$4")),
].join("\nunion all\n");

/** One statement for each role, however much there is. */
export class PartneringTasksRepository {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  ofEditor(organisationIds: readonly string[]): Promise<Task[]> {
    return this.store.read<Task>("tasks-of-editor", OF_EDITORS, [organisationIds, this.today()]);
  }

  ofAdviser(viewer: Viewer): Promise<Task[]> {
    return this.store.read<Task>("tasks-of-adviser", OF_ADVISERS, [
      regionsOf(viewer),
      viewer.personId,
      this.clock.now(),
      this.today(),
    ]);
  }

  /**
   * Candidates that the viewer has dismissed, or that were dismissed for an organisation that the viewer looks after,
   * and that have changed in some way since. Whether materially, the fingerprint of their profile says.
   */
  changedDismissals(viewer: Viewer): Promise<ChangedDismissal[]> {
    return this.store.read<ChangedDismissal>(
      "tasks-changed-dismissals",
      `select v.id, v.need_id as "needId", v.organisation_id as "candidateId", v.decided_at as "decidedAt",
              v.profile_fingerprint as "profileFingerprint", n.organisation_id as "organisationId",
              candidate.legal_name as "candidateName"
         from (select id from suggestion_verdict where decided_by = $2 and undone_at is null
                union
               select w.id from organisation_adviser a join need m on m.organisation_id = a.organisation_id
                 join suggestion_verdict w on w.need_id = m.id and w.undone_at is null
                where a.adviser_id = $2 and a.ended_at is null) mine
         join suggestion_verdict v on v.id = mine.id
         join need n on n.id = v.need_id join organisation o on o.id = n.organisation_id
         join organisation candidate on candidate.id = v.organisation_id
        where v.kind = 'DISMISSED' and n.status = 'PUBLISHED' and candidate.archived_at is null and ${RESPONSIBLE}
          and exists (select 1 from capability c where c.organisation_id = v.organisation_id and c.updated_at > v.decided_at)
        order by v.decided_at desc, v.id limit ${MOST}`,
      [regionsOf(viewer), viewer.personId, this.clock.now()],
    );
  }

  private today(): string {
    return dayOf(this.clock.now());
  }
}

export interface ChangedDismissal {
  readonly id: string;
  readonly needId: string;
  readonly candidateId: string;
  readonly candidateName: string;
  readonly decidedAt: Date;
  readonly profileFingerprint: string | null;
  readonly organisationId: string;
}

function regionsOf(viewer: Viewer): string[] {
  return viewer.held.flatMap(({ role, region }) => (role === "ADVISER" && region ? [region] : []));
}
