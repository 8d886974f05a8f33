import { v7 as uuidv7 } from "uuid";
import { IsNull } from "typeorm";
import type { Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { type Day, dayProblems } from "../../shared/calendar";
import { dayOf } from "../../shared/clock";
import { badInput, DomainError, notFound, refuse } from "../../shared/domain-error";
import { textProblems } from "../../shared/text";
import type { Document } from "../documents/document.entity";
import type { DocumentRepository } from "../documents/document.repository";
import { DocumentRelease } from "./document-release.entity";
import type { Introduction, IntroductionSide } from "./introduction.entity";
import type { IntroductionChange, IntroductionTarget, Sides } from "./introduction-change";
import type { IntroductionRecord } from "./introduction.repository";
import { refuseUnlessAccepted } from "./introduction.rules";
import { otherSide, sideOf, type SideWish } from "./introduction-side";
import { NonDisclosureAgreement } from "./non-disclosure-agreement.entity";

export interface SignedAgreement {
  readonly signedOn: Day;
  readonly seekerSignatory: string;
  readonly candidateSignatory: string;
  readonly side?: SideWish;
}

/** What the two entrust to each other once both have accepted: first a promise, then one document after another. */
export class IntroductionConfidenceService {
  constructor(
    private readonly change: IntroductionChange,
    private readonly documents: DocumentRepository,
  ) {}

  /** May be recorded anew, say with the right day, as long as no document rests on it. */
  recordAgreement(
    viewer: Viewer,
    target: IntroductionTarget,
    input: SignedAgreement,
  ): Promise<IntroductionRecord> {
    refuse([
      ...dayProblems(input.signedOn, "input.signedOn"),
      ...textProblems(input.seekerSignatory, "name", "input.seekerSignatory"),
      ...textProblems(input.candidateSignatory, "name", "input.candidateSignatory"),
    ]);
    const operation = "recordNonDisclosureAgreement";
    return this.change.run(viewer, operation, target, async (tx, introduction, sides) => {
      const side = sideOf(viewer, sides, input.side);
      refuseUnlessAccepted(introduction);
      refuseFuture(input.signedOn, dayOf(tx.now));
      const { id: introductionId } = introduction;
      if (await tx.manager.existsBy(DocumentRelease, { introductionId }))
        throw badInput(
          "input.introductionId",
          "Documents were released under the agreement that is recorded; it stays as it is.",
        );
      const { signedOn, seekerSignatory, candidateSignatory } = input;
      await tx.manager.save(NonDisclosureAgreement, {
        ...{ introductionId, signedOn, seekerSignatory, candidateSignatory },
        recordedBy: viewer.personId ?? "",
        recordedAt: tx.now,
      });
      await this.change.tell(tx, otherSide(side), introduction, "AGREEMENT_RECORDED");
    });
  }

  /** Only people of the owner release what is its own: no adviser does it for them. */
  release(viewer: Viewer, target: IntroductionTarget, documentId: string): Promise<IntroductionRecord> {
    return this.change.run(viewer, "releaseDocument", target, async (tx, introduction, sides) => {
      const { document, side } = await this.own(tx, viewer, documentId, sides);
      if (!viewer.edits(document.organisationId))
        throw new DomainError("FORBIDDEN", "Editors of the organisation that owns a document release it.");
      await refuseUnlessPromised(tx, introduction);
      const pair = { introductionId: introduction.id, documentId };
      if (await tx.manager.existsBy(DocumentRelease, { ...pair, withdrawnAt: IsNull() }))
        throw badInput("input.documentId", "The document is released in this introduction already.");
      await tx.manager.insert(DocumentRelease, {
        ...pair,
        id: uuidv7(),
        releasedBy: viewer.personId ?? "",
        releasedAt: tx.now,
        withdrawnBy: null,
        withdrawnAt: null,
      });
      await tx.record({
        kind: "DISCLOSURE",
        operation: "releaseDocument",
        subjectType: "Document",
        subjectId: documentId,
        reason: `introduction ${introduction.id}`,
      });
      await this.change.tell(tx, otherSide(side), introduction, "DOCUMENT_RELEASED");
    });
  }

  withdrawRelease(
    viewer: Viewer,
    target: IntroductionTarget,
    documentId: string,
  ): Promise<IntroductionRecord> {
    return this.change.run(viewer, "withdrawDocumentRelease", target, async (tx, introduction, sides) => {
      await this.own(tx, viewer, documentId, sides);
      const pair = { introductionId: introduction.id, documentId };
      const standing = await tx.manager.findOneBy(DocumentRelease, { ...pair, withdrawnAt: IsNull() });
      if (!standing) throw badInput("input.documentId", "The document is not released in this introduction.");
      Object.assign(standing, { withdrawnBy: viewer.personId, withdrawnAt: tx.now });
      await tx.manager.save(standing);
    });
  }

  /** A document of a side whose confidential data are the viewer's to read; every other one does not exist. */
  private async own(
    tx: Transaction,
    viewer: Viewer,
    documentId: string,
    sides: Sides,
  ): Promise<{ document: Document; side: IntroductionSide }> {
    const document = await this.documents.lock(tx, documentId);
    const side = (["SEEKER", "CANDIDATE"] as const).find(
      (one) => sides[one].organisationId === document?.organisationId,
    );
    if (!document || !side || !viewer.mayEdit(sides[side])) throw notFound("document", "input.documentId");
    return { document, side };
  }
}

async function refuseUnlessPromised(tx: Transaction, introduction: Introduction): Promise<void> {
  refuseUnlessAccepted(introduction);
  if (!(await tx.manager.existsBy(NonDisclosureAgreement, { introductionId: introduction.id })))
    throw badInput(
      "input.introductionId",
      "No non-disclosure agreement of the two is recorded. Record it first, then release documents.",
    );
}

function refuseFuture(signedOn: Day, today: Day): void {
  if (signedOn > today)
    throw badInput("input.signedOn", `The signature on ${signedOn} lies in the future; today is ${today}.`);
}
