import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { Introduction } from "../../partnering/introductions/introduction.entity";
import { SuggestionVerdict } from "../../partnering/suggestions/verdict.entity";
import { dayProblems } from "../../shared/calendar";
import { dayOf, localDayOf } from "../../shared/clock";
import type { CooperationKind } from "../../shared/cooperation-kind";
import { badInput, conflict, DomainError, notFound, refuse } from "../../shared/domain-error";
import type { PageRequest } from "../../shared/page";
import { optionalTextProblems, textProblems } from "../../shared/text";
import type { IntroductionService } from "../../partnering/introductions/introduction.service";
import type { MissionFiles } from "../missions/life/mission-files";
import { Agreement } from "./agreement.entity";
import { partyFor } from "./agreement-party";
import { scheduleFollowUps } from "./agreement-follow-ups";
import { type NewProof, proofProblems, writeProof } from "./agreement-proofs";
import {
  type AgreementFilter,
  type AgreementRecord,
  type AgreementRepository,
  maySeeAgreement,
  partyOf,
} from "./agreement.repository";
import {
  AGREEMENT_PARTIES,
  type AgreementParty,
  endReasonProblems,
  refuseAgreementTransition,
  type SignatureDays,
  signatureProblems,
} from "./agreement.rules";

export interface NewAgreement {
  readonly introductionId: string;
  readonly kind: CooperationKind;
  readonly title: string;
  readonly missionId?: string | null | undefined;
  readonly party?: AgreementParty | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

export interface AgreementTarget {
  readonly agreementId: string;
  readonly expectedVersion: number;
}

export interface Signature {
  readonly signedOn: string;
  readonly party?: AgreementParty | null | undefined;
  readonly proof?: NewProof | null | undefined;
}

export interface AgreementParts {
  readonly repository: AgreementRepository;
  readonly introductions: IntroductionService;
  readonly missions: MissionFiles;
}

type Change = (tx: Transaction, row: Agreement, record: AgreementRecord) => void | Promise<void>;

/** Agreements of two enterprises that were introduced, from the first talks to their end. */
export class AgreementService {
  constructor(
    private readonly store: Store,
    private readonly parts: AgreementParts,
  ) {}

  /** Those of them that exist and that the viewer may see, in any order. */
  async findMany(viewer: Viewer, ids: readonly string[]): Promise<AgreementRecord[]> {
    const agreements = await this.parts.repository.findMany(ids);
    return agreements.filter((agreement) => maySeeAgreement(viewer, agreement));
  }

  page(viewer: Viewer, filter: AgreementFilter, page: PageRequest): Promise<AgreementRecord[]> {
    return this.parts.repository.page(viewer, filter, page);
  }

  async record(viewer: Viewer, input: NewAgreement): Promise<AgreementRecord> {
    refuse(textProblems(input.title, "title", "input.title"));
    const [introduction] = await this.parts.introductions.findMany(viewer, [input.introductionId]);
    if (!introduction) throw notFound("introduction", "input.introductionId");
    const party = partyFor(viewer, introduction, input.party);
    if (introduction.state !== "ACCEPTED")
      throw badInput(
        "input.introductionId",
        "Both sides accept an introduction before they come to an agreement.",
      );
    await this.refuseMission(viewer, input.missionId, introduction);
    const id = await this.store.transaction(viewer.actor, (tx) =>
      onlyOnce(tx, "recordAgreement", input, () => write(tx, input, introduction, party)),
    );
    return this.read(viewer, id);
  }

  /** Each party confirms for itself; the second one makes it signed, and the dates of the follow-up are set. */
  sign(
    viewer: Viewer,
    target: AgreementTarget,
    { signedOn, proof, party: wish }: Signature,
  ): Promise<AgreementRecord> {
    refuse([
      ...dayProblems(signedOn, "input.signedOn"),
      ...(proof ? proofProblems(proof, "input.proof") : []),
    ]);
    return this.change(viewer, "signAgreement", target, async (tx, agreement, record) => {
      refuseAgreementTransition(agreement.state, "SIGNED");
      const party = partyFor(viewer, record, wish);
      refuse(signatureProblems(signedOn, agreement.signedOn, await signatureDays(tx, agreement)));
      const confirmed = party === "SEEKER" ? "seekerConfirmedAt" : "candidateConfirmedAt";
      if (agreement[confirmed])
        throw badInput("input.agreementId", "This party has confirmed already; the other has not yet.");
      Object.assign(agreement, { signedOn, [confirmed]: tx.now });
      if (proof) await writeProof(tx, agreement.id, partyOf(record, party).organisationId, proof);
      if (!agreement.seekerConfirmedAt || !agreement.candidateConfirmedAt) return;
      agreement.state = "SIGNED";
      await scheduleFollowUps(tx, agreement);
    });
  }

  activate(viewer: Viewer, target: AgreementTarget, activeFrom: string): Promise<AgreementRecord> {
    refuse(dayProblems(activeFrom, "input.activeFrom"));
    return this.change(viewer, "activateAgreement", target, (_tx, agreement, record) => {
      refuseAgreementTransition(agreement.state, "ACTIVE");
      refuseOutsider(viewer, record);
      if (agreement.signedOn !== null && activeFrom < agreement.signedOn)
        throw badInput(
          "input.activeFrom",
          `It was signed on ${agreement.signedOn}, and is active from then on at the earliest.`,
        );
      Object.assign(agreement, { state: "ACTIVE", activeFrom });
    });
  }

  end(viewer: Viewer, target: AgreementTarget, reason: string | null): Promise<AgreementRecord> {
    refuse(optionalTextProblems(reason, "text", "input.reason"));
    return this.change(viewer, "endAgreement", target, (tx, agreement, record) => {
      refuseAgreementTransition(agreement.state, "ENDED");
      refuseOutsider(viewer, record);
      refuse(endReasonProblems(agreement.state, reason));
      Object.assign(agreement, { state: "ENDED", endedOn: dayOf(tx.now), endReason: reason });
    });
  }

  async addProof(
    viewer: Viewer,
    target: AgreementTarget,
    proof: NewProof,
    wish: AgreementParty | null | undefined,
  ): Promise<AgreementRecord> {
    refuse(proofProblems(proof, "input"));
    return this.change(viewer, "recordAgreementProof", target, (tx, agreement, record) => {
      const party = partyFor(viewer, record, wish);
      return writeProof(tx, agreement.id, partyOf(record, party).organisationId, proof);
    });
  }

  /** Finds, compares versions, changes and records; also what belongs to the agreement changes its version. */
  async change(
    viewer: Viewer,
    operation: string,
    target: AgreementTarget,
    change: Change,
  ): Promise<AgreementRecord> {
    await this.store.transaction(viewer.actor, async (tx) => {
      const found = await this.parts.repository.lock(tx, target.agreementId);
      if (!found || !maySeeAgreement(viewer, found.record)) throw notFound("agreement", "input.agreementId");
      const { row, record } = found;
      if (row.version !== target.expectedVersion) throw conflict("agreement", row.version);
      const before = { ...row };
      await change(tx, row, record);
      Object.assign(row, { version: row.version + 1, updatedAt: tx.now });
      await tx.manager.save(row);
      await tx.record({ operation, subjectType: "Agreement", subjectId: row.id, before, after: row });
    });
    return this.read(viewer, target.agreementId);
  }

  private async read(viewer: Viewer, id: string): Promise<AgreementRecord> {
    const [agreement] = await this.findMany(viewer, [id]);
    if (!agreement) throw notFound("agreement", "input.agreementId");
    return agreement;
  }

  private async refuseMission(
    viewer: Viewer,
    id: string | null | undefined,
    parties: Introduction,
  ): Promise<void> {
    if (!id) return;
    const mission = await this.parts.missions.find(viewer, id, "input.missionId");
    if (mission.organisationId === parties.seekerId || mission.organisationId === parties.candidateId) return;
    throw badInput("input.missionId", "That mission was made by neither of the two parties.");
  }
}

async function signatureDays(tx: Transaction, { introductionId }: Agreement): Promise<SignatureDays> {
  const { seekerAcceptedAt, candidateAcceptedAt } = await tx.manager.findOneByOrFail(Introduction, {
    id: introductionId,
  });
  const accepted = Math.max(Number(seekerAcceptedAt), Number(candidateAcceptedAt));
  return { from: localDayOf(new Date(accepted), "QUEBEC"), until: localDayOf(tx.now, "BRUSSELS") };
}

function refuseOutsider(viewer: Viewer, record: AgreementRecord): void {
  if (AGREEMENT_PARTIES.some((party) => viewer.mayEdit(partyOf(record, party)))) return;
  throw new DomainError(
    "FORBIDDEN",
    "The parties' editors and the advisers of their regions change an agreement.",
  );
}

async function write(
  tx: Transaction,
  { kind, title, missionId = null }: NewAgreement,
  { id: introductionId, needId, seekerId, candidateId }: Introduction,
  party: AgreementParty,
): Promise<string> {
  const verdict = await tx.manager.findOne(SuggestionVerdict, {
    where: { needId, organisationId: candidateId, kind: "SHORTLISTED" },
    order: { id: "DESC" },
  });
  const agreement = tx.manager.create(Agreement, {
    id: uuidv7(),
    kind,
    state: "NEGOTIATING",
    title,
    seekerId,
    candidateId,
    introductionId,
    needId,
    verdictId: verdict?.id ?? null,
    missionId,
    recordedFor: party,
    recordedBy: tx.actor.personId ?? "",
    createdAt: tx.now,
    updatedAt: tx.now,
    version: 1,
  });
  await tx.manager.insert(Agreement, agreement);
  await tx.record({
    operation: "recordAgreement",
    subjectType: "Agreement",
    subjectId: agreement.id,
    after: agreement,
  });
  return agreement.id;
}
